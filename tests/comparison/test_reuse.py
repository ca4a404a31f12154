"""Shared passages: found through light edits, offsets on both sides, kinds, and what is not accused."""

import pandas as pd
import pytest

from mediakit.comparison import reused


def words(text):
    return text.casefold().replace("“", "").replace("”", "").split()


def edited(text):
    """Every fifteenth word is preceded by another, every twenty-third dropped, every ninth in capitals."""
    made = []
    for i, word in enumerate(text.replace("“", '"').replace("”", '"').split()):
        made += ["also"] * (i % 15 == 14) + [word.upper() if i % 9 == 8 else word] * (i % 23 != 22)
    return " ".join(made)


def test_a_copy_with_light_edits_is_one_passage_with_offsets_on_both_sides(make_corpus, bridge, library):
    corpus = make_corpus([("A", bridge), ("B", library + "\n" + edited(bridge))])
    made = reused(corpus)
    assert len(made) == 1
    row, text = made.iloc[0], corpus.articles["text"]
    one, two = text["a0"][row["start"] : row["end"]], text["a1"][row["other_start"] : row["other_end"]]
    assert len(words(one)) > 0.9 * len(words(bridge))
    assert len(set(words(one)) & set(words(two))) > 0.7 * len(set(words(one)))


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        pytest.param(lambda b, _: b, "exact", id="the same text"),
        pytest.param(lambda b, _: edited(b), "near-duplicate", id="light edits"),
        pytest.param(lambda b, o: o + "\n" + b.split("\n")[1], "shared quotation", id="a quotation only"),
        pytest.param(lambda b, o: o * 9 + "\n" + b.split("\n")[2], "shared passage", id="one sentence of a long story"),
        pytest.param(
            lambda b, o: o + "\n" + " ".join(b.split("\n")[2:] * 1) + " (Reuters)", "wire copy", id="a credited part"
        ),
    ],
)
def test_kind(make_corpus, bridge, library, *, make, kind):
    long_bridge = bridge + "\n" + " ".join(f"Word{i} of another matter." for i in range(30))
    source = bridge if kind in ("exact", "near-duplicate") else long_bridge
    made = reused(make_corpus([("A", source), ("B", make(bridge, library + "\n"))]))
    assert made["kind"].to_list() == [kind]


def test_different_stories_share_nothing(make_corpus, bridge, library):
    made = reused(make_corpus([("A", bridge), ("B", library)]))
    assert made.empty
    assert "kind" in made


def test_each_pair_is_told_once_with_the_smaller_id_first(make_corpus, bridge):
    made = reused(make_corpus([("A", bridge), ("B", bridge), ("C", bridge)]))
    assert made[["article_id", "other_id"]].to_numpy().tolist() == [["a0", "a1"], ["a0", "a2"], ["a1", "a2"]]


def test_order_of_articles_makes_no_difference(bridge, library):
    from mediakit.segmentation import segment

    texts = [bridge, library + "\n" + edited(bridge), library]
    table = pd.DataFrame({"outlet": list("ABC"), "text": texts}, index=["x", "y", "z"])
    pd.testing.assert_frame_equal(reused(segment(table)), reused(segment(table.iloc[::-1])))


def test_containment_is_of_the_shorter_article(make_corpus, bridge, library):
    made = reused(make_corpus([("A", bridge), ("B", (library + "\n") * 3 + bridge)]))
    assert made["containment"].to_list() == [1.0]
    assert made["kind"].to_list() == ["near-duplicate"]


def test_a_line_that_every_article_carries_is_furniture(make_corpus):
    line = "Please support our work and read more of these stories every day in this newspaper."
    rows = [("A", f"Story number {i} told here. {line}") for i in range(70)]
    assert reused(make_corpus(rows)).empty


@pytest.mark.parametrize("text", ["", "!!!", "one", "\x00\x00", "a " * 5])
def test_texts_too_short_to_share_give_no_rows(make_corpus, text):
    assert reused(make_corpus([("A", text), ("B", text)])).empty


def test_an_article_that_repeats_itself_does_not_count_twice(make_corpus, bridge):
    made = reused(make_corpus([("A", bridge + "\n" + bridge), ("B", bridge)]))
    assert (made["containment"] <= 1).all()
    assert len(made) == 1


def test_two_set_phrases_near_each_other_are_no_passage(make_corpus, library):
    phrase = "in the first half of the year"
    one = f"Sales fell {phrase}, said the chairman of the board of directors, who resigned."
    two = f"Rain fell {phrase}; still, the mayor of the board of directors, whose term ends."
    assert reused(make_corpus([("A", one), ("B", library + " " + two)])).empty


def test_a_heavily_edited_copy_is_still_found(make_corpus, bridge, library):
    words_ = (bridge + " " + library).split()
    heavy = " ".join(("also " if i % 9 == 8 else "") + w for i, w in enumerate(words_) if i % 11 != 10)
    made = reused(make_corpus([("A", bridge + " " + library), ("B", heavy)]))
    assert made["n_words"].sum() > 0.5 * len(words_)
