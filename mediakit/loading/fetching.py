"""Pages of a list of addresses, kept on disk as they came. Nothing else in the package uses the network."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from mediakit.errors import InputError, MissingColumnError
from mediakit.loading import columns, tables
from mediakit.loading.files import as_path, existing, read_bytes
from mediakit.loading.manifests import MANIFEST
from mediakit.loading.visiting import Visitor, pool
from mediakit.tables import is_missing, whole_text

SAVE_EVERY = 20
COLUMNS = ("file", "outlet", "title", "published", "url", "event", "status", "reason", "fetched")
Row = dict[str, str]


def fetch(
    urls: Iterable[str] | pd.DataFrame | str | Path,
    *,
    into: str | Path,
    delay: float = 2.0,
    timeout: float = 20.0,
    private: bool = False,
) -> pd.DataFrame:
    """Download pages and keep them on disk with a manifest that `load` reads.

    What is there already is not asked for again.

    Parameters
    ----------
    urls : list of str, DataFrame, or path
        Addresses; or a table (also a file, such as a Media Cloud or GDELT download) with a column `url` and any of
        outlet, title, published, event, which go into the manifest.
    into : str or Path
        Folder for the raw pages and `articles.csv`; made if needed.
    delay : float
        Seconds between two requests to one host.
    timeout : float
        Seconds to wait for an answer.
    private : bool
        Whether computers of the local network may be asked. Otherwise an address or a redirect that leads to one is
        a failed row.

    Returns
    -------
    DataFrame
        A row an address: `file, outlet, title, published, url, event, status, reason, fetched`; status is `fetched`,
        `kept` (there from an earlier run) or `failed`. Then `mediakit.load(into)`.

    Raises
    ------
    InputError
        `into` is a file, or no address is given; one begins with https:// or http://.
    MissingColumnError
        A table without a column of addresses.

    Examples
    --------
    >>> import tempfile, mediakit as mk
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     pages = mk.fetch(["ftp://news.example/a"], into=folder)
    >>> pages[["url", "status", "reason"]].values.tolist()
    [['ftp://news.example/a', 'failed', 'not an address of the web (http, https)']]
    """
    wanted = addresses(urls)
    folder = as_path(into)
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{str(into)!r} is a file; fetch needs a folder")
    folder.mkdir(parents=True, exist_ok=True)
    before = {row["url"]: row for row in manifest(folder)}
    visitor = Visitor(delay, timeout, pool(timeout, private=private))
    done = dict(before)
    try:
        for number, row in enumerate(progress(wanted), 1):
            done[row["url"]] = one(visitor, folder, row, before.get(row["url"]))
            if number % SAVE_EVERY == 0:
                write(folder, done.values())
    finally:  # an interrupted run goes on where it stopped
        write(folder, done.values())
    return pd.DataFrame([done[row["url"]] for row in wanted], columns=list(COLUMNS)).astype("str")


def addresses(urls: Iterable[str] | pd.DataFrame | str | Path) -> list[Row]:
    """One row an address, in order, each once."""
    rows: list[Mapping[str, object]]
    if isinstance(urls, str) and urls.startswith(("http://", "https://")):
        rows = [{"url": urls}]
    elif isinstance(urls, str | Path):
        path = listed_in(urls)
        if path.suffix.lower() == ".txt":
            rows = [{"url": line.strip()} for line in path.read_text(encoding="utf-8").splitlines()]
        else:
            rows = named(tables.read_rows(read_bytes(path), path.name).rows)
    elif isinstance(urls, pd.DataFrame):
        rows = named([{str(k): v for k, v in row.items()} for row in urls.reset_index().to_dict("records")])
    elif isinstance(urls, Iterable):
        rows = [{"url": url} for url in urls]
    else:
        raise InputError(f"fetch needs addresses, a table of them or a file; not a {type(urls).__name__}")
    unique = {text: row for row in rows if (text := cell(row.get("url")).strip())}
    if not unique:
        raise InputError("fetch needs at least one address")
    return [
        {**{c: cell(row.get(c)) for c in ("outlet", "title", "published", "event")}, "url": url}
        for url, row in unique.items()
    ]


def listed_in(urls: str | Path) -> Path:
    """Path of a list of addresses."""
    try:
        return existing(urls)
    except InputError as error:
        if isinstance(urls, Path):
            raise
        said = f"an address begins with https:// or http://; {urls!r} does not, and it is no file either"
        raise InputError(said) from error


def named(rows: list[dict[str, object]]) -> list[Mapping[str, object]]:
    """Rows with our names for their columns."""
    present = list(dict.fromkeys(k for row in rows for k in row))
    chosen, _ = columns.mapping(present, None)
    if "url" not in chosen.values():
        raise MissingColumnError("the table of addresses", ["url"], present)
    return list(columns.to_records(rows, chosen))


def cell(value: object) -> str:
    """A cell as text."""
    return "" if is_missing(value) else whole_text(str(value))


def progress(rows: list[Row]) -> Iterable[Row]:
    """The rows, with a progress bar."""
    from tqdm.auto import tqdm

    return tqdm(rows, desc="fetching", unit="page", disable=len(rows) < 5)


def one(visitor: Visitor, folder: Path, row: Row, before: Row | None) -> Row:
    """Fetch a page, unless it is there; its file is named by the address's hash, never by what the page says."""
    host = host_of(row["url"])
    if not host:
        return failed(row, "not an address of the web (http, https)")
    if before and before["status"] != "failed" and (folder / before["file"]).is_file():
        return {**before, "status": "kept"}
    try:
        body = page(visitor, row["url"])
    except OSError as error:
        return failed(row, str(error))
    name = f"pages/{hashlib.sha256(row['url'].encode()).hexdigest()[:16]}.html"
    (folder / "pages").mkdir(exist_ok=True)
    (folder / name).write_bytes(body)
    outlet = row["outlet"] or host.removeprefix("www.")
    now = f"{pd.Timestamp.now('UTC'):%Y-%m-%dT%H:%M:%SZ}"
    return {**row, "outlet": outlet, "file": name, "status": "fetched", "reason": "", "fetched": now}


def host_of(url: str) -> str:
    """Name of the host of an address of the web; empty if it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a bracket that is not closed
        return ""
    return parts.hostname or "" if parts.scheme in ("http", "https") else ""


def page(visitor: Visitor, url: str) -> bytes:
    """The bytes of a page of HTML.

    Raises
    ------
    OSError
        The page is forbidden, did not come, or is none.
    """
    if not visitor.allowed(url):
        raise OSError("the host's robots.txt does not allow it")
    visitor.wait(urlsplit(url).netloc)
    status, kind, body = visitor.get(url)
    if status != 200:
        raise OSError(f"HTTP status {status}")
    if kind and "html" not in kind:
        raise OSError(f"not HTML: {kind[:60]}")
    return body


def failed(row: Row, reason: str) -> Row:
    """A row of an address that was not read."""
    return {**row, "file": "", "status": "failed", "reason": reason, "fetched": ""}


def manifest(folder: Path) -> Iterator[Row]:
    """Rows of an earlier run."""
    path = folder / MANIFEST
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row.get("url"):
                    yield {c: row.get(c) or "" for c in COLUMNS}


def write(folder: Path, rows: Iterable[Row]) -> None:
    """Write the manifest of the pages that are there and of those that failed, whole or not at all."""
    path = folder / MANIFEST
    new = path.with_suffix(".part")
    with new.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows({c: row.get(c, "") for c in COLUMNS} for row in rows)
    new.replace(path)
