"""News mode: VADER's engine with five named rules on top, each of which can be switched off; none learns words.

marks : typographic quotes, apostrophes and dashes are read as plain ones; a dash or ellipsis parts words.
names : a capitalised word inside a sentence is a name and carries no tone, unless the sentence is set in capitals.
capitals : capitals are an acronym, not shouting.
neutral : words of the list `news_neutral` carry no tone (institutions, everyday senses).
but : every word is weighed once by where it stands, before or after "but".

With every rule off, news mode is stock VADER.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediakit.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Collection


NEWS_RULES = ("marks", "names", "capitals", "neutral", "but")
NEWS_VERSION = "1"


def known_rules(rules: Collection[str]) -> frozenset[str]:
    """Return the rules as a set, or raise `UnknownNameError` for one that is no rule of news mode."""
    for rule in rules:
        if rule not in NEWS_RULES:
            raise UnknownNameError("a rule of news mode", rule, NEWS_RULES)
    return frozenset(rules)
