"""What all charts share: the canvas, rows with labels, small print, numbers as a figure prints them.

Helpers of the charts; nothing here computes a result.
"""

from __future__ import annotations

import hashlib
import math
import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from mediakit.charts.safe import drawable, literal, visible
from mediakit.charts.style import GREY, GRID, INK, MUTED, Colors, colors, contrast
from mediakit.charts.text import NARROW, slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import LayoutEngine


PALE = 1.4
"""Contrast with white up to which grey text can still be read on a ground."""


def canvas(ax: Axes | None, rows: int = 8) -> Axes:
    """Return the Axes to draw on: the one given, or the current one; a figure made here gets a fitting height."""
    if ax is None:
        import matplotlib.pyplot as plt

        fresh = not plt.get_fignums()
        ax = plt.gca()
        if fresh:
            figure = plt.gcf()
            figure.set_layout_engine(settled_layout())
            figure.set_facecolor("white")
            figure.set_size_inches(6, min(1.3 + 0.35 * max(rows, 2), 12))
    whiten(ax)
    return ax


def whiten(ax: Axes) -> None:
    """Give the Axes a white ground, and its figure too if that is dark or transparent: all text is dark."""
    from matplotlib.colors import to_hex, to_rgba

    ax.set_facecolor("white")
    figure = ax.get_figure(root=True)
    if figure is None:
        return
    ground = to_rgba(figure.get_facecolor())
    if ground[3] < 1 or contrast(to_hex(ground)) > PALE:
        figure.set_facecolor("white")
        for place in ("left", "center", "right"):
            ax.set_title(ax.get_title(place), loc=place, color=INK)


def settled_layout() -> LayoutEngine:
    """Return a constrained layout that repeats itself until nothing moves: a figure drawn twice has the same bytes.

    Matplotlib's own stops after two rounds, and a second drawing then differs by a hair.
    """
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    class Settled(ConstrainedLayoutEngine):
        def execute(self, fig: Figure) -> None:
            for _ in range(3):
                super().execute(fig)

    return Settled()


def plain(ax: Axes, grid: str = "x") -> None:
    """Few lines: no box, a muted grid along one axis (`x`, `y` or `none`) behind the marks, few ticks."""
    from matplotlib.ticker import MaxNLocator

    for side in ("top", "right", "left" if grid == "x" else "top"):
        ax.spines[side].set_visible(False)
    for side in ("bottom", "left"):
        ax.spines[side].set_color("#8A8A8A")
    ax.set_axisbelow(True)
    ax.tick_params(color="#8A8A8A", labelcolor=INK, length=3)
    for axis in (ax.xaxis, ax.yaxis):
        if grid == axis.axis_name:
            axis.grid(visible=True, color=GRID, linewidth=0.8)
            axis.set_tick_params(length=0)
            most, least = 4 if slot(ax)[0] > NARROW else 3, 3 if grid == "y" else 2
            axis.set_major_locator(MaxNLocator(most, steps=[1, 2, 2.5, 5, 10], min_n_ticks=least))


def nothing(ax: Axes, reason: str) -> Axes:
    """Say in the figure that there is nothing to draw, and why; the reason begins with no name."""
    reason = reason[:1].upper() + reason[1:]
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.text(
        0.5,
        0.5,
        literal(textwrap.fill(drawable(reason), 40)),
        transform=ax.transAxes,
        ha="center",
        va="center",
        color=MUTED,
    )
    ax.set_label(visible(reason))
    return ax


def number(value: float, measure: str) -> str:
    """Return a value as a figure prints it: shares and tone with two decimals, rates and grades with one.

    >>> number(-0.214, "news_tone_mean"), number(1234.4, "n_words"), number(11.06, "hedges_per_1k_words")
    ('−0.21', '1,234', '11.1')
    """
    if math.isnan(value):
        return "not measured"
    text = f"{value:,.{decimals(measure)}f}"
    return text.replace("-", "−" if text.strip("-0.,") else "")


def signed(value: float) -> str:
    """Return a part of a difference with its sign and three decimals.

    >>> signed(0.0421), signed(-0.05), signed(-0.0001)
    ('+0.042', '−0.050', '0.000')
    """
    text = f"{value:+.3f}"
    return text.replace("-", "−") if text.strip("+-0.") else text[1:]


def decimals(measure: str) -> int:
    """Decimals of a measure in a figure."""
    if measure in ("n_words", "n_sentences", "n_characters"):
        return 0
    return 2 if any(part in measure for part in ("share", "tone", "vader", "mattr")) else 1


def jitter(article_ids: Iterable[object]) -> np.ndarray[Any, Any]:
    """Shift in [-0.5, 0.5) of each article, from its id alone: an article keeps its place in every figure."""
    names = (str(i).encode("utf-8", "surrogatepass") for i in article_ids)
    digests = (hashlib.blake2b(name, digest_size=4).digest() for name in names)
    return np.array([int.from_bytes(d, "little") / 2**32 - 0.5 for d in digests])


def colors_of(frame: pd.DataFrame, given: Colors | None, drawn: Iterable[object] = ()) -> dict[str, str]:
    """Colours of the outlets of a table and of those drawn: as given, grey where not given, or made from the names.

    One that is drawn without being in the table changes no colour of the others.
    """
    known, more = {str(o) for o in frame["outlet"]}, {str(o) for o in drawn}
    if given is None:
        return colors(more, keep=colors(known))
    return {o: given.get(o, GREY) for o in known | more | set(given)}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a table as dictionaries, column -> value."""
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]
