"""Text with a row a line: CSV, TSV and their kin, quoted or not.

A file that was written without quoting can hold texts that begin with a quotation mark. Read as CSV, such a mark
swallows the rows up to the next one, or is lost; so the marks are looked at before the file is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from itertools import islice

from mediakit.loading.columns import HEADER_ROWS, header_at, header_of, is_header
from mediakit.loading.records import Rows

DELIMITERS = ",;\t|"
LONGEST_CELL = 20 * 1024**2
MOST_REMARKS = 20
SEPARATOR = re.compile(r"\"?sep=([,;|\t])\"?[,;|\t]*\r?\n", re.IGNORECASE)
WHOLE = re.compile(r'"(?:[^"]|"")*"$')
NOT_QUOTED = (
    "read without quoting: cells begin with a quotation mark that does not end them (first on line {}), and every line "
    "has as many cells as the header"
)
BROKEN = (
    "a quotation mark at the beginning of a cell is closed inside of it (noticed on line {}): marks may be missing, "
    "cells may have run together"
)


def delimited(text: str, delimiter: str = "", wanted: Collection[str] = ()) -> Rows:
    """Rows of a table; a row with another number of cells than the header is told, not dropped.

    Parameters
    ----------
    text : str
    delimiter : str
        What parts the cells; without it, it is found by the first lines.
    wanted : collection of str
        Names of columns by which the header is known.
    """
    text = text.replace("\0", "").lstrip("\ufeff")
    said: list[str] = []
    if told := SEPARATOR.match(text):  # Excel's way of naming the delimiter
        delimiter, text = told[1], text[told.end() :]
    top = list(islice(io.StringIO(text, newline=""), HEADER_ROWS))
    at, delimiter = header_line(top, delimiter, wanted)
    if at:
        said.append(f"the header is line {at + 1}; left out above it: {' / '.join(''.join(top[:at]).split())[:80]!r}")
        text = text[len("".join(top[:at])) :]
    old = csv.field_size_limit(LONGEST_CELL)
    try:
        quoting, more = quoting_of(text, delimiter, at + bool(told))
        found = rows_of(text, delimiter, quoting, at + bool(told))
    finally:
        csv.field_size_limit(old)
    found.said[:0] = [*said, *more]
    return found


def header_line(lines: list[str], delimiter: str, wanted: Collection[str]) -> tuple[int, str]:
    """Place of the header among the first lines, and the delimiter."""
    for candidate in delimiter or DELIMITERS:
        rows = [line.strip("\r\n").replace('"', "").split(candidate) for line in lines]
        at = header_at(rows, wanted)
        if at or (rows and len(rows[0]) > 1 and is_header(rows[0], wanted)):
            return at, candidate
    first = lines[0] if lines else ""
    return 0, delimiter or max(DELIMITERS, key=first.count)


def quoting_of(text: str, delimiter: str, above: int) -> tuple[int, list[str]]:
    """How a file is quoted (a constant of csv), and what is to be said of it."""
    if '"' not in text:
        return csv.QUOTE_MINIMAL, []
    n_rows, broken = strictly(text, delimiter)
    n_lines, even = lines_of(text, delimiter)
    if even and (broken or (delimiter == "\t" and n_rows < n_lines)):
        return csv.QUOTE_NONE, [NOT_QUOTED.format(first_open(text, delimiter) + above)]
    if text.count('"') % 2:
        return csv.QUOTE_MINIMAL, ["a quotation mark never closes: cells after it may have run together"]
    return csv.QUOTE_MINIMAL, [BROKEN.format(broken + above)] if broken else []


def first_open(text: str, delimiter: str) -> int:
    """Number of the first line with a cell that begins with a quotation mark which does not end it."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        cells = line.rstrip("\r\n").split(delimiter)
        if any(cell.startswith('"') and not WHOLE.match(cell) for cell in cells):
            return number
    return 1


def strictly(text: str, delimiter: str) -> tuple[int, int]:
    """Number of rows of a file that is quoted by the rules, and the line where it breaks them (0 if nowhere)."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    n_rows = 0
    try:
        for row in reader:
            n_rows += bool(row)
    except csv.Error:
        return n_rows, max(1, reader.line_num)
    return n_rows, 0


def lines_of(text: str, delimiter: str) -> tuple[int, bool]:
    """Number of lines that are not empty, and whether each has as many cells as the first, more than one."""
    counts = [line.count(delimiter) for line in io.StringIO(text, newline="") if line.strip("\r\n")]
    return len(counts), bool(counts) and counts[0] > 0 and len(set(counts)) == 1


def rows_of(text: str, delimiter: str, quoting: int, above: int) -> Rows:
    """Rows below the header, which is the first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    found = Rows([], [])
    try:
        cells = (row for row in reader if row)
        header = header_of(next(cells, []))
        uneven = []
        for row in cells:
            found.rows.append({**dict.fromkeys(header), **dict(zip(header, row, strict=False))})
            if len(row) < len(header) or any(row[len(header) :]):
                uneven.append(f"the row that ends on line {reader.line_num + above} has "
                              f"{'more' if len(row) > len(header) else 'fewer'} cells than the header")  # fmt: skip
        found.said += list(at_most(uneven))
    except csv.Error as error:
        n = reader.line_num + above
        found.said.append(f"stopped at line {n}: {error}; what follows was not read")
        found.lost = 1
    return found


def at_most(said: list[str]) -> Iterator[str]:
    """The first remarks of a kind, and how many there are besides."""
    yield from said[:MOST_REMARKS]
    if len(said) > MOST_REMARKS:
        yield f"{len(said) - MOST_REMARKS} more remarks like the last one"
