"""Which findings stand under every reasonable choice: the same contrasts, made again with one choice changed at a time.

Model: multiverse analysis (Steegen et al. 2016) and specification curves (Simonsohn, Simmons & Nelson 2020), kept to
the choices that change news scores most: page furniture, whose words, wire copy and pairing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pandas as pd

from mediakit.cleaning import clean
from mediakit.comparison.contrasts import contrasts
from mediakit.comparison.formulas import ALPHA
from mediakit.comparison.groups import folded, labels, measures_of
from mediakit.comparison.wire import wire_share
from mediakit.measures import measure
from mediakit.segmentation import segment
from mediakit.tables import ARTICLES, require

BASE = "as planned"
KEY = ["measure", "outlet", "reference"]
GONE = "this setting leaves no articles to compare"
COLUMNS = (
    *("setting", "measure", "outlet", "reference", "n", "n_reference", "difference", "low", "high", "hedges_g"),
    *("p_adjusted", "changes", "order_agreement", "method", "note"),
)


def sensitivity(
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    pair: str | None = None,
    reference: str | None = None,
    correction: str = "holm",
) -> pd.DataFrame:
    """Compare outlets under several settings and say what changes.

    Parameters
    ----------
    articles : DataFrame
        As loaded (not cleaned, so that the raw text can be one of the settings).
    by, pair, reference, correction
        As in `contrasts`.

    Returns
    -------
    DataFrame
        A row for each setting, measure and comparison. Settings: "as planned" (cleaned, all words, all articles), "raw
        text", "own voice" (words outside quotes), "without wire copy" (if there is any) and, with `pair`, "unpaired".
        Columns as in `contrasts`; `changes` against the plan: "", "sign", "significance", "sign and significance" or
        "cannot be compared"; `order_agreement`, Kendall's tau-b in [-1, 1] of the outlets' means of that measure under
        the setting and the plan (NaN where either is constant). A sign counts as changed only where one of the two
        results is significant: the sign of what cannot be told apart says nothing.

    Raises
    ------
    MissingColumnError
        `outlet`, `text` or a column of the comparison is missing.

    Examples
    --------
    >>> texts = ["It rained. We left.", "We stayed in bed.", "“Never,” she said.", "The sun shone."]
    >>> table = sensitivity(pd.DataFrame({"outlet": ["A", "A", "B", "B"], "text": texts}))
    >>> table["setting"].unique().tolist()
    ['as planned', 'raw text', 'own voice']
    """
    require(articles, [*ARTICLES, by, *([pair] if pair else [])], "articles")
    tables: list[pd.DataFrame] = []
    means: dict[str, dict[str, pd.Series[float]]] = {}
    for name, scores, with_pair in settings(articles, pair):
        means[name] = mean_table(scores, by)
        there = reference is not None and folded(reference) in set(map(folded, labels(scores, by).of_rows))
        base = reference if there or not tables else None
        made = contrasts(scores, by=by, pair=with_pair, reference=base, correction=correction)
        tables.append((as_planned(made, tables[0]) if tables else made).assign(setting=name))
    table = pd.concat([changed(t, tables[0]) for t in tables], ignore_index=True)
    cells = zip(table["setting"], table["measure"], strict=True)
    agreement = [kendall(means[setting].get(m), means[BASE].get(m)) for setting, m in cells]
    return table.assign(order_agreement=agreement)[list(COLUMNS)]


def settings(articles: pd.DataFrame, pair: str | None) -> Iterator[tuple[str, pd.DataFrame, str | None]]:
    """Name, scores and pairing of each setting; the planned one first."""
    corpus = segment(clean(articles))
    planned = with_columns(measure(corpus), articles)
    yield BASE, planned, pair
    yield "raw text", with_columns(measure(segment(articles)), articles), pair
    yield "own voice", with_columns(measure(corpus, voice="own"), articles), pair
    wire = wire_share(corpus)["is_wire"].to_numpy(dtype=bool)
    if wire.any():
        yield "without wire copy", planned[~wire], pair
    if pair:
        yield "unpaired", planned, None


def with_columns(scores: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Scores with the articles' other label columns, so that they can be grouped by any of them."""
    other = [c for c in articles.columns if c not in scores.columns and c != "text"]
    labels_only = [c for c in other if not pd.api.types.is_numeric_dtype(articles[c])]
    return scores.assign(**{c: articles[c].to_numpy() for c in labels_only})


def mean_table(scores: pd.DataFrame, by: str) -> dict[str, pd.Series[float]]:
    """Mean of each group, by measure."""
    group = labels(scores, by).of_rows
    return {m: scores[m].groupby(group).mean() for m in measures_of(scores, [by])}


def as_planned(table: pd.DataFrame, plan: pd.DataFrame) -> pd.DataFrame:
    """Rows of the plan's comparisons; one that a setting does not have (it left no article of an outlet) is empty."""
    rows = plan[KEY].merge(table, on=KEY, how="left", validate="one_to_one")
    return rows.assign(
        note=rows["note"].fillna(GONE), **{c: rows[c].fillna(0).astype(int) for c in ("n", "n_reference")}
    )


def changed(table: pd.DataFrame, plan: pd.DataFrame) -> pd.DataFrame:
    """Say in `changes` what differs from the plan."""
    base = plan[[*KEY, "difference", "p_adjusted"]].rename(columns={"difference": "d0", "p_adjusted": "p0"})
    both = table.merge(base, on=KEY, how="left", validate="one_to_one")
    found, found0 = both["p_adjusted"] < ALPHA, both["p0"] < ALPHA
    sign = (np.sign(both["difference"]) * np.sign(both["d0"]) < 0) & (found | found0)
    lost = both["difference"].isna() | (both["p_adjusted"].isna() & both["p0"].notna())
    significance = found != found0
    rules = [lost & both["d0"].notna(), sign & significance, sign, significance]
    names = ["cannot be compared", "sign and significance", "sign", "significance"]
    return both.assign(changes=np.select(rules, names, "")).drop(columns=["d0", "p0"])


def kendall(one: pd.Series[float] | None, two: pd.Series[float] | None) -> float:
    """Kendall's tau-b of two series over their common index; NaN below two pairs or where one is constant.

    >>> kendall(pd.Series([1., 2., 3.]), pd.Series([1., 3., 2.]))
    0.3333333333333333
    """
    if one is None or two is None:
        return math.nan
    pairs = pd.concat([one, two], axis=1, join="inner").dropna().to_numpy(dtype=float)
    i, j = np.triu_indices(len(pairs), 1)
    x, y = np.sign(pairs[i, 0] - pairs[j, 0]), np.sign(pairs[i, 1] - pairs[j, 1])
    size = math.sqrt((x != 0).sum() * (y != 0).sum())
    return float((x * y).sum() / size) if size else math.nan
