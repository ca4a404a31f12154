"""The text model: a columnar batch of articles.

Text is cut once, by `segment`, into integer ids over a table of distinct word forms (types); every property of a word
is then computed once a type and gathered. The layout follows quanteda's tokens objects (Benoit et al. 2018).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from mediakit.errors import InputError, UnknownNameError

Array = np.ndarray[Any, Any]
PerType = Callable[[Array], Array]
"""A named function of `wordforms`: types (object array of str) -> one value a type."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_].+)?")  # a code such as de or pt-BR; anything else says too little
UNTOLD = ("en", "und", "mul", "mis", "zxx")


@dataclass(frozen=True, eq=False, slots=True)
class Corpus:
    """A batch of articles as arrays; frozen, and the arrays are read-only.

    Attributes
    ----------
    articles : DataFrame, n_articles rows, index `article_id`
    types : object array of str, (n_types,)
        Distinct surface tokens: case and punctuation are kept.
    type_ids : int32 array, (n_tokens,)
    token_start, token_end : int32 array, (n_tokens,)
        Characters of that article's `text`, half open: `text[start:end]` is the token.
    article_start : int64 array, (n_articles + 1,)
        Tokens of article i are `[article_start[i], article_start[i + 1])`.
    sentence_start : int64 array, (n_sentences + 1,)
        The same for sentences; a sentence never crosses a paragraph or an article, and none is empty.
    paragraph_start : int64 array, (n_paragraphs + 1,)
        The same for paragraphs (a line of `text`).
    quoted : bool array, (n_tokens,)
        The token stands inside quoted speech.
    quote_spans : DataFrame
        Every marked span that `segment` found, as `segmentation.quotes` describes it.
    whole : bool
        False once `voice` or `only` has left tokens out.
    """

    articles: pd.DataFrame
    types: Array
    type_ids: Array
    token_start: Array
    token_end: Array
    article_start: Array
    sentence_start: Array
    paragraph_start: Array
    quoted: Array
    quote_spans: pd.DataFrame
    whole: bool = True
    memo: dict[PerType, Array] = field(default_factory=dict, repr=False)
    places: list[Array] = field(init=False, default_factory=list, repr=False)

    def __post_init__(self) -> None:
        """Make the arrays read-only."""
        for name in ("types", "type_ids", "token_start", "token_end", "article_start", "sentence_start"):
            getattr(self, name).setflags(write=False)
        self.paragraph_start.setflags(write=False)
        self.quoted.setflags(write=False)

    def __repr__(self) -> str:
        """Sizes, as one line."""
        n_sentences = len(self.sentence_start) - 1
        return f"Corpus({len(self.articles)} articles, {n_sentences} sentences, {len(self.type_ids)} tokens)"

    def per_type(self, f: PerType) -> Array:
        """Value of the named function `f` for each type; computed once a corpus, whatever its voice."""
        if f not in self.memo:
            values = f(self.types)
            values.setflags(write=False)
            self.memo[f] = values
        return self.memo[f]

    def each(self, f: PerType) -> Array:
        """Value of `f` for each token: `f` sees every type once."""
        return self.per_type(f).take(self.index())

    def index(self) -> Array:
        """`type_ids` as NumPy's own kind of index: others are turned into it anew at every use."""
        if not self.places:
            self.places.append(self.type_ids.astype(np.intp))
        return self.places[0]

    def per_article(self, values: Array) -> Array:
        """Sum of a value per token over each article, shape (n_articles,); 0 for an article without tokens."""
        return segment_sums(values, self.article_start)

    def per_sentence(self, values: Array) -> Array:
        """Sum of a value per token over each sentence, shape (n_sentences,)."""
        return segment_sums(values, self.sentence_start)

    def article_of(self, starts: Array) -> Array:
        """Article (position) of each segment of an offsets array such as `sentence_start`, shape (n_segments,)."""
        return np.searchsorted(self.article_start, starts[:-1], side="right") - 1

    def voice(self, name: str = "all") -> Corpus:
        """Return the same articles with the tokens of one voice only.

        Parameters
        ----------
        name : {"all", "own", "quoted"}
            `own` is what stands outside quoted speech, `quoted` what stands inside. Sentences and paragraphs
            without a token of the voice are left out; the others keep their remaining tokens.

        Raises
        ------
        UnknownNameError
            For any other name.
        """
        if name not in ("all", "own", "quoted"):
            raise UnknownNameError("voice", name, ("all", "own", "quoted"))
        if name == "all":
            return self
        return self.only(self.quoted if name == "quoted" else ~self.quoted)

    def only(self, keep: Array) -> Corpus:
        """Return the same articles with the tokens where `keep` (bool, (n_tokens,)) is true."""
        before = np.concatenate([[0], np.cumsum(keep)])
        return replace(
            self,
            type_ids=self.type_ids.compress(keep),
            token_start=self.token_start.compress(keep),
            token_end=self.token_end.compress(keep),
            article_start=before[self.article_start],
            sentence_start=np.unique(before[self.sentence_start]),
            paragraph_start=np.unique(before[self.paragraph_start]),
            quoted=self.quoted.compress(keep),
            whole=False,
        )


def segment_sums(values: Array, starts: Array) -> Array:
    """Sum `values` over adjoining segments `[starts[i], starts[i + 1])`; an empty segment has the sum 0.

    >>> segment_sums(np.array([1, 2, 4]), np.array([0, 1, 1, 3])).tolist()
    [1, 0, 6]
    """
    values = values.astype(np.int64) if values.dtype == bool else values
    sums = np.zeros(len(starts) - 1, dtype=np.result_type(values.dtype, np.int64 if values.dtype.kind in "iu" else 0.0))
    filled = starts[:-1] < starts[1:]  # reduceat would give the next element for an empty segment
    if filled.any():
        sums[filled] = np.add.reduceat(values, starts[:-1][filled], dtype=sums.dtype)
    return sums


def covered(n: int, begin: Array, end: Array) -> Array:
    """Whether each of `n` places lies in at least one of the ranges `[begin, end)`, bool, (n,).

    >>> covered(5, np.array([1, 1]), np.array([2, 3])).tolist()
    [False, True, True, False, False]
    """
    change = np.zeros(n + 1, dtype=np.int32)
    np.add.at(change, begin, np.int32(1))  # a plain 1 would be turned into this for each place anew
    np.add.at(change, end, np.int32(-1))
    return np.cumsum(change, dtype=np.int32)[:-1] > 0


def first_above(values: Array, low: Array, high: Array, limit: Array) -> Array:
    """First place in each range `[low, high)` at which ascending `values` exceed its limit; `high` if none does.

    >>> first_above(np.array([1, 3, 5, 2, 4]), np.array([0, 3]), np.array([3, 5]), np.array([2, 9])).tolist()
    [1, 5]
    """
    while (unknown := low < high).any():
        middle = (low + high) // 2
        above = values.take(middle, mode="clip") > limit
        low, high = np.where(unknown & ~above, middle + 1, low), np.where(unknown & above, middle, high)
    return low


def articles_of(corpus: Corpus, table: pd.DataFrame) -> Array:
    """Article (position) of each row of a table with the column `article_id`; -1 for another corpus's."""
    return np.asarray(corpus.articles.index.get_indexer(pd.Index(table["article_id"])))


def id_ranks(corpus: Corpus) -> Array:
    """Place of each article in the order of the ids, (n_articles,): nothing that is drawn hangs on the order of rows.

    Ids that cannot be compared with each other are ordered as texts.
    """
    ids = corpus.articles.index
    try:
        order = np.asarray(ids.argsort())
    except TypeError:
        order = np.argsort(np.array(list(map(str, ids)), dtype=object), kind="stable")
    ranks = np.empty(len(ids), dtype=np.int64)
    ranks[order] = np.arange(len(ids))
    return ranks


def foreign_languages(articles: pd.DataFrame) -> Array:
    """Language of each article that is known not to be English, else "" (object array of str)."""
    if "language" not in articles:
        return np.full(len(articles), "", dtype=object)
    named = [n.strip() if isinstance(n, str) else "" for n in articles["language"].to_list()]
    told = {n: n if LANGUAGE.fullmatch(n) and not n.lower().startswith(UNTOLD) else "" for n in set(named)}
    return np.array([told[n] for n in named], dtype=object)


def is_english(corpus: Corpus) -> Array:
    """Whether each article is English or of unknown language, bool, (n_articles,): means and samples are of these."""
    return np.asarray(foreign_languages(corpus.articles) == "", dtype=bool)


def english_only(corpus: Corpus) -> Corpus:
    """Return the same articles without the tokens of those that are not `is_english`; the corpus itself if all are."""
    english = is_english(corpus)
    return corpus if english.all() else corpus.only(np.repeat(english, np.diff(corpus.article_start)))


def require_corpus(value: object) -> None:
    """Raise `InputError` unless `value` is a corpus: the likeliest slip is to forget `segment`."""
    if not isinstance(value, Corpus):
        raise InputError(f"a Corpus is needed, as segment(articles) gives it; not a {type(value).__name__}")
