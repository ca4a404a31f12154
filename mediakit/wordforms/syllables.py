"""Syllables of a word: a dictionary, then rules.

The dictionary is the CMU Pronouncing Dictionary as packed in `pysyllables`. Words it does not hold (names, new words)
are counted as groups of vowels, corrected by the rules of `lexicons/syllable_rules.csv`. Of two accepted
pronunciations the shorter counts, as far as `lexicons/short_pronunciations.csv` lists them. Figures, symbols and
abbreviations count as one syllable, whatever their length: the rule that Flesch published (1979) for his formula.
`n_syllables_spoken` is the other policy: abbreviations are spelled out, a letter a syllable.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np

from mediakit.lexicons import load_lexicon
from mediakit.wordforms.forms import distinct_forms, holds_digit

Array = np.ndarray[Any, Any]

CAP = 400_000
LONGEST = 60
PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
VOWELS = re.compile(r"[aeiouy\u00e0-\u00e6\u00e8-\u00ef\u00f2-\u00f6\u00f8-\u00fd\u0153]+")
DOTTED = re.compile(r"\b[^\W\d_]\.[^\W\d_]\b")
HISSING = re.compile(r"(?:s|x|z|ch|sh|ce|ge|se|ze)$")
LETTERS_W = 3  # the letter w is spoken "double u"

_guesses: dict[str, int] = {}


def n_syllables(types: Array) -> Array:
    """Syllables of each type, int32; at least 1 for a word, 0 for a token without a word.

    >>> n_syllables(np.array(["Minister's", "U.S.", "1989", "—"], dtype=object)).tolist()
    [3, 1, 1, 0]
    """
    known, guessed = dictionary(), _guesses
    forms, place = distinct_forms(types)
    new = {f: _parts(f) for f in forms if f not in known and f not in guessed}
    counts = [known.get(f) or new.get(f) or guessed.get(f, 0) for f in forms]
    found = np.array(counts, dtype=np.int32)[place]
    _remember(new)
    capital = (i for i, t in enumerate(types) if t.isupper() or ("." in t and ("." in t[1:-1] or not t.islower())))
    found[[i for i in capital if _is_abbreviation(types[i])]] = 1
    return found


def n_syllables_spoken(types: Array) -> Array:
    """Syllables with abbreviations spelled out ("U.S." has two); figures still count as one."""
    spoken = n_syllables(types)
    for i in [i for i, t in enumerate(types) if _is_abbreviation(t)]:
        letters = [c for c in types[i].lower() if c.isalpha()]
        spoken[i] = max(1, len(letters) + (LETTERS_W - 1) * letters.count("w"))
    return spoken


@cache
def dictionary() -> dict[str, int]:
    """Syllables of the dictionary's words, by the shorter of two accepted pronunciations (Flesch 1979)."""
    from pysyllables import SYLLABLE_COUNTS

    shorter = load_lexicon("short_pronunciations")
    listed: dict[str, int] = SYLLABLE_COUNTS
    return listed | dict(zip(shorter["word"], map(int, shorter["n_syllables"]), strict=True))


@cache
def rules(last: str) -> list[tuple[str, re.Pattern[str], int]]:
    """Corrections to the number of vowel groups of words that end in `last`.

    Each is the letters that the word must hold, a pattern, and the change for each match.
    """
    return [(letters, pattern, change) for ends, letters, pattern, change in _all_rules() if not ends or last in ends]


@cache
def _all_rules() -> list[tuple[str, str, re.Pattern[str], int]]:
    table = load_lexicon("syllable_rules")
    rows = zip(table["last"], table["letters"], table["pattern"], table["change"], strict=True)
    return [(ends, letters, re.compile(pattern), int(change)) for ends, letters, pattern, change in rows]


def guess(word: str) -> int:
    """Syllables of one small-letter word by rules alone, at least 1.

    >>> guess("brexiteer")
    3
    """
    n = len(VOWELS.findall(word))
    for letters, pattern, change in rules(word[-1:]):
        if letters in word:
            n += change * len(pattern.findall(word))
    return max(n, 1)


def form_syllables(form: str) -> int:
    """Syllables of a word form; what the dictionary does not hold is remembered."""
    known = dictionary().get(form) or _guesses.get(form)
    if known is None:
        known = _parts(form)
        _remember({form: known})
    return known


def _remember(counts: dict[str, int]) -> None:
    """Keep what was worked out, as long as it is not too much."""
    if len(_guesses) >= CAP:
        _guesses.clear()
    _guesses.update(counts)


def _parts(form: str) -> int:
    """Syllables of a form by its parts: what a hyphen joins is added up, a figure is one."""
    if form.isascii() and form.isalpha():
        return guess(form[:LONGEST])
    if form[:1].isdigit() or holds_digit(form):
        return 1
    pieces = form[:LONGEST].split("-") if "-" in form else PIECE.findall(form[:LONGEST])
    known = dictionary()
    total = sum([known.get(p) or _piece(p) for p in pieces if p])
    return max(1, total) if any(map(str.isalnum, form)) else 0


def _piece(word: str) -> int:
    """Syllables of a part that the dictionary does not hold as it stands."""
    if word.endswith(("'s", "s'")):
        base = word[:-2] if word.endswith("'s") else word[:-1]
        hisses = word.endswith("'s") and HISSING.search(base) is not None
        return (dictionary().get(base) or guess(base)) + hisses
    return guess(word if word.isalpha() else "".join(filter(str.isalpha, word)))


def _is_abbreviation(token: str) -> bool:
    """Whether the token is letters with stops between (U.S., a.m.) or two to four capitals that make no word."""
    if "." in token[1:-1]:
        return DOTTED.search(token) is not None
    bare = token.strip("\"'\u2018\u2019\u201c\u201d().,;:!?")
    bare = bare[:-2] if bare.endswith(("'s", "\u2019s")) else bare
    return 1 < len(bare) < 5 and bare.isupper() and bare.isalpha() and not VOWELS.search(bare.lower())


def clear() -> None:
    """Forget the guesses made so far."""
    _guesses.clear()
