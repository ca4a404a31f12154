"""Finding phrases: the trie against a plain loop, and overlaps."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mediakit.measures.hedging.lexicon import cue_of, spelled_out
from mediakit.measures.hedging.matching import Hits, resolved
from mediakit.measures.hedging.trie import Trie

WORDS = ("a", "b", "c", "d")
PHRASES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple), min_size=1, max_size=6)
TEXT = st.lists(st.sampled_from((*WORDS, "x")), max_size=25)


def by_loop(phrases, words, sentence_ends):
    """Every occurrence of every phrase that crosses no sentence."""
    found = set()
    for number, phrase in enumerate(phrases):
        for i in range(len(words) - len(phrase) + 1):
            inside = not any(i < end < i + len(phrase) for end in sentence_ends)
            if tuple(words[i : i + len(phrase)]) == phrase and inside:
                found.add((i, i + len(phrase) - 1, number))
    return found


@given(PHRASES, TEXT, st.integers(0, 24))
def test_the_trie_finds_what_a_plain_loop_finds(phrases, words, cut):
    trie = Trie.of((p, i) for i, p in enumerate(phrases))
    types = sorted(set(words))
    codes = np.array([trie.codes.get(t, 0) for t in types], dtype=np.int64)
    ids = np.array([types.index(w) for w in words], dtype=np.int64)
    ends = np.unique([0, min(cut, len(words)), len(words)])
    stops = np.zeros(len(words), dtype=bool)
    stops[ends[1:] - 1] = True
    first, last, number = trie.find(codes[ids], stops)
    assert set(zip(first.tolist(), last.tolist(), number.tolist(), strict=True)) == by_loop(phrases, words, ends)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4)), max_size=15))
def test_of_overlapping_hits_the_earlier_then_the_longer_stands(spans):
    first = np.array([s for s, _ in spans], dtype=np.int64)
    last = np.array([s + n for s, n in spans], dtype=np.int64)
    kept = resolved(Hits(first, last, np.zeros(len(spans), dtype=np.int64)), np.ones(1, dtype=bool))
    expected, reach = [], -1
    for start, end in sorted(set(zip(first.tolist(), last.tolist(), strict=True)), key=lambda p: (p[0], -p[1])):
        if start > reach:
            expected.append((start, end))
            reach = end
    assert list(zip(kept.first.tolist(), kept.last.tolist(), strict=True)) == expected


def test_a_pattern_is_spelled_out_with_its_choices():
    assert spelled_out("a/b c? d") == [("a", "c", "d"), ("a", "d"), ("b", "c", "d"), ("b", "d")]
    assert cue_of("a/b c? d") == "a d"


def test_states_that_go_on_alike_are_one():
    trie = Trie.of(((first, second), 0) for first in "abcdefgh" for second in "stuvwxyz")
    assert len(trie.n_phrases) == 3
