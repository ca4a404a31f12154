"""Which words make the tone of one outlet differ from that of another: the largest parts of the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mediakit.charts.alt import NAMED, count, sentences
from mediakit.charts.labels import at_least_one, needed
from mediakit.charts.layout import canvas, nothing, number, plain, signed
from mediakit.charts.style import MUTED
from mediakit.charts.text import axis_titles, row_labels, small_print, value_column
from mediakit.errors import UnknownNameError

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def contributions(words: pd.DataFrame, outlet: str | None = None, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Draw the words that add most to the difference in tone between an outlet and the reference.

    Parameters
    ----------
    words : table of `tone_words` with a reference
        Columns `outlet, reference, word, gap`; the gaps of an outlet sum to the difference of the two means.
    outlet : one of its outlets, optional
        Default: the first. A table without rows, as `tone_words` gives for a single outlet, draws a note.
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
    InputError
        If `top` is not a whole number of at least 1.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> words = pd.DataFrame({"word": ["win", "war", "rain", "fear"], "gap": [0.02, -0.05, 0.001, -0.002]})
    >>> ax = mk.charts.contributions(words.assign(outlet="Post", reference="Herald"), top=2)
    >>> [label.get_text() for label in ax.get_yticklabels()], [round(float(bar.get_width()), 3) for bar in ax.patches]
    (['war', 'win', '2 other words'], [-0.05, 0.02, -0.001])
    """
    at_least_one(top)
    words = needed(words, ["outlet", "reference", "word", "gap"], "words")
    known = list(dict.fromkeys(words["outlet"]))
    if outlet is not None and known and outlet not in known:
        raise UnknownNameError("outlet", outlet, known)
    name = outlet if outlet is not None else next(iter(known), "")
    rows = words[words["outlet"] == name]
    ax = canvas(ax, top + 1)
    if rows.empty:
        return nothing(ax, "No word with a tone to draw")
    parts = parts_of(rows, top)
    plain(ax)
    ax.axvline(0, color=MUTED, linewidth=1)
    fills = ["#8C8C8C" if i >= top else "#542788" if gap > 0 else "#B35806" for i, (_, gap) in enumerate(parts)]
    ax.barh(range(len(parts)), [gap for _, gap in parts], height=0.66, color=fills)
    row_labels(ax, [word for word, _ in parts])
    value_column(ax, [signed(gap) for _, gap in parts])
    reference, total = str(rows["reference"].iloc[0]), float(rows["gap"].sum())
    axis_titles(ax, f"part of the difference in tone, {name} less {reference}")
    small_print(
        ax,
        f"bars sum to the difference of means, {number(total, 'tone')}",
        "valence of words, not stance",
        "no interval",
    )
    told = ", ".join(f"{word} {signed(gap)}" for word, gap in parts[:NAMED])
    title = f"Bars of words that make the tone of {name} differ from {reference}, together {number(total, 'tone')}"
    ax.set_label(sentences(title, f"largest parts: {told}"))
    return ax


def parts_of(rows: pd.DataFrame, top: int) -> list[tuple[str, float]]:
    """Words and their parts, largest first, and the sum of those that are not drawn one by one."""
    ranked = rows.assign(size=rows["gap"].abs()).sort_values(["size", "word"], ascending=[False, True])
    parts = [(str(word), float(gap)) for word, gap in zip(ranked["word"], ranked["gap"], strict=True)]
    rest = parts[top:]
    return parts[:top] + ([(count(len(rest), "other word"), sum(gap for _, gap in rest))] if rest else [])
