"""Phrase rules: furniture that says so in words, whatever the outlet.

The rules are in `rules.toml`; users add their own.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import pandas as pd

from mediakit.cleaning.layout import Page
from mediakit.cleaning.needles import Found, Spot, apart, holding
from mediakit.cleaning.spans import ACTIONS, Span
from mediakit.cleaning.telling import is_told
from mediakit.errors import InputError, UnknownNameError
from mediakit.tables import is_missing

SCOPES = ("line", "piece", "inline", "tail")
PLACES = ("", "end", "edges")
LONGEST_PIECE = 700
UserRules = pd.DataFrame | Iterable[Mapping[str, object]] | str | Path | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase rule; `rules.toml` says what the parts mean."""

    id: str
    category: str
    action: str
    scope: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()
    reach: int = 0
    """For inline rules: how many characters around a needed word the pattern is tried in; 0 is everywhere."""
    field: str = ""
    example: str = ""
    counter_example: str = ""
    outlet: str = ""
    """Only pages of this outlet, for packs of a researcher's own."""
    begins: bool = False
    """For inline rules without reach: every match begins with one of the needed words."""
    look: re.Pattern[str] | None = None
    """What a line or piece begins with, or a window holds, if the pattern, which is slow, is worth trying."""
    unless_told: bool = False
    """Nothing that holds a word of reporting is found."""
    place: str = ""
    """Where in a text without other furniture it is looked for: everywhere, at its `end` or at both `edges`."""
    rest: bool = False
    """The rest of the line goes with a piece that is found."""


FLAGS = ("begins", "unless_told", "rest")
OTHERS = (*FLAGS, "pattern", "look", "needs", "action", "reach")


def made(row: Mapping[str, object]) -> Rule:
    """A rule from its row.

    Raises
    ------
    InputError
        A part is missing, or the pattern is not a regular expression.
    UnknownNameError
        The scope, the place or the action is not one of those that there are, or a part has a name that no part has.
    """
    parts = {str(k): v for k, v in row.items() if not is_missing(v)}
    names = [f.name for f in fields(Rule)]
    if strange := [p for p in parts if p not in names]:
        raise UnknownNameError(f"a part of rule {parts.get('id', '')!r}", strange[0], names)
    missing = [p for p in ("id", "category", "scope", "pattern") if not parts.get(p)]
    if missing:
        raise InputError(f"the rule {parts.get('id', parts)!r} lacks {', '.join(missing)}")
    if parts["scope"] not in SCOPES:
        raise UnknownNameError(f"scope of rule {parts['id']!r}", parts["scope"], SCOPES)
    if parts.get("place", "") not in PLACES:
        raise UnknownNameError(f"place of rule {parts['id']!r}", parts["place"], PLACES[1:])
    action = str(parts.get("action", "remove"))
    if action not in ACTIONS:
        raise UnknownNameError(f"action of rule {parts['id']!r}", action, ACTIONS)
    pattern, look = compiled(parts, "pattern"), compiled(parts, "look") if "look" in parts else None
    needs = parts.get("needs", ())
    listed = needs.split("|") if isinstance(needs, str) else needs
    words = tuple(str(n).lower() for n in listed) if isinstance(listed, list | tuple) else ()
    text = {f.name: str(parts[f.name]) for f in fields(Rule) if f.name in parts and f.name not in OTHERS}
    reach = int(str(parts.get("reach", 0)))
    text = {f.name: str(parts[f.name]) for f in fields(Rule) if f.name in parts and f.name not in OTHERS}
    reach = int(str(parts.get("reach", 0)))
    begins, unless_told, rest = (str(parts.get(name, "")).lower() == "true" for name in FLAGS)
    return Rule(
        id=text.pop("id"), category=text.pop("category"), scope=text.pop("scope"), action=action, pattern=pattern,
        look=look, needs=words, reach=reach, begins=begins, unless_told=unless_told, rest=rest, **text,
    )  # fmt: skip


def compiled(parts: Mapping[str, object], name: str) -> re.Pattern[str]:
    """A part of a rule that is a regular expression."""
    try:
        return re.compile(str(parts[name]))
    except re.error as error:
        raise InputError(f"the {name} of rule {parts['id']!r} is not a regular expression: {error}") from error


@lru_cache(maxsize=1)
def shipped() -> tuple[Rule, ...]:
    """The rules of the package."""
    return tuple(made(row) for row in tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))["rule"])


def all_rules(more: UserRules = None) -> tuple[Rule, ...]:
    """The shipped rules and a user's; a user's rule with the id of a shipped one takes its place."""
    own = [made(row) for row in rows_of(more)]
    replaced = {r.id for r in own}
    return (*own, *(r for r in shipped() if r.id not in replaced))


def rows_of(more: UserRules) -> list[Mapping[str, object]]:
    """Rows of a user's rules: a table, a list, or a path to a `.toml` or `.csv`."""
    if more is None:
        return []
    if isinstance(more, pd.DataFrame):
        return [{str(k): v for k, v in row.items()} for row in more.to_dict("records")]
    if isinstance(more, str | Path):
        path = Path(more)
        if not path.is_file():
            raise InputError(f"no file of rules {str(path)!r}")
        if path.suffix == ".toml":
            return toml_rows(path)
        return rows_of(pd.read_csv(path, dtype=str))
    return list(more)


def toml_rows(path: Path) -> list[Mapping[str, object]]:
    """The tables `[[rule]]` of a file; anything else in it is a slip of the pen and named."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = tables.pop("rule", [])
    if tables or not isinstance(rows, list):
        raise InputError(f"{path.name} must hold tables [[rule]] only; it holds {', '.join(tables) or '[rule]'}")
    return rows


def digest(rules: Iterable[Rule]) -> str:
    """Short fingerprint of a set of rules, for the manifest and the methods section."""
    total = hashlib.sha256()
    for rule in sorted(rules, key=lambda r: r.id):
        where = f"{rule.unless_told}\0{rule.place}\0{rule.rest}"
        parts = (rule.id, rule.scope, rule.action, rule.pattern.pattern, rule.outlet, where)
        total.update(("\0".join(parts) + "\n").encode())
    return total.hexdigest()[:12]


def phrases(page: Page, rules: Iterable[Rule]) -> Iterator[Span]:
    """Spans that the rules find, rule by rule; each is tried only where one of the words stands that it needs."""
    for rule in rules:
        if rule.needs and page.found.keys().isdisjoint(rule.needs):
            continue
        found = inline(page, rule) if rule.scope == "inline" else whole(page, rule)
        for start, end in found:
            if not (rule.unless_told and is_told(page.text, start, end)):
                yield Span(start, end, rule.category, rule.action, rule.id, "phrase", 0.95, field=rule.field)


def inline(page: Page, rule: Rule) -> Iterator[Spot]:
    """What an inline rule finds; its group `span`, if it has one."""
    group = "span" if "span" in rule.pattern.groupindex else 0
    return (m.span(group) for m in matches(page, rule))


def whole(page: Page, rule: Rule) -> Iterator[Spot]:
    """The lines or pieces that a rule matches, with the rest of their line if the rule says so."""
    text, look = page.text, rule.look
    spots = page.pieces if rule.scope == "piece" else page.lines
    for start, end in [spots[i] for i in holding(spots, page.found, rule.needs)] if rule.needs else spots:
        if end - start > LONGEST_PIECE or (look and not look.match(text, start, end)):
            continue
        if rule.pattern.fullmatch(text, start, end):
            line_end = page.lines[bisect_right(page.lines, (start, sys.maxsize)) - 1][1] if rule.rest else end
            yield start, line_end if line_end - start <= LONGEST_PIECE else end


def matches(page: Page, rule: Rule) -> Iterator[re.Match[str]]:
    """What the pattern of an inline rule finds, in order."""
    if rule.begins:
        last = 0
        for at in sorted(at for word in rule.needs for at in page.found.get(word, ())):
            match = rule.pattern.match(page.text, at) if at >= last else None
            if match:
                last = match.end()
                yield match
        return
    for start, end in windows(page.found, rule, len(page.text)):
        if not rule.look or rule.look.search(page.text, start, end):
            yield from rule.pattern.finditer(page.text, start, end)


def windows(found: Found, rule: Rule, length: int) -> list[Spot]:
    """Where an inline rule is tried: around the words it needs, if it says how far it reaches; they do not overlap."""
    if not rule.reach:
        return [(0, length)]
    merged: list[Spot] = []
    for at in sorted(at for word in rule.needs for at in apart(found.get(word, []), len(word))):
        start, end = max(0, at - rule.reach), min(length, at + rule.reach)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
