"""Audit: a sample of hits to accept or reject, and what the verdicts say about precision and about a share.

Source: Wilson (1927) for the interval of a proportion; Rogan & Gladen (1978) for a share corrected for known error.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from mediakit.attribution.quotes import quotes
from mediakit.corpus import Corpus
from mediakit.errors import InputError
from mediakit.tables import require


def sample_quotes(corpus: Corpus, n: int, *, by: str = "outlet", seed: int = 0) -> pd.DataFrame:
    """Draw `n` speech quotes per outlet to read and judge.

    Returns
    -------
    DataFrame
        The columns `by`, `article_id`, `start`, `end`, `context` (the quote in its surroundings), `text`, `kind`, `reason`, `speaker`, `verb`, and the
        empty columns `is_speech` and `is_speaker` for the verdicts. Write `yes` or `no`, or leave a cell empty.
    """
    require(corpus.articles, [by], "articles")
    table = quotes(corpus)
    table = table[table["kind"] == "speech"]
    table = table.assign(**{by: corpus.articles[by].loc[table["article_id"]].to_numpy(dtype=object)})
    rng = np.random.default_rng(seed)
    drawn = [np.sort(rng.permutation(rows)[:n]) for _, rows in sorted(table.groupby(by).indices.items())]
    sample = table.iloc[np.concatenate(drawn)] if drawn else table.iloc[:0]
    text = corpus.articles["text"]
    around = [
        text.loc[a][max(0, s - 80) : e + 80]
        for a, s, e in zip(sample["article_id"], sample["start"], sample["end"], strict=True)
    ]
    sample = sample.assign(context=np.array(around, dtype=object), is_speech="", is_speaker="")
    return sample[
        [
            by,
            "article_id",
            "start",
            "end",
            "context",
            "text",
            "kind",
            "reason",
            "speaker",
            "verb",
            "is_speech",
            "is_speaker",
        ]
    ].reset_index(drop=True)


def quote_precision(
    judged: pd.DataFrame, *, by: str = "outlet", verdict: str = "is_speech", level: float = 0.95
) -> pd.DataFrame:
    """Precision of the judged rows, with its Wilson interval.

    Returns
    -------
    DataFrame
        One row an outlet and one for `all`: `by`, `n` (judged), `n_right`, `precision`, `low`, `high`; NaN where nothing is judged.
    """
    require(judged, [by, verdict], "judged")
    answer = judged[verdict].map(_verdict)
    rows = []
    for name, values in [*answer.groupby(judged[by].to_numpy(dtype=object)), ("all", answer)]:
        known = values.dropna()
        rows.append((name, len(known), int(known.sum()), *wilson(int(known.sum()), len(known), level)))
    return pd.DataFrame(rows, columns=[by, "n", "n_right", "precision", "low", "high"])


def corrected_share(share: float, precision: pd.DataFrame, *, recall: float = 0.97) -> tuple[float, float, float]:
    """A quoted share corrected for known error: share x precision / recall, with the band that the precision's interval gives."""
    row = precision.iloc[-1]
    return share * row["precision"] / recall, share * row["low"] / recall, share * row["high"] / recall


def wilson(right: int, n: int, level: float = 0.95) -> tuple[float, float, float]:
    """Share right and its Wilson interval; NaN without trials.

    >>> [round(x, 3) for x in wilson(9, 10)]
    [0.9, 0.596, 0.982]
    """
    if not n:
        return math.nan, math.nan, math.nan
    from statistics import NormalDist

    z = NormalDist().inv_cdf(0.5 + level / 2)
    p, spread = right / n, z * math.sqrt(right * (n - right) / n + z * z / 4) / (n + z * z)
    middle = (right + z * z / 2) / (n + z * z)
    return p, max(0.0, middle - spread), min(1.0, middle + spread)


def _verdict(cell: object) -> float:
    """Read yes or no; an empty cell is not judged."""
    word = str(cell).strip().lower() if cell is not None and cell == cell else ""
    if word in ("yes", "y", "true", "1", "1.0"):
        return 1.0
    if word in ("no", "n", "false", "0", "0.0"):
        return 0.0
    if word:
        raise InputError(f"a verdict is yes, no or empty; not {cell!r}")
    return math.nan
