"""Turns the marks of a sample page into label tables with offsets into the clean body text."""

import re
from typing import NamedTuple

from tools.sample_markup import Block, Mark

Row = tuple[object, ...]
TITLES = "Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Inspector|Cabbie|Rev|Works [Mm]inister|Boffin|Salty"
PRONOUNS = {"he", "she", "it", "they", "one", "those"}
SPAN = ("file", "start", "end", "text")
QUOTE = (
    *SPAN,
    "kind",
    "speaker",
    "speaker_start",
    "speaker_end",
    "name",
    "verb",
    "verb_start",
    "verb_end",
    "utterance",
    "level",
    "closed",
)
COLUMNS = {
    "blocks": ("file", "start", "end", "category", "text"),
    "bodies": ("file", "text"),
    "quotes": QUOTE,
    "headline_quotes": (*SPAN, "kind", "name"),
    "reported": (*SPAN, "source", "source_start", "source_end", "name", "cue", "cue_start", "cue_end"),
    "sentences": SPAN,
    "wire": (*SPAN, "story"),
    "split": ("file", "split"),
    "events": ("file", "event"),
}


class Note(NamedTuple):
    """What the braces after a mark say."""

    kind: str
    surface: str
    name: str
    verb: str
    same: bool


class Place(NamedTuple):
    """A mark at its place in the body: which article, the body text, where the block stands, the mark itself."""

    file: str
    body: str
    block: tuple[int, int]
    mark: Mark


def read_note(note: str) -> Note:
    """Parse `speaker|verb`, `pronoun:name|verb`, `=`, `scare`, `title`."""
    if note in ("scare", "title"):
        return Note(note, "", "", "", same=False)
    if note == "=":
        return Note("speech", "", "", "", same=True)
    who, _, verb = note.partition("|")
    surface, _, name = who.partition(":")
    return Note("speech", surface, name or surface, verb, same=False)


def nearest(body: str, needle: str, span: tuple[int, int], within: tuple[int, int]) -> tuple[int, int] | None:
    """Return the occurrence of a whole word or phrase in `within`, outside `span`, that is closest to `span`."""
    found = [m.span() for m in re.compile(rf"(?<!\w){re.escape(needle)}(?!\w)").finditer(body, *within)]
    apart = [
        (max(span[0] - end, start - span[1]), start, end) for start, end in found if end <= span[0] or start >= span[1]
    ]
    return min(apart)[1:] if apart else None


def locate(place: Place, needle: str, span: tuple[int, int], *, back: bool) -> tuple[object, object]:
    """Offsets of a speaker or verb, first in its own paragraph, then (speakers) before it; blank for none.

    What the braces name but the text does not hold gives "nowhere", which stops the build with a list of all such rows.
    """
    if not needle:
        return "", ""
    where = nearest(place.body, needle, span, place.block)
    if where is None and back:
        where = nearest(place.body, needle, span, (0, span[0]))
    return where or ("nowhere", needle)


def full_name(name: str, body: str) -> str:
    """Given name and surname as the article has them, for a name with a title, a description or one part only."""
    if re.search(r"\b(?:of|for|by|with|at|in|on|to|from|[Tt]he|who|own|and)\b", name):
        return name
    bare = re.sub(rf"^(?:.*\b[a-z]+ (?=[A-Z]))?(?:(?:{TITLES})\.? )*", "", name)
    if " " in bare or not bare[:1].isupper():
        return bare or name
    before = re.findall(rf"\b([A-Z][\w-]+) {re.escape(bare)}\b", body)
    after = re.findall(rf"\b{re.escape(bare)} ([A-Z][\w-]+)\b", body)
    given = [g for g in before if not re.fullmatch(TITLES, g)]
    return f"{given[0]} {bare}" if given else f"{bare} {after[0]}" if after else bare


def quote_rows(places: list[Place]) -> list[Row]:
    """Rows of quoted spans in text order; parts of one utterance share its number."""
    rows: list[Row] = []
    utterance, last = 0, Note("speech", "", "", "", same=False)
    for place in places:
        note = read_note(place.mark.note)
        span = (place.mark.start, place.mark.end)
        if note.same:
            note = last._replace(same=True, verb="")
        else:
            utterance += 1
        if place.mark.bracket == "«":
            last = note
        speaker = locate(place, note.surface, span, back=True)
        verb = locate(place, note.verb, span, back=False)
        who = full_name(note.name, place.body) if note.name else ""
        level = 2 if place.mark.bracket == "‹" else 1
        text = place.body[span[0] : span[1]]
        closed = int(place.mark.closed)
        rows.append(
            (
                place.file,
                *span,
                text,
                note.kind,
                note.surface,
                *speaker,
                who,
                note.verb,
                *verb,
                utterance,
                level,
                closed,
            )
        )
    return rows


def reported_rows(places: list[Place]) -> list[Row]:
    """Rows of indirect speech."""
    rows: list[Row] = []
    for place in places:
        note, span = read_note(place.mark.note), (place.mark.start, place.mark.end)
        source = locate(place, note.surface, span, back=True)
        cue = locate(place, note.verb, span, back=False)
        who = "" if note.name.lower() in PRONOUNS else full_name(note.name, place.body)
        rows.append((place.file, *span, place.body[span[0] : span[1]], note.surface, *source, who, note.verb, *cue))
    return rows


def moved(mark: Mark, by: int) -> Mark:
    """Return the mark at its place in the body."""
    return Mark(mark.bracket, mark.start + by, mark.end + by, mark.note, mark.closed)


def body_tables(file: str, blocks: list[Block]) -> dict[str, list[Row]]:
    """All label tables of one article whose offsets are those of the body text (paragraphs joined by a newline)."""
    paragraphs = [b for b in blocks if b.category == "body"]
    body = "\n".join(b.text for b in paragraphs)
    quotes, reported, sentences, wire, at = [], [], [], [], 0
    for block in paragraphs:
        here = (at, at + len(block.text))
        sentences += [(file, at + s, at + e, block.text[s:e]) for s, e in block.sentences]
        if block.wire:
            wire.append((file, *here, block.text, block.wire))
        places = [Place(file, body, here, moved(mark, at)) for mark in block.marks]
        quotes += [p for p in places if p.mark.bracket != "["]
        reported += [p for p in places if p.mark.bracket == "["]
        at = here[1] + 1
    order = sorted(quotes, key=lambda p: p.mark.start)
    return {
        "bodies": [(file, body)],
        "quotes": quote_rows(order),
        "headline_quotes": headline_rows(file, blocks),
        "reported": reported_rows(sorted(reported, key=lambda p: p.mark.start)),
        "sentences": sentences,
        "wire": wire,
    }


def headline_rows(file: str, blocks: list[Block]) -> list[Row]:
    """Quotes in the headline, with offsets into the headline, which is the title in the manifest."""
    headline = next(b for b in blocks if b.category == "headline")
    notes = [(m, read_note(m.note)) for m in headline.marks]
    return [(file, m.start, m.end, headline.text[m.start : m.end], n.kind, n.name) for m, n in notes]
