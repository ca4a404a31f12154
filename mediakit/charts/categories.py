"""Hedge categories by voice: how often each kind of hedge stands in the outlet's own words and in quoted speech."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.labels import needed, not_measured
from mediakit.charts.layout import canvas, nothing, plain
from mediakit.charts.safe import drawable, literal
from mediakit.charts.style import INK
from mediakit.charts.text import SMALL, axis_titles, row_labels, small_print
from mediakit.errors import InputError, MissingColumnError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Words = Mapping[str, float] | pd.Series
LOOKS = {"own": ("#0072B2", ""), "reported": ("#7FB8DA", ".."), "quoted": ("#DCEAF3", "////")}
"""Voice -> colour and hatch; other voices are grey."""


def categories(hedges: pd.DataFrame, *, words: Words | None = None, ax: Axes | None = None) -> Axes:
    """Draw a bar for every category and voice.

    Parameters
    ----------
    hedges : table of `hedges`
        Columns `category` and `voice`. Choose an outlet, or a pole, by choosing rows.
    words : voice -> number of words, optional
        Such as `{"own": 5000, "quoted": 900}`, a dictionary or a Series. Bars are then rates per 1,000 words of the
        voice, which can be compared; without it they are counts. A voice with words but no hits has a rate
        of 0. One without words has no rate: it has no bars and is named as not measured, and hits in it are an error,
        because then the words are not those of the hits.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        Categories from the most to the least frequent, ties by name.

    Raises
    ------
    MissingColumnError
        If the table lacks a column, or `words` a voice of the table.
    InputError
        If a voice has hits but no words, or `words` gives no words of voices.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> hits = pd.DataFrame({"category": ["modal", "modal", "adverb"], "voice": ["own", "quoted", "own"]})
    >>> ax = mk.charts.categories(hits, words={"own": 500, "quoted": 100})
    >>> ax.get_xlabel(), [float(bar.get_width()) for bar in ax.patches]
    ('hits per 1,000 words of that voice', [2.0, 2.0, 10.0, 0.0])
    """
    hedges = needed(hedges, ["category", "voice"], "hedges")
    table = pd.crosstab(hedges["category"], hedges["voice"])
    table = table.loc[sorted(table.index, key=lambda c: (-table.loc[c].sum(), str(c)))]
    ax = canvas(ax, 1 + len(table))
    if table.empty:
        return nothing(ax, "No hedge to draw: the table is empty")
    rates = table if words is None else rates_of(table, words)
    plain(ax)
    bars(ax, rates[in_order(rates.columns)])
    unit = "hits" if words is None else "hits per 1,000 words of that voice"
    axis_titles(ax, unit)
    absent = set() if words is None else set(words.keys()) - set(rates.columns)
    lost = not_measured(f"{v} (no words)" for v in in_order(absent))
    articles = f" in {count(hedges['article_id'].nunique(), 'article')}" if "article_id" in hedges else ""
    kind = "counts" if words is None else "rates"
    small_print(ax, count(len(hedges), "hit") + articles, f"{kind}, no interval", lost)
    digits = ".0f" if words is None else ".1f"
    said = [", ".join(f"{v} {rates.loc[c, v]:{digits}}" for v in in_order(rates.columns)) for c in rates.index]
    told = [f"{category_name(c)}: {values}" for c, values in zip(rates.index, said, strict=True)]
    title = f"Bars of {unit} for {count(len(rates), 'category', 'categories')} by voice"
    ax.set_label(sentences(title, "most frequent first: " + listed(told, "; "), lost))
    return ax


def rates_of(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Hits per 1,000 words of each voice that has words, for counts of categories by voices."""
    check_words(words, in_order(table.columns))
    empty = next((v for v in in_order(table.columns) if not words[v] > 0), None)
    if empty is not None:
        hits = count(int(table[empty].sum()), "hit")
        raise InputError(f"words of the voice {empty!r} must be more than 0, because it has {hits}; not {words[empty]}")
    counts = table.reindex(columns=[v for v in words.keys() if words[v] > 0], fill_value=0)  # noqa: SIM118 - or a Series
    return pd.DataFrame({v: 1000 * counts[v] / words[v] for v in map(str, counts)})


def check_words(words: object, voices: Sequence[str]) -> None:
    """Raise unless `words` gives a number for each of the voices."""
    names = list(words.keys()) if isinstance(words, Mapping | pd.Series) else []
    missing = [v for v in voices if v not in names]
    if len(missing) == len(voices) and not isinstance(words, Mapping):
        like = f"{{{missing[0]!r}: 5000}}"
        raise InputError(
            f"words must give the number of words of each voice, such as {like}; not a {type(words).__name__}"
        )
    if missing:
        raise MissingColumnError("words", missing, names)


def in_order(voices: Iterable[str]) -> list[str]:
    """Voices in drawing order: own, reported, quoted, then others by name."""
    known = set(voices)
    return [v for v in LOOKS if v in known] + sorted(known - set(LOOKS))


def category_name(category: object) -> str:
    """Return the name of a category in words."""
    return str(category).replace("_", " ")


def bars(ax: Axes, rates: pd.DataFrame) -> None:
    """Draw a bar for every row and column, a group a row, with a legend of the columns."""
    height = 0.8 / len(rates.columns)
    for i, voice in enumerate(rates.columns):
        color, hatch = LOOKS.get(voice, ("#9A9A9A", ".."))
        places = np.arange(len(rates)) + (i - (len(rates.columns) - 1) / 2) * height
        ax.barh(
            places, rates[voice], height=0.92 * height, color=color, hatch=hatch, edgecolor="#0A5C8C", linewidth=0.6
        )
    row_labels(ax, [category_name(c) for c in rates.index])
    names = [literal(drawable(f"{v} words" if v in LOOKS else v)) for v in rates.columns]
    ax.legend(names, fontsize=SMALL + 1, loc="lower right", frameon=False, labelcolor=INK)
