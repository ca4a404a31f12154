"""What charts say: singular and plural, names as they are written, real minus signs, nothing unseen."""

import importlib.util
import re
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from mediakit import charts
from mediakit.charts.alt import articles_words, count, listed, sentences
from mediakit.charts.layout import signed
from mediakit.charts.safe import drawable, literal, visible
from mediakit.charts.text import breadth, crowding


def loaded(name):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CALLS = loaded("calls").CALLS


@pytest.fixture(scope="module")
def lower():
    """Tables of two outlets whose names begin with a small letter, about one event."""
    return loaded("conftest").Tables(["taz", "the i"], n_events=1)


GAPS = pd.DataFrame({"outlet": "taz", "reference": "the i", "word": ["war", "good"], "gap": [-0.05, 0.02]})
KEYS = pd.DataFrame({"outlet": ["taz"], "word": ["war"], "log_odds": [1.5], "z": [3.0], "n_articles": [1]})


@pytest.mark.parametrize("chart", CALLS)
def test_one_thing_is_told_in_the_singular(chart, lower):
    ax = CALLS[chart](lower, None)
    told = " | ".join([ax.get_label(), *(t.get_text() for t in ax.figure.findobj(mpl.text.Text))])
    assert re.findall(r"(?<![\d.,])1\s[a-z]+s\b", told) == []


@pytest.mark.parametrize(("n", "words"), [(0, "0 categories"), (1, "1 category"), (1200, "1,200 categories")])
def test_numbers_are_told_with_their_noun(n, words):
    assert count(n, "category", "categories") == words


@pytest.mark.parametrize(
    ("n", "words"), [([1], "1 article"), ([4, 4], "4 articles each"), ([2, 5], "2 to 5 articles each")]
)
def test_articles_are_told_each_only_of_several_outlets(n, words):
    assert articles_words(pd.Series(n)) == words


@pytest.mark.parametrize("chart", CALLS)
def test_names_keep_their_small_letters(chart, lower):
    label = CALLS[chart](lower, None).get_label()
    assert not {"Taz", "The i"} & {part for p in label.split(". ") for part in (p[:3], p[:5])}


def test_words_keep_their_small_letters():
    assert "Largest parts: war −0.050, good +0.020." in charts.contributions(GAPS).get_label()
    plt.close("all")
    assert charts.keydots(KEYS).get_label().endswith("Strongest first: war (1.5).")


def test_one_key_word_is_a_key_word():
    assert "the top 1 key word of taz" in charts.keydots(KEYS).get_label()


def test_one_other_word_is_a_word():
    ax = charts.contributions(GAPS, top=1)
    assert [t.get_text() for t in ax.get_yticklabels()] == ["war", "1 other word"]


def test_settings_name_both_outlets_and_the_interval():
    row = {"setting": "raw", "measure": "lix", "outlet": "taz", "reference": "the i", "difference": -1.0, "low": -2.0}
    label = charts.settings(pd.DataFrame([row]).assign(high=0.5), "lix").get_label()
    assert "under 1 setting, with 95 % intervals. By setting: raw, taz − the i: −1.0 (−2.0 to 0.5)." in label


@pytest.mark.parametrize("chart", CALLS)
def test_minus_signs_are_real(chart, lower):
    ax = CALLS[chart](lower, None)
    ax.figure.draw_without_rendering()
    told = " ".join([ax.get_label(), *(t.get_text() for t in ax.figure.findobj(mpl.text.Text))])
    assert re.findall(r"(?<!\d)-\d", told) == []  # a date has its hyphens


@pytest.mark.parametrize(("value", "text"), [(0.0421, "+0.042"), (-0.05, "−0.050"), (-0.0001, "0.000"), (0.0, "0.000")])
def test_parts_of_a_difference_carry_their_sign_unless_they_are_nothing(value, text):
    assert signed(value) == text


def test_items_with_commas_have_semicolons_between_them():
    assert listed(["A: x 1, y 2", "B: x 3"], "; ") == "A: x 1, y 2; B: x 3"


def test_of_many_items_the_first_and_the_last_are_told():
    assert listed(list("abcdefghij")) == "a, b, c, 4 more in between, then h, i, j"


def test_a_sentence_is_one_line_and_shows_what_is_unseen():
    assert sentences("means:\tA\nB 1", "", "c\u202e") == "Means: A B 1. C[U+202E]."


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Herald", "Herald"),
        ("a\r\nb\tc", "a  b c"),
        ("\x07bell\x1b", "[U+0007]bell[U+001B]"),
        ("\u202eevil\u200b", "[U+202E]evil[U+200B]"),
        ("\udcff", "[U+DCFF]"),
        ("Ünï الجزيرة 人民日报", "Ünï الجزيرة 人民日报"),
    ],
)
def test_characters_without_a_shape_are_shown_by_their_code(text, seen):
    assert visible(text) == seen


def test_what_the_font_does_not_have_is_shown_by_its_code():
    assert drawable("News \N{NEWSPAPER} 人") == "News [U+1F4F0] [U+4EBA]"
    assert drawable("Ünï – 5 − 3 “x” الجزيرة") == "Ünï – 5 − 3 “x” الجزيرة"


def test_a_font_that_is_not_installed_is_passed_over():
    with mpl.rc_context({"font.family": ["No such font", "DejaVu Sans Mono"]}):
        assert drawable("Ünï \N{NEWSPAPER}") == "Ünï [U+1F4F0]"


def test_a_dollar_sign_begins_no_formula():
    assert literal("A$B$") == r"A\$B\$"


def test_capitals_digits_and_wide_signs_take_more_room():
    assert breadth("abc") < breadth("ABC") < breadth("人民日")
    assert breadth("abc") < breadth("123")


@pytest.mark.parametrize(
    ("labels", "lines"), [([], 1.3), (["a"], 1.3), (["a", "b\nc", "d"], 1.8), (["a\nb", "c\nd"], 2.3)]
)
def test_rows_need_the_height_of_two_neighbours(labels, lines):
    assert crowding(labels) == pytest.approx(lines)
