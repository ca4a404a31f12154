"""What an outlet hedges with, and in whose voice: rates by category and voice with intervals over articles.

Source: Cochran (1977), section 6, for the interval of a ratio of two sums; Hyland (2005) for hedges against boosters.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Array, Corpus, articles_of, english_only, require_corpus
from mediakit.measures.hedging.lexicon import shipped
from mediakit.measures.hedging.rates import DEFAULT
from mediakit.measures.hedging.table import VOICES, hedges, voices
from mediakit.tables import group_labels, require, require_level
from mediakit.wordforms import is_word

COLUMNS = ("category", "pole", "voice", "n_hits", "n_words", "n_articles", "per_1k_words", "low", "high")


def hedge_profile(corpus: Corpus, *, by: str = "outlet", profile: str = DEFAULT, level: float = 0.95) -> pd.DataFrame:
    """Count hedges and boosters by category and voice.

    Parameters
    ----------
    corpus : Corpus
    by : column of the articles, such as "outlet"
        Articles without a value are a group of their own; those in another language than English are left out.
    profile : {"epistemic", "weasel", "strict", "news", "all"}
        What counts as a hedge in the rows `all hedges`. Every category is listed, whatever the profile: approximators,
        another's belief (`doxastic`) and unnamed sources stand apart.
    level : float in (0, 1)
        Of the intervals.

    Returns
    -------
    DataFrame
        One row a group, category and voice: the column `by`, `category` (`all hedges` and `boosters` are sums),
        `pole`, `counted` (whether the profile counts the category), `voice` (`all`, made up of `own`, `quoted` and
        `reported`), `n_hits`, `n_words` (of that voice), `n_articles` (with words of that voice), `per_1k_words` (hits
        over words of the group together), `low`, `high` (over articles, cut at the range of a rate, [0, 1000]; NaN for
        one article).

    Raises
    ------
    MissingColumnError
        The articles have no column `by`.
    UnknownNameError
        For an unknown profile.
    InputError
        `level` is not between 0 and 1.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> text = "It may rain. “It could snow,” said Ann Lee, who lives by the lake."
    >>> table = mk.hedge_profile(mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]})))
    >>> sums = table[table["category"] == "all hedges"]
    >>> sums[["voice", "n_hits", "n_words", "per_1k_words"]].round(1).values.tolist()
    [['all', 2, 14, 142.9], ['own', 1, 11, 90.9], ['quoted', 1, 3, 333.3], ['reported', 0, 0, nan]]
    """
    require_corpus(corpus)
    require(corpus.articles, [by], "articles")
    require_level(level)
    corpus = english_only(corpus)
    hits = _with_totals(corpus, profile)
    words = _words_by_voice(corpus)
    group = group_labels(corpus.articles, by)
    article = articles_of(corpus, hits)
    names = sorted(set(group))
    rows = []
    kinds = hits[["category", "pole"]].drop_duplicates().sort_values(["category", "pole"])
    for category, pole in kinds.itertuples(index=False, name=None):
        of_kind = (hits["category"] == category).to_numpy()
        for voice in ("all", *VOICES):
            spoken = of_kind if voice == "all" else of_kind & (hits["voice"] == voice).to_numpy()
            n = np.bincount(article[spoken], minlength=len(group)).astype(float)
            for name in names:
                one = group == name
                rows.append((name, category, pole, voice, *pooled_rate(n[one], words[voice][one], level)))
    table = pd.DataFrame(rows, columns=[by, *COLUMNS])
    table.insert(3, "counted", table["category"].isin([*_counted(profile), "all hedges", "boosters"]))
    return table.sort_values([by, "pole", "category"], kind="stable", ignore_index=True)


def _counted(profile: str) -> list[str]:
    """Categories that the profile counts."""
    rows = shipped().rows
    inside = pd.Series(shipped().counted(profile)).groupby(rows["category"].to_numpy()).any()
    return inside.index[inside].to_list()


def _with_totals(corpus: Corpus, profile: str) -> pd.DataFrame:
    """Hits of the profile, those of categories it leaves out, and the former once more under the names of the sums."""
    inside, everything = hedges(corpus, profile), hedges(corpus, "all")
    apart = everything[
        ~everything["category"].isin([*_counted(profile), "booster"]) & (everything["pole"] != "booster")
    ]
    totals = inside.assign(category=np.where(inside["pole"] == "hedge", "all hedges", "boosters"))
    return pd.concat([inside[inside["pole"] == "hedge"], apart, totals], ignore_index=True)


def _words_by_voice(corpus: Corpus) -> dict[str, Array]:
    """Words of each article in each voice."""
    word, voice = corpus.each(is_word), voices(corpus)
    spoken = {name: corpus.per_article(word & (voice == name)).astype(float) for name in VOICES}
    return {"all": corpus.per_article(word).astype(float), **spoken}


def pooled_rate(n_hits: Array, n_words: Array, level: float = 0.95) -> tuple[int, int, int, float, float, float]:
    """Hits, words, articles with words, hits per 1,000 words of all together, and its interval over articles.

    The interval is Student's, with Cochran's variance of a ratio of two sums, cut at 0 and 1,000, and never narrower
    than that of a count (Garwood 1936): a cue that few articles happen not to have is not one that the outlet never
    uses. NaN for one article.

    >>> pooled_rate(np.array([2.0, 4.0]), np.array([1000.0, 1000.0]))[:4]
    (6, 2000, 2, 3.0)
    >>> np.round(pooled_rate(np.array([0.0, 0.0]), np.array([500.0, 500.0]))[3:], 3).tolist()
    [0.0, 0.0, 3.689]
    """
    from scipy.special import chdtri, stdtrit

    some = n_words > 0
    n_hits, n_words, n = n_hits[some], n_words[some], int(some.sum())
    if not n:
        return 0, 0, 0, np.nan, np.nan, np.nan
    rate = float(n_hits.sum() / n_words.sum())
    if n == 1:
        return int(n_hits.sum()), int(n_words.sum()), 1, 1000 * rate, np.nan, np.nan
    spread = float(np.sqrt(n / (n - 1) * np.sum((n_hits - rate * n_words) ** 2)) / n_words.sum())
    reach = float(stdtrit(n - 1, 0.5 + level / 2)) * spread
    count, tail = n_hits.sum(), (1 - level) / 2
    least = chdtri(2 * count, 1 - tail) / 2 if count else 0.0
    counted = np.array([least, chdtri(2 * count + 2, tail) / 2]) / n_words.sum()
    low, high = np.clip([min(rate - reach, counted[0]), max(rate + reach, counted[1])], 0, 1)
    return int(n_hits.sum()), int(n_words.sum()), n, 1000 * rate, 1000 * float(low), 1000 * float(high)
