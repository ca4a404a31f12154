"""Same-event stories of different outlets, found without labels.

Two articles of different outlets tell the same event when each is the other's nearest neighbour in that outlet (cosine
of TF-IDF), they appeared within a few days, and they are near enough. Pairs are joined best first, never two articles
of one outlet, and a given event is never overwritten. Model: news-event matching by Nicholls & Bright (2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.comparison.groups import labels
from mediakit.comparison.similarity import blocks, tf_idf
from mediakit.comparison.words import numbered
from mediakit.segmentation.tokens import tokenize
from mediakit.tables import ARTICLES, require

if TYPE_CHECKING:
    from mediakit.corpus import Array

DOUBT = 0.05
"""A pair whose score lies within this of the bar, or of the next best story, is doubtful."""
PAIR_COLUMNS = ("article_id", "other_id", "score", "margin", "used", "doubtful", "reason")


def match_events(articles: pd.DataFrame, *, days: float = 3, least: float = 0.18) -> pd.DataFrame:
    """Fill `event`: stories of different outlets about the same event get the same name.

    Parameters
    ----------
    articles : DataFrame
        Index `article_id`; columns `outlet`, `text`, and where known `title`, `published`, `event`.
    days : float
        Two stories of one event appear at most this far apart; articles without a date may join any.
    least : float in [0, 1]
        Smallest cosine of a pair. Raise it to keep only sure pairs; `event_pairs` shows what would be lost.

    Returns
    -------
    DataFrame
        The articles with `event` (a given one stays; a found one is "story 001" and so on; missing where no
        counterpart was found) and `event_score`, the best cosine that ties the article to its event (NaN where given
        or missing). The order of the rows makes no difference.

    Raises
    ------
    MissingColumnError
        `outlet` or `text` is missing.
    """
    pairs = event_pairs(articles, days=days, least=least)
    ids = np.array(articles.index.map(str), dtype=object)
    place = dict(zip(ids, range(len(ids)), strict=True))
    given = given_events(articles)
    used = pairs[pairs["used"]]
    links = [(place[str(a)], place[str(b)]) for a, b in zip(used["article_id"], used["other_id"], strict=True)]
    score = np.full(len(ids), np.nan)
    for (a, b), value in zip(links, used["score"], strict=True):
        score[[a, b]] = np.fmax(score[[a, b]], value)
    named = event_names(links, given, ids)
    score[[g is not None for g in given]] = np.nan
    return articles.assign(event=pd.array(named, dtype="str"), event_score=score)


def event_pairs(articles: pd.DataFrame, *, days: float = 3, least: float = 0.18) -> pd.DataFrame:
    """Return the pairs of stories that `match_events` weighed, so that doubtful ones can be read.

    Parameters
    ----------
    articles, days, least
        As in `match_events`.

    Returns
    -------
    DataFrame
        `article_id, other_id` (mutual nearest neighbours of two outlets), `score` (cosine, [0, 1]), `margin` (score
        less the next best story of the same outlet, for the side where it is smaller), `used`, `doubtful`, `reason`
        (why it was not used, or what makes it doubtful). Best first.
    """
    require(articles, ARTICLES, "articles")
    order = np.argsort(np.array(articles.index.map(str), dtype=object), kind="stable")
    frame = articles.iloc[order]
    ids = np.array(frame.index.map(str), dtype=object)
    _, outlet = np.unique(labels(frame, "outlet").of_rows.astype(str), return_inverse=True)
    pairs = mutual_pairs(frame, outlet, days)
    pairs = pairs[pairs["score"] >= least - DOUBT].sort_values(["score", "a", "b"], ascending=[False, True, True])
    given = given_events(frame)
    pairs = pairs[[not (given[a] and given[a] == given[b]) for a, b in zip(pairs["a"], pairs["b"], strict=True)]]
    reasons = refusals(pairs, outlet, given, least)
    near = (pairs["score"] < least + DOUBT) | (pairs["margin"] < DOUBT)
    said = np.where(pairs["score"] < least + DOUBT, "score near the bar", "another story is almost as near")
    table = pairs.assign(
        article_id=ids[pairs["a"]],
        other_id=ids[pairs["b"]],
        used=[not r for r in reasons],
        doubtful=near.to_numpy(),
        reason=[r or (s if n else "") for r, s, n in zip(reasons, said, near, strict=True)],
    )
    return table.reset_index(drop=True)[list(PAIR_COLUMNS)]


def mutual_pairs(frame: pd.DataFrame, outlet: Array, days: float) -> pd.DataFrame:
    """Articles `a` < `b` (positions) that are each other's nearest neighbour in the other's outlet."""
    nearest, best, second = neighbours(frame, outlet, days)
    a, other = np.nonzero(best > 0)
    b = nearest[a, other]
    back = nearest[b, outlet[a]] == a
    a, b = a[back], b[back]
    a, b = a[a < b], b[a < b]
    margin = np.minimum(best[a, outlet[b]] - second[a, outlet[b]], best[b, outlet[a]] - second[b, outlet[a]])
    return pd.DataFrame({"a": a, "b": b, "score": best[a, outlet[b]], "margin": margin})


def neighbours(frame: pd.DataFrame, outlet: Array, days: float) -> tuple[Array, Array, Array]:
    """For each article and outlet: position of the nearest story, its cosine, and the second best cosine."""
    n, n_outlets = len(frame), int(outlet.max(initial=-1)) + 1
    day = day_numbers(frame)
    nearest = np.zeros((n, n_outlets), dtype=np.int64)
    best, second = np.zeros((n, n_outlets)), np.zeros((n, n_outlets))
    members = [np.flatnonzero(outlet == o) for o in range(n_outlets)]
    for first, cosines in blocks(vectors(frame)):
        rows = np.arange(first, first + len(cosines))
        cosines[np.abs(day[rows][:, None] - day[None, :]) > days] = 0
        for o, columns in enumerate(members):
            part = np.where(outlet[rows][:, None] == o, 0, cosines[:, columns])
            top = part.argmax(axis=1)
            best[rows, o] = part[np.arange(len(rows)), top]
            part[np.arange(len(rows)), top] = 0
            second[rows, o] = part.max(axis=1)
            nearest[rows, o] = columns[top]
    return nearest, best, second


def vectors(frame: pd.DataFrame) -> Any:
    """TF-IDF of title and text of each article."""
    title = frame["title"] if "title" in frame.columns else pd.Series("", frame.index)
    texts = [
        f"{t if isinstance(t, str) else ''}\n{x if isinstance(x, str) else ''}"
        for t, x in zip(title.to_list(), frame["text"].to_list(), strict=True)
    ]
    tokens = tokenize(texts)
    words = numbered(tokens.types, tokens.type_ids, tokens.article_start)
    return tf_idf(words.ids, words.article, len(frame))


def day_numbers(frame: pd.DataFrame) -> Array:
    """Day of publication as a number; NaN when unknown (a comparison with NaN excludes nothing)."""
    if "published" not in frame.columns:
        return np.full(len(frame), np.nan)
    dates = pd.to_datetime(frame["published"], utc=True, errors="coerce", format="mixed")
    days = (dates - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(days=1)
    return np.floor(days.to_numpy(dtype=float))


def given_events(frame: pd.DataFrame) -> list[str | None]:
    """Event each article already has; None for none."""
    if "event" not in frame.columns:
        return [None] * len(frame)
    return [str(e) if pd.notna(e) and str(e).strip() else None for e in frame["event"].to_list()]


def refusals(pairs: pd.DataFrame, outlet: Array, given: list[str | None], least: float) -> list[str]:
    """Join pairs best first; the reason why a pair was not used, "" for one that was."""
    group = Groups(outlet, given)
    return [
        "score below the bar" if score < least else group.join(a, b)
        for a, b, score in zip(pairs["a"], pairs["b"], pairs["score"], strict=True)
    ]


class Groups:
    """Articles joined into events: at most one article an outlet, at most one given name."""

    def __init__(self, outlet: Array, given: list[str | None]) -> None:
        self.root = list(range(len(outlet)))
        self.outlets = [{int(o)} for o in outlet]
        self.name = list(given)
        first: dict[str, int] = {}
        for i, name in enumerate(given):
            if name is not None:
                self._merge(first.setdefault(name, i), i)

    def find(self, i: int) -> int:
        """Return the article that stands for the group of `i`."""
        while self.root[i] != i:
            self.root[i] = i = self.root[self.root[i]]
        return i

    def join(self, a: int, b: int) -> str:
        """Join the groups of two articles; return the reason if that cannot be done, "" if it was."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return ""
        if self.name[a] is not None and self.name[b] is not None:
            return "two given events"
        if self.outlets[a] & self.outlets[b]:
            return "the event has a story of that outlet already"
        self._merge(a, b)
        return ""

    def _merge(self, a: int, b: int) -> None:
        a, b = self.find(a), self.find(b)
        if a != b:
            self.root[b] = a
            self.outlets[a] |= self.outlets[b]
            self.name[a] = self.name[a] if self.name[a] is not None else self.name[b]


def event_names(links: list[tuple[int, int]], given: list[str | None], ids: Array) -> list[str | None]:
    """Name of each article's event: the given one, else "story 001" and so on by smallest article id."""
    group = Groups(np.arange(len(ids)), given)
    for a, b in links:
        group.join(a, b)
    members: dict[int, list[int]] = {}
    for i in range(len(ids)):
        members.setdefault(group.find(i), []).append(i)
    taken, number = {g for g in given if g is not None}, 0
    names: list[str | None] = list(given)
    for root, inside in sorted(members.items(), key=lambda item: min(ids[i] for i in item[1])):
        name = group.name[root]
        while len(inside) > 1 and (name is None or (group.name[root] is None and name in taken)):
            number += 1
            name = f"story {number:03d}"
        for i in inside:
            names[i] = name
    return names
