"""Which words make the tone of one outlet differ from that of another: the largest parts of the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mediakit.charts.alt import sentences
from mediakit.charts.layout import canvas, nothing, number, plain
from mediakit.charts.style import MUTED
from mediakit.charts.text import axis_titles, row_labels, small_print, value_column
from mediakit.errors import UnknownNameError
from mediakit.tables import require

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def contributions(words: pd.DataFrame, outlet: str | None = None, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Draw the words that add most to the difference in tone between an outlet and the reference.

    Parameters
    ----------
    words : table of `tone_words` with a reference
        Columns `outlet, reference, word, gap`; the gaps of an outlet sum to the difference of the two means.
    outlet : one of its outlets, optional
        Default: the first.
    top : at least 1
        So many words, largest part first; the others are drawn together in a last bar, so that all bars sum to the
        difference.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes

    Raises
    ------
    MissingColumnError, UnknownNameError
        If the table lacks a column, or does not have the outlet.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> words = pd.DataFrame({"word": ["win", "war", "rain", "fear"], "gap": [0.02, -0.05, 0.001, -0.002]})
    >>> ax = mk.charts.contributions(words.assign(outlet="Post", reference="Herald"), top=2)
    >>> [label.get_text() for label in ax.get_yticklabels()], [round(float(bar.get_width()), 3) for bar in ax.patches]
    (['war', 'win', '2 other words'], [-0.05, 0.02, -0.001])
    """
    require(words, ["outlet", "reference", "word", "gap"], "words")
    known = list(dict.fromkeys(words["outlet"]))
    if outlet is not None and outlet not in known:
        raise UnknownNameError("outlet", outlet, known)
    name = outlet if outlet is not None else next(iter(known), "")
    rows = words[words["outlet"] == name]
    ax = canvas(ax, top + 1)
    if rows.empty:
        return nothing(ax, "No word with a tone to draw")
    ranked = rows.assign(size=rows["gap"].abs()).sort_values(["size", "word"], ascending=[False, True])
    parts = list(zip(ranked["word"].astype(str), ranked["gap"], strict=True))
    rest = parts[top:]
    parts = parts[:top] + ([(f"{len(rest):,} other words", sum(gap for _, gap in rest))] if rest else [])
    plain(ax)
    ax.axvline(0, color=MUTED, linewidth=1)
    fills = ["#8C8C8C" if i >= top else "#542788" if gap > 0 else "#B35806" for i, (_, gap) in enumerate(parts)]
    ax.barh(range(len(parts)), [gap for _, gap in parts], height=0.66, color=fills)
    row_labels(ax, [word for word, _ in parts])
    value_column(ax, [f"{gap:+.3f}".replace("-", "−") for _, gap in parts])
    reference, total = str(rows["reference"].iloc[0]), float(rows["gap"].sum())
    axis_titles(ax, f"part of the difference in tone, {name} less {reference}")
    small_print(
        ax,
        f"bars sum to the difference of means, {number(total, 'tone')}",
        "valence of words, not stance",
        "no interval",
    )
    told = ", ".join(f"{word} {gap:+.3f}" for word, gap in parts[:7])
    title = f"Bars of words that make the tone of {name} differ from {reference}, together {number(total, 'tone')}"
    ax.set_label(sentences(title, told))
    return ax
