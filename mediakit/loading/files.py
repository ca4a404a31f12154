"""Which files of a folder are read: inside the folder, of bearable size, and nothing a word processor left behind."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mediakit.errors import InputError
from mediakit.loading.archives import is_aside
from mediakit.loading.manifests import file_of, not_fetched
from mediakit.loading.records import Record

LARGEST_PAGE = 20 * 1024**2
LARGEST_TABLE = 1024**3
TABLES = frozenset({".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".xlsx", ".warc", ".gz"})
PAGES = frozenset({".txt", ".html", ".htm", ".xhtml", ".text", ".md"})
EXPORTS = frozenset({".docx", ".rtf", ".zip"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, its name relative to the folder, what the manifest says about it, and its first sub-folder."""

    path: Path
    name: str
    given: Record = field(default_factory=dict)
    folder: str = ""


def read_bytes(path: Path) -> bytes:
    """Read a file, unless it is larger than is read."""
    size = path.stat().st_size
    cap = LARGEST_TABLE if path.suffix.lower() in TABLES else LARGEST_PAGE
    if size > cap:
        raise InputError(f"{size:,} bytes; at most {cap:,} are read from a {path.suffix or 'file'}")
    return path.read_bytes()


def as_path(path: str | Path) -> Path:
    """Give a path as such; InputError for what is none."""
    if not isinstance(path, (str, os.PathLike)):
        raise InputError(f"a path is needed, as str or Path; not a {type(path).__name__}")
    return Path(path)


def existing(path: str | Path) -> Path:
    """Give the path, or raise a message that says what lies beside it."""
    found = as_path(path).expanduser()
    try:
        if found.exists():
            return found
    except OSError as error:  # such as a name that is too long
        raise InputError(f"no file or folder {str(path)[:80]!r}: {error.strerror}") from error
    parent = next((p for p in found.parents if p.is_dir()), Path())
    beside = ", ".join(sorted(p.name for p in parent.iterdir())[:12]) or "nothing"
    raise InputError(f"no file or folder {str(path)!r}; {str(parent)!r} holds: {beside}")


def in_folder(root: Path) -> tuple[list[Source], list[tuple[str, str]]]:
    """Files of a folder in the order of their names, and those left out, with the reason.

    The first sub-folder is taken for the outlet's name where a file names none. Links that lead out of the folder are
    not followed.
    """
    sources, refused, inside = [], [], root.resolve()
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "__MACOSX")))
        for name in sorted(names):
            path = Path(folder, name)
            relative = path.relative_to(root)
            if reason := why_not(path, inside):
                refused += [(relative.as_posix(), reason)] if reason != "hidden" else []
                continue
            folder_name = relative.parts[0] if len(relative.parts) > 1 else ""
            sources.append(Source(path, relative.as_posix(), folder=folder_name))
    return sources, refused


def why_not(path: Path, inside: Path) -> str:
    """Why a file is not read; "hidden" needs no row."""
    name, suffix = path.name, path.suffix.lower()
    if is_aside(name):
        return "hidden"
    if not path.resolve().is_relative_to(inside):
        return "a link out of the folder; not followed"
    if not path.is_file():
        return "not a regular file"
    if suffix not in TABLES | PAGES | EXPORTS:
        return f"not a format that is read ({suffix or 'no ending'})"
    return ""


def in_manifest(rows: list[Record], root: Path) -> tuple[list[Source], list[tuple[str, str]]]:
    """The files a manifest names, and those it names in vain."""
    sources, refused, inside = [], [], root.resolve()
    for row in rows:
        name = file_of(row)
        path = root / name
        if failed := not_fetched(row, name):
            refused.append(failed)
        elif not name or not path.exists():
            refused.append(
                (name or "(no file named)", f"the manifest names it, but there is no such file in {root.name!r}")
            )
        elif not path.resolve().is_relative_to(inside):
            refused.append((name, "lies outside the manifest's folder; not read"))
        elif not path.is_file():
            refused.append((name, "not a regular file"))
        else:
            sources.append(Source(path, name, row))
    return sources, refused


def unnamed(root: Path, sources: list[Source]) -> list[tuple[str, str]]:
    """Pages that lie in the folder but are not named in its manifest."""
    named = {s.path.resolve() for s in sources}
    found, _ = in_folder(root)
    left = [s.name for s in found if s.path.suffix.lower() in PAGES | EXPORTS and s.path.resolve() not in named]
    return [(name, "not named in the manifest") for name in left]


def merged(record: Record, given: Mapping[str, object], folder: str = "") -> Record:
    """A record with what the manifest says, which wins; empty cells say nothing, a folder names a missing outlet."""
    found = {**record, **{k: v for k, v in given.items() if v not in (None, "")}}
    if folder and found.get("outlet") in (None, ""):
        found["outlet"] = folder
    return found
