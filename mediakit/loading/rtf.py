"""The text of an RTF by a small reader of its own: control words, hex and Unicode signs, groups that are not text.

Format: Rich Text Format Specification 1.9.1. A form feed alone in the list of paragraphs marks a new page.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<code>-?\d{1,6}) ?|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|[\r\n]+|(?P<plain>[^\\{}\r\n]+)"
)
HIDDEN = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "headerl", "headerr",
        "footerl", "footerr", "themedata", "colorschememapping", "listtable", "listoverridetable",
        "rsidtbl", "generator", "datastore", "xmlnstbl", "latentstyles", "object", "fldinst", "shppict",
        "nonshppict", "footnote",
    )
)  # fmt: skip
"""Groups that hold no text of the document."""
WORDS = {
    "par": "\n", "line": "\n", "sect": "\n", "row": "\n", "tab": "\t", "cell": "\t", "page": "\n\f\n",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ",
}  # fmt: skip
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
DEEPEST = 2_000


@dataclass(slots=True)
class Reader:
    """What is known half-way through an RTF."""

    codec: str
    out: list[str] = field(default_factory=list)
    stack: list[tuple[bool, int]] = field(default_factory=list)
    hidden: bool = False
    width: int = 1
    """How many signs after a Unicode sign stand in for it, for readers that do not know it."""
    skip: int = 0
    pending: bytes = b""

    def take(self, token: re.Match[bytes]) -> None:
        """Read one token."""
        kind = token.lastgroup or ""
        kind = "word" if kind == "number" else kind
        if kind != "hex" and self.pending:  # a letter can take two bytes, so they are decoded together
            self.out.append(self.pending.decode(self.codec, "replace"))
            self.pending = b""
        if kind:
            getattr(self, f"on_{kind}")(token)

    def on_hex(self, token: re.Match[bytes]) -> None:
        """A byte."""
        if self.skip:
            self.skip -= 1
        elif not self.hidden:
            self.pending += bytes.fromhex(token["hex"].decode())

    def on_code(self, token: re.Match[bytes]) -> None:
        """A Unicode sign, a signed 16-bit number."""
        self.skip = self.width
        code = int(token["code"])
        code = code + 65_536 if code < 0 else code
        sound = 0 <= code < 0x110000 and not 0xD800 <= code <= 0xDFFF
        self.write(chr(code) if sound else "\ufffd")

    def on_word(self, token: re.Match[bytes]) -> None:
        """A control word."""
        name = token["word"].decode()
        self.hidden = self.hidden or name in HIDDEN
        if name == "uc" and token["number"]:
            self.width = max(0, int(token["number"]))
        self.write(WORDS.get(name, ""))

    def on_symbol(self, token: re.Match[bytes]) -> None:
        r"""A control sign; `\*` hides the group that it begins."""
        self.hidden = self.hidden or token["symbol"] == b"*"
        self.write(SYMBOLS.get(token["symbol"], ""))

    def on_brace(self, token: re.Match[bytes]) -> None:
        """The beginning or the end of a group."""
        if token["brace"] == b"{":
            self.stack.append((self.hidden, self.width))
            if len(self.stack) > DEEPEST:
                raise ValueError("RTF nested too deeply")
        else:
            self.hidden, self.width = self.stack.pop() if self.stack else (False, 1)

    def on_plain(self, token: re.Match[bytes]) -> None:
        """Text as it stands."""
        text = token["plain"].decode(self.codec, "replace")
        self.write(text[self.skip :])
        self.skip = max(0, self.skip - len(text))

    def write(self, text: str) -> None:
        """Add text, unless the group is hidden."""
        if text and not self.hidden:
            self.out.append(text)


def of_rtf(data: bytes) -> list[str]:
    r"""Paragraphs of an RTF.

    Raises
    ------
    ValueError
        Not an RTF, or nested too deeply.

    Examples
    --------
    >>> of_rtf(rb"{\rtf1\ansi{\fonttbl{\f0 A;}}Rain\u8217?s end.\par Snow.}")
    ['Rain’s end.', 'Snow.']
    """
    if data.lstrip()[:5] != b"{\\rtf":
        raise ValueError("not an RTF file")
    page = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    reader = Reader(known(f"cp{page[1].decode()}" if page else "cp1252"))
    for token in TOKEN.finditer(data + b"{}"):
        reader.take(token)
    return "".join(reader.out).split("\n")


def known(codec: str) -> str:
    """The codec, or cp1252 if there is none of that name."""
    try:
        codecs.lookup(codec)
    except LookupError:
        return "cp1252"
    return codec
