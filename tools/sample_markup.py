"""Reads the annotated source of a sample page: light markup in, plain text and spans out.

A source is a header of `key: value` lines, a blank line, then blocks parted by blank lines. A block that starts with
`@category` is furniture, one line an element; any other block is a body paragraph with one sentence a line. Inside,
«…» are outer and ‹…› nested quotation marks, […] is reported speech; braces after the closing mark say whose it is:
{speaker|verb}, {pronoun:name|verb}, {=} (same utterance as the one before), {scare}, {title}.
"""

import re
from dataclasses import dataclass, field

OPEN, CLOSE = "«‹[", "»›]"
STYLES = {  # outer opening, outer closing, nested opening, nested closing, apostrophe
    "curly": ("“", "”", "‘", "’", "’"),
    "straight": ('"', '"', "'", "'", "'"),
    "doubled": ("''", "''", "'", "'", "'"),
    "single": ("'", "'", '"', '"', "'"),
    "single-curly": ("‘", "’", "“", "”", "’"),
}


@dataclass
class Mark:
    """A marked stretch of one block: what kind of bracket, where in the plain text, what the braces say."""

    bracket: str
    start: int
    end: int
    note: str
    closed: bool = True


@dataclass
class Block:
    """One element of a page: its category, its plain text, the ends of its sentences and its marks."""

    category: str
    text: str
    sentences: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    wire: str = ""


class Scanner:
    """Turns one line of markup into plain text in the outlet's mark style."""

    def __init__(self, style: str) -> None:
        self.opens, self.closes = {}, {}
        outer_open, outer_close, inner_open, inner_close, self.apostrophe = STYLES[style]
        self.opens = {"«": outer_open, "‹": inner_open, "[": ""}
        self.closes = {"»": outer_close, "›": inner_close, "]": ""}
        self.out, self.size, self.stack, self.marks = [], 0, [], []

    def emit(self, text: str) -> None:
        """Write plain text."""
        self.out.append(text)
        self.size += len(text)

    def close(self, bracket: str, note: str) -> None:
        """Close the innermost stretch; a note without a bracket ends a quote that the next paragraph continues."""
        opened, start = self.stack.pop()
        if bracket and OPEN[CLOSE.index(bracket)] != opened:
            raise ValueError(f"{bracket} closes {opened} in {''.join(self.out)!r}")
        note = note.replace("'", self.apostrophe)
        self.marks.append(Mark(opened, start, self.size, note, closed=bool(bracket)))
        self.emit(self.closes.get(bracket, ""))

    def run(self, line: str) -> None:
        """Read one line of markup."""
        for piece in re.findall(r"[«‹\[]|[»›\]](?:\{[^}]*\})?|\{[^}]*\}|'|[^«»‹›\[\]{}']+|\}", line):
            first = piece[0]
            if first in OPEN:
                self.emit(self.opens[first])
                self.stack.append((first, self.size))
            elif first in CLOSE:
                self.close(first, piece[2:-1])
            elif first == "{":
                self.close("", piece[1:-1])
            else:
                self.emit(self.apostrophe if piece == "'" else piece)


def read_block(category: str, lines: list[str], style: str) -> Block:
    """Scan the lines of a block; each line is a sentence (body) and they are joined by one space."""
    if category == "css_script":
        return Block(category, lines[0])
    scanner, sentences = Scanner(style), []
    for line in lines:
        if sentences:
            scanner.emit(" ")
        start = scanner.size
        scanner.run(line)
        sentences.append((start, scanner.size))
    text = "".join(scanner.out)
    if scanner.stack:
        raise ValueError(f"left open: {text!r}")
    return Block(category, text, sentences, scanner.marks)


def read_blocks(text: str, style: str, macros: dict[str, list[Block]]) -> list[Block]:
    """Blocks of a source body; `@use name` stands for the blocks of that name, `@wire id` marks the next paragraph."""
    blocks, wire = [], ""
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = chunk.split("\n")
        while lines and lines[0].startswith("@"):
            name, _, rest = lines.pop(0)[1:].partition(" ")
            if name == "use":
                blocks += macros[rest]
            elif name == "wire":
                wire = rest
            else:
                blocks.append(read_block(name, [rest], style))
        if lines:
            blocks.append(read_block("body", lines, style))
            blocks[-1].wire, wire = wire, ""
    return blocks


def read_source(text: str) -> tuple[dict[str, str], str]:
    """Header (a dict) and body of a source file."""
    head, _, body = text.partition("\n\n")
    return dict(line.split(": ", 1) for line in head.split("\n")), body


def read_macros(text: str, style: str) -> dict[str, list[Block]]:
    """The furniture that an outlet repeats: `%name` starts a group of blocks."""
    groups = re.split(r"^%(\S+)\n", text, flags=re.MULTILINE)
    return {name: read_blocks(body, style, {}) for name, body in zip(groups[1::2], groups[2::2], strict=True)}
