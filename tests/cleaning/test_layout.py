"""What is found in one pass over a text is what a plain definition finds place by place."""

import re
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit.cleaning.headlines import QUOTES, find
from mediakit.cleaning.layout import SENTENCE_END, lines_of, page_of, pieces_of
from mediakit.cleaning.needles import holding, places
from mediakit.cleaning.quotations import quoted_spans
from mediakit.cleaning.signs import runs, signs_of
from mediakit.cleaning.spans import Span, Taken
from mediakit.cleaning.words import FULL_STOP, Words, function_words, words_in

PARTS = [
    "Rain", "fell", "the", "of", "A", "7", "12.5", "Mr.", "U.S.", "o’clock", "well-known", "-", "'", "’", "_", ".", "?", "”", ")",
    "(AP)", "“", '"', " ", " ", " ", "\n", "\r\n", "\t", "\x0b", "\x1c", "\x85", "\u00a0", "\u2028", "漢字", "カナ", "ไทย๑", "İ",
    "ı", "ſ", "ß", "É", "ǅ", "Σας", "µ", "\ud800", "\U0001f600", "٣", "²",
]  # fmt: skip
texts = st.lists(st.sampled_from(PARTS), max_size=60).map("".join) | st.text(max_size=60)


def page(text, needles=()):
    signs = signs_of(text)
    return page_of(text, signs, lines_of(signs), needles)


@given(texts)
@settings(max_examples=300)
def test_lines_are_what_stands_between_breaks_without_white_space_at_the_ends(text):
    parts = [m.span() for m in re.finditer(r"[^\r\n\x0b\x0c\u2028\u2029]+", text)]
    expected = [(s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip())) for s, e in parts]
    assert lines_of(signs_of(text)) == [(s, e) for s, e in expected if s < e]


@given(texts)
@settings(max_examples=300)
def test_pieces_are_cut_where_each_line_by_itself_has_the_end_of_a_sentence(text):
    text = text[:120]  # longer pieces are looked at for menus
    words, lines = Words(text, signs_of(text)), lines_of(signs_of(text))
    ends = [m.end() for line in lines for m in SENTENCE_END.finditer(text, *line)]
    assert [e for _, e in pieces_of(words, lines)] == sorted({*ends, *(e for _, e in lines)})


@given(texts, st.lists(st.tuples(st.integers(0, 150), st.integers(1, 80)), max_size=8))
@settings(max_examples=500)
def test_a_stretch_looks_the_same_inside_its_text_and_by_itself(text, wanted):
    spots = [(a, min(a + n, len(text))) for a, n in wanted if a < len(text)]
    spots = [(a, b) for a, b in spots if not text[b - 1].isspace()]
    looks = Words(text, signs_of(text)).shapes(spots)
    for i, (a, b) in enumerate(spots):
        words = words_in(text[a:b], 0, b - a)
        capitals = sum(w[0].isupper() or w[0].isdigit() for w in words)
        small = sum(w in function_words() for w in words)
        stopped = bool(FULL_STOP.search(text[a:b]))
        prose = len(words) >= 6 and (capitals * 2 <= len(words) or small * 6 >= len(words))
        assert (looks.words[i], looks.capitalised[i], looks.stopped[i]) == (len(words), capitals, stopped)
        assert looks.sentences[i] == (stopped and prose)


@given(
    texts,
    st.lists(st.sampled_from(["r", "ra", "rain", "rainf", "rainfell", "the", "n7", "漢字", ". ", "fell the of", ""])),
)
@settings(max_examples=300)
def test_every_place_of_every_word_is_found(text, words):
    found = places(text, tuple(words))
    for word in words:
        assert found.get(word, []) == [i for i in range(len(text) + 1) if text.startswith(word, i)]
    spots = lines_of(signs_of(text))
    held = [i for i, (a, b) in enumerate(spots) if any(a <= at < b for word in words for at in found.get(word, []))]
    assert holding(spots, found, words) == held


@given(texts, st.lists(st.sampled_from(PARTS), min_size=3, max_size=4).map(" ".join), st.booleans())
@settings(max_examples=300)
def test_a_title_is_found_whatever_its_case_white_space_and_marks(text, title, shout):
    text += (title.upper() if shout else title).replace(" ", "\n ") + text
    pattern = r"\s+".join(re.escape(w) for w in title.translate(QUOTES).split())
    expected = [m.span() for m in re.finditer(pattern, text.translate(QUOTES), re.IGNORECASE)]
    assert find(page(text), title) == (expected if len(title.split()) >= 3 else [])


@given(texts)
@settings(max_examples=300)
def test_a_quotation_is_what_stands_between_two_marks_of_a_line(text):
    spans = []
    for opening, closing in (("“", "”"), ('"', '"')):
        opened = -1
        for i, sign in enumerate(text):
            if sign == "\n":
                opened = -1
            elif sign == closing and opened >= 0:
                spans.append((opened, i + 1))
                opened = -1
            elif sign == opening and opened < 0:
                opened = i
    assert quoted_spans(text) == sorted(spans)


@given(st.lists(st.booleans()))
def test_runs_are_put_together_again(mask):
    again = np.zeros(len(mask), dtype=bool)
    for start, end in zip(*runs(np.array(mask, dtype=bool)), strict=True):
        again[start:end] = True
    assert again.tolist() == mask


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_free_spans_are_taken_together_as_they_are_one_by_one(first, second):
    text = "x" * 100
    old, new = ([Span(3 * i, 3 * i + 3, "c", "remove", "r") for i in s] for s in (first, second - first))
    together, single = Taken(), Taken()
    for taken in (together, single):
        taken.add(text, old)
    assert together.touch([(s.start, s.end) for s in new]) == [False] * len(new)
    together.fill(new)
    single.add(text, new)
    assert (together.spans, together.starts, together.ends) == (single.spans, single.starts, single.ends)


HOSTILE = {
    "many sentences before a credit": "The cat sat. " * 20_000 + "(Ada Brandt/AP)",
    "blanks of two kinds": "a" + " \u00a0" * 100_000,
    "the title on every line": "Rain falls again\n" * 20_000,
    "a title that never ends": "Rain falls " * 50_000,
    "quotations that are not closed": "“" * 200_000,
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_lines_take_bounded_time(text):
    start = time.process_time()
    mk.clean(pd.DataFrame({"outlet": ["A"], "title": ["Rain falls again"], "text": [text]}, index=["a"]))
    assert time.process_time() - start < 12
