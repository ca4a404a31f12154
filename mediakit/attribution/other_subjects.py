"""Subjects that are not a noun phrase before the verb: after it, "it", that of another verb; and any phrase at a quote.

Each function is given the first and last token of the phrase of every verb, `phrase`, and fills it in place.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mediakit.attribution.subjects import LEADS, LINKS, SUBJECTS, Words, likely, subjects_after
from mediakit.attribution.verbs import is_according, saying
from mediakit.segmentation import quote_words as qw

Array = np.ndarray[Any, Any]

REACH = 3


def fill_it(phrase: Array, token: Array, tag: Array, words: Words) -> None:
    """Let "it" be the subject where it opens a clause before certain verbs: "it said", "and it warned"."""
    before, earlier = np.maximum(token - 1, 0), np.maximum(token - 2, 0)
    opens = words.blocked[earlier] | words.breaks[earlier] | qw.among(words.kind[earlier], (qw.CONJUNCTION, qw.JOINER))
    opens |= words.starts[words.sentence[token]] == token - 1
    it = (words.table["hint"][words.ids[before]] == qw.IT) & ~words.breaks[before] & ~words.blocked[before]
    it &= opens & _speaks(token, words) & qw.among(tag, (qw.PAST, qw.THIRD)) & (phrase[0] < 0)
    phrase[:, it] = before[it]


def invert(phrase: Array, token: Array, tag: Array, words: Words) -> Array:
    """Fill in subjects that follow: "said Ann Lee" after a quote or a comma, "according to Ann Lee" anywhere."""
    verb = words.table["verb"][words.ids[token]]
    according = is_according(verb)
    before = np.maximum(token - 1, 0)
    may = according | ((tag != qw.GERUND) & words.blocked[before] & ~qw.verbs_with("content", "person")[verb])
    after = np.flatnonzero((may & (phrase[0] < 0)) | according)
    phrase[:, after] = subjects_after(token[after] + 1 + according[after], words)
    inverted = np.zeros(len(token), dtype=bool)
    inverted[after[phrase[0, after] >= 0]] = True
    governed = words.kind[np.maximum(phrase[0] - 1, 0)] == qw.PREPOSITION  # "In Bogtown, shares fell, said Lee"
    free = ~likely(phrase[0], phrase[1], words)
    rest = np.flatnonzero(_after_comma(token, verb, tag, words) & ~inverted & (governed | free))
    found = np.array(subjects_after(token[rest] + 1, words))
    good = likely(found[0], found[1], words) & (free[rest] | words.breaks[found[1]])
    phrase[:, rest[good]] = found[:, good]
    inverted[rest[good]] = True
    return inverted


def _after_comma(token: Array, verb: Array, tag: Array, words: Words) -> Array:
    """Whether a verb of saying follows a comma and a subject may follow it: "Shares will rise, said Ann Lee"."""
    before, after = np.maximum(token - 1, 0), np.minimum(token + 1, max(len(words.kind) - 1, 0))
    good = words.table["comma"][words.ids[before]] & (words.sentence[before] == words.sentence[token])
    good &= saying()[verb] & qw.verbs_with("content", "clause", "gain")[verb] & qw.among(tag, (qw.PAST, qw.THIRD))
    kind = words.kind[after]
    start = (words.capital[after] & (kind != qw.TIME)) | qw.among(kind, (qw.TITLE, *LEADS))
    return np.asarray(good & start & ~words.blocked[after] & (words.sentence[after] == words.sentence[token]))


def lend(phrase: Array, token: Array, tag: Array, words: Words) -> Array:
    """Give "…, adding" and "… and said" the subject of the verb before in the sentence, or of the sentence."""
    if not len(token):
        return np.zeros(0, dtype=bool)
    kinds = words.kind[np.maximum(token - 1, 0)], words.kind[np.maximum(token - 2, 0)]
    joined = (kinds[0] == qw.JOINER) | ((kinds[0] == qw.ADVERB) & (kinds[1] == qw.JOINER))
    needs = (phrase[0] < 0) & ((tag == qw.GERUND) | joined) & (tag != qw.BASE)
    lender = np.maximum.accumulate(np.where(phrase[0] >= 0, np.arange(len(token)), -1))
    known = (lender >= 0) & (words.sentence[token[lender]] == words.sentence[token])
    lent: Array = needs & known
    phrase[:, lent] = phrase[:, lender[lent]]
    rest = np.flatnonzero(needs & ~known)
    begin = _clause_start(token[rest], words)
    inside = begin < token[rest]  # "Adding to the misery, rain fell": a participle is not its own subject
    rest = rest[inside]
    phrase[:, rest] = subjects_after(begin[inside], words)
    lent[rest] = phrase[0, rest] >= 0
    return lent


def _clause_start(token: Array, words: Words) -> Array:
    """First token of the sentence, or the one after its first comma where it begins with a link such as "In May,"."""
    start = words.starts[words.sentence[token]]
    begin = start.copy()
    moving = np.flatnonzero(qw.among(words.kind[start], LINKS) & ~qw.among(words.kind[start], LEADS))
    for _ in range(8):
        done = words.breaks[begin[moving]]
        begin[moving] += 1
        moving = moving[~done]
        moving = moving[begin[moving] < token[moving]]
        if not len(moving):
            break
    return begin


def speaks_surely(phrase: Array, token: Array, words: Words) -> Array:
    """Whether a phrase such as "the wagoneer" speaks, whatever its noun: at certain verbs that surely report.

    A quote is beside them, or what is said: "the wagoneer said it rained", "it rained, the wagoneer said."
    """
    first, last = np.maximum(phrase, 0)
    before, final = np.maximum(np.minimum(token, first) - 1, 0), max(len(words.kind) - 1, 0)
    reports = words.blocked[before]
    for step in range(1, REACH + 1):
        at = np.minimum(np.maximum(token, last) + step, final)
        reports |= words.blocked[at] & (words.sentence[at] == words.sentence[token])
    following = np.minimum(token + 1, final)
    kind, hint = words.kind[following], words.table["hint"][words.ids[following]]
    reports |= qw.among(kind, SUBJECTS) | np.isin(hint, (qw.IT, qw.THAT))
    closes = words.starts[words.sentence[token] + 1] == token + 1
    reports |= words.table["comma"][words.ids[before]] & closes
    good = (phrase[0] >= 0) & qw.among(words.kind[first], LEADS) & _speaks(token, words)
    return np.asarray(good & reports & (kind != qw.PREPOSITION))


def _speaks(token: Array, words: Words) -> Array:
    """Whether whatever is the subject of a verb speaks: say, tell, add."""
    return np.asarray(qw.verbs_with("subject", "any")[words.table["verb"][words.ids[token]]])
