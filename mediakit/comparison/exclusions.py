"""The filters of a plan: articles left out one reason at a time, each counted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from mediakit.comparison.groups import labels
from mediakit.comparison.health import filled
from mediakit.comparison.plan import Exclusions
from mediakit.comparison.wire import wire_share
from mediakit.comparison.words import words_of
from mediakit.corpus import Array
from mediakit.segmentation import segment
from mediakit.tables import utc_times

Filter = Callable[[pd.DataFrame, Exclusions], Array]


def exclude(articles: pd.DataFrame, chosen: Exclusions) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave articles out.

    Returns
    -------
    articles : DataFrame
        Those that stay.
    filters : DataFrame
        `step, n_before, n_after, left_out` (ids, at most twenty, then how many more); the first row is all articles.
    """
    rows = [("all articles", len(articles), len(articles), "")]
    for name, asked, keep in STEPS:
        if not asked(chosen):
            continue
        stays = keep(articles, chosen)
        gone = articles.index[~stays].map(str).to_list()
        more = f" and {len(gone) - 20} more" if len(gone) > 20 else ""
        rows.append((name, len(articles), int(stays.sum()), ", ".join(gone[:20]) + more))
        articles = articles[stays]
    return articles, pd.DataFrame(rows, columns=["step", "n_before", "n_after", "left_out"])


def other_outlets(articles: pd.DataFrame, chosen: Exclusions) -> Array:
    """Not one of the outlets to leave out, whatever the case."""
    unwanted = {o.strip().casefold() for o in chosen.outlets}
    return np.array([o.casefold() not in unwanted for o in labels(articles, "outlet").of_rows], dtype=bool)


def wanted_language(articles: pd.DataFrame, chosen: Exclusions) -> Array:
    """In one of the languages, or in no known one."""
    if "language" not in articles.columns:
        return np.ones(len(articles), dtype=bool)
    kept = articles["language"].isin(chosen.languages).to_numpy()
    return kept | ~filled(articles, "language")


def long_enough(articles: pd.DataFrame, chosen: Exclusions) -> Array:
    """At least as many words as asked."""
    enough: Array = np.diff(words_of(segment(articles)).start) >= chosen.min_words
    return enough


def within_dates(articles: pd.DataFrame, chosen: Exclusions) -> Array:
    """Published in the period; articles without a date stay (`undated` leaves them out)."""
    if "published" not in articles.columns:
        return np.ones(len(articles), dtype=bool)
    dates = utc_times(articles["published"])
    early = dates < pd.Timestamp(chosen.since, tz="UTC") if chosen.since else False
    late = dates >= pd.Timestamp(chosen.until, tz="UTC") + pd.Timedelta(days=1) if chosen.until else False
    return ~np.asarray(early | late, dtype=bool) & np.ones(len(articles), dtype=bool)


def own_work(articles: pd.DataFrame, _: Exclusions) -> Array:
    """Not wire copy."""
    return ~wire_share(segment(articles))["is_wire"].to_numpy(dtype=bool)


def unflagged(articles: pd.DataFrame, _: Exclusions) -> Array:
    """Without a flag from loading."""
    return ~filled(articles, "flags")


def dated(articles: pd.DataFrame, _: Exclusions) -> Array:
    """With a date."""
    return filled(articles, "published")


def placed(articles: pd.DataFrame, _: Exclusions) -> Array:
    """With an event."""
    return filled(articles, "event")


STEPS: tuple[tuple[str, Callable[[Exclusions], object], Filter], ...] = (
    ("without the outlets named", lambda x: x.outlets, other_outlets),
    ("in the languages named", lambda x: x.languages, wanted_language),
    ("published in the period", lambda x: x.since or x.until, within_dates),
    ("with a date", lambda x: x.undated, dated),
    ("without a flag", lambda x: x.flagged, unflagged),
    ("long enough", lambda x: x.min_words, long_enough),
    ("without wire copy", lambda x: x.wire_copy, own_work),
    ("with an event", lambda x: x.without_event, placed),
)
"""Name of each filter, whether the plan asks for it, and which articles stay."""
