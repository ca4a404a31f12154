"""Every label of the sample points at the characters it claims."""

import html
import re

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, UnknownNameError
from mediakit.loading import sample

DATA = sample.data_folder()
IN_BODY = ["hedges", "quotes", "reported", "sentences", "wire"]
POINTERS = [
    pytest.param("quotes", "speaker", id="speakers of quotes"),
    pytest.param("quotes", "verb", id="verbs of quotes"),
    pytest.param("reported", "source", id="sources of reported speech"),
    pytest.param("reported", "cue", id="cues of reported speech"),
]


@pytest.fixture(scope="module")
def manifest():
    return pd.read_csv(DATA / "sample" / "articles.csv")


@pytest.fixture(scope="module")
def bodies():
    return mk.load_labels("bodies").set_index("file")["text"]


@pytest.fixture(scope="module")
def raw(manifest):
    return {f: (DATA / "sample" / f).read_text(encoding="utf-8") for f in manifest["file"]}


@pytest.mark.parametrize("name", IN_BODY)
def test_every_body_label_is_the_slice_it_names(name, bodies):
    table = mk.load_labels(name)
    wrong = [r for r in table.itertuples() if bodies[r.file][r.start : r.end] != r.text]
    assert not wrong


@pytest.mark.parametrize("name", IN_BODY)
def test_no_body_label_is_empty_or_leaves_its_article(name, bodies):
    table = mk.load_labels(name)
    length = table["file"].map(bodies.str.len())
    assert ((table["start"] >= 0) & (table["start"] < table["end"]) & (table["end"] <= length)).all()


@pytest.mark.parametrize(("name", "what"), POINTERS)
def test_every_speaker_and_verb_stands_where_it_is_said_to(name, what, bodies):
    table = mk.load_labels(name).dropna(subset=[f"{what}_start"])
    spans = zip(table["file"], table[f"{what}_start"].astype(int), table[f"{what}_end"].astype(int), strict=True)
    assert [bodies[f][s:e] for f, s, e in spans] == table[what].to_list()


def test_every_block_is_the_slice_of_the_raw_page_it_names(raw):
    wrong = [r for r in mk.load_labels("blocks").itertuples() if raw[r.file][r.start : r.end] != r.text]
    assert not wrong


def test_blocks_do_not_overlap_and_stand_in_order():
    for _, blocks in mk.load_labels("blocks").groupby("file"):
        assert (blocks["start"].to_numpy()[1:] >= blocks["end"].to_numpy()[:-1]).all()


def test_blocks_of_a_text_page_hold_every_visible_character(raw):
    for file, blocks in mk.load_labels("blocks").groupby("file"):
        if file.endswith(".txt"):
            left = list(raw[file])
            for start, end in zip(blocks["start"], blocks["end"], strict=True):
                left[start:end] = " " * (end - start)
            assert not "".join(left).strip(), file


def test_blocks_of_an_html_page_hold_every_visible_character(raw):
    for file, blocks in mk.load_labels("blocks").groupby("file"):
        if file.endswith(".html"):
            page = re.sub(r"<head>.*?</head>|<!DOCTYPE html>", "", raw[file], flags=re.DOTALL)
            shown, named = (re.sub(r"<[^>]*>|\s+", "", text) for text in (page, "".join(blocks["text"])))
            assert shown == named, file


def test_a_body_is_its_body_blocks_a_line_each(bodies):
    blocks = mk.load_labels("blocks")
    joined = blocks[blocks["category"] == "body"].groupby("file")["text"].agg("\n".join)
    joined = joined.str.replace(r"</?a\b[^>]*>", "", regex=True).map(html.unescape)
    assert joined.to_dict() == bodies.to_dict()


def test_sentences_cover_the_body_and_never_cross_a_paragraph(bodies):
    for file, rows in mk.load_labels("sentences").groupby("file"):
        assert not rows["text"].str.contains("\n").any()
        left = list(bodies[file])
        for start, end in zip(rows["start"], rows["end"], strict=True):
            left[start:end] = " " * (end - start)
        assert not "".join(left).strip()


def test_a_quote_stands_between_marks(bodies):
    marks = "'\"‘’“”"
    for r in mk.load_labels("quotes").itertuples():
        body = bodies[r.file]
        assert body[r.start - 1] in marks
        assert body[r.end : r.end + 1] in marks if r.closed else body[r.end : r.end + 1] == "\n"


def test_parts_of_one_utterance_have_one_speaker():
    speech = mk.load_labels("quotes").query("kind == 'speech'").dropna(subset=["name"])
    assert not speech.drop_duplicates(["file", "utterance", "name"]).duplicated(["file", "utterance"]).any()


def test_a_headline_quote_is_a_slice_of_the_title(manifest):
    titles = manifest.set_index("file")["title"]
    assert all(titles[r.file][r.start : r.end] == r.text for r in mk.load_labels("headline_quotes").itertuples())


def test_a_doxastic_cue_or_an_unnamed_source_is_no_hedge():
    table = mk.load_labels("hedges")
    apart = table["category"].isin(["doxastic", "unnamed_source"]) | table["category"].isna()
    assert (apart == (table["label"] == "neither")).all()
    assert set(table["voice"]) == {"own", "quoted", "reported"}


def test_the_split_is_complete_and_parts_whole_events(manifest):
    split = mk.load_labels("split")
    assert split["file"].to_list() == manifest["file"].to_list()
    together = split.merge(mk.load_labels("events")).groupby("event")["split"].nunique()
    assert (together == 1).all()
    assert split["split"].value_counts().min() >= 20


def test_events_are_those_of_the_manifest(manifest):
    assert mk.load_labels("events")["event"].to_list() == manifest["event"].to_list()


def test_the_sample_has_what_it_promises(manifest, bodies):
    pairs = manifest.drop_duplicates(["outlet", "event"])
    assert (pairs["outlet"].nunique(), pairs["event"].nunique(), len(pairs)) == (5, 8, 40)
    assert len(mk.load_labels("hedges")) >= 1000
    assert len(mk.load_labels("sentences")) >= 400
    n_words = bodies.str.split().str.len().sort_values()
    assert (n_words.iloc[1:] >= 350).all()  # one page is cut off by a paywall
    assert (n_words <= 900).all()
    assert manifest["file"].str.endswith(".txt").sum() == 20


def test_every_address_is_on_a_reserved_domain(manifest):
    assert manifest["url"].str.match(r"https://[a-z.]+\.example/").all()


def test_agreement_is_reported_for_every_label_judged_twice():
    table = mk.load_labels("agreement")
    assert table["same_share"].between(0, 1).all()
    assert table["kappa"].between(-1, 1).all()


def test_the_codebook_prints_the_agreement_that_was_counted():
    book = (DATA / "labels" / "README.md").read_text(encoding="utf-8")
    for row in mk.load_labels("agreement").itertuples():
        line = f"| {row.labels} | {row.n:,} | {row.same_share:.3f} | {row.kappa:.3f} |".replace(" 0.", " .")
        assert line in book, line


def test_load_sample_gives_every_page_of_the_manifest(manifest):
    articles = mk.load_sample()
    assert sorted(articles["source_file"]) == sorted(manifest["file"])
    assert set(articles["outlet"]) == set(manifest["outlet"])


def test_an_unknown_table_of_labels_is_named_with_the_known_ones():
    with pytest.raises(UnknownNameError, match="quotes"):
        mk.load_labels("qoutes")


def test_the_registry_lists_every_file_of_the_sample():
    listed = set(pd.read_csv(DATA / "registry.csv")["file"])
    there = {
        p.relative_to(DATA).as_posix() for part in ("sample", "labels") for p in (DATA / part).rglob("*") if p.is_file()
    }
    assert listed == there
    sample.check_registry(DATA, "")


@pytest.mark.parametrize("harm", ["changed", "missing"])
def test_a_page_that_differs_from_the_registry_is_named(harm, tmp_path, monkeypatch):
    (tmp_path / "sample").mkdir()
    page = tmp_path / "sample" / "page.txt"
    page.write_text("one", encoding="utf-8")
    row = "sample/page.txt,7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed,3"
    (tmp_path / "registry.csv").write_text(f"file,sha256,n_bytes\n{row}\n", encoding="utf-8")
    sample.check_registry(tmp_path, "sample/")
    page.unlink() if harm == "missing" else page.write_text("two", encoding="utf-8")
    monkeypatch.setattr(sample, "data_folder", lambda: tmp_path)
    with pytest.raises(InputError, match=rf"page\.txt.*{harm}"):
        mk.load_sample()


def test_no_data_folder_is_told_with_the_places_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr(sample, "PACKAGE", tmp_path / "mediakit")
    with pytest.raises(InputError, match=r"registry\.csv"):
        sample.data_folder()


def test_an_installed_copy_is_found_inside_the_package(tmp_path, monkeypatch):
    (tmp_path / "mediakit" / "data").mkdir(parents=True)
    (tmp_path / "mediakit" / "data" / "registry.csv").touch()
    monkeypatch.setattr(sample, "PACKAGE", tmp_path / "mediakit")
    assert sample.data_folder() == tmp_path / "mediakit" / "data"
