"""Phrase rules: furniture that says so in words, whatever the outlet.

The rules are in `rules.toml`; users add their own.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import pandas as pd

from mediakit.cleaning.spans import ACTIONS, Span
from mediakit.errors import InputError, UnknownNameError

SCOPES = ("line", "piece", "inline", "tail")
LONGEST_PIECE = 700
Spots = list[tuple[int, int]]
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

    def applies(self, lowered: str) -> bool:
        """Whether the rule need be tried on a text at all."""
        return not self.needs or any(n in lowered for n in self.needs)


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
    try:
        pattern = re.compile(str(parts["pattern"]))
    except re.error as error:
        raise InputError(f"the pattern of rule {parts['id']!r} is not a regular expression: {error}") from error
    needs = parts.get("needs", ())
    listed = needs.split("|") if isinstance(needs, str) else needs
    words = tuple(str(n).lower() for n in listed) if isinstance(listed, list | tuple) else ()
    text = {
        f.name: str(parts[f.name])
        for f in fields(Rule)
        if f.name in parts and f.name not in ("pattern", "needs", "action", "reach")
    }
    return Rule(**text, action=action, pattern=pattern, needs=words, reach=int(str(parts.get("reach", 0))))


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


def phrases(text: str, lowered: str, places: Mapping[str, Spots], rules: Iterable[Rule]) -> Iterator[Span]:
    """Spans that the rules find, rule by rule.

    `places` gives the lines and the pieces of the text; they are tried only if they hold a needed word.
    """
    for rule in rules:
        if rule.scope == "inline":
            group = "span" if "span" in rule.pattern.groupindex else 0
            for window in windows(lowered, rule):
                yield from (found(rule, *m.span(group)) for m in rule.pattern.finditer(text, *window))
            continue
        for start, end in candidates(lowered, rule.needs, places["piece" if rule.scope == "piece" else "line"]):
            if end - start <= LONGEST_PIECE and rule.pattern.fullmatch(text, start, end):
                yield found(rule, start, end)


def windows(lowered: str, rule: Rule) -> Spots:
    """Where an inline rule is tried: around the words it needs, if it says how far it reaches; they do not overlap."""
    if not rule.reach:
        return [(0, len(lowered))]
    hits = sorted(p for word in rule.needs for p in positions(lowered, word))
    merged: Spots = []
    for at in hits:
        start, end = max(0, at - rule.reach), min(len(lowered), at + rule.reach)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def positions(lowered: str, word: str) -> Iterator[int]:
    """Every place of a word."""
    at = lowered.find(word)
    while at >= 0:
        yield at
        at = lowered.find(word, at + len(word))


def candidates(lowered: str, needs: tuple[str, ...], spots: Spots) -> Spots:
    """The lines or pieces that hold one of the words, in order; all of them if no word is needed."""
    if not needs:
        return spots
    starts = [s for s, _ in spots]
    hits = set()
    for word in needs:
        at = lowered.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            if place >= 0 and at < spots[place][1]:
                hits.add(place)
            at = lowered.find(word, spots[place][1] if place >= 0 and at < spots[place][1] else at + 1)
    return [spots[i] for i in sorted(hits)]


def found(rule: Rule, start: int, end: int) -> Span:
    """A span of a rule."""
    return Span(start, end, rule.category, rule.action, rule.id, "phrase", 0.95, field=rule.field)
