"""Syllables of words that no dictionary holds: groups of vowels, corrected by rules.

The rules are rows of `lexicons/syllable_rules.csv`. All words are laid side by side; a rule's pattern is tried only on
the words that hold its letters and end in one of its last letters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np

from mediakit.lexicons import load_lexicon
from mediakit.wordforms.characters import Characters, table_of

Array = np.ndarray[Any, Any]

VOWELS = "aeiouy\u0153" + "".join(
    map(chr, [*range(0xE0, 0xE7), *range(0xE8, 0xF0), *range(0xF2, 0xF7), *range(0xF8, 0xFE)])
)


def guesses(words: list[str]) -> Array:
    """Syllables of small-letter words by rules alone, at least 1; int64, (n_words,).

    >>> guesses(["brexiteer", "kyiv"]).tolist()
    [3, 2]
    """
    if not words:
        return np.zeros(0, dtype=np.int64)
    row = Characters.laid_out(words)
    vowel = table_of(VOWELS).take(row.codes, mode="clip")
    n = np.add.reduceat(vowel & ~np.append(False, vowel[:-1]), row.first, dtype=np.int64)
    places = {letter: np.flatnonzero(row.codes == ord(letter)) for letter in first_letters()}
    for ends, sequences, pattern, change in rules():
        held = np.unique(np.concatenate([_holding(row, places[s[0]], s) for s in sequences]))
        if ends:
            held = held[table_of(ends).take(row.codes[row.last[held]], mode="clip")]
        matches = map(pattern.findall, map(words.__getitem__, held.tolist()))
        n[held] += change * np.fromiter(map(len, matches), dtype=np.int64, count=len(held))
    return np.maximum(n, 1)


def _holding(row: Characters, at: Array, letters: str) -> Array:
    """Words that hold some letters, the first of them at one of the places."""
    for k, letter in enumerate(letters[1:], start=1):
        at = at[row.codes[at + k] == ord(letter)]
    return np.searchsorted(row.first, at, side="right") - 1


@cache
def first_letters() -> frozenset[str]:
    """Letters with which the sequences of all rules begin."""
    return frozenset(sequence[0] for _, sequences, _, _ in rules() for sequence in sequences)


@cache
def rules() -> list[tuple[str, list[str], re.Pattern[str], int]]:
    """Corrections: last letters, letters of which a word must hold some, a pattern, and the change for each match."""
    table = load_lexicon("syllable_rules")
    rows = zip(table["last"], table["letters"], table["pattern"], table["change"], strict=True)
    return [(ends, letters.split(), re.compile(pattern), int(change)) for ends, letters, pattern, change in rows]
