"""Measure health: what must be known of each outlet's texts before any chart of them is believed."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from mediakit.comparison.groups import labels, measures_of
from mediakit.comparison.wire import wire_share
from mediakit.comparison.words import words_of
from mediakit.corpus import Array, Corpus, require_corpus

COLUMNS = (
    *("outlet", "n", "n_words", "median_words", "wire_share", "n_agency", "marks_share", "curly_share"),
    *("unpaired_share", "n_flagged", "n_short", "dated_share", "event_share", "missing_share", "coverage", "note"),
)
SHORT = 100


def measure_health(corpus: Corpus, scores: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row an outlet: how many texts there are, and what could make its scores differ for no editorial reason.

    Parameters
    ----------
    corpus : Corpus
    scores : DataFrame, optional
        What `measure(corpus)` gave; without it `missing_share` and `coverage` are NaN.

    Returns
    -------
    DataFrame
        `outlet, n` (articles), `n_words` (in all), `median_words`; `wire_share` (mean share of copied words) and
        `n_agency` (articles crediting an agency); `marks_share` (articles with any quotation mark), `curly_share`
        (curly among marked spans), `unpaired_share` (spans with a missing partner); `n_flagged` (articles with a
        flag from loading, such as a text cut off), `n_short` (fewer than 100 words); `dated_share`, `event_share`;
        `missing_share` (empty cells of all measures); `coverage` (mean share of sentences with a sentiment word);
        `note`, in words what is out of line.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> corpus = segment(pd.DataFrame({"outlet": ["A"], "text": ["“It rained,” said Ann Lee."]}))
    >>> measure_health(corpus)[["n", "n_words", "marks_share", "n_short"]].values.tolist()
    [[1.0, 5.0, 1.0, 1.0]]
    """
    require_corpus(corpus)
    label = labels(corpus.articles, "outlet")
    facts = article_facts(corpus).assign(outlet=label.of_rows)
    if scores is not None:
        values = scores.reindex(corpus.articles.index)[measures_of(scores)]
        facts["missing_share"] = values.isna().mean(axis=1).to_numpy()
        facts["coverage"] = values["tone_coverage"].to_numpy() if "tone_coverage" in values else np.nan
    table = facts.groupby("outlet", sort=True).agg(
        n=("words", "size"), n_words=("words", "sum"), median_words=("words", "median"), wire_share=("wire", "mean"),
        n_agency=("agency", "sum"), marks_share=("marked", "mean"), n_spans=("spans", "sum"), n_curly=("curly", "sum"),
        n_unpaired=("unpaired", "sum"), n_flagged=("flagged", "sum"), n_short=("short", "sum"),
        dated_share=("dated", "mean"), event_share=("event", "mean"), missing_share=("missing_share", "mean"),
        coverage=("coverage", "mean"),
    )  # fmt: skip
    spans = table["n_spans"].where(table["n_spans"] > 0)
    table = table.assign(curly_share=table["n_curly"] / spans, unpaired_share=table["n_unpaired"] / spans).reset_index()
    notes = [joined(row, table, label.notes) for row in table.to_dict("records")]
    return table.assign(note=notes)[list(COLUMNS)]


def article_facts(corpus: Corpus) -> pd.DataFrame:
    """Facts of each article that the table sums up."""
    n, articles = len(corpus.articles), corpus.articles
    spans = corpus.quote_spans
    place = spans["article"].to_numpy(dtype=np.int64)
    curly = spans["mark"].astype(str).str.contains("curly").to_numpy(dtype=float)
    lost = spans["unclosed"].to_numpy(dtype=float) if "unclosed" in spans else np.zeros(len(spans))
    words = np.diff(words_of(corpus).start)
    wire = wire_share(corpus)
    return pd.DataFrame({
        "words": words, "short": words < SHORT, "wire": wire["wire_share"].to_numpy(),
        "agency": wire["agency"].to_numpy() != "", "spans": np.bincount(place, minlength=n),
        "curly": np.bincount(place, curly, minlength=n), "unpaired": np.bincount(place, lost, minlength=n),
        "marked": np.bincount(place, minlength=n) > 0, "flagged": filled(articles, "flags"),
        "dated": filled(articles, "published"), "event": filled(articles, "event"), "missing_share": np.nan,
        "coverage": np.nan,
    })  # fmt: skip


def filled(articles: pd.DataFrame, column: str) -> Array:
    """Whether each article has something in the column."""
    if column not in articles.columns:
        return np.zeros(len(articles), dtype=bool)
    values = articles[column]
    return (values.notna() & (values.astype(str).str.strip() != "")).to_numpy(dtype=bool)


def joined(row: dict[Hashable, Any], table: pd.DataFrame, spelt: dict[str, str]) -> str:
    """Return what is out of line in one outlet's row."""
    words, median = row["median_words"], float(table["median_words"].median())
    said = {
        "no quotation mark found in any article": row["marks_share"] == 0,
        "much shorter than the other outlets: are the texts cut off?": words < median / 3,
        "half of the articles credit an agency": row["n_agency"] >= row["n"] / 2,
        "only one article": row["n"] == 1,
        spelt.get(str(row["outlet"]), ""): True,
    }
    return "; ".join(note for note, holds in said.items() if note and holds)
