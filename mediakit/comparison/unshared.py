"""What only one outlet tells of an event: quotes, speakers and passages without a counterpart in the others' stories.

A passage has a counterpart in so far as its telling words (weighted by how rare they are, everyday words left out) also
stand in another outlet's story of the event; the share is given, so that the reader can judge the bar.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.attribution import quotes
from mediakit.comparison.groups import labels
from mediakit.comparison.pairs import event_numbers
from mediakit.comparison.shared import alike, quoted_speech, with_position
from mediakit.comparison.words import Words, words_of
from mediakit.corpus import Array, Corpus, require_corpus
from mediakit.tables import require
from mediakit.wordforms import is_easy

COLUMNS = ("event", "outlet", "article_id", "what", "start", "end", "text", "speaker", "counterpart")
WORDS = 8
"""Fewest telling words of a passage."""


def unshared(corpus: Corpus, *, most: float = 0.25) -> pd.DataFrame:
    """List quotes, speakers and passages that only one outlet carries, for every event that several outlets tell.

    Parameters
    ----------
    corpus : Corpus
        Its articles have `event` (see `match_events`).
    most : float in [0, 1]
        A sentence is listed when at most this share of its telling words stands in another outlet's story.

    Returns
    -------
    DataFrame
        `event, outlet, article_id`; `what`: "quote" (five words or more, in no version elsewhere), "speaker" (named by
        this outlet only; the first mention) or "passage" (one sentence, or several in a row); `start, end, text`;
        `speaker` (of a quote); `counterpart` (share of telling words found elsewhere; 0 for quotes and speakers).

    Raises
    ------
    MissingColumnError
        The articles have no column `event`.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> texts = ["“The bridge will open on Friday,” said Ann Lee.", "The bridge will open on Friday."]
    >>> corpus = segment(pd.DataFrame({"outlet": ["A", "B"], "event": "bridge", "text": texts}))
    >>> unshared(corpus)[["outlet", "what", "text"]].values.tolist()
    [['A', 'quote', 'The bridge will open on Friday,'], ['A', 'speaker', 'Ann Lee']]
    """
    require_corpus(corpus)
    require(corpus.articles, ["event"], "articles")
    _, outlet = np.unique(labels(corpus.articles, "outlet").of_rows.astype(str), return_inverse=True)
    event = event_numbers(corpus.articles["event"])
    told = pd.Series(outlet).groupby(event).transform("nunique").to_numpy() > 1
    compared = told & (event >= 0)
    parts = [lone_quotes(corpus, compared), lone_speakers(corpus, compared), lone_passages(corpus, event, outlet, most)]
    table = pd.concat([p for p in parts if len(p)] or parts, ignore_index=True)
    place = table["position"].to_numpy(dtype=np.int64)
    table, place = table[compared[place]], place[compared[place]]
    names = labels(corpus.articles, "outlet").of_rows[place]
    table = table.assign(outlet=names, event=corpus.articles["event"].to_numpy(dtype=object)[place])
    order = ["event", "outlet", "article_id", "what", "start"]
    made: pd.DataFrame = table.sort_values(order, kind="stable").reset_index(drop=True)
    return made.reindex(columns=list(COLUMNS))


def lone_quotes(corpus: Corpus, compared: Array) -> pd.DataFrame:
    """Quotes without a version in another outlet."""
    quoted = quoted_speech(corpus, 5)
    runs, outlet = alike(quoted, 5), quoted.table["outlet"].to_numpy(dtype=object)
    a, b = runs["a"].to_numpy(dtype=np.int64), runs["b"].to_numpy(dtype=np.int64)
    across = outlet[a] != outlet[b]
    lone = ~np.isin(np.arange(len(outlet)), np.concatenate([a[across], b[across]]))
    kept: pd.DataFrame = quoted.table[lone & compared[quoted.table["position"].to_numpy()]]
    return kept.assign(what="quote", counterpart=0.0)


def lone_speakers(corpus: Corpus, compared: Array) -> pd.DataFrame:
    """Named speakers whom no other outlet names as a speaker in the same event, at their first mention."""
    table = with_position(quotes(corpus), corpus)
    table = table[(table["speaker_sort"] == "named") & (table["speaker_start"] >= 0) & (table["kind"] == "speech")]
    place = table["position"].to_numpy()
    surname = table["speaker"].astype(str).str.split().str[-1].str.strip(".,’'").str.casefold()
    table = table.assign(
        surname=surname.to_numpy(),
        event=event_numbers(corpus.articles["event"])[place],
        outlet=labels(corpus.articles, "outlet").of_rows[place],
    )[compared[place]]
    n_outlets = table.groupby(["event", "surname"])["outlet"].transform("nunique")
    lone: pd.DataFrame = table[n_outlets == 1].drop_duplicates(["event", "surname"])
    lone = lone.assign(start=lone["speaker_start"], end=lone["speaker_end"], text=lone["speaker"])
    return lone.assign(what="speaker", counterpart=0.0)


def lone_passages(corpus: Corpus, event: Array, outlet: Array, most: float) -> pd.DataFrame:
    """Sentences of which few telling words stand in the other outlets' stories; neighbours are put together."""
    words = words_of(corpus)
    weight = telling(words)
    elsewhere = told_elsewhere(words, event, outlet)
    sentence = np.searchsorted(corpus.sentence_start, words.token, side="right") - 1
    n = len(corpus.sentence_start) - 1
    total = np.bincount(sentence, weight[words.ids], minlength=n)
    found = np.bincount(sentence, weight[words.ids] * elsewhere, minlength=n)
    n_telling = np.bincount(sentence, weight[words.ids] > 0, minlength=n)
    article = corpus.article_of(corpus.sentence_start)
    lone = (n_telling >= WORDS) & (found <= most * total)
    first = lone & ~np.concatenate([[False], lone[:-1] & (article[1:] == article[:-1])])[:n]
    run = np.cumsum(first)[lone] - 1
    if not lone.any():
        return pd.DataFrame(columns=[*COLUMNS, "position"])
    begin, places = corpus.sentence_start[:-1][lone], article[lone]
    end = corpus.sentence_start[1:][lone] - 1
    _, opening = np.unique(run, return_index=True)
    closing = np.append(opening[1:], len(run)) - 1
    start, stop = corpus.token_start[begin[opening]], corpus.token_end[end[closing]]
    texts = corpus.articles["text"].to_list()
    share = np.bincount(run, found[lone]) / np.bincount(run, total[lone])
    return pd.DataFrame(
        {
            "article_id": corpus.articles.index.to_numpy()[places[opening]],
            "position": places[opening],
            "what": "passage",
            "start": start,
            "end": stop,
            "text": [texts[a][s:e] for a, s, e in zip(places[opening], start, stop, strict=True)],
            "counterpart": share,
        }
    )


def telling(words: Words) -> Array:
    """Weight of each word form: how rare it is among the articles; 0 for everyday words."""
    n_articles = len(words.start) - 1
    pairs = np.unique(words.ids * n_articles + words.article)
    frequency = np.bincount(pairs // max(1, n_articles), minlength=len(words.forms))
    weight: Array = np.log((1 + n_articles) / (1 + frequency)) + 1
    return np.where(is_easy(words.forms), 0, weight)


def told_elsewhere(words: Words, event: Array, outlet: Array) -> Array:
    """Whether each word also stands in a story of the same event by another outlet."""
    size = len(words.forms)
    of_event = event[words.article].astype(np.int64) * size + words.ids
    cells = pd.DataFrame({"key": of_event, "outlet": outlet[words.article]}).drop_duplicates()
    n_outlets = cells["key"].value_counts()
    return n_outlets.reindex(of_event).to_numpy() > 1
