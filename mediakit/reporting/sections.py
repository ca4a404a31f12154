"""The sections of a report: each takes the results and returns HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from mediakit import charts
from mediakit.attribution import quote_density, quote_positions
from mediakit.charts.alt import count
from mediakit.cleaning import methods_paragraph, removal_summary
from mediakit.comparison import contrasts, measure_health, verdict
from mediakit.corpus import Corpus, is_english
from mediakit.errors import MediakitError
from mediakit.reading import highlight
from mediakit.reading.safe import escaped, visible
from mediakit.reporting.display import show
from mediakit.reporting.page import folded, paragraph, table_html
from mediakit.reporting.provenance import corpus_digest, versions
from mediakit.tables import plain_name

if TYPE_CHECKING:
    pass

HEADLINES = (
    "flesch_kincaid_grade",
    "words_per_sentence",
    "news_tone_mean",
    "quoted_word_share",
    "hedges_per_1k_words",
    "n_words",
)
"""Measures with a chart each; the tables hold all of them."""
ARTICLES = 20
"""So many articles are shown with their hits."""
LIMITS = (
    "Nothing here says whether an outlet is biased, or why outlets differ. Tone is the valence of words, not an "
    "outlet's stance. What holds for these articles need not hold for others of the same outlets."
)


@dataclass(frozen=True)
class Results:
    """What a report is made from."""

    loaded: pd.DataFrame
    removed: pd.DataFrame
    corpus: Corpus
    scores: pd.DataFrame
    estimates: pd.DataFrame
    colors: dict[str, str]

    @property
    def measures(self) -> list[str]:
        """Measures with a chart that this corpus has a value of."""
        known = self.estimates[self.estimates["mean"].notna()]["measure"].unique()
        return [m for m in HEADLINES if m in known]


def picture(draw: Callable[..., Any], *arguments: Any, height: float, width: float = 6, **options: Any) -> str:
    """Draw one chart in the house style (inches) and return it as an `<img>` with its alt text."""
    import matplotlib.pyplot as plt

    with charts.style():
        figure, ax = plt.subplots(figsize=(width, height), layout="constrained")
        draw(*arguments, ax=ax, **options)
        return f"<figure>{show(figure).html()}</figure>"


def row_height(results: Results) -> float:
    """Height of a chart with a row for each outlet, in inches."""
    return min(12.0, 1.4 + 0.36 * max(2, results.scores["outlet"].nunique()))


def texts(results: Results) -> str:
    """Say what was loaded, and how sound it is."""
    articles = results.corpus.articles
    counts = paragraph(
        f"{count(len(articles), 'article')} of {count(articles['outlet'].nunique(), 'outlet')},",
        f"{count(int(results.scores['n_words'].sum()), 'word')} after cleaning.",
    )
    health = table_html(
        measure_health(results.corpus, results.scores), "What could make scores differ for no editorial reason"
    )
    return counts + health


def cleaning(results: Results) -> str:
    """Say what was removed, by outlet and category, with the spans on request."""
    summary = table_html(removal_summary(results.loaded, results.removed), "Removed or marked, by outlet and category")
    columns = [c for c in ("article_id", "category", "action", "rule", "text") if c in results.removed]
    begins = [visible(str(text)[:120]) for text in results.removed["text"]]  # half a character fits in no column of str
    spans = results.removed[columns].assign(text=begins)
    return summary + folded(f"All {len(spans):,} spans", table_html(spans, most=500))


def outlets(results: Results) -> str:
    """One dot plot a measure, with the table behind it."""
    parts = []
    for measure in results.measures:
        rows = results.estimates[results.estimates["measure"] == measure]
        options: dict[str, Any] = {"scores": results.scores, "colors": results.colors}
        drawn = picture(charts.dotplot, results.estimates, measure, height=row_height(results), **options)
        parts.append(f"<h3>{heading(measure)}</h3>{drawn}" + folded("The numbers", table_html(rows)))
    rest = folded("All measures", table_html(results.estimates, most=2000))
    return "".join(parts) + rest


def heading(measure: str) -> str:
    """Name of a measure as a heading, such as "Words per sentence"."""
    name = plain_name(measure)
    return escaped(name[:1].upper() + name[1:])


def differences(results: Results) -> str:
    """Verdicts, a forest plot and the table of contrasts; why not, when there is nothing to compare."""
    has_events = "event" in results.scores and results.scores["event"].notna().any()
    try:
        table = contrasts(results.scores, by="outlet", pair="event" if has_events else None)
    except MediakitError as problem:
        return paragraph(f"No comparison: {problem}.")
    rows = table[table["measure"].isin(results.measures)]
    said = "".join(f"<li>{paragraph(text)}</li>" for text in verdict(rows))
    height = min(14.0, 1.5 + 0.22 * len(rows))
    drawn = picture(charts.forest, rows, colors=results.colors, height=height, width=8.5)
    return f"<ul>{said}</ul>{drawn}{folded('The numbers, all measures', table_html(table, most=2000))}"


def quoting(results: Results) -> str:
    """Where quotes stand in the articles."""
    corpus = results.corpus
    articles, where = corpus.articles[is_english(corpus)], quote_positions(corpus)
    where = where[where["article_id"].isin(articles.index)]
    share = quote_density(corpus)
    return picture(charts.barcode, where, articles, density=share, colors=results.colors, height=4.2)


def reading(results: Results) -> str:
    """The first articles of each outlet in turn, with quotes and hedges marked."""
    from mediakit.attribution import quotes
    from mediakit.measures.hedging import hedges

    tables = [quotes(results.corpus), hedges(results.corpus)]
    articles = results.corpus.articles
    turn = articles.groupby("outlet", dropna=False).cumcount().sort_values(kind="stable").index[:ARTICLES]
    shown = articles.loc[turn]
    names = [f"{o}: {t}" if isinstance(t, str) else str(o) for o, t in zip(shown["outlet"], titles(shown), strict=True)]
    views = (highlight(results.corpus, [i], tables) for i in shown.index)
    left = len(articles) - len(shown)
    more = paragraph(f"{count(left, 'more article')} {'is' if left == 1 else 'are'} not shown.") if left else ""
    return "".join(folded(name, view) for name, view in zip(names, views, strict=True)) + more


def titles(articles: pd.DataFrame) -> pd.Series:
    """Titles of the articles; their ids where there are none."""
    ids = articles.index.to_series().astype(str)
    return articles["title"].where(articles["title"].notna(), ids) if "title" in articles else ids


def methods(results: Results) -> str:
    """How it was done, with versions and the digest of the texts."""
    digest = corpus_digest(results.corpus)
    made = ", ".join(f"{name} {number}" for name, number in versions().items())
    interval = (
        "Intervals are 95 % t intervals over articles; those of an outlet with one article are of its own sentences, "
    )
    interval += "drawn again. Corrected p values are Holm's over all rows of a table."
    return (
        paragraph(methods_paragraph(results.loaded, results.removed))
        + paragraph(interval, f"SHA-256 of the texts: {digest['sha256']}.", f"Made with {made}.")
        + paragraph(LIMITS)
    )


SECTIONS: tuple[tuple[str, Callable[[Results], str]], ...] = (
    ("The texts", texts),
    ("What cleaning took out", cleaning),
    ("Outlets", outlets),
    ("Which differences hold", differences),
    ("Where quotes stand", quoting),
    ("Articles with their hits", reading),
    ("Methods and limits", methods),
)
