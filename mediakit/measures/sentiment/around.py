"""Tone around a name: valence of the words near its mentions. What stands near a name is not a stance on it.

In sentences that name several people or bodies readers see different polarities for four in ten of them, and no count
of words near a name can tell whose they are: such mentions are flagged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import articles_of, english_only, require_corpus
from mediakit.errors import InputError, UnknownNameError
from mediakit.measures.sentiment.instruments import mode_instrument, read_with
from mediakit.measures.sentiment.mentions import mentions, plain_form
from mediakit.measures.sentiment.scored import compound_of
from mediakit.measures.sentiment.sentences import sentence_places
from mediakit.tables import group_labels, require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediakit.corpus import Array, Corpus
    from mediakit.measures.sentiment.instruments import Result

HALVED_AT, REACH = 8, 64
"""A word this many tokens away counts half; beyond the reach it does not count."""
AT_ONCE = 10_000
"""Mentions weighed at a time, which bounds memory."""
WINDOWS = ("fading", "sentence")


def tone_mentions(
    corpus: Corpus, name: str, *, aliases: Sequence[str] = (), window: int | str = "fading", mode: str = "news"
) -> pd.DataFrame:
    """Every mention of a name with the tone of the words around it; goes into `kwic` and `highlight` as it is.

    Parameters
    ----------
    corpus : Corpus
        Mentions in articles of any language are listed; `tone_around` leaves those out that are not English.
    name : str
        With a capital letter it is found only as written, without one in any case; possessives are found.
    aliases : sequence of str, optional
        Other names of the same; of two that overlap the longer counts.
    window : {"fading", "sentence"} or int, default "fading"
        Which words of the sentence count: all, the less the farther away they stand (half at 8 tokens); the sentence
        as a whole, as in `tone`; or those up to so many tokens either side. On sentences labelled for several names
        the fading window agreed best with readers (.58 of the labels; 8 tokens either side .52).
    mode : {"news", "vader"}

    Returns
    -------
    DataFrame, one row a mention
        `article_id, sentence, start, end` (characters of the mention), `text`, `tone` (compound, in [-1, 1]; 0
        without a word of the lexicon), `shared` (another capitalised word inside the sentence: the tone may be that of
        somebody else).

    Raises
    ------
    InputError
        The name has no letter or digit, or the window is negative.
    UnknownNameError
        `mode` or `window` is not known.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A"], "text": ["It was a disaster for Mayor Tarn. Tarn left."]})
    >>> found = tone_mentions(mk.segment(articles), "Tarn", window=8)
    >>> found["tone"].round(2).tolist()
    [-0.62, 0.0]
    """
    require_corpus(corpus)
    _check_window(window)
    rows = mentions(corpus, [name, *aliases])
    result = read_with(corpus, [mode_instrument(mode)])[0]
    first, end, sentence = (rows[c].to_numpy() for c in ("first", "end", "sentence"))
    table = sentence_places(corpus).iloc[sentence].drop(columns=["start", "end"]).reset_index(drop=True)
    table["start"], table["end"] = corpus.token_start[first], corpus.token_end[end - 1]
    table["text"] = _cut(corpus, sentence, table)
    if window == "sentence":
        table["tone"] = result.scored.compound()[sentence]
    else:
        parts = [rows.iloc[k : k + AT_ONCE] for k in range(0, max(len(rows), 1), AT_ONCE)]
        table["tone"] = np.concatenate([_near(corpus, result, part, window) for part in parts])
    table["shared"] = _shared(corpus, rows)
    return table


def _check_window(window: int | str) -> None:
    """Raise for a window that is no number of tokens and has no name."""
    if isinstance(window, str) and window not in WINDOWS:
        raise UnknownNameError("window", window, (*WINDOWS, "a number of tokens"))
    if not isinstance(window, str) and window < 0:
        raise InputError(f"window must be a number of tokens from 0, or one of {', '.join(WINDOWS)}; not {window}")


def _near(corpus: Corpus, result: Result, rows: pd.DataFrame, window: int | str) -> Array:
    """Compound of the hits near each mention, weighed by their distance in tokens; the mention itself is left out."""
    reach = REACH if isinstance(window, str) else window
    first, end, sentence = (rows[c].to_numpy() for c in ("first", "end", "sentence"))
    low = np.maximum(corpus.sentence_start[sentence], first - reach)
    high = np.minimum(corpus.sentence_start[sentence + 1], end + reach)
    at = result.scored.token
    begin, stop = np.searchsorted(at, low), np.searchsorted(at, high)
    mention = np.repeat(np.arange(len(rows)), stop - begin)
    hit = np.arange(len(mention)) + np.repeat(begin - np.cumsum(stop - begin) + stop - begin, stop - begin)
    distance = np.maximum(first[mention] - at[hit], at[hit] - end[mention] + 1)
    weight = 1 / (1 + distance / HALVED_AT) if isinstance(window, str) else np.ones(len(hit))
    total = np.bincount(mention, result.scored.valence[hit] * weight * (distance > 0), minlength=len(rows))
    return compound_of(total)


def _cut(corpus: Corpus, sentence: Array, table: pd.DataFrame) -> list[str]:
    """Text of each mention as it stands in its article."""
    texts = corpus.articles["text"].to_numpy(dtype=object)[corpus.article_of(corpus.sentence_start)[sentence]]
    return [text[s:e] for text, s, e in zip(texts, table["start"], table["end"], strict=True)]


def _shared(corpus: Corpus, rows: pd.DataFrame) -> Array:
    """Whether a capitalised word that belongs to no mention stands inside the sentence of each mention."""
    capital = corpus.each(is_name_like).copy()
    capital[corpus.sentence_start[:-1]] = False
    for offset in range(int((rows["end"] - rows["first"]).max()) if len(rows) else 0):
        inside = rows["first"] + offset < rows["end"]
        capital[rows["first"][inside] + offset] = False
    return corpus.per_sentence(capital)[rows["sentence"]] > 0


def is_name_like(types: Array) -> Array:
    """Whether the word begins with a capital and is longer than one letter, as bool array."""
    return np.array([len(p) > 1 and p[0].isupper() for p in map(plain_form, types)], dtype=bool)


def tone_around(
    corpus: Corpus,
    name: str,
    *,
    aliases: Sequence[str] = (),
    window: int | str = "fading",
    by: str = "outlet",
    mode: str = "news",
) -> pd.DataFrame:
    """Tone around a name, outlet by outlet; not a stance on it.

    The article is the unit: the mean of its mentions is one value, so that one long article does not speak for its
    outlet. `tone_mentions` gives the mentions themselves.

    Parameters
    ----------
    corpus : Corpus
        Mentions in articles in another language than English are left out.
    name : str
    aliases : sequence of str, optional
        Other names of the same.
    window : {"fading", "sentence"} or int, default "fading"
        Which words count, as in `tone_mentions`.
    by : str, default "outlet"
        Column of `corpus.articles` that groups the articles; those without a value are a group of their own.
    mode : {"news", "vader"}

    Returns
    -------
    DataFrame, one row an outlet with articles, sorted
        The column named by `by`, `name`, `n_mentions`, `n_articles` (with a mention), `shared_share` (mentions in a
        sentence that names somebody else too), `tone` (mean over articles, in [-1, 1]; NaN without a mention), `low`,
        `high` (95 % t interval over articles; NaN below two), `note`.

    Raises
    ------
    InputError, UnknownNameError, MissingColumnError
        As for `tone_mentions`; `by` is no column of the articles.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> texts = ["It was a disaster for Mayor Tarn.", "A great day for Tarn, people said.", "Rain."]
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A", "A", "B"], "text": texts}))
    >>> tone_around(corpus, "Tarn")[["outlet", "n_mentions", "n_articles"]].values.tolist()
    [['A', 2, 2], ['B', 0, 0]]
    """
    require_corpus(corpus)
    require(corpus.articles, (by,), "articles")
    found = tone_mentions(english_only(corpus), name, aliases=aliases, window=window, mode=mode)
    groups = group_labels(corpus.articles, by)
    of_row = groups[articles_of(corpus, found)]
    rows = [_row(found[of_row == group], group, by) for group in sorted(set(groups))]
    table = pd.DataFrame(rows, columns=[by, "n_mentions", "n_articles", "shared_share", "tone", "low", "high", "note"])
    table.insert(1, "name", name)
    return table


def _row(found: pd.DataFrame, group: str, by: str) -> dict[str, object]:
    """Mean, interval and note of one outlet."""
    articles = found.groupby("article_id")["tone"].mean().to_numpy()
    low, high = t_interval(articles)
    return {
        by: group,
        "n_mentions": len(found),
        "n_articles": len(articles),
        "shared_share": found["shared"].mean() if len(found) else np.nan,
        "tone": articles.mean() if len(articles) else np.nan,
        "low": low,
        "high": high,
        "note": ("not named", "these mentions, not the outlet")[len(articles)] if len(articles) < 2 else "",
    }


def t_interval(values: Array, level: float = 0.95) -> tuple[float, float]:
    """Student's interval of a mean; NaN below two values.

    >>> [round(x, 3) for x in t_interval(np.array([1.0, 2.0, 3.0]))]
    [-0.484, 4.484]
    """
    n = len(values)
    if n < 2:
        return np.nan, np.nan
    from scipy.special import stdtrit

    half = float(stdtrit(n - 1, (1 + level) / 2) * values.std(ddof=1) / np.sqrt(n))
    return float(values.mean()) - half, float(values.mean()) + half
