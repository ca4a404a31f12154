"""Same-event stories of different outlets, found without labels.

Two articles of different outlets tell the same event when each is the other's nearest neighbour in that outlet (cosine
of TF-IDF), they appeared within a few days, and they are near enough. Pairs are joined best first, never two articles
of one outlet, and a given event is never overwritten. Model: news-event matching by Nicholls & Bright (2019).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.comparison.groups import labels
from mediakit.comparison.linking import event_names, given_events, refusals
from mediakit.comparison.neighbours import mutual_pairs
from mediakit.tables import ARTICLES, require

UNDATED = 0.03
"""Added to the bar where one of the dates is unknown: without a window chance neighbours are nearer."""
DOUBT = 0.03
"""A pair whose score lies within this of the bar, or of the next best story, is doubtful."""
PAIR_COLUMNS = ("article_id", "other_id", "score", "margin", "used", "doubtful", "reason")


def match_events(articles: pd.DataFrame, *, days: float = 3, least: float = 0.14) -> pd.DataFrame:
    """Fill `event`: stories of different outlets about the same event get the same name.

    Parameters
    ----------
    articles : DataFrame
        Index `article_id`; columns `outlet`, `text`, and where known `title`, `published`, `event`.
    days : float
        Two stories of one event appear at most this far apart. An article without a date may join any, but needs a
        cosine higher by .03.
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

    Examples
    --------
    >>> texts = ["Cracks closed Osterholm's harbour bridge.", "Osterholm: harbour bridge closed, cracks found.",
    ...          "Fallowmere gets its library back."]
    >>> match_events(pd.DataFrame({"outlet": ["A", "B", "B"], "text": texts}))["event"].to_list()
    ['story 001', 'story 001', nan]
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


def event_pairs(articles: pd.DataFrame, *, days: float = 3, least: float = 0.14) -> pd.DataFrame:
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

    Examples
    --------
    >>> texts = ["Cracks closed Osterholm's harbour bridge.", "Osterholm: harbour bridge closed, cracks found."]
    >>> event_pairs(pd.DataFrame({"outlet": ["A", "B"], "text": texts}))[["score", "used"]].round(1).values.tolist()
    [[0.4, True]]
    """
    require(articles, ARTICLES, "articles")
    order = np.argsort(np.array(articles.index.map(str), dtype=object), kind="stable")
    frame = articles.iloc[order]
    ids = np.array(frame.index.map(str), dtype=object)
    _, outlet = np.unique(labels(frame, "outlet").of_rows.astype(str), return_inverse=True)
    pairs = mutual_pairs(frame, outlet, days)
    pairs["bar"] = np.where(pairs["dated"], least, least + UNDATED)
    pairs = pairs[pairs["score"] >= pairs["bar"] - DOUBT].sort_values(
        ["score", "a", "b"], ascending=[False, True, True]
    )
    given = given_events(frame)
    known = [given[a] is not None and given[a] == given[b] for a, b in zip(pairs["a"], pairs["b"], strict=True)]
    pairs = pairs[~np.array(known, dtype=bool)]
    reasons = refusals(pairs, outlet, given)
    low, close = pairs["score"] < pairs["bar"] + DOUBT, pairs["margin"] < DOUBT
    doubts = np.select([low, close], ["score near the bar", "another story is almost as near"], "")
    table = pairs.assign(
        article_id=ids[pairs["a"]],
        other_id=ids[pairs["b"]],
        used=np.array([not r for r in reasons], dtype=bool),
        doubtful=doubts != "",
        reason=[reason or doubt for reason, doubt in zip(reasons, doubts, strict=True)],
    )
    return table.reset_index(drop=True)[list(PAIR_COLUMNS)]
