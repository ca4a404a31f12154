"""Wrong calls with the wrong kind of object are named before pandas trips over them."""

import inspect

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError, UnknownNameError
from mediakit.tables import Column, group_labels, require, require_count, require_level, validate, whole_texts

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


LEFT_OUT = {"compare", "save", "word_counts"}
SPANS = pd.DataFrame({"article_id": [0], "start": [0], "end": [1], "label": ["hedge"], "category": ["modal"]})
OTHERS = {
    "article_id": 0,
    "hits": SPANS,
    "judged": pd.DataFrame({"cue": ["may"], "pole": ["hedge"], "is_right": ["yes"]}),
    "labelled": SPANS,
    "n": 1,
    "name": "Rain",
    "scores": pd.DataFrame({"outlet": ["A"], "n_words": [2.0]}),
    "sheet": pd.DataFrame({"article_id": [0], "sentence": [0], "code_1": [1]}),
}


def taking(name):
    """What the public function takes, by the names of its parameters; empty for what is none."""
    thing = getattr(mk, name)
    return inspect.signature(thing).parameters if inspect.isroutine(thing) else {}


@pytest.mark.parametrize("name", [n for n in mk.__all__ if "corpus" in taking(n) and n not in LEFT_OUT])
@pytest.mark.parametrize("wrong", [ARTICLES, "corpus", None], ids=["articles", "text", "nothing"])
def test_what_stands_where_a_corpus_belongs_is_named_by_its_type(name, wrong):
    needed = {p: OTHERS[p] for p, v in taking(name).items() if v.default is v.empty and p != "corpus"}
    if name == "highlight" and wrong is ARTICLES:
        pytest.skip("it shows articles too")
    with pytest.raises(InputError, match=f"not a {type(wrong).__name__}$"):
        getattr(mk, name)(**needed, corpus=wrong)


@pytest.mark.parametrize("level", [0.5, np.float32(0.95), 1e-9])
def test_a_level_between_0_and_1_is_one(level):
    require_level(level)


@pytest.mark.parametrize("level", [95, 0, 1, -1, float("nan"), True, "0.95", None])
def test_any_other_level_is_named(level):
    with pytest.raises(InputError, match=f"^level must lie between 0 and 1; not {level!r}$"):
        require_level(level)


@pytest.mark.parametrize("count", [0, 1.5, "2", None])
def test_what_is_no_whole_number_from_1_is_named(count):
    with pytest.raises(InputError, match=f"^draws must be a whole number from 1; not {count!r}$"):
        require_count(count, "draws")


def test_a_column_that_is_there_twice_is_named():
    twice = pd.concat([ARTICLES, ARTICLES[["text"]]], axis=1)
    with pytest.raises(InputError, match="'text' is there more than once"):
        require(twice, ["outlet", "text"], "articles")


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT])
def test_a_missing_label_is_a_group_of_its_own(missing):
    frame = pd.DataFrame({"event": pd.Series([missing, "flood", 3, "half \ud800"], dtype=object)})
    assert group_labels(frame, "event").tolist() == ["(none given)", "flood", "3", "half \ufffd"]


def test_a_label_may_be_a_level_of_the_index():
    assert group_labels(ARTICLES.set_index("outlet"), "outlet").tolist() == ["A"]


def test_a_table_without_broken_texts_is_left_as_it_is():
    table = pd.DataFrame({"outlet": ["A", None], "list": [["x"], "y"], "n": [1, 2]})
    assert whole_texts(table) is table


def test_broken_labels_are_mended_and_nothing_else():
    table = pd.DataFrame([["A\ud800", 1, ["\ud800"], None]], columns=["outlet", "n", "n", "url"], dtype=object)
    mended = whole_texts(table.astype({"url": "str"}))
    assert mended.columns.tolist() == ["outlet", "n", "n", "url"]
    assert mended.iloc[0, 0] == "A\ufffd"
    assert mended.iloc[0, 2] == ["\ud800"]
    assert mended.dtypes.tolist() == [object, object, object, pd.StringDtype(na_value=float("nan"))]
    assert table.iloc[0, 0] == "A\ud800"
