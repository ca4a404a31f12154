"""The profile of hedges: every article belongs to a group, and an interval stays inside the range of a rate."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError
from mediakit.measures.hedging.profile import pooled_rate


def test_articles_without_a_label_are_a_group_of_their_own():
    articles = pd.DataFrame({"outlet": "A", "event": [None, "flood"], "text": ["It may rain.", "It rained."]})
    table = mk.hedge_profile(mk.segment(articles), by="event").query("category == 'all hedges' and voice == 'all'")
    assert table[["event", "n_hits", "n_words"]].to_numpy().tolist() == [["(none given)", 1, 3], ["flood", 0, 2]]


def test_an_interval_is_cut_at_the_range_of_a_rate():
    low, high = pooled_rate(np.array([1.0, 3.0]), np.array([4.0, 4.0]))[4:]
    assert (low, high) == (0.0, 1000.0)


@pytest.mark.parametrize("level", [95, 0, 1, -0.5, "0.95", None])
def test_a_level_that_is_no_share_is_named(level):
    corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["It may rain."]}))
    with pytest.raises(InputError, match="level must lie between 0 and 1; not"):
        mk.hedge_profile(corpus, level=level)
