"""The public table of quotes: every marked span with its kind, the reason for it, and its speaker."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit.attribution.names import SORTS, display_names
from mediakit.attribution.speech import Speech, find_speech
from mediakit.corpus import Corpus, require_corpus
from mediakit.segmentation.quote_words import verb_table

Array = np.ndarray[Any, Any]

COLUMNS = (
    "article_id", "start", "end", "text", "kind", "reason", "points", "mark", "utterance", "speaker", "speaker_start",
    "speaker_end", "speaker_sort", "verb", "verb_start", "verb_end", "repaired", "unclosed", "nested", "in_headline",
)  # fmt: skip


def quotes(corpus: Corpus, *, titles: bool = False) -> pd.DataFrame:
    """List every marked span of a corpus, with its kind and its speaker.

    Parameters
    ----------
    corpus : Corpus
    titles : bool
        Also list titles of works, names and nicknames: they stand in marks, but are no quotation.

    Returns
    -------
    DataFrame
        One row a marked span, in text order: `article_id`, `start`, `end` (characters between the marks, so that
        `text[start:end]` is the column `text`), `kind` (speech, scare, title) with its `reason` and `points` (above 0:
        speech), `mark` (how it is written), `utterance` (parts split by their own attribution share one), `speaker`
        (folded name; empty where it is not certain), `speaker_start`, `speaker_end` (the mention; -1 without one),
        `speaker_sort` (named, pronoun, unnamed), `verb` (base form) with `verb_start`, `verb_end`, and the flags
        `repaired` (the mark had to be read another way), `unclosed`, `nested`, `in_headline`.

    Examples
    --------
    >>> import pandas as pd
    >>> from mediakit.segmentation import segment
    >>> table = quotes(segment(pd.DataFrame({"outlet": ["A"], "text": ["“It rained,” said Ann Lee."]})))
    >>> table[["text", "kind", "speaker", "verb"]].values.tolist()
    [['It rained,', 'speech', 'Ann Lee', 'say']]
    """
    require_corpus(corpus)
    speech = find_speech(corpus)
    spans = corpus.quote_spans.reset_index(drop=True)
    texts = [t if isinstance(t, str) else "" for t in corpus.articles["text"].to_list()]
    article = spans["article"].to_numpy()
    columns = _speaker_columns(corpus, speech, texts)
    cut = [texts[a][s:e] for a, s, e in zip(article, spans["start"], spans["end"], strict=True)]
    table = spans.assign(
        article_id=corpus.articles.index.to_numpy()[article], text=np.array(cut, dtype=object), **columns
    )
    table = table[[c for c in COLUMNS if c in table]]
    return table if titles else table[table["kind"] != "title"].reset_index(drop=True)


def _speaker_columns(corpus: Corpus, speech: Speech, texts: list[str]) -> dict[str, Array]:
    """Columns about speaker and verb, one value a span."""
    rows, found, cues, n = speech.places.row, speech.found, speech.cues, len(corpus.quote_spans)
    start, end = np.append(corpus.token_start, -1), np.append(corpus.token_end, -1)
    cue_token = np.where(found.cue >= 0, np.append(cues.token, -1)[found.cue], -1)
    lemmas = np.array([row[0] for row in verb_table()], dtype=object)
    values = {
        "speaker_start": start[found.first],
        "speaker_end": np.where(found.first >= 0, end[found.last], -1),
        "verb_start": start[cue_token],
        "verb_end": end[cue_token],
        "verb": lemmas[np.where(found.cue >= 0, np.append(cues.verb, 0)[found.cue], 0)],
        "speaker_sort": np.array(SORTS, dtype=object)[speech.mentions.sort],
        "speaker": display_names(corpus, texts, who=speech.mentions, found=speech.found, where=speech.places),
    }
    columns = {}
    for name, value in values.items():
        columns[name] = np.full(n, "" if value.dtype == object else -1, dtype=value.dtype)
        columns[name][rows] = value
    return columns
