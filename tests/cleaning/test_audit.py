"""Summary, view, methods paragraph and duplicates."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import UnknownNameError

STORY = (
    "The council voted for a second bridge on Friday, after a debate that lasted until midnight. The steel works "
    "in the north of the town will build it, and the work will take three years. Two members voted against "
    "it because of its cost."
)


def frame(texts, outlets):
    ids = pd.Index([f"a{i}" for i in range(len(texts))], name="article_id")
    return pd.DataFrame({"outlet": outlets, "text": texts}, index=ids)


ARTICLES = frame(
    ["Advertisement\nRain fell.", "Snow fell.", "Hail <b>fell</b>.\nAdvertisement"], ["Post", "Post", "Ledger"]
)


def test_the_summary_is_outlet_by_category_with_shares_of_all_characters():
    table = mk.removals(ARTICLES)
    for articles in (ARTICLES, mk.clean(ARTICLES, table)):
        summary = mk.removal_summary(articles, table).set_index(["outlet", "category"])
        row = summary.loc[("Post", "advertisement")]
        assert (row["n_spans"], row["n_articles"], row["n_characters"]) == (1, 1, 13)
        assert row["character_share"] == pytest.approx(13 / 34)


def test_the_summary_of_nothing_is_an_empty_table_with_its_columns():
    articles = frame(["Rain fell."], ["Post"])
    summary = mk.removal_summary(articles, mk.removals(articles))
    assert summary.empty
    assert "character_share" in summary


def test_the_view_escapes_everything_and_marks_what_goes():
    hostile = frame(['<script>alert(1)</script> & "x"\nAdvertisement\nRain \u202efell.'], ["<Post>"])
    view = mk.show_removals(hostile, mk.removals(hostile), "a0")
    assert "<script" not in view
    assert "&lt;script&gt;" in view
    assert "[U+202E]" in view
    assert "line-through" in view
    assert view._repr_html_() == view


def test_the_view_of_a_cleaned_article_shows_what_was_loaded():
    table = mk.removals(ARTICLES)
    assert mk.show_removals(mk.clean(ARTICLES, table), table, "a0") == mk.show_removals(ARTICLES, table, "a0")
    with pytest.raises(UnknownNameError, match="article_id must be one of a0, a1, a2; not 'zz'"):
        mk.show_removals(ARTICLES, table, "zz")


def test_the_methods_paragraph_has_numbers_versions_and_the_digest():
    table = mk.removals(ARTICLES)
    text = mk.methods_paragraph(ARTICLES, table)
    assert "3 articles of 2 outlets" in text
    assert table["rules"].iloc[0] in text
    assert "advertisement (26 characters)" in text


def test_exact_and_near_copies_are_pairs_whatever_the_order():
    longer = STORY + " The mayor spoke for an hour and was cheered by a crowd of four hundred people on the old quay."
    articles = frame([STORY, STORY.upper(), longer, "Snow fell on the pass."], ["Post", "Ledger", "Ledger", "Post"])
    table = mk.duplicates(articles)
    assert table[["article_id", "other_id", "kind"]].to_numpy().tolist() == [
        ["a0", "a1", "exact"],
        ["a0", "a2", "near"],
        ["a1", "a2", "near"],
    ]
    assert table["containment"].between(0.8, 1).all()
    pd.testing.assert_frame_equal(mk.duplicates(articles.iloc[::-1]), table)
    assert len(mk.duplicates(articles, at_least=1.01)) == 1


@pytest.mark.parametrize("texts", [[], ["Rain."], ["", ""], [None, "Rain."]])
def test_without_text_nothing_is_a_duplicate(texts):
    assert mk.duplicates(frame(texts, ["Post"] * len(texts))).empty
