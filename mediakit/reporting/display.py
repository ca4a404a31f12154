"""Figures in a notebook, with the alt text that JupyterLab and exported pages would otherwise leave empty.

JupyterLab gives inline figures an empty `alt`, so a figure is shown as HTML (`<img alt="...">`) and as PNG at once.
"""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

from mediakit.charts.safe import stopped
from mediakit.errors import InputError
from mediakit.reading.safe import escaped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DPI = 150


class Picture:
    """A figure as PNG with its alt text, ready to be displayed."""

    def __init__(self, png: bytes, alt: str, width: float) -> None:
        self.png = png
        self.alt = alt
        self.width = width

    def __repr__(self) -> str:
        """Return the alt text."""
        return self.alt

    def html(self) -> str:
        """Return an `<img>` element that holds the picture and its alt text; needs no file and no network."""
        data = base64.b64encode(self.png).decode("ascii")
        alt = escaped(self.alt)
        return f'<img alt="{alt}" src="data:image/png;base64,{data}" width="{round(self.width * 96)}">'

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        data = base64.b64encode(self.png).decode("ascii")
        return {"text/html": self.html(), "image/png": data, "text/plain": self.alt}


def show(figure: Figure | Axes, *, alt: str | None = None) -> Picture:
    """Show a figure in a notebook so that a screen reader can read it; put this last in a cell.

    Parameters
    ----------
    figure : Figure or Axes
        It is closed for pyplot, so that the notebook does not show it a second time without alt text.
    alt : str, optional
        Default: the alt text that the charts made from their tables, `alt_text(figure)`.

    Returns
    -------
    Picture
        A notebook displays it as `<img alt="...">` and as PNG.

    Raises
    ------
    InputError
        `figure` is no figure, or `alt` no text.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "B"], "n_words": [410.0, 600.0]})
    >>> picture = mk.show(mk.charts.stripplot(scores, "n_words"), alt="B is longer than A")
    >>> picture
    B is longer than A
    >>> picture.html()[:29], picture.png[1:4]
    ('<img alt="B is longer than A"', b'PNG')
    """
    import matplotlib.pyplot as plt

    figure = root_figure(figure)
    if not isinstance(alt, str | None):
        raise InputError(f"alt must be a text; not a {type(alt).__name__}")
    text = alt_text(figure) if alt is None else " ".join(alt.split())
    settle(figure)
    picture = Picture(png_bytes(figure, text), text, figure.get_figwidth())
    plt.close(figure)
    return picture


def alt_text(figure: Figure | Axes) -> str:
    """Alt text of a figure: the titles, and what each chart says of the table it drew.

    Parameters
    ----------
    figure : Figure or Axes

    Returns
    -------
    str
        One line. An Axes that no chart of mediakit drew is told by its axis labels; a figure without any text gives
        "Figure".

    Raises
    ------
    InputError
        `figure` is no figure.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B", "B"], "n_words": [410.0, 450.0, 600.0, 620.0]})
    >>> mk.alt_text(mk.charts.stripplot(scores, "n_words"))
    'Strip plot of number of words for 4 articles of 2 outlets. Medians from highest to lowest, with range:
    B 610 (600 to 620), A 430 (410 to 450).'
    """
    root = root_figure(figure)
    whole = root if not hasattr(figure, "get_xlabel") else None
    axes: list[Any] = [figure] if whole is None else list(whole.axes)
    titles = [] if whole is None else [whole.get_suptitle()]
    told = [part for ax in axes for part in (*map(ax.get_title, ("left", "center", "right")), _of_axes(ax))]
    lines = (stopped(" ".join(t.split()).rstrip(".")) for t in (*titles, *told) if t and t.strip())
    return " ".join(dict.fromkeys(lines)) or "Figure"


def _of_axes(ax: Axes) -> str:
    """What a chart wrote down of itself, else the names of the axes."""
    label = str(ax.get_label())
    if label and not label.startswith(("<", "_")):
        return label
    return " against ".join(name for name in (ax.get_ylabel(), ax.get_xlabel()) if name)


def root_figure(figure: object) -> Figure:
    """Return the figure itself, or the figure of an Axes; InputError for anything else."""
    from matplotlib.artist import Artist

    root = figure.get_figure(root=True) if isinstance(figure, Artist) else None
    if root is None:
        raise InputError(f"a figure or an Axes that a chart has drawn in is needed; not a {type(figure).__name__}")
    return root


def settle(figure: Figure) -> None:
    """Repeat the layout until nothing moves, so that a figure that is saved again has the same bytes."""
    engine = figure.get_layout_engine()
    if engine is not None:
        for _ in range(4):
            engine.execute(figure)


def png_bytes(figure: Figure, alt: str) -> bytes:
    """Return the figure as PNG on white, the same bytes every time; the alt text is its Description."""
    out = io.BytesIO()
    metadata = {"Description": alt, "Software": None}
    figure.savefig(
        out,
        format="png",
        dpi=DPI,
        facecolor="white",
        bbox_inches=None,
        metadata=metadata,
    )
    return out.getvalue()
