"""What a token type says about sentence ends: how it ends, how it begins, whether it is an abbreviation.

Every fact is a function of the characters of a batch's types and the numbers of the types asked about, so that each
type is looked at once; `sentences.py` decides.
Abbreviations and the words that usually begin a sentence are data (`lexicons/abbreviations.csv`,
`lexicons/sentence_starters.csv`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np

from mediakit.lexicons import load_lexicon
from mediakit.wordforms import characters as c
from mediakit.wordforms.characters import Characters, key_of, table_of
from mediakit.wordforms.forms import OUTER

Array = np.ndarray[Any, Any]

CLOSING = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u203a)]}*"  # an opening mark at the end of a token closes, too
ONLY_CLOSING = "\u2019\u201d\u00bb\u203a)]}"
DOTS = re.compile(r"\.+[\"'\u2019\u201d)\]]*")
DASHES = "-\u2010\u2012\u2013\u2014\u2015"
CLOSING_QUOTES = "\"'\u2019\u201d\u00bb"
OPENING = "\"'\u2018\u201c\u201e\u201a\u00ab\u2039([{`\u00bf\u00a1*"
AFTER_STOP = CLOSING + ",;:"
OPENING_QUOTES = "\"'\u2018\u201c\u201e\u00ab`"
MONEY = "$\u00a3\u20ac"
STOP, ASK, ELLIPSIS = 1, 2, 3
TITLE, INITIAL, DOTTED, NAME_PART, COMPANY, CLOCK, BEFORE_NUMBER, NEVER = range(1, 9)
CLASSES = {
    "title": TITLE,
    "name_part": NAME_PART,
    "company": COMPANY,
    "clock": CLOCK,
    "before_number": BEFORE_NUMBER,
    "never": NEVER,
}
LOWER, DIGIT, OTHER_CAPITAL, OFFICE, CALENDAR, STARTER = 1, 2, 3, 4, 5, 6
DOTTED_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:-[^\W\d_]+\.?)?")
NUMBERED = re.compile(r"[(]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]+")
END_OF = {".": STOP, "!": ASK, "?": ASK, "\u2026": ELLIPSIS, "\u203d": ASK}


@cache
def abbreviations() -> dict[str, int]:
    """Class of each abbreviation, by its form without the last stop; also in capitals."""
    table = load_lexicon("abbreviations")
    known = {w[:-1]: CLASSES[c] for w, c in zip(table["abbreviation"], table["class"], strict=True)}
    return {w.upper(): c for w, c in known.items() if len(w) > 1 and c in (TITLE, NAME_PART, COMPANY)} | known


@cache
def abbreviation_keys() -> tuple[Array, Array]:
    """Abbreviations as numbers, ascending, and the class of each."""
    known = sorted((key_of(word), kind) for word, kind in abbreviations().items())
    keys, classes = zip(*known, strict=True)
    return np.array(keys, dtype=np.uint64), np.array(classes, dtype=np.int8)


@cache
def starters() -> dict[str, int]:
    """Class of words that tell, by a capital after a stop, whether a sentence begins: starters, offices, dates."""
    table = load_lexicon("sentence_starters")
    classes = {"starter": STARTER, "office": OFFICE, "calendar": CALENDAR}
    return {w: classes[c] for w, c in zip(table["word"], table["class"], strict=True)}


@cache
def asking_verbs() -> frozenset[str]:
    """Reporting verbs in the past and present: they may follow a quoted question without ending its sentence."""
    table = load_lexicon("reporting_verbs")
    return frozenset(table["third"]) | frozenset(table["past"])


@cache
def among(characters: str) -> Array:
    """Table of some characters."""
    return table_of(characters)


@cache
def end_marks() -> Array:
    """Kind of end of each character, 0 for most."""
    kinds = np.zeros(len(among("")), dtype=np.int8)
    for mark, kind in END_OF.items():
        kinds[ord(mark)] = kind
    return kinds


def ends(row: Characters) -> Array:
    """How each type ends: 0 not like a sentence, else STOP, ASK or ELLIPSIS (int8)."""
    final = row.skip(row.last, among(CLOSING), way=-1)
    kind = end_marks().take(row.codes[final], mode="clip")
    stop = np.flatnonzero(kind == STOP)
    at, dot = final[stop], ord(".")
    dots = (row.codes[at - 1] == dot) & (row.codes[at - 2] == dot)
    kind[stop[dots | (at == row.first[stop])]] = ELLIPSIS
    return np.asarray(kind)


def quoted_ends(row: Characters, types: Array) -> Array:
    """Whether the type ends with a closing quotation mark after its own end mark."""
    return among(CLOSING_QUOTES).take(row.codes[row.last[types]], mode="clip")


def shortenings(row: Characters, types: Array) -> Array:
    """Class of abbreviation of each type that ends in a stop, 0 for others (int8)."""
    first = row.skip(row.first[types], among(OPENING))
    last = row.skip(row.last[types], among(AFTER_STOP), way=-1)
    stop = (row.codes[last] == ord(".")) & (last > first)
    keys, classes = abbreviation_keys()
    key = row.keys(first, last)
    place = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
    kind = np.where(stop & (keys[place] == key), classes[place], 0).astype(np.int8)
    kind[stop & (last - first == 1) & ((row.traits[first] & c.UPPER) > 0) & (kind == 0)] = INITIAL
    for i in np.flatnonzero(stop & _divided(row, types)).tolist():
        kind[i] = _divided_shortening(row.words[types[i]].strip(OPENING).rstrip(AFTER_STOP))
    return kind


def _divided(row: Characters, types: Array) -> Array:
    """Whether a stop or a hyphen stands inside the type."""
    mark = among(".-").take(row.codes, mode="clip")
    mark[row.first], mark[row.last] = False, False
    return np.add.reduceat(mark, row.first, dtype=np.int32)[types] > 0 if len(row.first) else np.zeros(0, dtype=bool)


def _divided_shortening(word: str) -> int:
    """Class of a word with a stop or a hyphen inside, as in "U.S." and "Vice-Adm."."""
    bare = word[:-1].rsplit("-", 1)[-1]
    short = abbreviations().get(bare, INITIAL if len(bare) == 1 and bare.isupper() else 0)
    return short or (DOTTED if DOTTED_WORD.fullmatch(word) else 0)


def begins(row: Characters, types: Array) -> Array:
    """How each type begins: small letter, digit, a capital of some class; 0 for marks (int8)."""
    at = row.skip(row.first[types], among(OPENING))
    code = row.codes[at]
    trait = row.traits[at]
    kind = np.where(trait & c.LOWER, LOWER, OTHER_CAPITAL).astype(np.int8)
    kind[(trait & c.DIGIT) > 0] = DIGIT
    mark = (trait & c.ALNUM) == 0
    kind[mark] = np.where(among(MONEY).take(code[mark], mode="clip"), DIGIT, 0)
    known = starters()
    for i in np.flatnonzero(trait & c.UPPER).tolist():
        word = row.words[types[i]].lstrip(OPENING)
        bare = word.rstrip(CLOSING + ".,;:!?\u2026").replace("\u2019", "'").partition("'")[0]
        folded = bare.lower() if bare[1:].islower() or len(bare) == 1 else bare
        kind[i] = known.get(folded, OTHER_CAPITAL)
    return kind


def opens_quote(row: Characters, types: Array) -> Array:
    """Whether the type begins with an opening quotation mark."""
    return among(OPENING_QUOTES).take(row.codes[row.first[types]], mode="clip")


def closes_only(row: Characters, types: Array) -> Array:
    """Whether the type is nothing but closing marks."""
    return np.asarray(row.skip(row.first[types], among(ONLY_CLOSING)) > row.last[types])


def in_bracket(row: Characters, types: Array) -> Array:
    """Whether the type begins with an opening bracket."""
    return np.asarray(among("([{").take(row.codes[row.first[types]], mode="clip"))


def is_time(row: Characters, types: Array) -> Array:
    """Whether the type is the word that ends a time zone: 5 p.m. Eastern time."""
    bare = [row.words[i].rstrip(CLOSING + ".,;:") for i in types.tolist()]
    return np.array([t in ("time", "Time") for t in bare], dtype=bool)


def only_dots(row: Characters, types: Array) -> Array:
    """Whether the type is nothing but stops, as in an ellipsis written with blanks."""
    dots = np.asarray(row.codes[row.first[types]] == ord("."))
    dots[dots] = [DOTS.fullmatch(row.words[i]) is not None for i in types[dots].tolist()]
    return dots


def is_dash(row: Characters, types: Array) -> Array:
    """Whether the type is nothing but dashes."""
    return np.asarray(row.skip(row.first[types], among(DASHES)) > row.last[types])


def ends_in_comma(row: Characters, types: Array) -> Array:
    """Whether the type ends with a comma."""
    return np.asarray(row.codes[row.last[types]] == ord(","))


def numbered(row: Characters, types: Array) -> Array:
    """Whether the type is a list number such as "1." or "b)"."""
    return np.array([NUMBERED.fullmatch(row.words[i]) is not None for i in types.tolist()], dtype=bool)


def is_asking(row: Characters, types: Array) -> Array:
    """Whether the type is a reporting verb."""
    known = asking_verbs()
    return np.array([row.words[i].rstrip(",.:;") in known for i in types.tolist()], dtype=bool)


def in_capitals(row: Characters, types: Array) -> Array:
    """Whether the type is written in capitals, two or more."""
    bare = [row.words[i].strip(OUTER) for i in types.tolist()]
    return np.array([len(t) > 1 and t.isupper() for t in bare], dtype=bool)
