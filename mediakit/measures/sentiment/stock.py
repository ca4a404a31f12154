"""The one door to vaderSentiment: lexicon, constants and analyser are read from the installed package, never copied.

Source: Hutto & Gilbert (2014), VADER: a parsimonious rule-based model for sentiment analysis of social media text.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACKAGE = "vaderSentiment"


@dataclass(frozen=True, slots=True)
class Stock:
    """What the installed package brings: `valences` (its lexicon), word lists, constants, emoji names, analyser."""

    valences: Mapping[str, float]
    boosters: Mapping[str, float]
    negations: frozenset[str]
    idioms: tuple[str, ...]
    emoji: Mapping[str, str]
    caps: float
    negation: float
    analyzer: Any


@cache
def installed() -> Stock:
    """Read the installed vaderSentiment once a process."""
    from vaderSentiment.vaderSentiment import (
        BOOSTER_DICT,
        C_INCR,
        N_SCALAR,
        NEGATE,
        SPECIAL_CASES,
        SentimentIntensityAnalyzer,
    )

    analyzer = SentimentIntensityAnalyzer()
    phrases = dict.fromkeys([*SPECIAL_CASES, *BOOSTER_DICT])
    return Stock(
        valences=analyzer.lexicon,
        boosters=BOOSTER_DICT,
        negations=frozenset(NEGATE),
        idioms=tuple(p for p in phrases if " " in p),
        emoji={e: name for e, name in analyzer.emojis.items() if len(e) == 1},  # longer ones never match there either
        caps=C_INCR,
        negation=N_SCALAR,
        analyzer=analyzer,
    )


def stock_version() -> str:
    """Package and version whose numbers the column `vader` shows, such as "vaderSentiment 3.3.2"."""
    return f"{PACKAGE} {version(PACKAGE)}"


def spelled_out(token: str, emoji: Mapping[str, str]) -> list[str]:
    """Words that stock VADER reads in a token with emoji: each emoji is replaced by its name.

    >>> spelled_out("so☀!", {"☀": "the sun"})
    ['so', 'the', 'sun!']
    """
    parts: list[str] = []
    after_space = True
    for character in token:
        if character in emoji:
            parts += ["" if after_space else " ", emoji[character]]
        else:
            parts.append(character)
        after_space = False
    return "".join(parts).split()


@dataclass(frozen=True, slots=True)
class Window:
    """The neighbourhood of the word at `position`, in the shape the stock analyser reads (its names)."""

    words_and_emoticons: tuple[str, ...]
    is_cap_diff: bool
    position: int


def stock_valences(windows: Sequence[Window], valences: Mapping[str, float]) -> list[float]:
    """Valence that the stock analyser gives the word in each window, idioms included, with a lexicon of choice."""
    analyzer = copy.copy(installed().analyzer)
    analyzer.lexicon = valences
    return [
        float(analyzer.sentiment_valence(0, w, w.words_and_emoticons[w.position], w.position, [])[0]) for w in windows
    ]
