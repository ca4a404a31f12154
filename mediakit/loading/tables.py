"""Tables with an article a row: CSV, TSV, XLSX, JSON, JSONL, Parquet.

Columns are mapped by the user (`columns={"body": "text"}`), else by name; a guess is told in the report.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from mediakit.errors import InputError, MissingColumnError, UnknownNameError
from mediakit.loading.decoding import decode, is_binary
from mediakit.loading.records import FIELDS, Batch, Record

LONGEST_CELL = 20 * 1024**2
NO_VALUE = frozenset({"nan", "nat", "none", "null", "<na>"})


@lru_cache(maxsize=1)
def names() -> dict[str, list[str]]:
    """Names that a field goes by, the preferred first."""
    table = pd.read_csv(Path(__file__).with_name("columns.csv"))
    return {str(f): g["name"].to_list() for f, g in table.groupby("field", sort=False)}


def normal(name: object) -> str:
    """A column's name without case, spaces and punctuation at its ends."""
    return "_".join(str(name).strip().strip("\ufeff").lower().replace("-", " ").split())


def mapping(present: Iterable[object], given: Mapping[str, str] | None) -> tuple[dict[str, str], list[str]]:
    """Which column is which field.

    Returns
    -------
    (dict, list of str)
        Column -> field, and a sentence for each guess.

    Raises
    ------
    UnknownNameError
        `given` names a column that is not there or a field that is not known.
    """
    columns = [str(c) for c in present]
    chosen: dict[str, str] = {}
    for column, field in (given or {}).items():
        if column not in columns:
            raise UnknownNameError("a key of columns", column, columns)
        if field not in (*FIELDS, "article_id", "file"):
            raise UnknownNameError("a value of columns", field, ("article_id", "file", *FIELDS))
        chosen[column] = field
    said = []
    for field, options in names().items():
        if field in chosen.values():
            continue
        by_name = {normal(c): c for c in reversed(columns) if c not in chosen}
        found = next((by_name[o] for o in options if o in by_name), None)
        if found is not None:
            chosen[found] = field
            if normal(found) != field:
                said.append(f"column {found!r} was taken for {field!r}")
    return chosen, said


def to_records(rows: Iterable[Mapping[str, object]], chosen: Mapping[str, str]) -> list[Record]:
    """Rename the columns of each row; other columns keep their name, unless it is that of a field."""
    taken = set(FIELDS) | set(chosen.values())

    def name(column: str) -> str:
        return chosen.get(column) or (f"{column}_in_file" if column in taken else column)

    return [{name(str(k)): value(v) for k, v in row.items()} for row in rows]


def value(cell: object) -> object:
    """A cell, None if it is empty or says so."""
    if cell is None or (isinstance(cell, str) and (not cell.strip() or cell.strip().lower() in NO_VALUE)):
        return None
    if isinstance(cell, float) and cell != cell:  # noqa: PLR0124 - NaN is the one value that differs from itself
        return None
    return None if cell is pd.NaT or cell is pd.NA else cell


def check(columns: Iterable[str], chosen: Mapping[str, str], name: str) -> None:
    """Raise MissingColumnError if the table has no text or no outlet."""
    missing = [f for f in ("outlet", "text") if f not in chosen.values()]
    if missing:
        *others, last = columns
        hint = f"{last} (map yours with columns={{'yours': {missing[0]!r}}})"
        raise MissingColumnError(f"the table {name!r}", missing, [*others, hint])


def is_metadata(chosen: Mapping[str, str]) -> bool:
    """Whether a table lists addresses and titles without texts, as Media Cloud and GDELT do."""
    found = set(chosen.values())
    return "text" not in found and {"url", "title"} <= found


def read_rows(data: bytes, name: str) -> tuple[list[dict[str, object]], list[str], str]:
    """Rows of a table, remarks and the encoding, whatever its format."""
    suffix = Path(name).suffix.lower()
    if suffix == ".parquet":
        frame = pd.read_parquet(io.BytesIO(data))
        frame = frame.reset_index() if any(n is not None for n in frame.index.names) else frame
        return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")], [], ""
    if suffix == ".xlsx":
        from mediakit.loading.workbooks import workbook_rows

        return workbook_rows(data), [], ""
    if is_binary(data):
        raise InputError("binary data, not a table of text")
    decoded = decode(data)
    said = [decoded.remark] if decoded.remark else []
    if suffix in (".csv", ".tsv"):
        rows, more = delimited(decoded.text, "\t" if suffix == ".tsv" else "")
        return rows, said + more, decoded.encoding
    lines, more = json_rows(decoded.text)
    return lines, said + more, decoded.encoding


def delimited(text: str, delimiter: str = "") -> tuple[list[dict[str, object]], list[str]]:
    """Rows of a CSV; a row with another number of cells than the header is told, not dropped."""
    text = text.replace("\0", "")
    header = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = delimiter or max(",;\t|", key=header.count)
    old = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.DictReader(
            io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter, restkey="", restval=None
        )
        rows: list[dict[str, object]] = []
        said: list[str] = []
        for row in reader:
            if row.pop("", None) and len(said) < 20:
                said.append(f"the row that ends on line {reader.line_num} has more cells than the header")
            rows.append(dict(row))
    except csv.Error as error:
        said.append(f"stopped at line {reader.line_num}: {error}")
    finally:
        csv.field_size_limit(old)
    if text.count('"') % 2:
        said.append("a quotation mark never closes: cells after it may have run together")
    return rows, said


def json_rows(text: str) -> tuple[list[dict[str, object]], list[str]]:
    """Rows of a JSON list, of an object that holds one, or of JSON lines; a broken line is told and passed over."""
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped.startswith("[") or (stripped.startswith("{") and "\n{" not in stripped):
        try:
            return [r for r in listed(json.loads(stripped, strict=False)) if isinstance(r, dict)], []
        except json.JSONDecodeError as error:
            if stripped.startswith("["):
                raise InputError(f"not JSON: {error}") from error
    rows: list[dict[str, object]] = []
    said = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip("\ufeff \t\r"):
            continue
        try:
            row = json.loads(line.strip("\ufeff \t\r"), strict=False)
        except (ValueError, RecursionError) as error:
            said.append(f"line {number} is not JSON: {str(error)[:60]}")
            continue
        if isinstance(row, dict):
            rows.append(row)
        else:
            said.append(f"line {number} is not an object")
    return rows, said


def listed(value: object) -> Iterator[object]:
    """The list in a JSON file, also one level down (`{"articles": [...]}`)."""
    if isinstance(value, dict):
        inner = next((v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)), None)
        yield from inner if inner is not None else [value]
    elif isinstance(value, list):
        yield from value


def read_table(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Batch:
    """Read a table of articles.

    Raises
    ------
    InputError
        The table has no row.
    MissingColumnError
        No column can be taken for `outlet` or `text`.
    """
    rows, said, encoding = read_rows(data, name)
    if not any(rows):
        raise InputError("; ".join(["no row of data", *said]))
    batch = Batch(f"table ({Path(name).suffix.lower().lstrip('.')})", remarks=said, encoding=encoding)
    present = list(dict.fromkeys(k for row in rows for k in row))
    chosen, guesses = mapping(present, columns)
    if is_metadata(chosen):
        batch.remarks.append(
            "no column of text: a list of addresses; get the pages with mediakit.fetch, or use it as a manifest"
        )
    else:
        check(present, chosen, name)
    batch.remarks += guesses
    batch.records = to_records(rows, chosen)
    batch.promised = len(rows)
    return batch
