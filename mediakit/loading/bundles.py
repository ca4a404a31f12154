"""Zip archives of pages, tables and exports: read like a folder, with its manifest and its sub-folders as outlets."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mediakit.loading import archives, files
from mediakit.loading.manifests import MANIFEST, file_of, manifest_rows, not_fetched
from mediakit.loading.records import READ_ERRORS, Batch, Record, has_text, miscounted

Options = Mapping[str, object] | None
Read = Callable[[bytes, str, Options], Batch]
PACKED = (".zip", ".gz", ".7z", ".tar")


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive, its size and the names of its files."""

    archive: zipfile.ZipFile
    packed: int
    names: list[str]

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return archives.member(self.archive, name, self.packed)


def read(data: bytes, options: Options, reader: Read) -> Batch:
    """Read every file of an archive with `reader`; an archive in it is not opened."""
    batch = Batch("zip archive")
    archive = archives.check(data)
    opened = Opened(archive, len(data), archives.names(archive))
    names = opened.names
    top = top_folder(names)
    listed = manifest(opened, top, batch)
    if listed is None:
        listed = [(inner, {}) for inner in names]
        if top and any("/" in inner.removeprefix(top) for inner in names):
            batch.remarks.append(f"the folder {top!r} holds all files and was not taken for an outlet")
    for inner, given in listed:
        if inner.lower().endswith(PACKED):
            batch.skipped.append((inner, "an archive in an archive; not opened"))
            continue
        try:
            found = reader(opened.read(inner), inner, options)
        except READ_ERRORS as error:
            batch.skipped.append((inner, str(error)[:200]))
            continue
        add(batch, found, inner, (given, outlet_folder(inner, names, top)))
    return batch


def add(batch: Batch, found: Batch, inner: str, told: tuple[Record, str]) -> None:
    """Add what a file of the archive held; `told` is what the manifest says of it, and its folder."""
    given, folder = told
    n_read = sum(map(has_text, found.records))
    for record in found.records:
        record.setdefault("encoding", found.encoding)
        batch.records.append(files.merged(record, given, folder))
    batch.skipped += [(inner if item == inner else f"{inner}: {item}", why) for item, why in found.skipped]
    if not (found.records or found.skipped or found.promised == 0):
        batch.skipped.append((inner, f"no article was found in it, read as {found.format}"))
    counts = [miscounted(found.promised, n_read), *found.counts]
    batch.counts += [f"{inner}: {said}" for said in counts if said]
    batch.remarks += [f"{inner}: {remark}" for remark in found.remarks]


def top_folder(names: list[str]) -> str:
    """The folder that all files lie in, with its slash; "" if there is none."""
    tops = {name.partition("/")[0] if "/" in name else "" for name in names}
    only = tops.pop() if len(tops) == 1 else ""
    return f"{only}/" if only else ""


def outlet_folder(inner: str, names: list[str], top: str) -> str:
    """The folder that names a file's outlet: the first one under the folder of all files, or that one if it is all."""
    below, slash, _ = inner.removeprefix(top).partition("/")
    if slash:
        return below
    return "" if any("/" in name.removeprefix(top) for name in names) else top.rstrip("/")


def manifest(opened: Opened, top: str, batch: Batch) -> list[tuple[str, Record]] | None:
    """Files that the archive's manifest names, with what it says of each; None if there is no manifest."""
    name = f"{top}{MANIFEST}"
    if name not in opened.names:
        return None
    try:
        rows = manifest_rows(opened.read(name), name)
    except READ_ERRORS as error:
        batch.skipped.append((name, f"{str(error)[:200]}; the files were read without it"))
        opened.names.remove(name)
        return None
    if rows is None:  # a table of whole articles that happens to be called articles.csv
        return None
    listed: list[tuple[str, Record]] = []
    for row in rows:
        file = file_of(row)
        inner = posixpath.normpath(f"{top}{file}")
        if failed := not_fetched(row, file):
            batch.skipped.append(failed)
        elif not file or inner not in opened.names:
            batch.skipped.append((file or "(no file named)", "the manifest names it, but the archive has no such file"))
        else:
            listed.append((inner, row))
    left = set(opened.names) - {name, *(inner for inner, _ in listed)}
    batch.skipped += [(inner, "not named in the manifest") for inner in sorted(left)]
    return listed
