"""Tables for an outlet: marks, share of voice, positions."""

import pandas as pd
import pytest

from mediakit.attribution import quote_marks, quote_positions, share_of_voice
from mediakit.errors import MissingColumnError
from mediakit.segmentation import segment

TEXTS = (
    "“It rained all day,” said Ann Lee. “It was bad,” Lee said. “No,” officials said.",
    "''We won,'' Tom Hill said. ''So,'' he said.",
    "Rain fell.",
)


def corpus(texts=TEXTS, outlets=("A", "B", "B")):
    return segment(pd.DataFrame({"outlet": list(outlets), "text": list(texts)}))


def test_marks_are_counted_per_outlet_and_repairs_named():
    table = quote_marks(corpus()).set_index(["outlet", "mark"])
    assert table.loc[("A", "curly"), ["n_quotes", "n_repaired", "share"]].tolist() == [3, 0, 1]
    assert table.loc[("B", "apostrophes"), ["n_quotes", "n_articles", "n_repaired"]].tolist() == [2, 1, 2]


def test_shares_of_voice_sum_to_one_per_outlet():
    table = share_of_voice(corpus())
    assert table.groupby("outlet")["share"].sum().round(9).tolist() == [1, 1]
    assert table["speaker"].tolist() == ["Ann Lee", "officials", "Tom Hill"]
    assert table["n_words"].tolist() == [7, 1, 3]


def test_the_same_full_name_is_one_speaker_across_articles():
    table = share_of_voice(corpus((TEXTS[0], TEXTS[0]), ("A", "A")))
    assert table["n_articles"].tolist() == [2, 2]


def test_positions_are_shares_of_the_article():
    table = quote_positions(corpus())
    assert table["position"].between(0, 1).all()
    assert ((table["position"] + table["width"]) <= 1).all()


@pytest.mark.parametrize("f", [quote_marks, share_of_voice])
def test_a_column_that_is_missing_is_named(f):
    with pytest.raises(MissingColumnError, match="city"):
        f(corpus(), by="city")


@pytest.mark.parametrize("f", [quote_marks, share_of_voice, quote_positions])
def test_articles_without_quotes_give_an_empty_table(f):
    assert len(f(corpus(("", "Rain."), ("A", "B")))) == 0


@pytest.mark.parametrize("f", [quote_marks, share_of_voice])
def test_articles_without_a_label_are_a_group_of_their_own(f):
    assert f(corpus(TEXTS[:2], ("A", None)))["outlet"].unique().tolist() == ["(none given)", "A"]
