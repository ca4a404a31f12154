"""Wrong calls with the wrong kind of object are named before pandas trips over them."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError, UnknownNameError
from mediakit.tables import Column, require, validate

ARTICLES = pd.DataFrame({"outlet": ["A"], "text": ["It rained."]})


@pytest.mark.parametrize("call", [mk.segment, mk.clean, mk.removals, mk.match_events, mk.score])
def test_a_path_where_a_table_belongs_is_named_by_its_type(call):
    with pytest.raises(InputError, match=r"articles must be a table \(DataFrame\); not a str"):
        call("data/sample")


def test_a_corpus_where_scores_belong_is_named_by_its_type():
    with pytest.raises(InputError, match=r"scores must be a table \(DataFrame\); not a Corpus"):
        mk.compare(mk.segment(ARTICLES))


def test_every_missing_column_is_named_with_the_present_ones():
    with pytest.raises(MissingColumnError, match=r"^scores needs the column\(s\) x, y; it has: outlet, text$"):
        require(ARTICLES, ["x", "outlet", "y"], "scores")


def test_a_name_where_none_is_possible_says_so():
    assert str(UnknownNameError("outlet", "Post", [])) == "outlet has no possible value here; not 'Post'"


def test_a_column_may_be_a_level_of_the_index():
    require(ARTICLES.set_index("outlet"), ["outlet"], "articles")


def test_a_value_out_of_range_is_named_with_its_row():
    table = pd.DataFrame({"share": [0.5, 1.5]}, index=["a", "b"])
    with pytest.raises(ValueError, match=r"share of 'b' is 1.5, outside \[0, 1\] \(1 such rows\)"):
        validate(table, [Column("share", "share", 0, 1)], "scores")
