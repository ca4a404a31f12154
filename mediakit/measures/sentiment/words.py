"""Why this score? What each word adds to an outlet's mean tone, and to the gap between two outlets.

The compound of a sentence is split over its words in proportion to their valences (after negation, boosters and "but");
what exclamation and question marks add is a row of its own. The parts of all sentences, averaged as the measure
averages, sum to the outlet's mean; their differences sum to the gap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import english_only, require_corpus
from mediakit.errors import UnknownNameError
from mediakit.measures.sentiment.instruments import mode_instrument, read_with
from mediakit.measures.sentiment.measure import has_word
from mediakit.measures.sentiment.scored import rounded
from mediakit.measures.sentiment.sentences import DIGITS, sentence_offsets
from mediakit.tables import NO_LABEL, group_labels, require

if TYPE_CHECKING:
    from mediakit.corpus import Array, Corpus
    from mediakit.measures.sentiment.instruments import Result

MARKS = "(! and ?)"
"""Stands for exclamation and question marks in the column `word`."""
COUNTS = ["n", "n_articles", "n_reference"]


def tone_words(corpus: Corpus, by: str = "outlet", *, reference: str | None = None, mode: str = "news") -> pd.DataFrame:
    """Contribution of every word to each outlet's mean tone, and to its gap to a reference outlet.

    Parameters
    ----------
    corpus : Corpus
    by : str, default "outlet"
        Column of `corpus.articles` that groups the articles; articles without a value, or in another language than
        English, are left out.
    reference : str, optional
        A value of `by`; the columns about the gap to it are then added.
    mode : {"news", "vader"}

    Returns
    -------
    DataFrame, one row an outlet and word, largest contribution (or gap) first
        The column named by `by`, `word` (as looked up; "(! and ?)" for marks), `n` (hits), `n_articles`, `valence`
        (mean valence of its hits), `contribution` (sums over an outlet's rows to the mean of its articles'
        `news_tone_mean` or `vader_sentence_mean`). With `reference`: `reference`, `n_reference`,
        `contribution_reference` and `gap` (contribution less that of the reference; sums to the difference of the two
        means), for every word of either outlet.

    Raises
    ------
    MissingColumnError, UnknownNameError
        `by` is no column; `reference` is no value of it whose articles have sentences; `mode` is not known.

    Examples
    --------
    >>> import mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A", "B"], "text": ["A great day.", "A disaster, not a great day."]})
    >>> words = tone_words(mk.segment(articles), reference="A")
    >>> words[["word", "gap"]].round(2).values.tolist()
    [['great', -0.97], ['disaster', -0.47]]
    """
    require_corpus(corpus)
    require(corpus.articles, (by,), "articles")
    corpus = english_only(corpus)
    result = read_with(corpus, [mode_instrument(mode)])[0]
    hits = _hits(corpus, result, digits=DIGITS if mode == "vader" else None)
    group = group_labels(corpus.articles, by)
    group[group == NO_LABEL] = None
    weight = _article_weights(corpus, group)
    table = _summed(hits, group, weight, by)
    if reference is None:
        return table.sort_values([by, "contribution"], ascending=[True, False], key=_by_size, ignore_index=True)
    known = sorted(set(group[~np.isnan(weight)]))
    if str(reference) not in known:
        raise UnknownNameError(f"reference (a value of {by!r} with sentences)", reference, known)
    return _gaps(table, by, str(reference), [g for g in known if g != str(reference)])


def _by_size(column: pd.Series) -> pd.Series:
    """Sort numbers by their size without sign, names as they are."""
    return column.abs() if column.name in ("contribution", "gap") else column


def _hits(corpus: Corpus, result: Result, digits: int | None) -> pd.DataFrame:
    """One row a hit or sentence with marks: article, word, valence, and its part of the sentence's compound."""
    scored, total = result.scored, result.scored.total()
    compound = scored.compound() if digits is None else rounded(scored.compound(), digits)
    slope = compound / np.where(total == 0, 1, total)
    marked = np.flatnonzero((scored.emphasis > 0) & (total != 0))
    words = np.array(result.forms.lower.to_pylist(), dtype=object)[scored.form]
    sentence = np.concatenate([scored.sentence, marked])
    valence = np.concatenate([scored.valence, np.sign(total[marked]) * scored.emphasis[marked]])
    return pd.DataFrame(
        {
            "article": corpus.article_of(corpus.sentence_start)[sentence],
            "word": np.concatenate([words, np.full(len(marked), MARKS, dtype=object)]),
            "valence": valence,
            "part": slope[sentence] * valence,
        }
    )


def _article_weights(corpus: Corpus, group: Array) -> Array:
    """Weight of a sentence in its group's mean: 1 / (sentences of its article x articles); NaN without words."""
    n_sentences = np.where(has_word(corpus), np.diff(sentence_offsets(corpus)), 0)
    filled = pd.Series(group)[n_sentences > 0]
    n_articles = pd.Series(group).map(filled.value_counts()).to_numpy(dtype=float)
    return 1 / np.where(n_sentences > 0, n_sentences * n_articles, np.nan)


def _summed(hits: pd.DataFrame, group: Array, weight: Array, by: str) -> pd.DataFrame:
    """Sum the parts of each word over each group."""
    hits[by] = group[hits["article"]]
    hits["contribution"] = hits["part"] * weight[hits["article"]]
    rows = hits.groupby([by, "word"], as_index=False, sort=True)
    return rows.agg(
        n=("valence", "size"),
        n_articles=("article", "nunique"),
        valence=("valence", "mean"),
        contribution=("contribution", "sum"),
    )


def _gaps(table: pd.DataFrame, by: str, reference: str, others: list[str]) -> pd.DataFrame:
    """Set each outlet's words beside those of the reference."""
    base = table[table[by] == reference].set_index("word")[["n", "contribution"]].add_suffix("_reference")
    parts = []
    for outlet in others:
        both = table[table[by] == outlet].set_index("word").drop(columns=by).join(base, how="outer")
        both[COUNTS] = both[COUNTS].fillna(0).astype(int)
        both[["contribution", "contribution_reference"]] = both[["contribution", "contribution_reference"]].fillna(0.0)
        both["gap"] = both["contribution"] - both["contribution_reference"]
        both = both.reset_index()
        both.insert(0, by, outlet)
        both.insert(2, "reference", reference)
        parts.append(both.sort_values("gap", ascending=False, key=_by_size))
    columns = [by, "word", "reference", *COUNTS, "valence", "contribution", "contribution_reference", "gap"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)
