"""Familiar words: the list and the inflection rules of Dale & Chall (1948).

Regular plurals, possessives, verb endings, comparisons, -ly and hyphenated words are familiar when their parts are;
figures are familiar. Names are a matter of context, so the measure, which sees the sentence, adds them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mediakit.wordforms.forms import distinct_forms, has_digit, n_letters, of_forms
from mediakit.wordforms.vocabulary import EASY, easy_words, entries

Array = np.ndarray[Any, Any]

LONGEST = 60


def is_easy(types: Array) -> Array:
    """Whether the word form is familiar: on the list, an inflection of a listed word, or a figure.

    >>> is_easy(np.array(["Dogs,", "1989", "stopping", "epistemic"], dtype=object)).tolist()
    [True, True, True, False]
    """
    forms, place = distinct_forms(types)
    easy = (entries(types) & EASY) > 0
    easy |= of_forms(types, has_digit)
    with_signs = of_forms(types, n_letters) < np.fromiter(map(len, forms), dtype=np.int64, count=len(forms))
    known = easy_words()
    for i in np.flatnonzero(with_signs & ~easy).tolist():
        easy[i] = _joined(forms[i][:LONGEST], known)
    return np.asarray(easy[place])


def _joined(form: str, known: frozenset[str]) -> bool:
    """Whether a form with other signs than letters is a short form, or familiar words joined by a hyphen."""
    for part in form.replace("/", "-").replace("\u2013", "-").split("-"):
        if part not in known and part.replace("'", "") not in known and part:
            return False
    return form != ""
