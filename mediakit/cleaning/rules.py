"""Phrase rules: furniture that says so in words, whatever the outlet.

The rules are in `rules.toml`; users add their own.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import pandas as pd

from mediakit.cleaning.layout import Page
from mediakit.cleaning.needles import Found, Spot, apart, holding
from mediakit.cleaning.spans import ACTIONS, Span
from mediakit.errors import InputError, UnknownNameError

SCOPES = ("line", "piece", "inline", "tail")
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


def made(row: Mapping[str, object]) -> Rule:
    """A rule from its row.

    Raises
    ------
    InputError
        A part is missing, or the pattern is not a regular expression.
    UnknownNameError
        The scope or the action is not one of those that there are.
    """
    parts = {str(k): v for k, v in row.items() if v is not None and v == v}  # noqa: PLR0124 - drops NaN cells of a table
    missing = [p for p in ("id", "category", "scope", "pattern") if not parts.get(p)]
    if missing:
        raise InputError(f"the rule {parts.get('id', parts)!r} lacks {', '.join(missing)}")
    if parts["scope"] not in SCOPES:
        raise UnknownNameError(f"scope of rule {parts['id']!r}", parts["scope"], SCOPES)
    action = str(parts.get("action", "remove"))
    if action not in ACTIONS:
        raise UnknownNameError(f"action of rule {parts['id']!r}", action, ACTIONS)
    pattern, look = compiled(parts, "pattern"), compiled(parts, "look") if "look" in parts else None
    needs = parts.get("needs", ())
    listed = needs.split("|") if isinstance(needs, str) else needs
    words = tuple(str(n).lower() for n in listed) if isinstance(listed, list | tuple) else ()
    begins = str(parts.get("begins", "")).lower() == "true"
    text = {
        f.name: str(parts[f.name])
        for f in fields(Rule)
        if f.name in parts and f.name not in ("pattern", "look", "begins", "needs", "action", "reach")
    }
    reach = int(str(parts.get("reach", 0)))
    return Rule(**text, action=action, pattern=pattern, look=look, needs=words, reach=reach, begins=begins)


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
            return list(tomllib.loads(path.read_text(encoding="utf-8")).get("rule", []))
        return rows_of(pd.read_csv(path, dtype=str))
    return list(more)


def digest(rules: Iterable[Rule]) -> str:
    """Short fingerprint of a set of rules, for the manifest and the methods section."""
    total = hashlib.sha256()
    for rule in sorted(rules, key=lambda r: r.id):
        total.update(f"{rule.id}\0{rule.scope}\0{rule.action}\0{rule.pattern.pattern}\0{rule.outlet}\n".encode())
    return total.hexdigest()[:12]


def phrases(page: Page, rules: Iterable[Rule]) -> Iterator[Span]:
    """Spans that the rules find, rule by rule; each is tried only where one of the words stands that it needs."""
    for rule in rules:
        if rule.needs and page.found.keys().isdisjoint(rule.needs):
            continue
        if rule.scope == "inline":
            group = "span" if "span" in rule.pattern.groupindex else 0
            yield from (span_of(rule, *m.span(group)) for m in matches(page, rule))
        else:
            spots = page.pieces if rule.scope == "piece" else page.lines
            held = [spots[i] for i in holding(spots, page.found, rule.needs)] if rule.needs else spots
            yield from whole(page.text, rule, held)


def whole(text: str, rule: Rule, spots: Iterable[Spot]) -> Iterator[Span]:
    """The lines or pieces that a rule matches."""
    look = rule.look
    for start, end in spots:
        if end - start > LONGEST_PIECE or (look and not look.match(text, start, end)):
            continue
        if rule.pattern.fullmatch(text, start, end):
            yield span_of(rule, start, end)


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


def span_of(rule: Rule, start: int, end: int) -> Span:
    """A span of a rule."""
    return Span(start, end, rule.category, rule.action, rule.id, "phrase", 0.95, field=rule.field)
