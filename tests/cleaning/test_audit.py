"""Summary, view, methods paragraph and duplicates."""

import re

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError, UnknownNameError

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


def test_the_methods_paragraph_claims_no_removal_that_was_not_made():
    table = mk.removals(frame(["Rain fell on the town all day."], ["Post"]))
    assert mk.methods_paragraph(frame(["Rain fell on the town all day."], ["Post"]), table).endswith("None was found.")


@pytest.mark.parametrize("site", ["Pittsburgh Post-Gazette", "Post-Gazette", "Harbour Post", "Post"])
def test_a_headline_is_lifted_whatever_the_name_of_the_site_after_it(site):
    headline = "Council closes the old market"
    articles = frame([f"{headline}\n\n{STORY}"], ["Post"]).assign(title=f"{headline} - {site}")
    assert mk.clean(articles)["text"].iloc[0] == STORY


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


def removal(*spans, **columns):
    rows = [{"article_id": "a0", "start": a, "end": b, "category": "ad", "action": action} for a, b, action in spans]
    return pd.DataFrame(rows).assign(**columns)


def shown_text(view):
    return re.sub("<[^>]*>", "", view[view.index("</p>") :])


def test_of_spans_that_overlap_the_view_shows_the_one_that_cleaning_takes():
    articles = frame(["abcdefgh"], ["Post"])
    table = removal((0, 4, "remove"), (2, 6, "remove"), (3, 8, "flag"))
    view = mk.show_removals(articles, table, "a0")
    assert shown_text(view) == "abcdefgh"
    assert ">abcd</span>efgh" in view
    assert mk.clean(articles, table)["text"]["a0"] == "efgh"


def test_a_missing_text_is_told_in_the_view():
    articles = frame([None, "Rain fell."], ["Post", "Post"])
    assert shown_text(mk.show_removals(articles, mk.removals(articles), "a0")) == "(no text)"


@pytest.mark.parametrize("f", [mk.removal_summary, mk.methods_paragraph, lambda a, r: mk.show_removals(a, r, "a0")])
def test_a_table_of_removals_without_categories_is_named(f):
    with pytest.raises(MissingColumnError, match=r"removals needs the column\(s\) category"):
        f(ARTICLES, removal((0, 4, "remove")).drop(columns="category"))


def test_articles_without_an_outlet_are_a_row_of_the_summary():
    articles = frame(["Advertisement\nRain fell."], [None])
    assert mk.removal_summary(articles, mk.removals(articles))["outlet"].to_list() == ["(none given)"]


@pytest.mark.parametrize("article_id", [["a0"], {"a0"}])
def test_what_is_no_article_id_is_named_by_its_type(article_id):
    with pytest.raises(InputError, match="must be the id of an article; not a"):
        mk.show_removals(ARTICLES, removal((0, 4, "remove")), article_id)
