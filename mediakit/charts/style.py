"""Colours, marker shapes and the style sheet: one outlet, one colour, in all figures of a corpus.

Palette: Okabe & Ito (2008), "Color universal design", without its yellow, which is not seen on white. Contrast ratios
are those of the Web Content Accessibility Guidelines 2.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
GREY = "#767676"
INK = "#222222"
MUTED = "#5F5F5F"
GRID = "#E4E4E4"
SHAPES = dict(zip(PALETTE, "osD^vPX", strict=True))

Colors = Mapping[str, str]
"""Outlet -> colour, made once a corpus."""


def colors(outlets: Iterable[object], *, highlight: Sequence[str] = (), keep: Colors | None = None) -> dict[str, str]:
    """Give every outlet its colour; make this once a corpus and pass it to every chart.

    Parameters
    ----------
    outlets : names, repeats allowed (such as `articles["outlet"]`)
        Sorted by name, so that the order of rows does not matter.
    highlight : names
        These get the colours, in this order; all others are grey. With more than seven outlets everything that is
        not highlighted is grey.
    keep : mapping, optional
        An earlier result: its outlets keep their colours, new ones take what is left.

    Returns
    -------
    dict
        Outlet -> "#RRGGBB", sorted by name.

    Examples
    --------
    >>> colors(["Post", "Herald", "Post"])
    {'Herald': '#0072B2', 'Post': '#D55E00'}
    >>> colors("abcdefgh", highlight=["c"])["c"], colors("abcdefgh")["c"]
    ('#0072B2', '#767676')
    """
    kept = dict(keep or {})
    names = sorted({str(o) for o in outlets if o is not None and o == o} | set(kept))  # noqa: PLR0124 - NaN is unequal to itself
    free = [c for c in PALETTE if c not in kept.values()]
    new = [o for o in names if o not in kept]
    coloured = [o for o in highlight if o in new] if highlight else new if len(new) <= len(free) else []
    kept |= dict.fromkeys(new, GREY) | dict(zip(coloured, free, strict=False))
    return {o: kept[o] for o in names}


def shape(color: str) -> str:
    """Marker of an outlet, from its colour: outlets stay apart in greyscale."""
    return SHAPES.get(color, "o")


def contrast(color: str) -> float:
    """Contrast ratio of a colour on white, from 1 to 21.

    >>> round(contrast("#000000"), 1), round(contrast("#E69F00"), 1)
    (21.0, 2.3)
    """
    from matplotlib.colors import to_rgb

    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05)


def legible(color: str, ratio: float = 3.0) -> str:
    """Return the colour, darkened as far as needed for this contrast on white: 3 for marks, 4.5 for text.

    >>> legible("#0072B2"), contrast(legible("#E69F00", 4.5)) >= 4.5
    ('#0072b2', True)
    """
    from matplotlib.colors import to_hex, to_rgb

    red, green, blue = to_rgb(color)
    for step in range(20):
        darker = to_hex((red * (1 - step / 20), green * (1 - step / 20), blue * (1 - step / 20)))
        if contrast(darker) >= ratio:
            return darker
    return "#000000"


@contextmanager
def style(width: float = 6.0) -> Iterator[None]:
    """Use mediakit's look for figures made inside the `with` block; afterwards everything is as before.

    Parameters
    ----------
    width : inches
        Width of new figures: 6 for a notebook, 3.3 for a column and 6.7 for a page of a journal.

    Examples
    --------
    >>> import matplotlib
    >>> before = matplotlib.rcParams["axes.titlelocation"]
    >>> with style():
    ...     matplotlib.rcParams["axes.titlelocation"]
    'left'
    >>> matplotlib.rcParams["axes.titlelocation"] == before
    True
    """
    import matplotlib.style

    sheet = Path(__file__).with_name("mediakit.mplstyle")
    narrow = {"font.size": 8, "axes.titlesize": 9.5, "axes.labelsize": 8, "xtick.labelsize": 7.5, "ytick.labelsize": 8}
    size = {"figure.figsize": (width, width / 2), **(narrow if width < 4.5 else {})}
    with matplotlib.style.context([str(sheet), size]):
        yield
