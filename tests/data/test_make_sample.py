"""The pages and labels on disk are what their source gives, and the markup of the source means what it says."""

import pytest

from tools import make_sample, resolve_labels
from tools.sample_markup import read_block, read_blocks, read_macros
from tools.sample_pages import page
from tools.sample_spans import body_tables, full_name

HEAD = {"file": "a.html", "title": "T", "outlet": "O", "url": "https://o.example/", "published": "2023-05-01"}


def test_the_source_gives_the_files_on_disk_byte_for_byte(tmp_path, monkeypatch):
    disk = {p: p.read_bytes() for p in make_sample.SAMPLE.rglob("*") if p.is_file()}
    tables = {p: p.read_bytes() for p in make_sample.LABELS.glob("*.csv")}
    target = tmp_path / "data"
    monkeypatch.setattr(make_sample, "ROOT", tmp_path)
    for name in ("SAMPLE", "LABELS"):
        old = getattr(make_sample, name)
        monkeypatch.setattr(make_sample, name, target / old.name)
    make_sample.main()
    made = {p.relative_to(target): p.read_bytes() for p in target.rglob("*") if p.is_file()}
    root = next(iter(tables)).parents[1]
    for path, content in {**disk, **tables}.items():
        if path.name not in ("hedges.csv", "agreement.csv"):
            assert made[path.relative_to(root)] == content, path


def test_the_final_hedges_are_what_the_passes_and_their_resolution_give():
    stored = resolve_labels.read(resolve_labels.LABELS / "hedges.csv")
    again = [dict(zip(resolve_labels.COLUMNS, map(str, row), strict=True)) for row in resolve_labels.hedges()]
    assert again == stored


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        pytest.param("aabb", "aabb", 1.0, id="all alike"),
        pytest.param("aabb", "abab", 0.0, id="as chance has it"),
        pytest.param("aabb", "bbaa", -1.0, id="never alike"),
        pytest.param("aaaa", "aaaa", 1.0, id="one label only"),
    ],
)
def test_kappa_is_agreement_beyond_chance(first, second, value):
    assert resolve_labels.kappa(first, second) == pytest.approx(value)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        pytest.param("curly", "“It’s ‘his’,” he said.", id="curly"),
        pytest.param("straight", "\"It's 'his',\" he said.", id="straight"),
        pytest.param("doubled", "''It's 'his','' he said.", id="doubled apostrophes"),
        pytest.param("single", "'It's \"his\",' he said.", id="British"),
        pytest.param("single-curly", "‘It’s “his”,’ he said.", id="British, curly"),
    ],
)
def test_marks_are_set_in_the_style_of_the_outlet(style, text):
    block = read_block("body", ["«It's ‹his›{scare},»{he:Ann Lee|said} he said."], style)
    assert block.text == text
    inner, outer = block.marks
    assert text[inner.start : inner.end] == "his"
    assert text[outer.start] == "I"
    assert text[outer.end - 1] == ","


def test_a_quote_without_closing_mark_ends_with_its_paragraph():
    block = read_block("body", ["«One.{Lee|said}"], "straight")
    assert (block.text, block.marks[0].closed) == ('"One.', False)


@pytest.mark.parametrize("line", ["«One.", "[one", "‹one»{scare}"])
def test_a_mark_left_open_or_closed_by_another_stops_the_build(line):
    with pytest.raises(ValueError, match=r"open|closes"):
        read_block("body", [line], "straight")


def test_sentences_are_the_lines_of_a_paragraph():
    block = read_block("body", ["One.", "Two."], "straight")
    assert [block.text[s:e] for s, e in block.sentences] == ["One.", "Two."]


def test_a_speaker_is_found_nearest_to_the_quote_and_named_in_full():
    blocks = read_blocks("@headline T\n\nAnn Lee came.\n\n«One,»{Lee|said} Lee said.\n«Two.»{Lee|}", "straight", {})
    tables = body_tables("f", blocks)
    body, rows = tables["bodies"][0][1], tables["quotes"]
    assert [body[r[6] : r[7]] for r in rows] == ["Lee", "Lee"]
    assert [r[8] for r in rows] == ["Ann Lee", "Ann Lee"]
    assert rows[0][9:12] == ("said", body.index("said"), body.index("said") + 4)


def test_a_speaker_that_the_text_does_not_hold_is_marked():
    blocks = read_blocks("@headline T\n\n«One,»{Kim|said} Lee said.", "straight", {})
    assert "nowhere" in body_tables("f", blocks)["quotes"][0]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        pytest.param("Mr. Sole", "Garrick Sole", id="title"),
        pytest.param("May", "Lisbet May", id="surname that is a month"),
        pytest.param("Garrick", "Garrick Sole", id="given name"),
        pytest.param("chief Garrick Sole", "Garrick Sole", id="description"),
        pytest.param("a note for the Assembly", "a note for the Assembly", id="no name"),
    ],
)
def test_names_are_given_in_full(name, full):
    assert full_name(name, "Garrick Sole met Lisbet May in May. Mr. Sole sat.") == full


def test_blocks_point_into_the_html_they_were_set_in():
    macros = read_macros("%head\n@ui_chrome Menu\n@section News\n@section Sport\n", "straight")
    text = "@use head\n\n@headline T & T\n\n@dateline HASK —\nA <b> & the Hask Museum.\n\n@copyright © O"
    raw, where = page(HEAD, read_blocks(text, "straight", macros))
    shown = [(category, raw[start:end]) for category, start, end in where]
    assert shown[:4] == [("ui_chrome", "Menu"), ("section", "News"), ("section", "Sport"), ("headline", "T &amp; T")]
    assert shown[5] == ("body", 'A &lt;b&gt; &amp; the <a href="/topics/hask-museum">Hask Museum</a>.')
    assert raw.count("<ul>") == raw.count("</ul>") == 1
    for tag in ("header", "main", "article", "footer"):
        assert raw.count(f"<{tag}") - raw.count("<head>") * (tag == "head") == raw.count(f"</{tag}>") == 1, tag


@pytest.mark.parametrize(
    ("layout", "raw"),
    [
        pytest.param("", "Menu\nT\nOne. Two.\nEnd\n", id="a line a block"),
        pytest.param("glued", "Menu T One. Two.\nEnd\n", id="a line only where a paragraph ends"),
    ],
)
def test_a_dump_breaks_lines_as_its_layout_says(layout, raw):
    blocks = read_blocks("@ui_chrome Menu\n@headline T\n\nOne.\nTwo.\n\n@copyright End", "straight", {})
    assert page({"file": "a.txt", "layout": layout}, blocks)[0] == raw
