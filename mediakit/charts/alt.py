"""Alt text of the charts, made from the tables they draw: what, how many, order, extremes, interval.

The rules follow the W3C tutorial on complex images; one sentence a fact, plain text, no line breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mediakit.charts.labels import axis_label, interval_words, not_measured
from mediakit.charts.layout import number, records
from mediakit.charts.safe import stopped, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

NAMED = 7
"""So many outlets are told one by one; of more, the extremes."""


def estimates_alt(kind: str, rows: pd.DataFrame, measure: str) -> str:
    """Alt text of outlet means: rows of one measure, index outlet, columns n, mean, low, high."""
    ranked = rows.sort_values("mean", ascending=False, kind="stable")
    known = ranked[ranked["mean"].notna()]
    told = [
        told_value(r["index"], float(r["mean"]), measure, low=float(r["low"]), high=float(r["high"]))
        for r in records(known.rename_axis("index").reset_index())
    ]
    interval = interval_words(known)
    return sentences(
        f"{kind} of {axis_label(measure)} for {count(len(rows), 'outlet')}, {articles_words(rows['n'])}",
        "from highest to lowest: " + listed(told) if told else "",
        f"brackets give the {interval}" if interval else "no interval",
        not_measured(ranked.index[ranked["mean"].isna()]),
    )


def told_value(name: object, mean: float, measure: str, *, low: float, high: float) -> str:
    """Name, mean and interval of an outlet, such as "Herald 11.1 (10.2 to 12.0)"."""
    return f"{name} {with_interval(mean, measure, low=low, high=high)}"


def with_interval(mean: float, measure: str, *, low: float, high: float) -> str:
    """Mean and interval, such as "11.1 (10.2 to 12.0)"; the mean alone if there is no interval."""
    interval = "" if np.isnan(low) or np.isnan(high) else f" ({number(low, measure)} to {number(high, measure)})"
    return number(mean, measure) + interval


def listed(told: Sequence[str], between: str = ", ") -> str:
    """Up to seven items one by one; of more, the first and the last three.

    Items with commas of their own have "; " between them.
    """
    if len(told) <= NAMED:
        return between.join(told)
    middle = f"{len(told) - 6:,} more in between"
    return between.join([*told[:3], middle, f"then {told[-3]}", *told[-2:]])


def articles_words(n: pd.Series) -> str:
    """Say how many articles the rows have, each or together."""
    if n.min() == n.max():
        return count(int(n.iloc[0]), "article") + (" each" if len(n) > 1 else "")
    return f"{int(n.min()):,} to {int(n.max()):,} articles each"


def count(n: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun, such as "1 outlet", "3 outlets"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {plural or noun + 's'}"


def sentences(*parts: str) -> str:
    """Join the non-empty parts to one line: white space is folded, each part gets a capital and a full stop.

    A part begins with words of the chart, never with a name, which must stay as it is written.
    """
    told = (" ".join(visible(p).split()) for p in parts if p)
    return " ".join(stopped(f"{p[:1].upper()}{p[1:]}") for p in told)


def articles_alt(kind: str, values: dict[str, pd.Series], measure: str) -> str:
    """Alt text of single articles: outlet -> its values without NaN."""
    medians = {o: float(v.median()) if len(v) else float("nan") for o, v in values.items()}
    ranked = sorted((o for o in values if len(values[o])), key=lambda o: (-medians[o], str(o)))
    empty = [o for o in values if not len(values[o])]
    told = [told_value(o, medians[o], measure, low=values[o].min(), high=values[o].max()) for o in ranked]
    n = sum(map(len, values.values()))
    return sentences(
        f"{kind} of {axis_label(measure)} for {count(n, 'article')} of {count(len(values), 'outlet')}",
        "medians from highest to lowest, with range: " + listed(told) if told else "",
        not_measured(empty),
    )
