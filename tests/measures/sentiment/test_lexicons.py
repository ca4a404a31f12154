"""Lists of one's own: any number beside the stock list, read by the same engine."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError

CORPUS = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["The levee held. It wasn’t leaky. A very leaky DYKE."]}))
WORDS = pd.DataFrame({"word": ["Leaky", "held"], "valence": ["-2", "1.5"]})


def test_each_list_is_a_column_with_negation_and_boosters():
    table = mk.tone(CORPUS, lexicons={"dykes": WORDS, "none": WORDS.head(0)})
    held, not_leaky, very_leaky = table["dykes"]
    assert held > 0
    assert not_leaky == pytest.approx(-2 * -0.74 / ((2 * 0.74) ** 2 + 15) ** 0.5)
    assert very_leaky == pytest.approx(-2.293 / (2.293**2 + 15) ** 0.5)
    assert table["none"].tolist() == [0, 0, 0]


def test_a_list_does_not_change_the_stock_columns():
    pd.testing.assert_frame_equal(mk.tone(CORPUS), mk.tone(CORPUS, lexicons={"dykes": WORDS}).drop(columns="dykes"))


def test_a_list_comes_from_a_csv(tmp_path):
    WORDS.to_csv(tmp_path / "dykes.csv", index=False)
    both = mk.tone(CORPUS, lexicons={"file": tmp_path / "dykes.csv", "frame": WORDS})
    assert both["file"].tolist() == both["frame"].tolist()


def test_a_list_may_hold_words_the_news_mode_leaves_out():
    party = pd.DataFrame({"word": ["party"], "valence": [1.0]})
    corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["The party met."]}))
    table = mk.tone(corpus, lexicons={"own": party})
    assert (table["news"][0], table["own"][0]) == (0, 0.25)


def test_a_list_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(MissingColumnError, match="valence"):
        mk.tone(CORPUS, lexicons={"dykes": WORDS[["word"]]})
    with pytest.raises(InputError, match="leaky"):
        mk.tone(CORPUS, lexicons={"dykes": WORDS.assign(valence=["bad", "1"])})
    with pytest.raises(InputError, match="cannot be read"):
        mk.tone(CORPUS, lexicons={"dykes": tmp_path / "none.csv"})
    with pytest.raises(InputError, match="'news' is a column"):
        mk.tone(CORPUS, lexicons={"news": WORDS})
    with pytest.raises(InputError, match="broken dyke"):
        mk.tone(CORPUS, lexicons={"dykes": pd.DataFrame({"word": ["broken dyke"], "valence": [-1]})})
