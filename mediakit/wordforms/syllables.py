"""Syllables of a word: a dictionary, then rules.

Words that the dictionary (`vocabulary`) does not hold are counted by rules (`guessing`), those of several parts by
their parts. Figures, symbols and abbreviations count as one syllable, whatever their length: the rule that Flesch
published (1979) for his formula. `n_syllables_spoken` is the other policy: abbreviations are spelled out, a letter a
syllable.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np

from mediakit.wordforms.characters import ALNUM, ALPHA, UPPER, Characters, table_of
from mediakit.wordforms.forms import distinct_forms, has_digit, is_word, of_forms
from mediakit.wordforms.guessing import VOWELS, guesses
from mediakit.wordforms.vocabulary import SYLLABLES, entries, vocabulary

Array = np.ndarray[Any, Any]

CAP = 400_000
LONGEST = 60
PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
HISSING = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")
LETTERS_W = 3  # the letter w is spoken "double u"
MARKS = "\"'\u2018\u2019\u201c\u201d().,;:!?"
SMALL = 0x20  # the bit that makes a capital of ASCII small

_guesses: dict[str, int] = {}


def n_syllables(types: Array) -> Array:
    """Syllables of each type, int32; at least 1 for a word, 0 for a token without a word.

    >>> n_syllables(np.array(["Minister's", "U.S.", "1989", "—"], dtype=object)).tolist()
    [3, 1, 1, 0]
    """
    forms, place = distinct_forms(types)
    counts = (entries(types) & SYLLABLES).astype(np.int32)
    unlisted = counts == 0
    counts[unlisted & of_forms(types, has_digit)] = 1
    asked = np.flatnonzero((counts == 0) & of_forms(types, is_word))
    counts[asked] = _remembered([forms[i] for i in asked.tolist()])
    found = counts[place]
    found[_abbreviations(types)] = 1
    return found


def n_syllables_spoken(types: Array) -> Array:
    """Syllables with abbreviations spelled out ("U.S." has two); figures still count as one."""
    spoken = n_syllables(types)
    for i in _abbreviations(types).tolist():
        letters = [c for c in types[i].strip(MARKS).lower().removesuffix("'s").removesuffix("\u2019s") if c.isalpha()]
        spoken[i] = max(1, len(letters) + (LETTERS_W - 1) * letters.count("w"))
    return spoken


def form_syllables(forms: list[str]) -> Array:
    """Syllables of word forms with letters, int64, (n_forms,)."""
    listed = vocabulary()
    counts = np.array([listed.get(form, 0) & SYLLABLES for form in forms], dtype=np.int64)
    asked = np.flatnonzero(counts == 0)
    counts[asked] = _remembered([forms[i] for i in asked.tolist()])
    return counts


def _remembered(forms: list[str]) -> list[int]:
    """Syllables of word forms that the dictionary does not hold; they are remembered, up to a cap."""
    new = [form for form in dict.fromkeys(forms) if form not in _guesses]
    if len(_guesses) + len(new) > CAP:
        _guesses.clear()
        new = list(dict.fromkeys(forms))
    _guesses.update(zip(new, _counted(new), strict=True))
    return [_guesses[form] for form in forms]


def _counted(forms: list[str]) -> list[int]:
    """Syllables of forms by their parts: what a hyphen joins is added up, a figure is one."""
    plain = np.fromiter(map(str.isalpha, forms), dtype=bool, count=len(forms))
    owners = np.flatnonzero(plain).tolist()
    bases, known = [forms[i][:LONGEST] for i in owners], np.zeros(len(forms), dtype=np.int64)
    for i in np.flatnonzero(~plain).tolist():
        if not any(map(str.isdigit, forms[i])):
            parts, known[i] = _parts(forms[i][:LONGEST])
            bases += parts
            owners += [i] * len(parts)
    np.add.at(known, owners, guesses(bases))
    counts: list[int] = np.maximum(known, 1).tolist()
    return counts


def _parts(form: str) -> tuple[list[str], int]:
    """Parts of a form whose syllables must be guessed, and the syllables of all else in it."""
    listed, unknown, n = vocabulary(), [], 0
    for part in filter(None, form.split("-") if "-" in form else PIECE.findall(form)):
        known, base = listed.get(part, 0) & SYLLABLES, part
        if not known and part.endswith(("'s", "s'")):
            base = part[:-2] if part.endswith("'s") else part[:-1]
            n += part.endswith("'s") and base.endswith(HISSING)
            known = listed.get(base, 0) & SYLLABLES
        n += known
        if not known:
            unknown.append(base if base.isalpha() else "".join(filter(str.isalpha, base)))
    return unknown, n


def _abbreviations(types: Array) -> Array:
    """Types that are letters with stops between (U.S., a.m.) or two to four capitals that make no word."""
    row = Characters.of(types)
    first, last = row.skip(row.first, _marks()), row.skip(row.last, _marks(), way=-1)
    owned = ((row.codes[last] | SMALL) == ord("s")) & _apostrophes().take(row.codes[last - 1], mode="clip")
    length = last - first + 1 - 2 * owned
    plain = (row.count(ALPHA) - owned == length) & (row.count(UPPER) >= length) & (length > 1) & (length < 5)
    vowel = np.add.reduceat(_vowels().take(row.codes, mode="clip"), row.first, dtype=np.int32) if len(types) else plain
    return np.flatnonzero((plain & (vowel == 0)) | _dotted(row))


def _dotted(row: Characters) -> Array:
    """Whether a stop stands between two single letters of a type."""
    at = np.flatnonzero(row.codes == ord("."))
    at = at[(at > 1) & (at < len(row.codes) - 2)]
    letter, word = row.traits & ALPHA, row.traits & ALNUM
    alone = (letter[at - 1] > 0) & (letter[at + 1] > 0) & (word[at - 2] == 0) & (word[at + 2] == 0)
    found = np.zeros(len(row.first), dtype=bool)
    found[np.searchsorted(row.first, at[alone], side="right") - 1] = True
    return found


@cache
def _marks() -> Array:
    return table_of(MARKS)


@cache
def _apostrophes() -> Array:
    return table_of("'\u2019")


@cache
def _vowels() -> Array:
    return table_of(VOWELS + VOWELS.upper())


def clear() -> None:
    """Forget the guesses made so far."""
    _guesses.clear()
