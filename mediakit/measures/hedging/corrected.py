"""Rates corrected for the precision of the cues, and the differences that do not survive it.

Source: Rogan & Gladen (1978) for a rate corrected for known error; Cochran (1977), section 6, for the error of a ratio
of two sums, which has the degrees of freedom of the articles: resampling few articles would make it too small. What the
cues miss is not corrected.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.attribution.audit import verdicts
from mediakit.corpus import Array, Corpus, articles_of, require_corpus
from mediakit.errors import InputError
from mediakit.measures.hedging.profile import pooled_rate
from mediakit.measures.hedging.rates import DEFAULT
from mediakit.measures.hedging.table import hedges
from mediakit.tables import group_labels, require, require_level
from mediakit.wordforms import is_word

DRAWS = 2000
COLUMNS = (
    "n_articles", "n_words", "n_hits", "judged_share", "precision", "per_1k_words", "low", "high",
    "corrected_per_1k_words", "corrected_low", "corrected_high", "differs_from", "vanishes",
)  # fmt: skip


def hedge_corrected(
    corpus: Corpus,
    judged: pd.DataFrame,
    *,
    by: str = "outlet",
    profile: str = DEFAULT,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Hedges per 1,000 words of each outlet, as counted and corrected for the precision of each cue.

    Parameters
    ----------
    corpus : Corpus
    judged : DataFrame
        A judged sheet, as `hedge_precision` reads it. A cue without a verdict takes the precision of all together.
    by, profile, level, seed
        Grouping column of the articles (those without a value are a group of their own); what is counted; level of the
        intervals, in (0, 1); seed of the draws.

    Returns
    -------
    DataFrame
        One row an outlet: the column `by`, `n_articles`, `n_words`, `n_hits`, `judged_share` (of the hits, those of a
        cue with verdicts), `precision` (of its mix of cues), `per_1k_words`, `low`, `high`, `corrected_per_1k_words`,
        `corrected_low`, `corrected_high`, `differs_from` (outlets whose counted rate is another), `vanishes` (those of
        them from which the corrected rate cannot be told apart). The interval of the counted rate is Student's over
        articles, as in `hedge_profile`; those of the corrected rate and of a difference are percentiles of 2,000 draws
        of the precisions and of the error over articles. All are cut at the range of a rate, [0, 1000]. One article
        gives no interval (NaN), and its outlet differs from none.

    Raises
    ------
    MissingColumnError, InputError, UnknownNameError
        A column is missing; no verdict at all, or one that is neither yes nor no; `level` is not between 0 and 1; an
        unknown profile.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> texts = ["It may rain today.", "It rained all day.", "It may snow, or it may hail."]
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A", "A", "B"], "text": texts}))
    >>> judged = pd.DataFrame({"cue": ["may", "may"], "pole": "hedge", "is_right": ["yes", "no"]})
    >>> rates = mk.hedge_corrected(corpus, judged)
    >>> rates[["outlet", "n_hits", "per_1k_words", "corrected_per_1k_words"]].round(1).values.tolist()
    [['A', 1, 125.0, 62.5], ['B', 2, 285.7, 142.9]]
    """
    require_corpus(corpus)
    require(corpus.articles, [by], "articles")
    require(judged, ["cue", "pole", "is_right"], "judged sheet")
    require_level(level)
    hits = hedges(corpus, profile)
    hits = hits[hits["pole"] == "hedge"]
    cues = pd.Index(sorted(set(hits["cue"])))
    right, n, known = _verdicts_of(judged, cues)
    counts = np.zeros((len(corpus.articles), len(cues)))
    np.add.at(counts, (articles_of(corpus, hits), cues.get_indexer(pd.Index(hits["cue"]))), 1)
    words = corpus.per_article(corpus.each(is_word)).astype(float)
    group = group_labels(corpus.articles, by)
    rng = np.random.default_rng(seed)
    precision = rng.beta(right + 0.5, n - right + 0.5, size=(DRAWS, len(cues)))
    rows, draws = [], {}
    for name in sorted(set(group)):
        one = group == name
        draws[name] = drawn_rates(counts[one], words[one], precision, rng)
        low, high = pooled_rate(counts[one].sum(axis=1), words[one], level)[4:]
        row = {by: name, **_estimates(counts[one], words[one], right / n, known), "low": low, "high": high}
        rows.append(row | _ends("corrected_", np.clip(draws[name][1], 0, 1000), level))
    flags = [_flags(name, draws, level) for name in draws]
    order = [by, *COLUMNS]
    return pd.DataFrame(rows).assign(**{c: [f[c] for f in flags] for c in ("differs_from", "vanishes")})[order]


def _verdicts_of(judged: pd.DataFrame, cues: pd.Index) -> tuple[Array, Array, Array]:
    """Of each cue the hits judged right, the hits judged, and whether any was; else those of all cues together."""
    right = verdicts(judged["is_right"])
    known = judged.assign(right=right)[right.notna() & (judged["pole"] == "hedge")]
    if known.empty:
        raise InputError("no hedge of the sheet is judged: write yes or no in its column is_right")
    of_cue = known.groupby("cue")["right"].agg(["sum", "size"]).reindex(cues)
    seen = of_cue["size"].notna().to_numpy()
    n_right = of_cue["sum"].fillna(known["right"].sum()).to_numpy(dtype=float)
    return n_right, of_cue["size"].fillna(len(known)).to_numpy(dtype=float), seen


def _estimates(counts: Array, words: Array, precision: Array, known: Array) -> dict[str, float]:
    """Sizes, rate as counted, rate corrected."""
    n_words, by_cue = words.sum(), counts.sum(axis=0)
    n_hits, n_right = by_cue.sum(), by_cue @ precision
    return {
        "n_articles": int((words > 0).sum()),
        "n_words": int(n_words),
        "n_hits": int(n_hits),
        "judged_share": _over(by_cue[known].sum(), n_hits),
        "precision": _over(n_right, n_hits),
        "per_1k_words": 1000 * _over(n_hits, n_words),
        "corrected_per_1k_words": 1000 * _over(n_right, n_words),
    }


def _over(part: float, whole: float) -> float:
    """Divide; NaN over 0."""
    return float(part / whole) if whole else float("nan")


def drawn_rates(counts: Array, words: Array, precision: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Draws of the rate per 1,000 words as counted and as corrected, float arrays, (n_draws,); NaN for one article.

    Each is the rate plus its standard error (Cochran's, over articles) times a draw of Student's t, the same for both.
    """
    counts, words = counts[words > 0], words[words > 0]
    n = len(words)
    if n < 2:
        return np.full(len(precision), np.nan), np.full(len(precision), np.nan)
    error = rng.standard_t(n - 1, size=len(precision))
    products, along, size = counts.T @ counts, counts.T @ words, words @ words

    def drawn(weight: Array) -> Array:
        rate = weight @ counts.sum(axis=0) / words.sum()
        squares = ((weight @ products) * weight).sum(axis=1) - 2 * rate * (weight @ along) + rate**2 * size
        spread = np.sqrt(n / (n - 1) * np.maximum(squares, 0)) / words.sum()
        return np.asarray(1000 * (rate + spread * error))

    return drawn(np.ones_like(precision)), drawn(precision)


def _ends(prefix: str, draws: Array, level: float) -> dict[str, float]:
    """Interval of the draws; NaN if they are."""
    low, high = np.quantile(draws, [0.5 - level / 2, 0.5 + level / 2])
    return {f"{prefix}low": float(low), f"{prefix}high": float(high)}


def _flags(name: object, draws: dict[object, tuple[Array, Array]], level: float) -> dict[str, str]:
    """Names of the outlets that differ as counted, and of those the ones that do not when corrected."""
    others = [other for other in draws if other != name]
    counted = [o for o in others if _apart(draws[name][0] - draws[o][0], level)]
    lost = [o for o in counted if not _apart(draws[name][1] - draws[o][1], level)]
    return {"differs_from": ", ".join(map(str, counted)), "vanishes": ", ".join(map(str, lost))}


def _apart(difference: Array, level: float) -> bool:
    """Whether the interval of the difference leaves out 0."""
    ends = _ends("", difference, level)
    return ends["low"] > 0 or ends["high"] < 0
