"""Characters of types in one row: traits and walks."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.wordforms import characters as c


def types(*words: str) -> np.ndarray:
    found = np.empty(len(words), dtype=object)
    found[:] = words
    return found


def test_traits_are_what_python_says_of_every_character() -> None:
    codes = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    letters = [chr(k) for k in codes.tolist()]
    expected = {
        c.ALPHA: str.isalpha,
        c.ALNUM: str.isalnum,
        c.DIGIT: str.isdigit,
        c.UPPER: str.isupper,
        c.LOWER: str.islower,
    }
    found = c.traits(codes)
    for bit, asked in expected.items():
        differs = np.flatnonzero(((found & bit) > 0) != np.fromiter(map(asked, letters), bool, len(letters)))
        assert set(differs.tolist()) <= {c.LETTER_APOSTROPHE}


@given(st.lists(st.text(max_size=30), max_size=6))
def test_counts_are_those_of_a_plain_loop(words: list[str]) -> None:
    row = c.Characters.laid_out(words)
    plain = [sum(x.isalpha() and ord(x) != c.LETTER_APOSTROPHE for x in word) for word in words]
    assert row.count(c.ALPHA).tolist() == plain


@given(st.lists(st.text(alphabet="ab(\"'é", min_size=1, max_size=40), max_size=6))
def test_a_walk_ends_where_stripping_does(words: list[str]) -> None:
    row = c.Characters.laid_out(words)
    marks = c.table_of("(\"'")
    first, last = row.skip(row.first, marks), row.skip(row.last, marks, way=-1)
    assert (first - row.first).tolist() == [len(w) - len(w.lstrip("(\"'")) for w in words]
    assert (row.last - last).tolist() == [len(w) - len(w.rstrip("(\"'")) for w in words]


def test_a_walk_of_any_length_stays_in_its_type() -> None:
    row = c.Characters.laid_out(["(" * 50, "a", "(" * 50 + "b"])
    marks = c.table_of("(")
    assert (row.skip(row.first, marks) - row.first).tolist() == [50, 0, 50]
    assert (row.last - row.skip(row.last, marks, way=-1)).tolist() == [50, 0, 0]


@pytest.mark.parametrize(("word", "place"), [("“Word", 1), ("—", 1), ("word", 0), ("(" * 20 + "x", 20), ("((", 2)])
def test_the_first_letter_is_found(word: str, place: int) -> None:
    row = c.Characters.laid_out(["a", word, "b"])
    assert row.first_with(c.ALNUM, np.array([1]))[0] - row.first[1] == place


@pytest.mark.parametrize(("word", "same"), [("Corp", True), ("Vice-Adm", True), ("Corporal.", False), ("Cörp", False)])
def test_a_key_is_the_number_of_a_short_word(word: str, same: bool) -> None:
    row = c.Characters.laid_out([word])
    key = row.keys(row.first, row.last + 1)[0]
    assert key == (c.key_of(word) if same else 0)


def test_the_latest_types_are_remembered_and_forgotten() -> None:
    one = types("a", "b")
    assert c.Characters.of(one) is c.Characters.of(one)
    c.clear()
    assert c.Characters.of(types("c")).words == ["c"]
