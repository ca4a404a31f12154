"""What a run is about, written down before it begins, so that a resumed run goes on with the same or not at all."""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from mediakit.errors import InputError
from mediakit.scaling.pages import rules_digest
from mediakit.scaling.schema import NUMBERS

NAME = "_plan.json"
"""Readers of Parquet folders pass over names with a leading stroke."""
PACKAGES = ("mediakit", "numpy", "pandas", "pyarrow", "pysyllables", "textstat", "vaderSentiment")


def made(source: list[dict[str, Any]], *, clean: bool, batch: int) -> dict[str, Any]:
    """Return a plan: all that the result depends on. The number of workers is not among it."""
    return {
        "source": source,
        "parameters": {"clean": clean, "batch": batch, "rules": rules_digest() if clean else ""},
        "versions": {"python": platform.python_version(), **{name: known(name) for name in PACKAGES}},
        "columns": list(NUMBERS),
    }


def known(package: str) -> str:
    """Version of an installed package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def begin(dst: Path, plan: dict[str, Any]) -> None:
    """Write the plan into a new folder, or check that the folder was begun with the same one.

    Raises
    ------
    InputError
        `dst` is a file, holds other things, or was begun with another source, other parameters or versions.
    """
    path = dst / NAME
    if dst.exists() and not dst.is_dir():
        raise InputError(f"{str(dst)!r} is a file; the scores need a folder")
    dst.mkdir(parents=True, exist_ok=True)
    if not path.is_file():
        strange = sorted(p.name for p in dst.iterdir() if not p.name.startswith("."))
        if strange:
            raise InputError(
                f"{str(dst)!r} is not empty and has no {NAME}: {', '.join(strange[:3])}; name a new folder"
            )
        write(path, json.dumps(plan, indent=1).encode())
        return
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise InputError(f"{str(path)!r} is not a plan; name a new folder") from problem
    different = [name for name in plan if not isinstance(before, dict) or before.get(name) != plan[name]]
    if different:
        told = "; ".join(difference(name, before, plan) for name in different)
        raise InputError(f"{str(dst)!r} was begun otherwise, so it cannot be gone on with ({told}); name a new folder")


def difference(name: str, before: Any, plan: dict[str, Any]) -> str:
    """What differs in one part of two plans, in words."""
    one = before.get(name) if isinstance(before, dict) else None
    if isinstance(one, dict) and isinstance(plan[name], dict):
        changed = [f"{k} was {one.get(k)!r}, is {v!r}" for k, v in plan[name].items() if one.get(k) != v]
        return f"{name}: {', '.join(changed)}"
    if name != "source" or not isinstance(one, list):
        return f"{name} differ"
    old, new = ({f["file"]: f for f in files} for files in (one, plan["source"]))
    changed = sorted(f for f in old.keys() | new.keys() if old.get(f) != new.get(f))
    return f"the source changed: {', '.join(changed[:3])}"


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)


def swept(dst: Path) -> None:
    """Delete what killed runs have left half written."""
    for pattern in (f".{NAME}.*", ".part-*.parquet.*"):
        for leftover in dst.glob(pattern):
            leftover.unlink(missing_ok=True)
