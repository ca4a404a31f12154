"""A comparison fixed in advance: what the plan asks, what was done, and where the two differ.

A plan is a small TOML file. Run it with `run_plan`; the report is meant for the appendix of a pre-registered study.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from mediakit.errors import InputError, UnknownNameError


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Which articles a plan leaves out; the default leaves out none.

    Attributes
    ----------
    outlets, languages : tuple of str
        `outlets` are left out; of `languages` all others are left out (and articles without a known one kept).
    min_words : int
        Shorter articles are left out.
    wire_copy, flagged, undated, without_event : bool
        Whether to leave out wire copy, articles with a flag from loading, without a date, without an event.
    since, until : str
        ISO dates; articles published before or after are left out.
    """

    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    min_words: int = 0
    wire_copy: bool = False
    flagged: bool = False
    undated: bool = False
    without_event: bool = False
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a comparison will do.

    Attributes
    ----------
    title, question : str
    measures : tuple of str
        Confirmatory measures, corrected together by `correction`. Empty: all, which is exploration.
    exploratory : tuple of str
        Further measures, corrected apart by Benjamini-Hochberg.
    by, pair, reference, correction, voice, seed
        As in `contrasts` and `measure`; `pair` and `reference` may be empty.
    clean, match_events : bool
        Whether page furniture is taken out, and whether events are found where none are given.
    min_articles : int
        Fewest articles an outlet is expected to have; fewer is a deviation.
    exclude : Exclusions
    """

    title: str = ""
    question: str = ""
    measures: tuple[str, ...] = ()
    exploratory: tuple[str, ...] = ()
    by: str = "outlet"
    pair: str = ""
    reference: str = ""
    correction: str = "holm"
    voice: str = "all"
    seed: int = 0
    clean: bool = True
    match_events: bool = False
    min_articles: int = 2
    exclude: Exclusions = field(default_factory=Exclusions)


def read_plan(source: str | Path | Mapping[str, Any] | Plan) -> Plan:
    """Read a plan from a TOML file or a mapping.

    Raises
    ------
    InputError
        The file does not exist, is not TOML, or a value is of the wrong kind.
    UnknownNameError
        The plan has a key that means nothing.

    Examples
    --------
    >>> read_plan({"measures": ["n_words"], "exclude": {"min_words": 100}}).exclude.min_words
    100
    """
    if isinstance(source, Plan):
        return source
    given = dict(source) if isinstance(source, Mapping) else parsed(Path(source))
    exclude = given.pop("exclude", {})
    if not isinstance(exclude, Mapping):
        raise InputError(f"exclude must be a table of the plan; not {exclude!r}")
    left_out = Exclusions(**checked(exclude, Exclusions, "exclusion"))
    return Plan(**checked(given, Plan, "key of the plan"), exclude=left_out)


def parsed(path: Path) -> dict[str, Any]:
    """Return the contents of a TOML file."""
    if not path.is_file():
        raise InputError(f"there is no plan at {path}")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InputError(f"{path} is not a TOML file: {problem}") from problem


def checked(given: Mapping[str, Any], kind: type[Plan | Exclusions], what: str) -> dict[str, Any]:
    """Return the values of known keys, lists as tuples; refuse unknown keys and values of another kind."""
    defaults = {f.name: getattr(kind(), f.name) for f in fields(kind) if f.name != "exclude"}
    made: dict[str, Any] = {}
    for name, value in given.items():
        if name not in defaults:
            raise UnknownNameError(what, name, defaults)
        listed = tuple(value) if isinstance(value, list | tuple) else value
        if type(listed) is not type(defaults[name]):
            raise InputError(f"{what} {name} must be a {type(defaults[name]).__name__}; not {value!r}")
        made[name] = listed
    return made


def plan_digest(plan: Plan) -> str:
    """SHA-256 of the plan's contents, whatever the layout of its file."""
    contents = {f.name: getattr(plan, f.name) for f in fields(plan) if f.name != "exclude"}
    contents["exclude"] = {f.name: getattr(plan.exclude, f.name) for f in fields(plan.exclude)}
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()
