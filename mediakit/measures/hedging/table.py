"""Every hit as a row: cue, category, pole, voice, and the rule that let it pass."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.attribution.reported import reported_mask
from mediakit.attribution.speech import find_speech
from mediakit.corpus import Array, Corpus, require_corpus
from mediakit.measures.hedging.lexicon import Lexicon, of_user, shipped
from mediakit.measures.hedging.matching import Hits, passed, resolved
from mediakit.measures.hedging.rates import DEFAULT
from mediakit.wordforms.forms import OUTER

VOICES = ("own", "quoted", "reported")


def hedges(corpus: Corpus, profile: str | pd.DataFrame = DEFAULT) -> pd.DataFrame:
    """List every hedge and booster.

    Parameters
    ----------
    corpus : Corpus
        Articles of any language are searched, though the cues are English: leave out by `language` before hits are
        counted.
    profile : {"epistemic", "weasel", "strict", "news", "all"}, or a table of the user's own patterns
        `epistemic` (what `measure` counts): doubt about what is said. `weasel` adds unnamed and unnumbered holders and
        generality. `strict`: cues that are seldom wrong. `news`: what labelled news counts, that is the epistemic cues
        without the mildest (reported future, hopes, plans), with approximators and generality. `all`: every cue, mild
        ones and bounds too, and, with pole `none`, another's belief (`doxastic`) and unnamed sources. A table: the
        column `pattern`, and any of `category`, `pole`, `needs`, `forbids`; `load_lexicon` reads one.

    Returns
    -------
    DataFrame
        One row a hit in text order: `article_id`, `start`, `end` (characters of `text`), `text`, `cue` (its row in the
        word list), `category`, `pole` (`hedge` or `booster`), `voice` (`own`, `quoted`, `reported`), `strength`
        (1 to 3), `group`, `rule` (guards that were asked, `not` before those that forbid) and `lexicon` (version of
        the list).

    Raises
    ------
    UnknownNameError
        For an unknown profile.
    MissingColumnError, InputError
        For a table that is no list of patterns.

    Examples
    --------
    >>> import mediakit as mk, pandas as pd
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["It may rain in May, they clearly said."]}))
    >>> hedges(corpus)[["text", "category", "pole"]].to_numpy().tolist()
    [['may', 'modal', 'hedge'], ['clearly', 'adverb', 'booster']]
    """
    require_corpus(corpus)
    lexicon = of_user(profile) if isinstance(profile, pd.DataFrame) else shipped()
    chosen = lexicon.counted(profile if isinstance(profile, str) else "all")
    found = passed(corpus, lexicon)
    hits = resolved(found, chosen)
    if isinstance(profile, str) and profile == "all":
        apart = np.isin(lexicon.rows["category"].to_numpy(dtype=object), ("doxastic", "unnamed_source"))
        hits = _together(hits, resolved(found, apart))
    idiom = lexicon.rows["category"].to_numpy(dtype=object)[hits.row] == "idiom"
    return rows_of(corpus, lexicon, hits.take(~idiom))


def _together(a: Hits, b: Hits) -> Hits:
    """Both lists of hits in text order."""
    both = Hits(*(np.concatenate([getattr(a, f), getattr(b, f)]) for f in ("first", "last", "row")))
    return both.take(np.lexsort((both.last, both.first)))


def rows_of(corpus: Corpus, lexicon: Lexicon, hits: Hits) -> pd.DataFrame:
    """Table of the hits."""
    article = np.searchsorted(corpus.article_start, hits.first, side="right") - 1
    start, end = inner_span(corpus, hits)
    texts = corpus.articles["text"].to_numpy(dtype=object)
    row = lexicon.rows.iloc[hits.row]
    table = {
        "article_id": corpus.articles.index.to_numpy()[article],
        "start": start,
        "end": end,
        "text": pd.Series([texts[a][s:e] for a, s, e in zip(article, start, end, strict=True)], dtype=str),
        **{c: row[c].to_numpy() for c in ("cue", "category", "pole")},
        "voice": voices(corpus)[hits.first] if len(hits.first) else np.zeros(0, dtype=object),
        "strength": row["strength"].astype(int).to_numpy(),
        "group": row["group"].to_numpy(),
        "rule": _rules(lexicon.rows).iloc[hits.row].to_numpy(),
    }
    return pd.DataFrame(table).assign(lexicon=lexicon.version)


def _rules(rows: pd.DataFrame) -> pd.Series:
    """Guards of each row as words: those needed, then those that forbid with `not` before them."""
    return pd.Series(
        [
            ", ".join([*needs.split(), *(f"not {name}" for name in forbids.split())]) or "always"
            for needs, forbids in zip(rows["needs"], rows["forbids"], strict=True)
        ],
        dtype=str,
    )


def inner_span(corpus: Corpus, hits: Hits) -> tuple[Array, Array]:
    """Characters of each hit without the punctuation around its first and last word."""
    ids = corpus.type_ids
    before = [len(t) - len(t.lstrip(OUTER)) for t in corpus.types[ids[hits.first]]]
    after = [len(t) - len(t.rstrip(OUTER)) for t in corpus.types[ids[hits.last]]]
    start = corpus.token_start[hits.first] + np.array(before, dtype=np.int64)
    return start, corpus.token_end[hits.last] - np.array(after, dtype=np.int64)


def voices(corpus: Corpus) -> Array:
    """Voice of every token, object array, (n_tokens,): quoted, else reported, else own."""
    speech = find_speech(corpus)
    reported = reported_mask(corpus, speech.cues, speech.words)
    names = np.array(VOICES, dtype=object)
    return names[np.where(corpus.quoted, 1, np.where(reported, 2, 0))]
