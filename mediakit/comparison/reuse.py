"""Text that articles share: wire copy, near-duplicates and shared quotations, with offsets on both sides.

Runs of six equal word forms seed the search; runs that follow each other on both sides with small gaps are chained into
one passage, so words put in, dropped or capitalised and other quotation marks do not break it. What is shared is
measured by containment (share of the shorter article's words), because a short copy inside a long story has a small
Jaccard index. Sources: Broder (1997) for shingles and containment; Nicholls (2019) for kinds of copying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.comparison.agencies import agency_of
from mediakit.comparison.passages import ARRAYS, shared_runs
from mediakit.comparison.words import Words, words_of
from mediakit.corpus import require_corpus

if TYPE_CHECKING:
    from mediakit.corpus import Array, Corpus

EXACT, NEAR, WIRE = 0.98, 0.8, 0.2
LONG = 40
"""Words of a passage outside quotation that only a common source explains."""
SPEECH = 0.7
COPIES = ("exact", "near-duplicate", "wire copy")
COLUMNS = (
    *("article_id", "other_id", "start", "end", "other_start", "other_end", "n_words", "kind"),
    *("containment", "quoted_share"),
)


def reused(corpus: Corpus, *, least: int = 12) -> pd.DataFrame:
    """Passages that two articles share.

    Parameters
    ----------
    corpus : Corpus
    least : int
        Fewest equal words of a passage.

    Returns
    -------
    DataFrame
        One row a passage and pair of articles, the smaller id first: `article_id, other_id`; `start, end` and
        `other_start, other_end` (characters of the two texts); `n_words` (equal words); `kind`; `containment` (share
        of the shorter article's words in all passages of the pair, [0, 1]); `quoted_share` (of the passage's words,
        on the side where more is quoted). Kinds: `exact` (containment .98 of both), `near-duplicate` (.8), `wire copy`
        (.2 with an agency credited, or a passage of 40 words outside quotes), `shared quotation` (a passage of which
        70 % is quoted speech), else `shared passage`. Longest first within a pair.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> story = "The mayor of Eastham opened the new bridge over the river on Friday after two years of work."
    >>> texts = {"outlet": ["A", "B"], "text": [story, "As seen today: " + story.upper()]}
    >>> reused(segment(pd.DataFrame(texts, index=["a", "b"])))[["start", "end", "other_start", "kind"]].values.tolist()
    [[0, 92, 15, 'near-duplicate']]
    """
    require_corpus(corpus)
    words = words_of(corpus)
    runs = shared_runs(words, least)
    if runs.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    runs = runs.join(contained(runs, words), on=["a", "b"])
    runs["quoted_share"] = quoted_share(runs, corpus, words)
    runs["kind"] = kinds(runs, agency_of(corpus))
    return placed(runs, corpus, words)


def contained(runs: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Share of the shorter and of the longer article that lies in passages of the pair, index (a, b)."""
    size = np.diff(words.start)
    sums = runs.groupby(["a", "b"])["n_words"].sum()
    a, b = (sums.index.get_level_values(k).to_numpy() for k in ("a", "b"))
    shorter, longer = np.minimum(size[a], size[b]), np.maximum(size[a], size[b])
    values = sums.to_numpy()
    shares = {"containment": np.minimum(values / shorter, 1), "of_longer": np.minimum(values / longer, 1)}
    return pd.DataFrame(shares, index=sums.index)


def quoted_share(runs: pd.DataFrame, corpus: Corpus, words: Words) -> Array:
    """Share of each passage that is quoted speech, on the side where it is more."""
    before = np.concatenate([[0], np.cumsum(corpus.quoted[words.token])])
    sides = [(before[runs[last]] - before[runs[first]]) / (runs[last] - runs[first]) for first, last in ARRAYS]
    larger: Array = np.fmax(sides[0].to_numpy(dtype=float), sides[1].to_numpy(dtype=float))
    return larger


def kinds(runs: pd.DataFrame, agency: Array) -> Array:
    """Kind of each passage; the first rule that holds for its pair or itself."""
    speech = runs["quoted_share"].to_numpy() >= SPEECH
    long_run = (runs["n_words"] >= LONG) & ~speech
    copied = long_run.groupby([runs["a"], runs["b"]]).transform("any").to_numpy()
    credited = (agency[runs["a"]] != "") | (agency[runs["b"]] != "")
    contained_, of_longer = runs["containment"].to_numpy(), runs["of_longer"].to_numpy()
    rules = [
        (of_longer >= EXACT, "exact"),
        (contained_ >= NEAR, "near-duplicate"),
        (speech, "shared quotation"),
        (copied | ((contained_ >= WIRE) & credited), "wire copy"),
    ]
    return np.select([r for r, _ in rules], [k for _, k in rules], "shared passage").astype(object)


def placed(runs: pd.DataFrame, corpus: Corpus, words: Words) -> pd.DataFrame:
    """Return the passages with article ids and character offsets, the smaller id first."""
    ids = np.array(corpus.articles.index.map(str), dtype=object)
    table = pd.DataFrame({"one": ids[runs["a"]], "two": ids[runs["b"]]})
    for side, (first, last) in zip(("one", "two"), ARRAYS, strict=True):
        table[f"{side}_start"] = corpus.token_start[words.token[runs[first]]]
        table[f"{side}_end"] = corpus.token_end[words.token[runs[last] - 1]]
    swap = (table["one"] > table["two"]).to_numpy()
    parts = (table[~swap].rename(columns=ONE), table[swap].rename(columns=TWO))
    made = pd.concat(parts).sort_index()
    made = made.assign(**{c: runs[c].to_numpy() for c in ("n_words", "kind", "containment", "quoted_share")})
    offsets = ["start", "end", "other_start", "other_end", "n_words"]
    made[offsets] = made[offsets].astype(int)
    order = made.sort_values(["article_id", "other_id", "n_words", "start"], ascending=[True, True, False, True])
    return order.reset_index(drop=True)[list(COLUMNS)]


ONE = {
    "one": "article_id",
    "one_start": "start",
    "one_end": "end",
    "two": "other_id",
    "two_start": "other_start",
    "two_end": "other_end",
}
TWO = {
    "two": "article_id",
    "two_start": "start",
    "two_end": "end",
    "one": "other_id",
    "one_start": "other_start",
    "one_end": "other_end",
}
