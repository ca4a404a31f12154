"""What is to be scored: the Parquet files of a folder, cut into runs of row groups that are read one after another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from mediakit.errors import InputError, MissingColumnError
from mediakit.tables import ARTICLES

READ = ("article_id", "outlet", "event", "published", "title", "text", "language", "cleaned_with")
BUFFER = 2**20
"""Bytes read ahead of a column; without it a whole column of a row group is held."""


class Run(NamedTuple):
    """Some row groups of one file: their numbers, how many rows they have, and the number of the first row."""

    file: str
    groups: tuple[int, ...]
    n_rows: int
    first: int


def files_of(src: str | Path) -> list[Path]:
    """Parquet files of a folder and those below it, in the order of their names; or the one file.

    Raises
    ------
    InputError
        There is nothing of that name, or no Parquet file in it.
    """
    path = Path(src)
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise InputError(f"there is no file or folder {str(path)!r}")
    root = path.resolve()
    found = [
        p
        for p in sorted(path.rglob("*.parquet"))
        if p.is_file()
        and not any(part.startswith(("_", ".")) for part in p.relative_to(path).parts)
        and p.resolve().is_relative_to(root)  # a link may not lead out of the folder
    ]
    if not found:
        raise InputError(f"there is no .parquet file in {str(path)!r}")
    return found


def described(files: Iterable[Path], src: str | Path) -> list[dict[str, Any]]:
    """Name, size, rows of each row group and SHA-256 of each file.

    Raises
    ------
    InputError
        A file is not Parquet.
    MissingColumnError
        A file has no outlet or no text.
    """
    root = Path(src)
    rows = []
    for path in files:
        metadata = opened(path)
        missing = [c for c in ARTICLES if c not in metadata.schema.to_arrow_schema().names]
        if missing:
            raise MissingColumnError(f"{path.name}", missing, metadata.schema.to_arrow_schema().names)
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        rows.append(
            {
                "file": path.name if root.is_file() else path.relative_to(root).as_posix(),
                "bytes": path.stat().st_size,
                "row_groups": [metadata.row_group(g).num_rows for g in range(metadata.num_row_groups)],
                "sha256": digest,
            }
        )
    return rows


def opened(path: Path) -> Any:
    """Metadata of a Parquet file.

    Raises
    ------
    InputError
        It is none.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.read_metadata(path)
    except (pa.ArrowException, OSError) as problem:
        raise InputError(f"{path.name} cannot be read as Parquet: {str(problem)[:200]}") from problem


def runs_of(files: Iterable[dict[str, Any]], batch: int) -> list[Run]:
    """Row groups in runs: a large one alone, small neighbours together while they fit into one batch."""
    runs = []
    for described_file in files:
        held: list[int] = []
        first = n_rows = 0
        for group, n in enumerate(described_file["row_groups"]):
            if held and n_rows + n > batch:
                runs.append(Run(described_file["file"], tuple(held), n_rows, first))
                first, held, n_rows = first + n_rows, [], 0
            held.append(group)
            n_rows += n
        if n_rows:
            runs.append(Run(described_file["file"], tuple(held), n_rows, first))
    return runs


def read(path: Path, run: Run, batch: int) -> Iterator[pd.DataFrame]:
    """Articles of a run, `batch` at a time; rows that cannot be read are rows with a `problem` and no text."""
    import pyarrow as pa

    seen = 0
    reason = "fewer rows than the file declares"
    tables = sliced(path, run, batch)
    while seen < run.n_rows:
        try:
            frame = next(tables, None)
        except (pa.ArrowException, OSError) as problem:
            frame, reason = None, f"cannot be read: {str(problem)[:200]}"
        if frame is None:
            break
        yield named(frame, run, seen)
        seen += len(frame)
    while seen < run.n_rows:
        n = min(batch, run.n_rows - seen)
        empty = pd.DataFrame({"outlet": [None] * n, "text": None, "problem": reason}, dtype=object)
        yield named(empty, run, seen)
        seen += n


def sliced(path: Path, run: Run, batch: int) -> Iterator[pd.DataFrame]:
    """Tables of exactly `batch` rows, the last one shorter, whatever pieces the reader gives."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetFile(path, buffer_size=BUFFER, pre_buffer=False) as file:
        columns, rename = wanted(file.schema_arrow)
        held: list[Any] = []
        n = 0
        for piece in file.iter_batches(batch, row_groups=list(run.groups), columns=columns, use_threads=False):
            held.append(piece)
            n += piece.num_rows
            while n >= batch:
                table = pa.Table.from_batches(held)
                yield frame_of(table.slice(0, batch), rename)
                held, n = table.slice(batch).to_batches(), n - batch
        if n:
            yield frame_of(pa.Table.from_batches(held), rename)


def wanted(schema: Any) -> tuple[list[str], dict[str, str]]:
    """Columns to read, and the new name of the column that holds the ids (an index that pandas has written)."""
    columns = [c for c in READ if c in schema.names]
    if "article_id" in columns:
        return columns, {}
    index = json.loads((schema.metadata or {}).get(b"pandas", b"{}")).get("index_columns", [])
    if len(index) == 1 and isinstance(index[0], str) and index[0] in schema.names and index[0] not in columns:
        return [index[0], *columns], {index[0]: "article_id"}
    return columns, {}


def frame_of(table: Any, rename: dict[str, str]) -> pd.DataFrame:
    """Return an Arrow table as a DataFrame without what pandas has noted of it."""
    frame: pd.DataFrame = table.to_pandas(ignore_metadata=True, timestamp_as_object=False)
    return frame.rename(columns=rename)


def named(frame: pd.DataFrame, run: Run, seen: int) -> pd.DataFrame:
    """Give articles without ids the name of their file and the number of their row."""
    if "article_id" in frame:
        return frame
    first = run.first + seen
    return frame.assign(article_id=[f"{run.file}:{first + i}" for i in range(len(frame))])
