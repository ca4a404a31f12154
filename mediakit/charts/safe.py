r"""Text made safe for a figure: every character is seen, and none is read as a formula.

Direction overrides and characters without a width hide or turn words round, and a character that the font does not have
is drawn as an empty box with a warning: both are shown by their code. In alt text only the first are.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK = "\n\r\t"
"""Control characters that stand for white space."""
HIDDEN = ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")
"""Categories of characters without a shape: controls, formats, surrogates, unassigned, private, separators."""


def visible(text: object) -> str:
    r"""Text on one line in which characters without a shape are shown by their code in brackets.

    >>> visible("pay\u202eteg\nnews\x07")
    'pay[U+202E]teg news[U+0007]'
    """
    plain = str(text)
    return plain if plain.isascii() and plain.isprintable() else "".join(map(_shown, plain))


def drawable(text: object) -> str:
    """Text on one line in which also characters that no font of the figure has are shown by their code.

    >>> drawable("The Post \N{NEWSPAPER}"), drawable("Ünï − 5")
    ('The Post [U+1F4F0]', 'Ünï − 5')
    """
    seen = visible(text)
    boxes = {c for c in seen if not c.isascii()}
    for font in _fonts() if boxes else ():
        boxes = {c for c in boxes if not font.get_char_index(ord(c))}
        if not boxes:
            return seen
    return "".join(_code(c) if c in boxes else c for c in seen)


def stopped(text: str) -> str:
    """Text with a full stop, unless its last sign ends a sentence.

    >>> stopped("It rained"), stopped("Did it rain?"), stopped("It rained.")
    ('It rained.', 'Did it rain?', 'It rained.')
    """
    return text if text.endswith((".", "?", "!")) else f"{text}."


def literal(text: str) -> str:
    """Text as matplotlib draws it letter by letter: a dollar sign begins no formula."""
    return text.replace("$", r"\$")


def _shown(character: str) -> str:
    """One character, a space for white space, or the code of a character without a shape."""
    if character in BLANK:
        return " "
    return _code(character) if unicodedata.category(character) in HIDDEN else character


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _fonts() -> Iterator[Any]:
    """Fonts that text made now is drawn with, the first one first."""
    from matplotlib import font_manager, rcParams

    chosen: Any = rcParams
    for family in (name for f in chosen["font.family"] for name in chosen.get(f"font.{f}", [f])):
        properties = font_manager.FontProperties(family=[family])
        try:
            yield font_manager.get_font(font_manager.findfont(properties, fallback_to_default=False))
        except ValueError:  # the font is not installed
            continue
    yield font_manager.get_font(font_manager.findfont(font_manager.FontProperties()))
