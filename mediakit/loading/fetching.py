"""Pages of a list of addresses, kept on disk as they came: politely, one at a time, within the hosts' robots.txt.

Robots Exclusion Protocol: RFC 9309. Nothing else in the package uses the network.
"""

from __future__ import annotations

import csv
import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pandas as pd

from mediakit.errors import InputError, MissingColumnError
from mediakit.loading import tables
from mediakit.loading.collection import MANIFEST
from mediakit.loading.files import existing, read_bytes

AGENT = "mediakit (research; one page at a time)"
LARGEST_PAGE = 20 * 1024**2
MOST_REDIRECTS = 5
SAVE_EVERY = 20
COLUMNS = ("file", "outlet", "title", "published", "url", "event", "status", "reason", "fetched")
Row = dict[str, str]


@dataclass(slots=True)
class Visitor:
    """A connection pool, what the hosts allow, and when each was last asked."""

    delay: float
    timeout: float
    pool: Any
    robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Leave the host alone for a while."""
        rest = self.last.get(host, -self.delay) + self.delay - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        self.last[host] = time.monotonic()

    def allowed(self, url: str) -> bool:
        """Whether the host's robots.txt lets us read the page; a host without one does."""
        parts = urlsplit(url)
        if parts.netloc not in self.robots:
            self.robots[parts.netloc] = self.rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
        rules = self.robots[parts.netloc]
        return rules is None or rules.can_fetch(AGENT, url)

    def rules(self, url: str) -> RobotFileParser | None:
        """The rules of a host; a host that answers with an error of its own (5xx) forbids everything (RFC 9309)."""
        parser = RobotFileParser(url)
        try:
            status, _, body = self.get(url)
        except OSError:
            return None
        if status >= 500:
            parser.disallow_all = True
            return parser
        if status != 200:
            return None
        parser.parse(body[:512_000].decode("utf-8", "replace").splitlines())
        return parser

    def get(self, url: str) -> tuple[int, str, bytes]:
        """Status, content type and body of a page.

        Raises
        ------
        OSError
            No answer, an endless redirect, or a body that is too large or too slow.
        """
        from urllib3.exceptions import HTTPError

        deadline = time.monotonic() + 3 * self.timeout
        try:
            answer = self.pool.request("GET", url, preload_content=False, redirect=True)
            try:
                parts, size = [], 0
                for chunk in answer.stream(65_536):
                    parts.append(chunk)
                    size += len(chunk)
                    if size > LARGEST_PAGE:
                        raise OSError(f"more than {LARGEST_PAGE:,} bytes")
                    if time.monotonic() > deadline:
                        raise OSError(f"still sending after {3 * self.timeout:.0f} s")
            finally:
                answer.close()
        except (HTTPError, ValueError) as error:
            cause = getattr(error, "reason", None) or error
            raise OSError(f"no page: {str(cause).split('): ')[-1][:150]}") from error
        return int(answer.status), str(answer.headers.get("content-type", "")), b"".join(parts)


def fetch(
    urls: Iterable[str] | pd.DataFrame | str | Path, *, into: str | Path, delay: float = 2.0, timeout: float = 20.0
) -> pd.DataFrame:
    """Download pages and keep them on disk with a manifest that `load` reads; what is there already is not asked for again.

    Parameters
    ----------
    urls : list of str, DataFrame, or path
        Addresses; or a table (also a file, such as a Media Cloud or GDELT download) with a column `url` and any of outlet,
        title, published, event, which go into the manifest.
    into : str or Path
        Folder for the raw pages and `articles.csv`; made if needed.
    delay : float
        Seconds between two requests to one host.
    timeout : float
        Seconds to wait for an answer.

    Returns
    -------
    DataFrame
        A row an address: `file, outlet, title, published, url, event, status, reason, fetched`; status is `fetched`, `kept`
        (there from an earlier run) or `failed`. Then `mediakit.load(into)`.

    Raises
    ------
    InputError
        `into` is a file, or no address is given.
    MissingColumnError
        A table without a column of addresses.
    """
    wanted = addresses(urls)
    folder = Path(into)
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{str(into)!r} is a file; fetch needs a folder")
    folder.mkdir(parents=True, exist_ok=True)
    before = {row["url"]: row for row in manifest(folder)}
    visitor = Visitor(delay, timeout, pool(timeout))
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
        path = existing(urls)
        if path.suffix.lower() == ".txt":
            rows = [{"url": line.strip()} for line in path.read_text(encoding="utf-8").splitlines()]
        else:
            found, _, _ = tables.read_rows(read_bytes(path), path.name)
            rows = named(found)
    elif isinstance(urls, pd.DataFrame):
        rows = named([{str(k): v for k, v in row.items()} for row in urls.reset_index().to_dict("records")])
    else:
        rows = [{"url": url} for url in urls]
    unique = {text: row for row in rows if (text := str(row.get("url") or "").strip())}
    if not unique:
        raise InputError("fetch needs at least one address")
    return [
        {**{c: cell(row.get(c)) for c in ("outlet", "title", "published", "event")}, "url": url}
        for url, row in unique.items()
    ]


def named(rows: list[dict[str, object]]) -> list[Mapping[str, object]]:
    """Rows with our names for their columns."""
    present = list(dict.fromkeys(k for row in rows for k in row))
    chosen, _ = tables.mapping(present, None)
    if "url" not in chosen.values():
        raise MissingColumnError("the table of addresses", ["url"], present)
    return list(tables.to_records(rows, chosen))


def cell(value: object) -> str:
    """A cell as text."""
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]  # any scalar will do


def pool(timeout: float) -> Any:
    """A connection pool that follows few redirects and does not try again."""
    import urllib3

    retries = urllib3.Retry(total=MOST_REDIRECTS, redirect=MOST_REDIRECTS, connect=0, read=0, status=0, other=0)
    return urllib3.PoolManager(
        timeout=urllib3.Timeout(connect=timeout, read=timeout), retries=retries, headers={"User-Agent": AGENT}
    )


def progress(rows: list[Row]) -> Iterable[Row]:
    """The rows, with a progress bar."""
    from tqdm.auto import tqdm

    return tqdm(rows, desc="fetching", unit="page", disable=len(rows) < 5)  # type: ignore[no-any-return]  # tqdm passes its items through


def one(visitor: Visitor, folder: Path, row: Row, before: Row | None) -> Row:
    """Fetch a page, unless it is there; its file is named by the address's hash, never by what the page says."""
    url = row["url"]
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return failed(row, "not an address of the web (http, https)")
    if before and before["status"] != "failed" and (folder / before["file"]).is_file():
        return {**before, "status": "kept"}
    try:
        if not visitor.allowed(url):
            return failed(row, "the host's robots.txt does not allow it")
        visitor.wait(parts.netloc)
        status, kind, body = visitor.get(url)
    except OSError as error:
        return failed(row, str(error))
    if status != 200:
        return failed(row, f"HTTP status {status}")
    if "html" not in kind and kind:
        return failed(row, f"not HTML: {kind[:60]}")
    name = f"pages/{hashlib.sha256(url.encode()).hexdigest()[:16]}.html"
    (folder / "pages").mkdir(exist_ok=True)
    (folder / name).write_bytes(body)
    host = parts.hostname.removeprefix("www.")
    return {
        **row,
        "outlet": row["outlet"] or host,
        "file": name,
        "status": "fetched",
        "reason": "",
        "fetched": pd.Timestamp.now("UTC").isoformat(),
    }


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
