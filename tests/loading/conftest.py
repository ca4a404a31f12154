"""Fixtures of every format, all our own writing: invented outlets, people and events in the databases' layouts."""

import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from mediakit.loading import formats

EXPORTS = Path(__file__).with_name("exports")
PAGE = """<!DOCTYPE html><html lang="en"><head><title>A second bridge | Ledger</title>
<meta property="article:published_time" content="2023-07-28T09:05:00+02:00">
<meta property="og:site_name" content="The Ledger"><link rel="canonical" href="https://ledger.example/a"></head>
<body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>A second bridge</h1>
<p>The council voted for a second bridge on Friday, after a debate that lasted until midnight.</p>
<p>The steel works in the north of the town will build it, and the work will take three years, the mayor said.</p>
<p>Two members of the council voted against the plan because of its cost, put at 12 million crowns.</p></article>
<footer>All rights reserved</footer></body></html>"""
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs, *, member="word/document.xml"):
    """A DOCX of paragraphs; a form feed starts a new page."""
    parts = []
    for text in paragraphs:
        run = (
            '<w:r><w:br w:type="page"/></w:r>'
            if text == "\f"
            else f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        )
        parts.append(f"<w:p>{run}</w:p>")
    return zipped(
        {member: f'<?xml version="1.0"?><w:document xmlns:w="{SPACE}"><w:body>{"".join(parts)}</w:body></w:document>'}
    )


def zipped(members):
    """A zip archive in memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def warc_record(kind, url, block, **more):
    """One WARC record."""
    content = block if isinstance(block, bytes) else block.encode()
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2022-04-01T12:34:56Z",
        "WARC-Record-ID": "<urn:uuid:1>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(content)),
        **more,
    }
    return (
        b"WARC/1.0\r\n" + "".join(f"{k}: {v}\r\n" for k, v in fields.items()).encode() + b"\r\n" + content + b"\r\n\r\n"
    )


def http(body, status="200 OK", kind="text/html; charset=utf-8", more=""):
    """An HTTP response."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + (
        body if isinstance(body, bytes) else body.encode()
    )


@pytest.fixture(scope="session")
def make_docx():
    return docx


@pytest.fixture(scope="session")
def make_zip():
    return zipped


@pytest.fixture(scope="session")
def make_warc():
    return warc_record, http


@pytest.fixture(scope="session")
def page():
    return PAGE


@pytest.fixture(scope="session")
def nexis_paragraphs():
    return json.loads((EXPORTS / "nexis_paragraphs.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def exports(nexis_paragraphs):
    """Bytes of a sound file of every format, by file name."""
    found = {p.name: p.read_bytes() for p in sorted(EXPORTS.iterdir()) if p.name != "nexis_paragraphs.json"}
    found["nexis.docx"] = docx(nexis_paragraphs)
    found["page.html"] = PAGE.encode()
    found["page.txt"] = b"Rain fell on the town for a third day.\nThe river rose."
    found["table.csv"] = b'outlet,title,text\nLedger,"A, b","Rain fell.\nIt was wet."\nPost,,Snow fell.\n'
    found["table.jsonl"] = b'{"outlet": "Ledger", "text": "Rain fell."}\n{"outlet": "Post", "text": "Snow fell."}\n'
    found["pages.zip"] = zipped({"Ledger/a.txt": "Rain fell.", "Post/b.html": PAGE})
    found["crawl.warc"] = warc_record("warcinfo", "", "x") + warc_record(
        "response", "https://ledger.example/a", http(PAGE)
    )
    return found


@pytest.fixture(scope="session")
def read(exports):
    """Read a fixture by its name."""
    return lambda name: formats.read(exports[name], name)
