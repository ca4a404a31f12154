"""Guards about the clause: who holds the view, what follows the verb."""

from __future__ import annotations

import numpy as np

from mediakit.corpus import Array
from mediakit.measures.hedging.window import Window, past_adverbs

FAR = 12
"""How many words before a modal a verb of saying may stand."""

REACH = 4
"""How many words before the verb a subject noun may stand ("the results of the study suggest")."""


def before_be(w: Window) -> Array:
    """A form of be stands before, adverbs apart ("is now widely expected")."""
    return w.has(past_adverbs(w, -1), "be", "base_be")


def before_self(w: Window) -> Array:
    """I or we is the subject, adverbs and auxiliaries apart."""
    return w.has(_subject_place(w), "self")


def before_thing(w: Window) -> Array:
    """A study, data or another thing that can show something is near before the verb."""
    near = [w.has(w.first - k, "thing") for k in range(1, REACH + 1)]
    return np.asarray(np.logical_or.reduce(near)) & ~person_holder(w)


def before_vague(w: Window) -> Array:
    """Nobody in particular is the subject ("many believe", "critics argue")."""
    return w.has(_subject_place(w), "vague_people", "vague_number")


def person_holder(w: Window) -> Array:
    """A person other than the speaker is the subject: a pronoun or a name."""
    place = _subject_place(w)
    pronoun = w.has(place, "person") & ~w.has(place, "self")
    name = w.fact_at(place, "capital") & w.unknown(place)
    return pronoun | name


def named_holder(w: Window) -> Array:
    """Somebody in particular is the subject: a name, a pronoun for a person, or a noun with the or his before it."""
    place = _subject_place(w)
    noun = w.unknown(place) & w.has(place - 1, "article", "poss") & ~w.closed_at(place - 1)
    return person_holder(w) | noun


def _subject_place(w: Window) -> Array:
    """Last word of what stands before the verb, adverbs, have, do and modals apart; no word after a comma."""
    place = past_adverbs(w, -1)
    place = place - w.has(place, "have", "do", "modal") * ~w.has(place, "person", "self")
    return np.where(w.closed_at(w.first - 1) | w.closed_at(place), w.begin - 1, place)


def next_clause(w: Window) -> Array:
    """A clause follows: that, a pronoun, a determiner or a name."""
    nxt = w.last + 1
    name = w.fact_at(nxt, "capital")
    return (w.has(nxt, "that", "clause_start") | name) & ~w.closed_at(w.last)


def next_participle(w: Window) -> Array:
    """Been or a past participle follows, adverbs apart: something that has happened, not something that is owned."""
    place = past_adverbs(w, 1)
    return (w.has(place, "participle") | w.has(place, "-ed")) & ~w.closed_at(w.last)


def next_link(w: Window) -> Array:
    """What seem and appear link to: to, that, as if, like or an adjective; not a place, a time or the end."""
    nxt = w.last + 1
    away = w.has(nxt, "prep", "conj", "rel", "month", "number", "when") & ~w.has(nxt, "that")
    like = w.has(nxt, "like", "to", "that")
    adverb = w.has(nxt, "adverb") & w.has(nxt + 1, "prep", "edge")
    return (like | ~(away | adverb)) & ~w.closed_at(w.last)


def next_presence(w: Window) -> Array:
    """After appear: where, when, how or as what somebody is present, adverbs apart ("appeared online as a guest")."""
    place = past_adverbs(w, 1)
    it = w.has(_subject_place(w), "it")
    alone = w.closed_at(place) | w.has(place + 1, "prep", "conj", "measure", "month")
    present = w.has(place, "presence") & (~it | alone)  # not "it appears online sales are down"
    compared = w.has(place + 2, "as") & ~w.has(place + 1, "adverb", "not_adverb")  # "appears as calm as ever"
    doing = w.has(place, "-ing") & ~w.has(place, "ing_state") & ~it
    return (present | (w.has(place, "as") & ~compared) | doing) & ~w.closed_at(w.last)


def next_auxiliary(w: Window) -> Array:
    """A verb form follows that no modal stands before: the cue is a noun ("might is", "might will")."""
    nxt = w.last + 1
    form = w.has(nxt, "be", "have", "do", "modal", "third_or_past") & ~w.has(nxt, "base_verb", "base_be")
    return form & ~w.closed_at(w.last)


def next_finite(w: Window) -> Array:
    """What can only follow a noun: a finite verb, adverbs apart, a preposition, and, that, or the end of the clause."""
    place, nxt = past_adverbs(w, 1), w.last + 1
    verb = w.has(place, "be", "have", "do", "modal", "third_or_past", "participle", "-ed", "-s")
    verb &= ~w.has(place, "base_verb", "base_be")
    link = w.has(nxt, "prep", "to", "rel") | (w.has(nxt, "conj") & ~w.has(nxt + 1, "modal"))
    ends = w.closed_at(w.last)
    broken = w.fact_at(w.last, "comma") & w.before("article", "poss")  # "the military might, he said, strike"
    return (verb & ~ends) | (link & ~ends) | (ends & ~broken)


def condition(w: Window) -> Array:
    """If or unless stands near in the sentence, on either side."""
    near = [w.has(token, "if") for k in range(1, FAR + 1) for token in (w.first - k, w.last + k)]
    return np.asarray(np.logical_or.reduce(near))


def speech_near(w: Window) -> Array:
    """A verb of speech or thought, present or past, stands near in the sentence, on either side."""
    near = [w.has(token, "speech") for k in range(1, FAR + 1) for token in (w.first - k, w.last + k)]
    return np.asarray(np.logical_or.reduce(near))


def childhood(w: Window) -> Array:
    """The sentence begins with "as a boy" or the like, and no be or have follows: a habit, not a condition."""
    young = w.has(w.begin, "as") & w.has(w.begin + 1, "indef") & w.has(w.begin + 2, "youth")
    return young & ~w.has(past_adverbs(w, 1), "base_be", "have")


def next_speech(w: Window) -> Array:
    """A verb of speech or thought follows, adverbs and have apart."""
    place = past_adverbs(w, 1)
    place = place + w.has(place, "have", "modal")
    return w.has(place, "speech") & ~w.closed_at(w.last)


def next_plural(w: Window) -> Array:
    """A plural noun follows, one adjective apart ("some famous ships")."""
    return (w.has(w.last + 1, "-s") | w.has(w.last + 2, "-s")) & ~w.closed_at(w.last)


def next_gerund(w: Window) -> Array:
    """A form in -ing follows."""
    return w.has(w.last + 1, "-ing") & ~w.closed_at(w.last)


def said_before(w: Window) -> Array:
    """A verb of saying or thought in the past stands before in the sentence: a reported future, not a condition."""
    near = [w.has(w.first - k, "said") for k in range(1, FAR + 1)]
    return np.asarray(np.logical_or.reduce(near))


def next_like_verb(w: Window) -> Array:
    """Like, love, prefer or rather follows, adverbs apart: a wish ("would very much like")."""
    near = [w.has(w.last + k, "like_verb") for k in (1, 2, 3)]
    skipped = [w.has(w.last + k, "adverb", "neg") for k in (1, 2)]
    fits = near[0] | (skipped[0] & near[1]) | (skipped[0] & skipped[1] & near[2])
    return fits & ~w.closed_at(w.last)
