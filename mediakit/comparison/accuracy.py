"""How well found spans agree with labelled ones: precision, recall and F1, each with its Wilson interval.

Source: van Rijsbergen (1979) for the measures; Wilson (1927) for the interval of a share.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.attribution.audit import wilson
from mediakit.corpus import Array
from mediakit.errors import UnknownNameError
from mediakit.tables import require

SPANS = ("article_id", "start", "end")
MATCHES = ("exact", "overlap")


def accuracy(
    found: pd.DataFrame, labelled: pd.DataFrame, *, by: str | None = None, match: str = "exact", level: float = 0.95
) -> pd.DataFrame:
    """Score found spans against labelled spans of the same texts.

    Parameters
    ----------
    found, labelled : DataFrame
        With `article_id, start, end`; such tables are what `quotes`, `hedges` and `sentences` give. Only articles that
        have a label are scored.
    by : str, optional
        Column of both tables, such as `kind`: a row for each of its values, beside the row of all spans.
    match : {"exact", "overlap"}
        Whether a span is right when both its ends are, or when it shares a character with a span of the other table.
    level : float
        Of the intervals.

    Returns
    -------
    DataFrame
        `group` ("all" or a value of `by`), `n_found`, `n_labelled`, `precision`, `precision_low`, `precision_high`,
        `recall`, `recall_low`, `recall_high`, `f1`; NaN where there is nothing to count.

    Raises
    ------
    MissingColumnError
        If a table lacks one of the columns.
    UnknownNameError
        For another `match`.

    Examples
    --------
    >>> found = pd.DataFrame({"article_id": ["a", "a"], "start": [0, 9], "end": [4, 12]})
    >>> labelled = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [4]})
    >>> accuracy(found, labelled)[["precision", "recall"]].iloc[0].tolist()
    [0.5, 1.0]
    """
    for table, name in ((found, "found"), (labelled, "labelled")):
        require(table, SPANS if by is None else (*SPANS, by), name)
    if match not in MATCHES:
        raise UnknownNameError("match", match, MATCHES)
    found = found[found["article_id"].isin(set(labelled["article_id"]))]
    rows = [_row("all", found, labelled, match=match, level=level)]
    if by is not None:
        values = sorted(set(found[by].dropna()) | set(labelled[by].dropna()))
        rows += [
            _row(str(v), found[found[by] == v], labelled[labelled[by] == v], match=match, level=level) for v in values
        ]
    return pd.DataFrame(rows)


def _row(group: str, found: pd.DataFrame, labelled: pd.DataFrame, *, match: str, level: float) -> dict[str, object]:
    right, recalled = _matched(found, labelled, match), _matched(labelled, found, match)
    precision, precision_low, precision_high = wilson(int(right.sum()), len(right), level)
    recall, recall_low, recall_high = wilson(int(recalled.sum()), len(recalled), level)
    total = precision + recall
    return {
        "group": group,
        "n_found": len(found),
        "n_labelled": len(labelled),
        "precision": precision,
        "precision_low": precision_low,
        "precision_high": precision_high,
        "recall": recall,
        "recall_low": recall_low,
        "recall_high": recall_high,
        "f1": 2 * precision * recall / total if total else total,
    }


def _matched(these: pd.DataFrame, those: pd.DataFrame, match: str) -> Array:
    """Whether each span of `these` has its like among `those`."""
    if match == "exact":
        known = set(those[list(SPANS)].itertuples(index=False, name=None))
        return np.array([row in known for row in these[list(SPANS)].itertuples(index=False, name=None)], dtype=bool)
    by_article = {a: g[["start", "end"]].to_numpy() for a, g in those.groupby("article_id")}
    nothing = np.zeros((0, 2), dtype=int)
    return np.array(
        [
            bool(((other := by_article.get(a, nothing))[:, 0] < end) @ (other[:, 1] > start))
            for a, start, end in these[list(SPANS)].itertuples(index=False, name=None)
        ],
        dtype=bool,
    )
