"""Records of all files to one table: ids, outlets, dates, languages, flags; and the report that accounts for each."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mediakit.loading import outlets
from mediakit.loading.dates import parse_date
from mediakit.loading.files import Source
from mediakit.loading.language import languages
from mediakit.loading.records import FIELDS, Batch, Record, add_flag, has_text, miscounted
from mediakit.loading.stubs import flag_stubs
from mediakit.tables import is_missing, whole_text

Read = Sequence[tuple[Source, Batch]]
REPORT = (
    "source_file",
    "item",
    "article_id",
    "status",
    "reason",
    "format",
    "encoding",
    "language",
    "n_characters",
    "flags",
)
DATES = ("published", "updated", "seen")
UNKNOWN = "unknown"


def assemble(
    batches: Read, refused: list[tuple[str, str]], options: Mapping[str, object]
) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """Articles, report, and what the user should be warned of."""
    rows: list[Record] = [
        {"source_file": name, "item": "", "status": "skipped", "reason": why} for name, why in refused
    ]
    records: list[Record] = []
    for source, batch in batches:
        rows += account(source, batch, records)
    texts = [str(r["text"]) for r in records]
    for record, language in zip(records, languages(texts), strict=True):
        record["language"] = language
    said = name_outlets(records, options.get("aliases"))
    day_first = options.get("day_first")
    for record in records:
        date(record, day_first if isinstance(day_first, bool) else None)
    flag_stubs(records)
    number(records)
    return frame_of(records), report_of(rows, records), said + summary(rows, records)


def account(source: Source, batch: Batch, records: list[Record]) -> list[Record]:
    """Add a batch's records that have a text; give report rows for everything else it held."""
    rows = [
        reported(source, batch, "skipped", why, item="" if item == source.name else item) for item, why in batch.skipped
    ]
    n_read = 0
    for position, record in enumerate(batch.records, 1):
        item = str(position) if len(batch.records) > 1 else ""
        text = record.get("text")
        if not has_text(record):
            rows.append(reported(source, batch, "skipped", why_none(text), item=item))
            continue
        n_read += 1
        record["text"] = whole_text(str(text))
        if record["text"] != text:
            add_flag(record, "encoding", "lone surrogates in the file were read as U+FFFD")
        record.update(source_file=source.name, item=item, format=batch.format)
        record.setdefault("encoding", batch.encoding)
        record["sha256"] = hashlib.sha256(str(record["text"]).encode()).hexdigest()
        records.append(record)
    counts = [*filter(None, [miscounted(batch.promised, n_read)]), *batch.counts]
    rows += [reported(source, batch, "count", said) for said in counts]
    if not (batch.records or batch.skipped):
        if batch.promised == 0:
            rows.append(reported(source, batch, "remark", "the file says that it holds no document"))
        else:
            rows.append(reported(source, batch, "skipped", f"no article was found in it, read as {batch.format}"))
    return rows + [reported(source, batch, "remark", remark) for remark in batch.remarks]


def why_none(text: object) -> str:
    """Why a record has no text."""
    if text is None:
        return "no text"
    return "empty text" if isinstance(text, str) else f"the text is not a text but a {type(text).__name__}"


def reported(source: Source, batch: Batch, status: str, reason: str, *, item: str = "") -> Record:
    """A row of the report."""
    return {"source_file": source.name, "item": item, "status": status, "reason": reason, "format": batch.format,
            "encoding": batch.encoding}  # fmt: skip


def name_outlets(records: list[Record], aliases: object) -> list[str]:
    """Give each record its outlet; the page's own site name stands in for a missing one."""
    for record in records:
        record["outlet"] = text_of(record.get("outlet")) or text_of(record.pop("site", None)) or UNKNOWN
        record.pop("site", None)
    folded, said = outlets.fold([r["outlet"] for r in records], aliases if isinstance(aliases, Mapping) else None)
    for record, name in zip(records, folded, strict=True):
        record["outlet"] = name
        if name == UNKNOWN:
            add_flag(record, "outlet", "no outlet is given")
    n = folded.count(UNKNOWN)
    if n:
        said.append(
            f"{n} {'article has' if n == 1 else 'articles have'} no outlet and got the name {UNKNOWN!r}: "
            "put files into a sub-folder for each outlet, list them in articles.csv with the columns file, outlet, "
            "or fill the table's column of outlets"
        )
    return said


def text_of(value: object) -> str | None:
    """A cell as text that every table can hold; None for nothing."""
    if is_missing(value):
        return None
    return whole_text(str(value)).strip() or None


def date(record: Record, day_first: bool | None) -> None:  # noqa: FBT001 - three-valued, passed through
    """Turn the dates of a record into timestamps; keep how `published` was written."""
    record["published_as_written"] = text_of(record.get("published"))
    for name in DATES:
        record[name], why = parse_date(record.get(name), day_first=day_first)
        if why:
            add_flag(record, "date", f"{name}: {why}")


def number(records: list[Record]) -> None:
    """Give each record an id of its own: the file's, else made from the file's name and the place in it."""
    taken: set[str] = set()
    tries: Counter[str] = Counter()
    for record in records:
        own = text_of(record.get("article_id"))
        stem = re.sub(r"\.\w{1,7}$", "", str(record["source_file"]))
        item = str(record.get("item") or "")
        wanted = own or (f"{stem}-{item.zfill(4)}" if item else stem)
        name = wanted
        while name in taken:
            tries[wanted] += 1
            name = f"{wanted}-{tries[wanted] + 1}"
        if name != wanted:
            add_flag(record, "duplicate_id", f"the id {wanted!r} was taken")
        taken.add(name)
        record["article_id"] = name


def frame_of(records: list[Record]) -> pd.DataFrame:
    """The articles table: declared columns first, the file's own after them as text."""
    ids = pd.Index([str(r["article_id"]) for r in records], name="article_id", dtype="str")
    known = {*FIELDS, "article_id", "item", "file", "declared_language"}
    extra = list(dict.fromkeys(k for r in records for k in r if k not in known))
    columns: dict[str, pd.Series] = {}
    for name in (*FIELDS, *extra):
        cells: list[Any] = [r.get(name) for r in records]
        if name in DATES:
            columns[name] = pd.Series(pd.to_datetime(cells, utc=True), index=ids).astype("datetime64[us, UTC]")
        else:
            plain = cells if name == "text" else [text_of(c) for c in cells]
            columns[name] = pd.Series(plain, index=ids, dtype="str")
    return pd.DataFrame(columns, index=ids)


def report_of(rows: list[Record], records: list[Record]) -> pd.DataFrame:
    """The report: what was read and what not, file by file in the order of its documents, then what is said of it."""
    read = [
        {
            **{k: r.get(k) for k in REPORT},
            "status": "read",
            "reason": r.get("note") or "",
            "n_characters": len(str(r["text"])),
        }
        for r in records
    ]
    table = pd.DataFrame([*rows, *read], columns=list(REPORT))
    table["n_characters"] = pd.to_numeric(table["n_characters"]).astype("Int64")
    for name in REPORT:
        if name != "n_characters":
            table[name] = ["" if pd.isna(v) else str(v) for v in table[name]]
            table[name] = table[name].astype("str")
    number = table["item"].str.extract(r"(\d{1,15})$", expand=False).astype(float)
    order = table.assign(said=table["status"].isin(["count", "remark"]), number=number)
    return table.loc[order.sort_values(["source_file", "said", "number"], kind="stable").index].reset_index(drop=True)


def summary(rows: list[Record], records: list[Record]) -> list[str]:
    """One sentence about what was left out, if anything was."""
    skipped = [r for r in rows if r["status"] == "skipped"]
    counts = [f"{r['source_file']}: {r['reason']}" for r in rows if r["status"] == "count"]
    if not skipped or not records:
        return counts
    first = f"{skipped[0]['source_file']}: {skipped[0]['reason']}"
    total = len(skipped) + len(records)
    return [
        *counts,
        f"{len(skipped)} of {total} documents were not read (first: {first}); mediakit.load_report says why",
    ]
