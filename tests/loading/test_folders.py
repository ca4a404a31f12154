"""Folders and archives: a folder's name fills a gap, a manifest wins, and every file is accounted for."""

import warnings

import pytest

import mediakit as mk

ARTICLE = {
    "Harbour Post": "The wall will be built, the council said on Monday.",
    "Daily Gull": "Nobody asked the gulls about the wall.",
}


def loaded(path, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return mk.load(path, report=True, **options)


def nexis(promised=2):
    """Paragraphs of an export of two outlets."""
    rows = [f"Documents ({promised})"]
    for outlet, text in ARTICLE.items():
        rows += [
            "\f",
            f"The wall in the {outlet}",
            outlet,
            "January 10, 2018 Wednesday",
            "Body",
            text,
            "End of Document",
        ]
    return rows


def test_outlets_in_an_export_are_not_overwritten_by_the_folder(tmp_path, make_docx):
    (tmp_path / "nexis").mkdir()
    (tmp_path / "nexis" / "one.docx").write_bytes(make_docx(nexis()))
    assert set(loaded(tmp_path)[0]["outlet"]) == set(ARTICLE)


def test_outlets_in_a_table_are_not_overwritten_and_gaps_in_it_are_filled(tmp_path):
    (tmp_path / "Evening Post").mkdir()
    (tmp_path / "Evening Post" / "t.csv").write_text("outlet,text\nDaily Gull,Rain.\n,Snow.\n", encoding="utf-8")
    assert loaded(tmp_path)[0]["outlet"].to_list() == ["Daily Gull", "Evening Post"]


def test_a_manifest_wins_over_the_outlets_in_an_export(tmp_path, make_docx):
    (tmp_path / "one.docx").write_bytes(make_docx(nexis()))
    (tmp_path / "articles.csv").write_text("file,outlet\none.docx,Gull Group\n", encoding="utf-8")
    assert set(loaded(tmp_path)[0]["outlet"]) == {"Gull Group"}


@pytest.mark.parametrize(
    ("names", "outlets"),
    [
        (("my-corpus/Harbour Post/a.txt", "my-corpus/Daily Gull/b.txt"), {"Harbour Post", "Daily Gull"}),
        (("Harbour Post/a.txt", "Daily Gull/b.txt"), {"Harbour Post", "Daily Gull"}),
        (("Harbour Post/a.txt", "Harbour Post/b.txt"), {"Harbour Post"}),
        (("my-corpus/Harbour Post/2018/a.txt", "my-corpus/Daily Gull/b.txt"), {"Harbour Post", "Daily Gull"}),
        (("a.txt", "Daily Gull/b.txt"), {"unknown", "Daily Gull"}),
    ],
)
def test_a_folder_that_holds_all_of_an_archive_is_not_the_outlet(tmp_path, make_zip, names, outlets):
    (tmp_path / "c.zip").write_bytes(make_zip(dict(zip(names, ARTICLE.values(), strict=True))))
    articles, report = loaded(tmp_path / "c.zip")
    assert set(articles["outlet"]) == outlets
    assert report["reason"].str.contains("'my-corpus/' holds all files").any() == names[0].startswith("my-corpus")


@pytest.mark.parametrize("top", ["", "my-corpus/"])
def test_the_manifest_of_an_archive_is_honoured(tmp_path, make_zip, top):
    rows = "file,outlet,title\na.txt,Harbour Post,Wall\npages/b.txt,Daily Gull,Gulls\nnowhere.txt,Daily Gull,\n"
    pages = {"a.txt": "Rain fell.", "pages/b.txt": "Snow fell.", "c.txt": "Hail fell."}
    members = {f"{top}{name}": text for name, text in {"articles.csv": rows, **pages}.items()}
    (tmp_path / "c.zip").write_bytes(make_zip(members))
    articles, report = loaded(tmp_path / "c.zip")
    assert articles[["outlet", "title", "text"]].to_numpy().tolist() == [
        ["Harbour Post", "Wall", "Rain fell."],
        ["Daily Gull", "Gulls", "Snow fell."],
    ]
    skipped = report[report["status"] == "skipped"].set_index("item")["reason"].to_dict()
    assert skipped == {
        "nowhere.txt": "the manifest names it, but the archive has no such file",
        f"{top}c.txt": "not named in the manifest",
    }


def test_a_manifest_of_an_archive_that_cannot_be_used_is_a_row_and_the_pages_are_read(tmp_path, make_zip):
    (tmp_path / "c.zip").write_bytes(make_zip({"articles.csv": "file,title\na.txt,Wall\n", "Post/a.txt": "Rain."}))
    articles, report = loaded(tmp_path / "c.zip")
    assert articles["outlet"].to_list() == ["Post"]
    assert report.set_index("item").at["articles.csv", "reason"].startswith("the manifest 'articles.csv' needs")


def test_what_an_export_in_an_archive_promises_is_counted(tmp_path, make_zip, make_docx):
    (tmp_path / "c.zip").write_bytes(make_zip({"one.docx": make_docx(nexis(5)), "b.txt": "Rain fell."}))
    _, report = loaded(tmp_path / "c.zip")
    counts = report.loc[report["status"] == "count", "reason"].to_list()
    assert counts == ["one.docx: the file says 5 documents, 2 were read"]


def test_encodings_of_pages_in_an_archive_are_told(tmp_path, make_zip):
    (tmp_path / "c.zip").write_bytes(
        make_zip({"A/a.txt": "naïve “a”".encode("cp1252"), "A/b.csv": "outlet,text\nB,x\n"})
    )
    assert loaded(tmp_path / "c.zip")[0]["encoding"].to_list() == ["cp1252", "utf-8"]


def test_a_file_without_any_article_is_a_row(tmp_path, make_zip):
    (tmp_path / "a.zip").write_bytes(make_zip({}))
    (tmp_path / "b.txt").write_text("Rain fell.", encoding="utf-8")
    report = mk.load_report(tmp_path).set_index("source_file")
    assert report.at["a.zip", "reason"] == "no article was found in it, read as zip archive"
