"""Keyness dots: the words that mark each outlet, their log-odds, and in how many articles they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mediakit.charts.alt import NAMED, count, sentences
from mediakit.charts.labels import at_least_one, needed
from mediakit.charts.layout import canvas, colors_of, nothing, number, plain, records
from mediakit.charts.style import Colors, legible
from mediakit.charts.text import axis_titles, row_labels, small_print, value_column
from mediakit.errors import UnknownNameError

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def keydots(
    keyness: pd.DataFrame,
    outlet: str | None = None,
    *,
    top: int = 12,
    colors: Colors | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the words that mark one outlet most, as dots.

    Parameters
    ----------
    keyness : table of `keyness`
        Columns `outlet, word, log_odds, z, n_articles`.
    outlet : one of its outlets, optional
        Default: the first.
    top : at least 1
        So many words, by `z`.
    colors : outlet -> colour, optional
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        The size of a dot, and the column at the right, is the number of the outlet's articles with the word.

    Raises
    ------
    MissingColumnError, UnknownNameError
        If the table lacks a column, or does not have the outlet.
    InputError
        If `top` is not a whole number of at least 1.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> words = pd.DataFrame({"word": ["tax", "rain", "the"], "log_odds": [1.5, 0.4, -0.1], "z": [3.0, 1.2, -2.0]})
    >>> ax = mk.charts.keydots(words.assign(outlet="Post", n_articles=[7, 2, 9]))
    >>> ax.get_xlabel(), [label.get_text() for label in ax.get_yticklabels()]  # only words with z above 0
    ('log-odds against the other outlets', ['tax', 'rain'])
    """
    at_least_one(top)
    keyness = needed(keyness, ["outlet", "word", "log_odds", "z", "n_articles"], "keyness")
    if keyness.empty:
        return nothing(canvas(ax, 1), "No word to draw: the table is empty")
    known = list(dict.fromkeys(keyness["outlet"]))
    if outlet is not None and outlet not in known:
        raise UnknownNameError("outlet", outlet, known)
    name = outlet if outlet is not None else next(iter(known), "")
    rows = keyness[(keyness["outlet"] == name) & (keyness["z"] > 0)]
    rows = rows.sort_values(["z", "word"], ascending=[False, True]).head(top)
    ax = canvas(ax, len(rows))
    if rows.empty:
        return nothing(ax, "No word marks this outlet")
    plain(ax)
    color = colors_of(keyness, colors)[str(name)]
    ax.hlines(range(len(rows)), 0, rows["log_odds"], color="#C4C4C4", linewidth=1)
    sizes = 18 + 140 * rows["n_articles"] / max(1, rows["n_articles"].max())
    ax.scatter(
        rows["log_odds"], range(len(rows)), s=sizes, color=color, edgecolors=legible(color), linewidths=1, zorder=3
    )
    row_labels(ax, [str(w) for w in rows["word"]])
    value_column(ax, [f"{n:,}" for n in rows["n_articles"]], "articles")
    ax.set_xlim(left=0)
    axis_titles(ax, "log-odds against the other outlets")
    small_print(ax, f"words of {name}, strongest first by z; size: articles with the word", "topics mark outlets too")
    words = ", ".join(f"{r['word']} ({number(r['log_odds'], 'log_odds')})" for r in records(rows.head(NAMED)))
    title = f"Dot plot of the top {count(len(rows), 'key word')} of {name}, log-odds against the other outlets"
    ax.set_label(sentences(title, f"strongest first: {words}"))
    return ax
