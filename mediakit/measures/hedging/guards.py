"""Guards: small named questions about the words around a cue, each asked of many candidates at once.

A row of `hedges.csv` names the guards it needs and those that forbid it. A guard sees a `Window` and returns a bool
array; it never looks past the sentence. Those about subjects and complements are in `clauses`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mediakit.corpus import Array
from mediakit.measures.hedging import clauses
from mediakit.measures.hedging.window import Window, past_adverbs

Guard = Callable[[Window], Array]


def modal_may(w: Window) -> Array:
    """The word is the modal verb: not a month, a name or a wish."""
    capital = w.fact_at(w.first, "capital")
    small = ~capital & ~w.before("article", "poss")
    verb = w.first + 1
    verb = verb + w.has(verb, "adverb", "neg")
    bare = w.has(verb, "base_verb", "base_be", "have", "do") & ~w.has(verb, "third_or_past")
    bare |= w.before("person", "it")  # "It May Surprise You"
    named = w.before("title", "given", "month_prep", "month") | w.after("number", "month")
    closed = w.closed_at(w.first) | w.fact_at(w.first, "genitive")
    return small | (capital & (bare | (w.unknown(verb) & in_heading(w))) & ~named & ~closed)


def in_heading(w: Window) -> Array:
    """The words around begin with capitals, small function words apart: "Trump May Reconsider Plan"."""
    around = [w.first + k for k in (-2, -1, 1, 2, 3)]
    inside = [(t >= w.begin) & (t < w.end) for t in around]
    capital = [w.fact_at(t, "capital") for t in around]
    small = [w.has(t, "article", "prep", "conj", "to") for t in around]
    fits = np.logical_and.reduce([~i | c | s for i, c, s in zip(inside, capital, small, strict=True)])
    return np.asarray(fits & (np.sum(capital, axis=0) >= 3))


def past_ability(w: Window) -> Array:
    """After could: a verb of the senses or of showing, also passive, which makes it an ability ("could be seen")."""
    verb = past_adverbs(w, 1)
    verb = verb + w.has(verb, "base_be")
    return w.has(verb, "sense_verb") & ~w.closed_at(w.last)


def next_number(w: Window) -> Array:
    """A number follows: digits, a number word, or a, half and the like before one."""
    nxt = w.last + 1
    through = w.has(nxt, "article") & w.has(nxt + 1, "number")
    through |= w.has(nxt, "indef") & w.has(nxt + 1, "measure")
    return (w.has(nxt, "number") | through) & ~w.closed_at(w.last)


def next_plain_number(w: Window) -> Array:
    """A bare number follows that can count: not a part of something ("some 200", not "some one")."""
    one = w.has(w.last + 1, "det")
    return w.after("number") & (~one | w.has(w.last + 2, "number"))


def next_amount(w: Window) -> Array:
    """A number or a word of amount follows ("nearly all", "almost every")."""
    return next_number(w) | w.after("quantity")


def after_number(w: Window) -> Array:
    """A number stands up to two words before ("a week or so", "40 or so")."""
    near = w.before("number", "measure")
    return near | (w.has(w.first - 2, "number", "indef") & ~w.closed_at(w.first - 1))


def next_closed(w: Window) -> Array:
    """The clause ends with the cue."""
    return w.closed_at(w.last)


def owned(w: Window) -> Array:
    """A genitive stands before and no be or have follows: a noun ("the nation's might")."""
    genitive = w.fact_at(w.first - 1, "genitive") & ~w.closed_at(w.first - 1)
    return genitive & ~w.has(w.last + 1, "base_be", "have")


def _next(*names: str) -> Guard:
    def follows(w: Window) -> Array:
        return w.after(*names)

    return follows


def _before(*names: str) -> Guard:
    def precedes(w: Window) -> Array:
        return w.before(*names)

    return precedes


GUARDS: dict[str, Guard] = {
    "modal_may": modal_may,
    "past_ability": past_ability,
    "next_number": next_number,
    "next_plain_number": next_plain_number,
    "next_amount": next_amount,
    "after_number": after_number,
    "next_closed": next_closed,
    "next_that": _next("that"),
    "next_to": _next("to"),
    "next_of": _next("of"),
    "next_prep": _next("prep"),
    "next_base": _next("base_verb", "base_be", "have"),
    "next_gerund": clauses.next_gerund,
    "next_be": _next("base_be"),
    "next_det": _next("det", "poss"),
    "next_like_verb": clauses.next_like_verb,
    "next_accusative": _next("accusative"),
    "next_effect": _next("epistemic_noun"),
    "next_adjective": _next("adjective"),
    "before_be": clauses.before_be,
    "before_self": clauses.before_self,
    "owned": owned,
    "before_it": _before("it"),
    "before_article": _before("article", "poss"),
    "before_det": _before("det", "poss"),
    "before_neg": _before("neg"),
    "before_bare_be": _before("base_be"),
    "before_you": _before("you"),
    "before_how": _before("how"),
    "next_by": _next("by"),
    "before_no": _before("no"),
    "before_prep": _before("prep", "of"),
    "before_as": _before("as"),
    "before_best": _before("best"),
    "before_thing": clauses.before_thing,
    "before_vague": clauses.before_vague,
    "named_holder": clauses.named_holder,
    "person_holder": clauses.person_holder,
    "next_clause": clauses.next_clause,
    "next_participle": clauses.next_participle,
    "next_link": clauses.next_link,
    "next_presence": clauses.next_presence,
    "next_auxiliary": clauses.next_auxiliary,
    "next_finite": clauses.next_finite,
    "condition": clauses.condition,
    "speech_near": clauses.speech_near,
    "childhood": clauses.childhood,
    "next_speech": clauses.next_speech,
    "next_plural": clauses.next_plural,
    "said_before": clauses.said_before,
}
