"""Tables with an article a row: CSV, TSV, XLSX, JSON, JSONL, Parquet.

Columns are mapped by the user (`columns={"body": "text"}`), else by name; a guess is told in the report.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from mediakit.errors import InputError
from mediakit.loading.columns import check, is_metadata, mapping, to_records
from mediakit.loading.decoding import decode, is_binary
from mediakit.loading.delimited import delimited
from mediakit.loading.jsontext import json_rows
from mediakit.loading.records import Batch, Rows


def read_rows(data: bytes, name: str, wanted: Collection[str] = ()) -> Rows:
    """Rows of a table, whatever its format; `wanted` names columns by which the header is known."""
    suffix = Path(name).suffix.lower()
    if suffix == ".parquet":
        frame = pd.read_parquet(io.BytesIO(data))
        frame = frame.reset_index() if any(n is not None for n in frame.index.names) else frame
        return Rows([{str(k): v for k, v in row.items()} for row in frame.to_dict("records")])
    if suffix == ".xlsx":
        from mediakit.loading.workbooks import workbook_rows

        return workbook_rows(data, wanted)
    if is_binary(data):
        raise InputError("binary data, not a table of text")
    decoded = decode(data)
    if suffix in (".csv", ".tsv"):
        found = delimited(decoded.text, "\t" if suffix == ".tsv" else "", wanted)
    else:
        found = json_rows(decoded.text)
    found.encoding = decoded.encoding
    found.said[:0] = [decoded.remark] if decoded.remark else []
    return found


def read_table(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Batch:
    """Read a table of articles.

    Raises
    ------
    InputError
        The table has no row.
    MissingColumnError
        No column can be taken for `outlet` or `text`.
    """
    found = read_rows(data, name, tuple(columns or ()))
    if not any(found.rows):
        raise InputError("; ".join(["no row of data", *found.said]))
    batch = Batch(f"table ({Path(name).suffix.lower().lstrip('.')})", remarks=found.said, encoding=found.encoding)
    present = list(dict.fromkeys(k for row in found.rows for k in row))
    chosen, guesses = mapping(present, columns)
    if is_metadata(chosen):
        batch.remarks.append(
            "no column of text: a list of addresses; get the pages with mediakit.fetch, or use it as a manifest"
        )
    else:
        check(present, chosen, name)
    batch.remarks += guesses
    batch.records = to_records(found.rows, chosen)
    batch.promised = len(found.rows) + found.lost
    return batch
