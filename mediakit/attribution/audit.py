"""Audit: a sample of hits to accept or reject, and what the verdicts say about precision and about a share.

Sources: Wilson (1927) for the interval of a proportion; Rogan & Gladen (1978) for a share corrected for known error.
"""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pandas as pd

from mediakit.attribution.quotes import quotes
from mediakit.corpus import Corpus, articles_of, require_corpus
from mediakit.errors import InputError
from mediakit.tables import group_labels, require, require_level

JUDGED = ("context", "text", "kind", "reason", "speaker", "verb", "is_speech", "is_speaker")
AROUND = 80
YES, NO = ("yes", "y", "true", "1", "1.0"), ("no", "n", "false", "0", "0.0")


def sample_quotes(corpus: Corpus, n: int, *, by: str = "outlet", seed: int = 0) -> pd.DataFrame:
    """Draw speech quotes of each outlet to read and judge.

    Parameters
    ----------
    corpus : Corpus
    n : int
        Quotes per outlet; all of them where there are fewer.
    by : str
        Column of the articles to sample within; those without a value are a group of their own.
    seed : int

    Returns
    -------
    DataFrame
        The column `by`, `article_id`, `start`, `end`, `context` (the quote with 80 characters around it), `text`,
        `kind`, `reason`, `speaker`, `verb`, and two empty columns for verdicts, `is_speech` and `is_speaker`: write
        yes or no, or leave a cell empty. Read it back with `quote_precision`.

    Raises
    ------
    MissingColumnError
        If the articles have no column `by`.
    InputError
        If `n` is below 1.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> text = "“It rained,” said Ann Lee. “It may stop,” she added."
    >>> sheet = mk.sample_quotes(mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]})), 1)
    >>> sheet[["outlet", "text", "speaker", "is_speech", "is_speaker"]].values.tolist()
    [['A', 'It rained,', 'Ann Lee', '', '']]
    """
    require_corpus(corpus)
    require(corpus.articles, [by], "articles")
    if n < 1:
        raise InputError(f"n must be 1 or more quotes per {by}; not {n}")
    table = quotes(corpus)
    table = table[table["kind"] == "speech"]
    article = articles_of(corpus, table)
    table = table.assign(**{by: group_labels(corpus.articles, by)[article]}).reset_index(drop=True)
    rng = np.random.default_rng(seed)
    drawn = [np.sort(rng.permutation(rows)[:n]) for _, rows in sorted(table.groupby(by).indices.items())]
    sample = table.iloc[np.concatenate(drawn)] if drawn else table.iloc[:0]
    texts = corpus.articles["text"].to_numpy(dtype=object)[article[sample.index]]
    spans = zip(texts, sample["start"], sample["end"], strict=True)
    around = [text[max(0, start - AROUND) : end + AROUND] for text, start, end in spans]
    sample = sample.assign(context=np.array(around, dtype=object), is_speech="", is_speaker="")
    return sample[[by, "article_id", "start", "end", *JUDGED]].reset_index(drop=True)


def quote_precision(
    judged: pd.DataFrame, *, by: str = "outlet", verdict: str = "is_speech", level: float = 0.95
) -> pd.DataFrame:
    """Precision of the judged rows with its Wilson interval.

    Parameters
    ----------
    judged : DataFrame
        What `sample_quotes` gave, with yes or no in the column `verdict`; an empty cell is not judged.
    by : str
    verdict : {"is_speech", "is_speaker"}
    level : float in (0, 1)

    Returns
    -------
    DataFrame
        One row an outlet and a last one for `all`: the column `by`, `n` (judged), `n_right`, `precision`, `low`,
        `high`; NaN where nothing is judged.

    Raises
    ------
    InputError
        If a verdict is neither yes nor no, or `level` is not between 0 and 1.

    Examples
    --------
    >>> judged = pd.DataFrame({"outlet": ["A", "A", "B"], "is_speech": ["yes", "no", ""]})
    >>> quote_precision(judged)[["outlet", "n", "n_right"]].values.tolist()
    [['A', 2, 1], ['B', 0, 0], ['all', 2, 1]]
    """
    require(judged, [by, verdict], "judged")
    require_level(level)
    answer = verdicts(judged[verdict])
    rows = []
    for name, values in [*answer.groupby(group_labels(judged, by)), ("all", answer)]:
        n, right = int(values.notna().sum()), int(values.sum())
        rows.append((name, n, right, *wilson(right, n, level)))
    return pd.DataFrame(rows, columns=[by, "n", "n_right", "precision", "low", "high"])


def corrected_share(share: float, precision: pd.DataFrame, *, recall: float = 0.97) -> tuple[float, float, float]:
    """Correct a quoted share for known error: share x precision / recall, with the band of the precision's interval.

    Parameters
    ----------
    share : float, in [0, 1]
    precision : DataFrame
        From `quote_precision`; its last row (`all`) is used.
    recall : float, in (0, 1]
        Share of speech that is found; .97 on the sets it was measured on.

    Returns
    -------
    share, low, high : float
        A sensitivity band, not a confidence interval: recall is taken as known.

    Examples
    --------
    >>> judged = pd.DataFrame({"outlet": ["A"] * 10, "is_speech": ["yes"] * 9 + ["no"]})
    >>> [round(x, 3) for x in corrected_share(0.2, quote_precision(judged), recall=1)]
    [0.18, 0.119, 0.196]
    """
    if not 0 < recall <= 1:
        raise InputError(f"recall must lie in (0, 1]; not {recall}")
    row = precision.iloc[-1]
    value, low, high = (min(1.0, share * float(row[c]) / recall) for c in ("precision", "low", "high"))
    return value, low, high


def wilson(right: int, n: int, level: float = 0.95) -> tuple[float, float, float]:
    """Share right and its Wilson interval; NaN without trials.

    >>> [round(x, 3) for x in wilson(9, 10)]
    [0.9, 0.596, 0.982]
    """
    if not n:
        return math.nan, math.nan, math.nan
    z = NormalDist().inv_cdf(0.5 + level / 2)
    middle = (right + z * z / 2) / (n + z * z)
    spread = z * math.sqrt(right * (n - right) / n + z * z / 4) / (n + z * z)
    return right / n, max(0.0, middle - spread), min(1.0, middle + spread)


def verdicts(cells: pd.Series) -> pd.Series:
    """Read a column of yes and no as 1 and 0; an empty cell is not judged, NaN.

    >>> verdicts(pd.Series(["Yes", "n", None])).tolist()
    [1.0, 0.0, nan]
    """
    words = cells.astype(object).where(cells.notna(), "").map(lambda cell: str(cell).strip().lower())
    wrong = ~words.isin(["", *YES, *NO])
    if wrong.any():
        raise InputError(f"{cells.name} must be yes, no or empty; not {cells[wrong].iloc[0]!r}")
    return words.isin(YES).astype(float).where(words != "")
