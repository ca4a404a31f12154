"""What a token type says about sentence ends: how it ends, how it begins, whether it is an abbreviation.

Everything here is a function of the types of a batch, so each form is looked at once; `sentences.py` decides.
Abbreviations and the words that usually begin a sentence are data (`lexicons/abbreviations.csv`,
`lexicons/sentence_starters.csv`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import numpy as np

from mediakit.lexicons import load_lexicon

Array = np.ndarray[Any, Any]

CLOSING = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u203a)]}*"  # an opening mark at the end of a token closes, too
ONLY_CLOSING = frozenset("\u2019\u201d\u00bb\u203a)]}")
DOTS = re.compile(r"\.+[\"'\u2019\u201d)\]]*")
DASHES = frozenset("-\u2010\u2012\u2013\u2014\u2015")
OPENING = "\"'\u2018\u201c\u201e\u201a\u00ab\u2039([{`\u00bf\u00a1*"
OPENING_QUOTES = frozenset("\"'\u2018\u201c\u201e\u00ab`")
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
END_CHARACTERS = frozenset(".!?\u2026" + CLOSING)
END_OF = {".": STOP, "!": ASK, "?": ASK, "\u2026": ELLIPSIS, "\u203d": ASK}


@cache
def abbreviations() -> dict[str, int]:
    """Class of each abbreviation, by its form without the last stop; also in capitals."""
    table = load_lexicon("abbreviations")
    known = {w[:-1]: CLASSES[c] for w, c in zip(table["abbreviation"], table["class"], strict=True)}
    return {w.upper(): c for w, c in known.items() if len(w) > 1 and c in (TITLE, NAME_PART, COMPANY)} | known


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


def ends(types: Array) -> Array:
    """How each type ends: 0 not like a sentence, else STOP, ASK or ELLIPSIS (int8)."""
    kind = np.zeros(len(types), dtype=np.int8)
    for i in [i for i, t in enumerate(types) if t[-1] in END_CHARACTERS]:
        bare = types[i].rstrip(CLOSING)
        kind[i] = ELLIPSIS if bare.endswith("...") or bare == "." else END_OF.get(bare[-1:], 0)
    return kind


def quoted_ends(types: Array) -> Array:
    """Whether the type ends with a closing quotation mark after its own end mark."""
    return np.array([t[-1] in "\"'\u2019\u201d\u00bb" for t in types], dtype=bool)


def shortenings(types: Array) -> Array:
    """Class of abbreviation of each type that ends in a stop, 0 for others (int8)."""
    known, kind = abbreviations(), np.zeros(len(types), dtype=np.int8)
    for i in [i for i, t in enumerate(types) if "." in t[-3:]]:
        word = types[i].strip(OPENING).rstrip(CLOSING + ",;:")
        if word.endswith("."):
            kind[i] = _shortening(word, known)
    return kind


def _shortening(word: str, known: dict[str, int]) -> int:
    bare = word[:-1]
    bare = bare.rsplit("-", 1)[-1] if "-" in bare else bare
    if bare in known:
        return known[bare]
    if len(bare) == 1 and bare.isupper():
        return INITIAL
    if DOTTED_WORD.fullmatch(word):
        return DOTTED
    return 0


def begins(types: Array) -> Array:
    """How each type begins: small letter, digit, a capital of some class; 0 for marks (int8)."""
    known, kind = starters(), np.zeros(len(types), dtype=np.int8)
    for i, t in enumerate(types):
        first = t[0]
        if first.islower():
            kind[i] = LOWER
        else:
            kind[i] = _beginning(t, known)
    return kind


def _beginning(token: str, known: dict[str, int]) -> int:
    word = token.lstrip(OPENING)
    first = word[:1]
    if not first or not first.isalnum():
        return DIGIT if first in ("$", "\u00a3", "\u20ac") and first else 0
    if first.isdigit():
        return DIGIT
    if not first.isupper():
        return LOWER if first.islower() else OTHER_CAPITAL
    bare = word.rstrip(CLOSING + ".,;:!?\u2026").replace("\u2019", "'").partition("'")[0]
    folded = bare.lower() if bare[1:].islower() or len(bare) == 1 else bare
    return known.get(folded, OTHER_CAPITAL)


def opens_quote(types: Array) -> Array:
    """Whether the type begins with an opening quotation mark."""
    return np.array([t[0] in OPENING_QUOTES for t in types], dtype=bool)


def closes_only(types: Array) -> Array:
    """Whether the type is nothing but closing marks."""
    return np.array([t[0] in ONLY_CLOSING and set(t) <= ONLY_CLOSING for t in types], dtype=bool)


def in_bracket(types: Array) -> Array:
    """Whether the type begins with an opening bracket."""
    return np.array([t[0] in "([{" for t in types], dtype=bool)


def is_time(types: Array) -> Array:
    """Whether the type is the word that ends a time zone: 5 p.m. Eastern time."""
    return np.array([t[:4] in ("time", "Time") and t[4:].strip(CLOSING + ".,;:") == "" for t in types], dtype=bool)


def only_dots(types: Array) -> Array:
    """Whether the type is nothing but stops, as in an ellipsis written with blanks."""
    return np.array([t[0] == "." and DOTS.fullmatch(t) is not None for t in types], dtype=bool)


def is_dash(types: Array) -> Array:
    """Whether the type is nothing but dashes."""
    return np.array([t[0] in DASHES and set(t) <= DASHES for t in types], dtype=bool)


def ends_in_comma(types: Array) -> Array:
    """Whether the type ends with a comma."""
    return np.array([t[-1] == "," for t in types], dtype=bool)


def numbered(types: Array) -> Array:
    """Whether the type is a list number such as "1." or "b)"."""
    return np.array([t[-1] in ".)" and len(t) < 8 and NUMBERED.fullmatch(t) is not None for t in types], dtype=bool)


def is_asking(types: Array) -> Array:
    """Whether the type is a reporting verb."""
    known = asking_verbs()
    return np.array([t.rstrip(",.:;") in known for t in types], dtype=bool)
