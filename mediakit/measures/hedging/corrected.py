"""Rates corrected for the precision of the cues, and the differences that do not survive it.

Source: Rogan & Gladen (1978) for a rate corrected for known error; Cochran (1977), section 6, for the error of a ratio
of two sums, which has the degrees of freedom of the articles: resampling few articles would make it too small. What the
cues miss is not corrected.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.attribution.audit import verdicts
from mediakit.corpus import Array, Corpus, articles_of, english_only, require_corpus
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
        A judged sheet, as `hedge_precision` reads it. A cue without a verdict takes the precision of all together, and
        one with few verdicts is drawn towards it.
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
        of the precisions and of the error over articles. None is narrower than that of a count, so 0 hits are no
        certainty, and all are cut at the range of a rate, [0, 1000]. One article gives no interval (NaN), and its
        outlet differs from none.

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
    corpus = english_only(corpus)
    right, n, counts = _by_cue(corpus, profile, _verdicts_of(judged))
    words = corpus.per_article(corpus.each(is_word)).astype(float)
    group = group_labels(corpus.articles, by)
    rng = np.random.default_rng(seed)
    expected, precision = precisions(right, n, rng)
    rows, draws = [], {}
    for name in sorted(set(group)):
        one = group == name
        draws[name] = drawn_rates(counts[one], words[one], precision, rng)
        low, high = pooled_rate(counts[one].sum(axis=1), words[one], level)[4:]
        row = {by: name, **_estimates(counts[one], words[one], expected, n > 0), "low": low, "high": high}
        corrected = np.append(draws[name][1], row["corrected_per_1k_words"])
        rows.append(row | _around(np.clip(corrected, 0, 1000), level))
    flags = [_flags(name, draws, level) for name in draws]
    flagged = pd.DataFrame(rows).assign(**{c: [f[c] for f in flags] for c in ("differs_from", "vanishes")})
    return flagged[[by, *COLUMNS]]


def _by_cue(corpus: Corpus, profile: str, of_cue: pd.DataFrame) -> tuple[Array, Array, Array]:
    """Verdicts "right" and all verdicts of each cue, (n_cues,), and its hits in each article, (n_articles, n_cues)."""
    hits = hedges(corpus, profile)
    hits = hits[hits["pole"] == "hedge"]
    cues = pd.Index(sorted({*hits["cue"], *of_cue.index}))
    right, n = (of_cue[c].reindex(cues, fill_value=0).to_numpy(dtype=float) for c in ("sum", "size"))
    counts = np.zeros((len(corpus.articles), len(cues)))
    np.add.at(counts, (articles_of(corpus, hits), cues.get_indexer(pd.Index(hits["cue"]))), 1)
    return right, n, counts


def _verdicts_of(judged: pd.DataFrame) -> pd.DataFrame:
    """Of each judged cue the hits judged right, `sum`, and the hits judged, `size`."""
    right = verdicts(judged["is_right"])
    known = judged.assign(right=right)[right.notna() & (judged["pole"] == "hedge")]
    if known.empty:
        raise InputError("no hedge of the sheet is judged: write yes or no in its column is_right")
    return known.groupby("cue")["right"].agg(["sum", "size"])


def precisions(right: Array, n: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Precision of each cue, (n_cues,), and draws of it, (n_draws, n_cues).

    The precision of all cues together has Jeffreys's prior; it is itself, with the weight of one verdict, the prior of
    each cue, so a cue without a verdict takes it, the same one in a draw for all such cues.
    """
    total, hits = n.sum(), right.sum()
    together = rng.beta(hits + 0.5, total - hits + 0.5, size=(DRAWS, 1))
    prior = np.clip(together, 1e-6, 1 - 1e-6)
    judged = rng.beta(right + prior, n - right + 1 - prior)
    return (right + hits / total) / (n + 1), np.where(n > 0, judged, together)


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

    Each is the rate plus its standard error (Cochran's, over articles, or that of a count if it is larger) times a draw
    of Student's t, the same for both.
    """
    counts, words = counts[words > 0], words[words > 0]
    n = len(words)
    if n < 2:
        return np.full(len(precision), np.nan), np.full(len(precision), np.nan)
    error = rng.standard_t(n - 1, size=len(precision))
    products, along, size = counts.T @ counts, counts.T @ words, words @ words

    def drawn(weight: Array) -> Array:
        hits = weight @ counts.sum(axis=0)
        rate = hits / words.sum()
        squares = ((weight @ products) * weight).sum(axis=1) - 2 * rate * (weight @ along) + rate**2 * size
        spread = np.sqrt(np.maximum(n / (n - 1) * squares, np.maximum(hits, 1))) / words.sum()
        return np.asarray(1000 * (rate + spread * error))

    return drawn(np.ones_like(precision)), drawn(precision)


def _ends(prefix: str, draws: Array, level: float) -> dict[str, float]:
    """Interval of the draws; NaN if they are."""
    low, high = np.quantile(draws, [0.5 - level / 2, 0.5 + level / 2])
    return {f"{prefix}low": float(low), f"{prefix}high": float(high)}


def _around(draws: Array, level: float) -> dict[str, float]:
    """Interval of the draws that holds the last of them, the estimate: all verdicts alike leave it at their edge."""
    low, high = _ends("", draws[:-1], level).values()
    return {"corrected_low": min(low, float(draws[-1])), "corrected_high": max(high, float(draws[-1]))}


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
