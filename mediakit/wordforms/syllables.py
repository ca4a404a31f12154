"""Syllables of a word: a dictionary, then rules.

Words that the dictionary (`vocabulary`) does not hold are counted by rules (`guessing`), those of several parts by
their parts. Figures, symbols and abbreviations count as one syllable, whatever their length: the rule that Flesch
published (1979) for his formula. `n_syllables_spoken` is the other policy: abbreviations are spelled out, a letter a
syllable.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from mediakit.wordforms.characters import ALNUM, ALPHA, DIGIT, LOWER, TITLE, UPPER, Characters
from mediakit.wordforms.forms import distinct_forms
from mediakit.wordforms.guessing import VOWELS, guesses
from mediakit.wordforms.vocabulary import SYLLABLES, entries, vocabulary

Array = np.ndarray[Any, Any]

CAP = 400_000
LONGEST = 60
PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
DOTTED = re.compile(r"\b[^\W\d_]\.[^\W\d_]\b")
HISSING = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")
LETTERS_W = 3  # the letter w is spoken "double u"
MARKS = "\"'\u2018\u2019\u201c\u201d().,;:!?"

_guesses: dict[str, int] = {}


def n_syllables(types: Array) -> Array:
    """Syllables of each type, int32; at least 1 for a word, 0 for a token without a word.

    >>> n_syllables(np.array(["Minister's", "U.S.", "1989", "—"], dtype=object)).tolist()
    [3, 1, 1, 0]
    """
    forms, place = distinct_forms(types)
    counts = (entries(types) & SYLLABLES).astype(np.int32)
    missing = np.flatnonzero(counts == 0)
    counts[missing] = form_syllables([forms[i] for i in missing.tolist()])
    found = counts[place]
    found[_abbreviations(types)] = 1
    return found


def n_syllables_spoken(types: Array) -> Array:
    """Syllables with abbreviations spelled out ("U.S." has two); figures still count as one."""
    spoken = n_syllables(types)
    for i in _abbreviations(types):
        letters = [c for c in types[i].strip(MARKS).lower().removesuffix("'s").removesuffix("\u2019s") if c.isalpha()]
        spoken[i] = max(1, len(letters) + (LETTERS_W - 1) * letters.count("w"))
    return spoken


def form_syllables(forms: list[str]) -> Array:
    """Syllables of word forms, int64, (n_forms,); what the dictionary does not hold is remembered, up to a cap."""
    listed = vocabulary()
    known = [listed.get(form, 0) & SYLLABLES or _guesses.get(form) for form in forms]
    new = list(dict.fromkeys([form for form, n in zip(forms, known, strict=True) if n is None]))
    if new:
        found = dict(zip(new, _counted(new).tolist(), strict=True))
        if len(_guesses) >= CAP:
            _guesses.clear()
        _guesses.update(found)
        known = [found[form] if n is None else n for form, n in zip(forms, known, strict=True)]
    return np.array(known, dtype=np.int64)


def _counted(forms: list[str]) -> Array:
    """Syllables of forms by their parts: what a hyphen joins is added up, a figure is one."""
    row = Characters.laid_out(forms)
    worded, figure = row.has(ALNUM), row.has(DIGIT)
    whole = row.count(ALPHA) == row.last - row.first + 1
    bases, owners = [], []
    n = np.zeros(len(forms), dtype=np.int64)
    for i in np.flatnonzero(worded & ~figure).tolist():
        form = forms[i][:LONGEST]
        if whole[i]:
            bases.append(form)
            owners.append(i)
        else:
            parts, spoken = _parts(form)
            bases += parts
            owners += [i] * len(parts)
            n[i] = spoken
    np.add.at(n, owners, guesses(bases))
    return np.where(worded, np.maximum(n, 1), 0)


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


def _abbreviations(types: Array) -> list[int]:
    """Types that are letters with stops between (U.S., a.m.) or two to four capitals that make no word."""
    row = Characters.of(types)
    stop = row.codes == ord(".")
    stop[row.first] = stop[row.last] = False
    dotted = np.add.reduceat(stop, row.first, dtype=np.int64) > 0 if len(types) else stop[:0]
    capitals = row.has(UPPER) & (row.count(LOWER | TITLE) < 2)  # the s of a possessive is small
    return [i for i in np.flatnonzero(dotted | capitals).tolist() if _is_abbreviation(types[i])]


def _is_abbreviation(token: str) -> bool:
    if "." in token[1:-1]:
        return DOTTED.search(token) is not None
    bare = token.strip(MARKS)
    bare = bare[:-2] if bare.endswith(("'s", "\u2019s")) else bare
    return 1 < len(bare) < 5 and bare.isupper() and bare.isalpha() and not any(c in VOWELS for c in bare.lower())


def clear() -> None:
    """Forget the guesses made so far."""
    _guesses.clear()
