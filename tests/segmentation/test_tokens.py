"""Tokens: where they are cut, and that offsets are exact for every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.segmentation.tokens import tokenize

ODD = "\"“”'‘’`„ \n\t.,?!-—–…aAsS1é\u0301😀\u00a0\u200b\x85\u2028\ud800\x00(\u3000\u1680\ufeff"
texts = st.lists(st.text(alphabet=ODD) | st.text(), max_size=4)


def pieces(text: str) -> list[str]:
    tokens = tokenize([text])
    return [tokens.types[i] for i in tokens.type_ids]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It rained.", ["It", "rained."], id="punctuation stays with its word"),
        pytest.param("crisis—a disaster", ["crisis", "—", "a", "disaster"], id="an em dash joins clauses"),
        pytest.param("left – then came", ["left", "–", "then", "came"], id="a spaced en dash is a token"),
        pytest.param("in 2015–16 alone", ["in", "2015–16", "alone"], id="a range of figures stays whole"),
        pytest.param("well--yes", ["well", "--", "yes"], id="two hyphens are a dash"),
        pytest.param("a light-rail line", ["a", "light-rail", "line"], id="one hyphen joins a word"),
        pytest.param("so…then", ["so", "…", "then"], id="an ellipsis is cut off"),
        pytest.param("so...then", ["so", "...", "then"], id="three stops are an ellipsis"),
        pytest.param("“But I—” he said", ["“But", "I", "—”", "he", "said"], id="closing marks stay with a dash"),
        pytest.param("The U.S. paid 3.5 in", ["The", "U.S.", "paid", "3.5", "in"], id="stops inside a word do not cut"),
        pytest.param("He left.Then she", ["He", "left.", "Then", "she"], id="a missing blank after a stop is seen"),
        pytest.param("see example.Com now", ["see", "example.Com", "now"], id="an address is not cut"),
        pytest.param("see a.example/The.Page now", ["see", "a.example/The.Page", "now"], id="a path is not cut"),
        pytest.param("a\u00a0b\u3000c\u2028d", ["a", "b", "c", "d"], id="white space is what str.isspace says"),
        pytest.param("a\u200bb", ["a\u200bb"], id="a zero-width space is no white space"),
        pytest.param("e\u0301te\u0301 😀", ["e\u0301te\u0301", "😀"], id="combining marks and emoji"),
        pytest.param("", [], id="no text, no token"),
        pytest.param(" \n ", [], id="blank text, no token"),
    ],
)
def test_tokens_are_cut_at_white_space_dashes_and_ellipses(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(texts)
def test_offsets_point_at_the_token_in_its_article(batch: list[str]) -> None:
    tokens = tokenize(batch)
    for i, text in enumerate(batch):
        for j in range(tokens.article_start[i], tokens.article_start[i + 1]):
            assert text[tokens.start[j] : tokens.end[j]] == tokens.types[tokens.type_ids[j]]


@given(texts)
def test_every_character_that_is_not_white_space_lies_in_one_token(batch: list[str]) -> None:
    tokens = tokenize(batch)
    for i, text in enumerate(batch):
        own = slice(tokens.article_start[i], tokens.article_start[i + 1])
        spans = zip(tokens.start[own], tokens.end[own], strict=True)
        assert "".join(text[s:e] for s, e in spans) == "".join(text.split())


@given(texts)
def test_an_article_is_cut_alike_alone_and_in_a_batch(batch: list[str]) -> None:
    tokens = tokenize(batch)
    for i, text in enumerate(batch):
        own = slice(tokens.article_start[i], tokens.article_start[i + 1])
        assert [tokens.types[k] for k in tokens.type_ids[own]] == pieces(text)


@given(texts)
def test_types_are_distinct_and_each_is_used(batch: list[str]) -> None:
    tokens = tokenize(batch)
    assert len(set(tokens.types)) == len(tokens.types)
    assert set(tokens.type_ids.tolist()) == set(range(len(tokens.types)))


@pytest.mark.parametrize("n", [1, 7, 8, 9, 15, 16, 17, 40])
def test_tokens_that_differ_at_either_end_are_two_types(n: int) -> None:
    words = ["x" * n, "y" + "x" * (n - 1), "x" * (n - 1) + "z", "x" * n + "\0", "x" * n]
    tokens = tokenize([" ".join(words)])
    assert [tokens.types[i] for i in tokens.type_ids] == words
    assert len(tokens.types) == len(set(words))


def test_a_new_line_begins_a_paragraph() -> None:
    assert tokenize(["a b\nc", "d"]).new_paragraph.tolist() == [True, False, True, True]
