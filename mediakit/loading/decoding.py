"""Bytes to text: byte order mark, strict UTF-8, the declared encoding, cp1252, a detector; and say which it was.

Every choice can be undone: a text is only accepted if encoding it again gives the same bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ODD_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
PROSE_IN_CP1252 = re.compile(r"[A-Za-z][\x91-\x97‘’“”–—éèüöäßñçáíóúà]|[‘“–—£€•…]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text with the encoding that was found and what is doubtful about it."""

    text: str
    encoding: str
    remark: str = ""


def decode(data: bytes, declared: str = "") -> Decoded:
    r"""Decode a text file.

    Parameters
    ----------
    data : bytes
    declared : str
        The encoding that the file or its manifest claims; used only if the bytes are not UTF-8.

    Returns
    -------
    Decoded
        `text.encode(encoding)` is `data` again (a UTF-16 file in the byte order of another machine excepted).

    Examples
    --------
    >>> decode("naïve “quotes”".encode("cp1252")).encoding
    'cp1252'
    >>> decode(b"plain").encoding
    'utf-8'
    """
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    tries = [marked] if marked else []
    tries += ["utf-8", declared]
    for name in filter(None, tries):
        text = strict(data, name)
        if text is not None:
            return Decoded(text, name, doubt(text))
    return guessed(data)


def strict(data: bytes, name: str) -> str | None:
    """Decode without loss, or give None."""
    try:
        return data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def doubt(text: str) -> str:
    """What a text shows of a decoding that went wrong before we saw it."""
    n = text.count("\ufffd")
    return f"{n} replacement characters (U+FFFD): letters were lost before the file was saved" if n else ""


def guessed(data: bytes) -> Decoded:
    """Decode bytes that are neither UTF-8 nor what they claim to be."""
    text = strict(data, "cp1252")
    if text is not None and PROSE_IN_CP1252.search(text):
        return Decoded(text, "cp1252", "encoding guessed: cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    found = strict(data, best.encoding) if best else None
    if best and found is not None and found.encode(best.encoding) == data:
        return Decoded(found, best.encoding, f"encoding guessed: {best.encoding}")
    if text is not None:
        return Decoded(text, "cp1252", "encoding guessed: cp1252")
    return Decoded(data.decode("latin-1"), "latin-1", "encoding unknown; read as latin-1")


def is_binary(data: bytes) -> bool:
    """Whether a file that should be text is not: control characters in more than 1 of 100 of its first bytes."""
    head = data[:20_000]
    if head.startswith(tuple(mark for mark, _ in MARKS[1:])):
        return False
    return len(ODD_CONTROL.findall(head)) * 100 > len(head)
