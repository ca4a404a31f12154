"""Broken and hostile input: a clear row, bounded time and memory, nothing executed, no exception that escapes."""

import io
import random
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit.errors import InputError
from mediakit.loading import archives, collection, formats, paragraphs
from mediakit.loading.assembling import assemble
from mediakit.loading.delimited import delimited
from mediakit.loading.files import Source
from mediakit.loading.jsontext import json_rows

NAMES = [
    "nexis.docx", "nexis.rtf", "nexis_old.txt", "nexis_old.html", "factiva.html", "factiva.rtf", "proquest.txt",
    "newsapi.json", "eventregistry.json", "gdelt.json", "mediacloud.csv", "crawl.warc", "pages.zip", "page.html",
    "page.txt", "table.csv", "table.jsonl",
]  # fmt: skip
NASTY = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b'"', b"{" * 50, b"[" * 2000, b"<div>" * 300, b"\\u-1?", b"\\'zz", b"&#x0;",
    b"<!ENTITY a 'b'>", b"1" * 400, b"\r", b"__", b"]]>", b"=1+1", "\u202e".encode(),
]  # fmt: skip


def damaged(data, rng):
    """The bytes with a few of the things that happen to files."""
    data = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at, size = rng.randrange(len(data) + 1), rng.randint(1, 60)
        kind = rng.randrange(6)
        if kind == 0:
            del data[at : at + size]
        elif kind == 1:
            data[at:at] = rng.choice(NASTY)
        elif kind == 2:
            data[at : at + size] = rng.randbytes(size)
        elif kind == 3:
            del data[at:]
        elif kind == 4:
            data[at:at] = data[max(0, at - size * 5) : at]
        elif at < len(data):
            data[at] ^= 1 << rng.randrange(8)
    return bytes(data)


def account(files, name):
    """Read files of one name and check that every document found is either an article or a row with a reason."""
    batches = [collection.read_safely(data, name, {}) for data in files]
    n = sum(len(batch.records) + len(batch.skipped) or batch.promised != 0 for batch in batches)
    places = (Path(str(i), name) for i in range(len(files)))
    articles, report, _ = assemble(list(zip((Source(p, str(p)) for p in places), batches, strict=True)), [], {})
    read, skipped = (report["status"] == "read").sum(), report[report["status"] == "skipped"]
    assert read == len(articles)
    assert read + len(skipped) == n
    assert (skipped["reason"] != "").all()
    assert articles.index.is_unique
    assert articles["text"].notna().all()
    return batches


@pytest.mark.parametrize("name", NAMES)
def test_no_exception_escapes_a_damaged_file_and_every_row_is_accounted_for(exports, name):
    rng = random.Random(name)  # noqa: S311 - damage must be repeatable, not secret
    account([damaged(exports[name], rng) for _ in range(300)], name)


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMES)
def test_ten_thousand_damaged_files_of_each_format(exports, name):
    rng = random.Random(f"soak {name}")  # noqa: S311 - as above
    for _ in range(100):
        account([damaged(exports[name], rng) for _ in range(100)], name)


@given(st.binary(max_size=400), st.sampled_from(NAMES))
@settings(max_examples=150)
def test_any_bytes_under_any_ending_are_a_batch(data, name):
    account([data], name)


def test_an_archive_bomb_is_refused(make_zip):
    with pytest.raises(archives.ArchiveError, match="looks like a bomb"):
        archives.check(make_zip({"a.txt": "0" * 30_000_000}))


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "x/../../a.txt", "C:/a.txt", "..\\a.txt"])
def test_a_member_that_leads_out_of_the_archive_is_refused(make_zip, name):
    with pytest.raises(archives.ArchiveError, match="leads out of it"):
        archives.check(make_zip({name: "x"}))


def test_a_link_in_an_archive_is_refused():
    out = io.BytesIO()
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(archives.ArchiveError, match="is a link"):
        archives.check(out.getvalue())


def test_too_many_members_are_refused(make_zip, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    with pytest.raises(archives.ArchiveError, match="4 members; at most 3"):
        archives.check(make_zip({f"{i}.txt": "x" for i in range(4)}))


def test_a_member_that_lies_about_its_size_is_stopped_while_reading(make_zip, monkeypatch):
    data = make_zip({"a.txt": "0" * 3_000_000})
    monkeypatch.setattr(archives, "SMALL", 1000)
    monkeypatch.setattr(archives, "RATIO", 1)
    archive = zipfile.ZipFile(io.BytesIO(data))
    with pytest.raises(archives.ArchiveError, match="unpacks to more than"):
        archives.member(archive, "a.txt", len(data))


def test_an_archive_in_an_archive_is_not_opened(make_zip):
    batch = formats.read(make_zip({"a.zip": make_zip({"b.txt": "Rain."}), "c.txt": "Snow fell."}), "x.zip")
    assert [r["text"] for r in batch.records] == ["Snow fell."]
    assert batch.skipped == [("a.zip", "an archive in an archive; not opened")]


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', id="a file as entity"),
        pytest.param('<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>', id="entities of entities"),
    ],
)
def test_documents_with_entities_are_refused(make_zip, xml):
    with pytest.raises(ValueError, match="declares entities"):
        paragraphs.of_docx(make_zip({"word/document.xml": xml}))


@pytest.mark.parametrize("name", ["page.html", "factiva.html"])
def test_html_of_ten_thousand_levels_is_a_row_in_bounded_time(name):
    data = (
        b'<div class="article enArticle articleParagraph" id="article-x">' * 10_000 + b"Rain fell." + b"</div>" * 10_000
    )
    start = time.perf_counter()
    [batch] = account([data], name)
    assert "levels deep" in batch.skipped[0][1]
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "name", ["page.txt", "table.csv", "table.jsonl", "proquest.txt", "factiva.rtf", "nexis_old.txt"]
)
@pytest.mark.parametrize("unit", [b"a ", b"_", b'"', b"{\\rtf1", b"\\u8217?", b"- ", b"\xff"])
def test_a_megabyte_in_one_line_is_read_in_bounded_time(exports, name, unit):
    data = exports[name] + unit * (1_000_000 // len(unit))
    start = time.perf_counter()
    account([data], name)
    assert time.perf_counter() - start < 10


def test_a_csv_whose_quotes_never_close_says_so():
    found = delimited('outlet,text\nA,"Rain fell, and more.\nB,Snow fell.\n')
    assert len(found.rows) == 1
    assert "never closes" in found.said[0]


def test_a_broken_line_of_json_is_told_and_the_others_are_read():
    found = json_rows('{"a": 1}\n{"a": \n{"a": 3}\n[1]\n')
    assert [r["a"] for r in found.rows] == [1, 3]
    assert found.said[0].startswith("line 2 is not JSON")
    assert found.said[1] == "line 4 is not an object"
    assert found.lost == 2


def test_encodings_may_differ_inside_a_folder(tmp_path):
    texts = {"utf-8": "naïve “a”", "cp1252": "naïve “b”", "utf-16": "naïve “c”", "utf-8-sig": "naïve “d”"}
    (tmp_path / "A").mkdir()
    for name, text in texts.items():
        (tmp_path / "A" / f"{name}.txt").write_bytes(text.encode(name))
    articles = mk.load(tmp_path)
    assert {n: articles.at[f"A/{n}", "text"] for n in texts} == texts
    assert {n: articles.at[f"A/{n}", "encoding"] for n in texts} == {n: n for n in texts}


def test_text_that_was_lost_before_is_flagged(tmp_path):
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "a.txt").write_text("It was na\ufffdve.", encoding="utf-8")
    articles = mk.load(tmp_path)
    assert articles["flags"].to_list() == ["encoding"]
    assert "1 replacement characters" in articles["note"].iloc[0]


def test_files_over_the_cap_are_a_row(tmp_path, monkeypatch):
    monkeypatch.setattr("mediakit.loading.files.LARGEST_PAGE", 100)
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "a.txt").write_text("Rain " * 100, encoding="utf-8")
    (tmp_path / "A" / "b.txt").write_text("Rain fell.", encoding="utf-8")
    report = mk.load_report(tmp_path)
    assert "at most 100 are read" in report.set_index("source_file").at["A/a.txt", "reason"]


def test_a_spreadsheet_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"no file or folder '.*t\.csv'"):
        mk.from_spreadsheet(tmp_path / "t.csv")


def test_cells_that_begin_like_formulas_are_disarmed_and_come_back(tmp_path):
    import pandas as pd

    table = pd.DataFrame({"a": ["=cmd|x", "+1", "-1 bullet", "@x", "'q", "plain", "\tx", None]})
    path = mk.to_spreadsheet(table, tmp_path / "t.csv")
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    assert not any(line.strip('"').startswith(("=", "+", "-", "@", "\t")) for line in lines)
    pd.testing.assert_frame_equal(mk.from_spreadsheet(path), table, check_dtype=False)
