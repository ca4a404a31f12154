"""Text made safe for HTML: escaped, and with every character that cannot be seen made visible.

Direction overrides and zero-width characters can hide words or turn them round (Boucher & Anderson 2021, "Trojan
Source"); in an audit view the reader must see what was counted.
"""

from __future__ import annotations

import html
import unicodedata


class Html(str):
    """A piece of HTML that a notebook shows as such; everywhere else an ordinary string."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def visible(text: str) -> str:
    r"""Replace characters without a shape by their code in brackets; newline and tab stay.

    >>> visible("pay\u202eteg\u200b")
    'pay[U+202E]teg[U+200B]'
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    """One character, or its code when it is a control, a format, a surrogate or an unassigned character."""
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp") and character not in "\n\t"
    return f"[U+{ord(character):04X}]" if hidden else character


def escaped(text: object) -> str:
    """Text for HTML, inside an element or a quoted attribute.

    >>> escaped('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return html.escape(visible(str(text)), quote=True)
