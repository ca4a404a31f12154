"""Folders, manifests and tables: what is read, what is not and why; ids, outlets and dates."""

import warnings

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError, UnknownNameError
from mediakit.loading import freezing


@pytest.fixture
def folder(tmp_path, page):
    (tmp_path / "Ledger").mkdir()
    (tmp_path / "Post").mkdir()
    (tmp_path / "Ledger" / "a.txt").write_text("Rain fell on the town for a third day.", encoding="utf-8")
    (tmp_path / "Ledger" / "b.html").write_text(page, encoding="utf-8")
    (tmp_path / "Post" / "a.txt").write_bytes("It was “wet” – and naïve.".encode("cp1252"))
    return tmp_path


def quiet(path, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return mk.load(path, **options)


def test_subfolders_name_the_outlets(folder):
    articles = mk.load(folder)
    assert dict(articles["outlet"]) == {"Ledger/a": "Ledger", "Ledger/b": "Ledger", "Post/a": "Post"}
    assert articles.index.name == "article_id"
    assert list(articles.columns[:7]) == ["outlet", "title", "published", "url", "event", "text", "source_file"]


def test_text_is_the_decoded_file_and_its_encoding_gives_the_bytes_again(folder):
    articles = mk.load(folder)
    assert articles.at["Post/a", "encoding"] == "cp1252"
    assert articles.at["Post/a", "text"].encode("cp1252") == (folder / "Post" / "a.txt").read_bytes()


def test_html_keeps_extractor_date_and_address(folder):
    row = mk.load(folder).loc["Ledger/b"]
    assert row["extractor"].startswith("trafilatura ")
    assert row["published"] == pd.Timestamp("2023-07-28T07:05:00Z")
    assert row["published_as_written"] == "2023-07-28T09:05:00+02:00"
    assert row["url"] == "https://ledger.example/a"
    assert "Sport" not in row["text"]


def test_a_manifest_wins_over_folders(folder):
    (folder / "articles.csv").write_text(
        "file,outlet,title,published,event\n"
        "Ledger/a.txt,The Ledger,Rain,2023-07-28,flood\nPost/a.txt,The Post,,,flood\n",
        encoding="utf-8",
    )
    articles, report = quiet(folder, report=True)
    assert articles["outlet"].to_list() == ["The Ledger", "The Post"]
    assert articles["event"].to_list() == ["flood", "flood"]
    assert set(report.loc[report["status"] == "skipped", "reason"]) == {"not named in the manifest"}


def test_a_manifest_that_names_a_missing_file_is_a_row_and_a_warning(folder):
    (folder / "articles.csv").write_text("file,outlet\nLedger/a.txt,Ledger\nnowhere.txt,Post\n", encoding="utf-8")
    with pytest.warns(UserWarning, match="were not read"):
        _, report = mk.load(folder, report=True)
    assert "no such file" in report.set_index("source_file").at["nowhere.txt", "reason"]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname"])
def test_a_manifest_cannot_lead_out_of_its_folder(tmp_path, name):
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text("Not for reading.", encoding="utf-8")
    (inner / "a.txt").write_text("Rain fell.", encoding="utf-8")
    (inner / "articles.csv").write_text(f"file,outlet\na.txt,Ledger\n{name},Post\n", encoding="utf-8")
    articles, report = quiet(inner, report=True)
    assert len(articles) == 1
    assert report["reason"].str.contains("outside|no such file").any()


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text("Not for reading.", encoding="utf-8")
    (inner / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inner / "a.txt").write_text("Rain fell.", encoding="utf-8")
    articles, report = quiet(inner, report=True)
    assert articles.index.to_list() == ["a"]
    assert report.set_index("source_file").at["link.txt", "reason"] == "a link out of the folder; not followed"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty text", id="empty"),
        pytest.param(b" \n\t\n", "empty text", id="blank"),
        pytest.param(bytes(range(256)) * 40, "binary data, not text", id="binary"),
    ],
)
def test_a_bad_file_is_a_row_not_a_stop(folder, content, reason):
    (folder / "Post" / "bad.txt").write_bytes(content)
    with pytest.warns(UserWarning, match=r"1 of 4 documents were not read .*load_report"):
        articles = mk.load(folder)
    assert len(articles) == 3
    report = mk.load_report(folder).set_index("source_file")
    assert (report.at["Post/bad.txt", "status"], report.at["Post/bad.txt", "reason"]) == ("skipped", reason)


def test_a_megabyte_in_one_line_is_read(folder):
    (folder / "Post" / "long.txt").write_text("Rain fell on the town. " * 45_000, encoding="utf-8")
    assert len(mk.load(folder).at["Post/long", "text"]) > 1_000_000


def test_the_report_accounts_for_every_file(folder):
    (folder / "Post" / "x.bin").write_bytes(b"\0\1")
    report = mk.load_report(folder)
    assert sorted(report["source_file"]) == ["Ledger/a.txt", "Ledger/b.html", "Post/a.txt", "Post/x.bin"]
    assert (report["status"] == "read").sum() == 3


def test_the_report_is_in_the_order_of_the_documents(tmp_path):
    texts = [f"Rain {i}." if i % 3 else "" for i in range(1, 13)]
    pd.DataFrame({"outlet": "A", "text": texts}).to_csv(tmp_path / "t.csv", index=False)
    report = mk.load_report(tmp_path / "t.csv")
    assert report["item"].to_list() == [*(str(i) for i in range(1, 13)), ""]
    assert report["status"].to_list() == [*["read", "read", "skipped"] * 4, "count"]


def test_a_file_that_is_one_document_has_no_number_read_or_not(folder):
    (folder / "Post" / "bad.txt").write_bytes(b"")
    assert mk.load_report(folder)["item"].to_list() == [""] * 4


def test_a_missing_path_names_what_is_there(folder):
    with pytest.raises(InputError, match=r"no file or folder .*Ledger, Post"):
        mk.load(folder / "nowhere")


def test_an_empty_folder_says_what_to_put_there(tmp_path):
    with pytest.raises(InputError, match="holds no file that is read"):
        mk.load(tmp_path)


def test_a_folder_without_a_readable_article_says_why(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"a\.txt: empty text"):
        mk.load(tmp_path)


@pytest.mark.parametrize(
    ("columns", "missing"), [("outlet,title", "text"), ("title,text", "outlet"), ("a,b", "outlet, text")]
)
def test_a_table_without_outlet_or_text_names_both_sides(tmp_path, columns, missing):
    (tmp_path / "t.csv").write_text(f"{columns}\nx,y\n", encoding="utf-8")
    with pytest.raises(
        MissingColumnError, match=rf"needs the column\(s\) {missing}; it has: {columns.replace(',', ', ')}"
    ):
        mk.load(tmp_path / "t.csv")


@pytest.mark.parametrize(
    ("name", "content"), [("t.csv", ""), ("t.csv", "text,outlet\n"), ("t.json", '{"text": [1,'), ("t.json", "{}")]
)
def test_a_table_without_rows_says_so_and_not_that_columns_are_missing(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no row of data"):
        mk.load(tmp_path / name)


@pytest.mark.parametrize("path", [None, pd.DataFrame(), ["a.txt"], 3])
def test_a_path_that_is_none_is_named_by_its_type(path):
    with pytest.raises(InputError, match=f"a path is needed, as str or Path; not a {type(path).__name__}"):
        mk.load(path)


def test_a_manifest_without_outlet_names_both_sides(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file,title\na.txt,Rain\n", encoding="utf-8")
    with pytest.raises(
        MissingColumnError, match=r"the manifest 'articles.csv' needs the column\(s\) outlet; it has: file, title"
    ):
        mk.load(tmp_path)


def test_files_without_an_outlet_are_loaded_with_a_loud_warning(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell.", encoding="utf-8")
    with pytest.warns(UserWarning, match="1 article has no outlet and got the name 'unknown'"):
        articles, report = mk.load(tmp_path, report=True)
    assert articles["outlet"].to_list() == ["unknown"]
    assert report[["flags", "reason"]].to_numpy().tolist() == [["outlet", "no outlet is given"]]


def test_columns_are_mapped_by_the_user_or_guessed_and_said(tmp_path):
    (tmp_path / "t.csv").write_text("id,newspaper,body,stuff\n7,Ledger,Rain fell.,x\n", encoding="utf-8")
    articles, report = mk.load(tmp_path / "t.csv", report=True)
    assert articles.index.to_list() == ["7"]
    assert articles.loc["7", ["outlet", "text", "stuff"]].to_list() == ["Ledger", "Rain fell.", "x"]
    assert "column 'body' was taken for 'text'" in report["reason"].to_list()
    assert mk.load(tmp_path / "t.csv", columns={"stuff": "title"})["title"].to_list() == ["x"]
    with pytest.raises(
        UnknownNameError, match="a key of columns must be one of id, newspaper, body, stuff; not 'nope'"
    ):
        mk.load(tmp_path / "t.csv", columns={"nope": "title"})


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "json", "parquet", "xlsx"])
def test_every_kind_of_table_gives_the_same_articles(tmp_path, suffix):
    table = pd.DataFrame(
        {"article_id": ["a", "b"], "outlet": ["Ledger", "Post"], "text": ['Rain, "wet"\nand cold.', "Snow fell."]}
    )
    path = tmp_path / f"t.{suffix}"
    match suffix:
        case "csv" | "tsv":
            table.to_csv(path, index=False, sep="," if suffix == "csv" else "\t")
        case "xlsx":
            table.to_excel(path, index=False)
        case "parquet":
            table.to_parquet(path)
        case _:
            table.to_json(path, orient="records", lines=suffix == "jsonl")
    articles = mk.load(path)
    assert articles.index.to_list() == ["a", "b"]
    assert articles["text"].to_list() == table["text"].to_list()


def test_spellings_of_an_outlet_that_differ_by_case_are_one_and_it_is_said(tmp_path):
    (tmp_path / "t.csv").write_text("outlet,text\nabc,Rain.\nabc,Snow.\nABC,Hail.\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"outlet 'ABC' \(1\) was read as 'abc' \(2\)"):
        assert set(mk.load(tmp_path / "t.csv")["outlet"]) == {"abc"}


def test_outlets_that_look_alike_are_kept_apart_and_it_is_said(tmp_path):
    (tmp_path / "t.csv").write_text("outlet,text\nHarbour Post,Rain.\nThe Harbour Post,Snow.\n", encoding="utf-8")
    with pytest.warns(UserWarning, match="look alike and were kept apart"):
        assert len(set(mk.load(tmp_path / "t.csv")["outlet"])) == 2
    assert set(mk.load(tmp_path / "t.csv", aliases={"the harbour post": "Harbour Post"})["outlet"]) == {"Harbour Post"}


def test_an_id_that_occurs_twice_is_made_unique_and_flagged(tmp_path):
    (tmp_path / "t.csv").write_text("id,outlet,text\n1,A,Rain.\n1,B,Snow.\n1-2,C,Hail.\n", encoding="utf-8")
    articles = mk.load(tmp_path / "t.csv")
    assert articles.index.is_unique
    assert len(articles) == 3
    assert articles["flags"].str.contains("duplicate_id", na=False).sum() >= 1


def test_an_ambiguous_date_stays_missing_until_its_order_is_given(tmp_path):
    (tmp_path / "t.csv").write_text("outlet,text,date\nA,Rain.,03/04/2023\nB,Snow.,2023-04-03\n", encoding="utf-8")
    articles = mk.load(tmp_path / "t.csv")
    assert articles["published"].isna().to_list() == [True, False]
    assert "can be 3 April or March 4" in articles["note"].iloc[0]
    assert mk.load(tmp_path / "t.csv", day_first=True)["published"].iloc[0] == pd.Timestamp("2023-04-03", tz="UTC")


def test_what_a_file_promises_and_does_not_hold_is_a_row(tmp_path, exports):
    (tmp_path / "news.json").write_bytes(exports["newsapi.json"])
    with pytest.warns(UserWarning, match="documents") as said:
        _, report = mk.load(tmp_path / "news.json", report=True)
    assert any("the file says 3 documents, 1 was read" in str(w.message) for w in said)
    assert report.loc[report["status"] == "count", "reason"].to_list() == ["the file says 3 documents, 1 was read"]


def test_a_list_of_addresses_without_text_says_how_to_get_it(tmp_path, exports):
    (tmp_path / "cloud.csv").write_bytes(exports["mediacloud.csv"])
    with pytest.raises(InputError, match="no article could be read"):
        mk.load(tmp_path / "cloud.csv")
    assert mk.load_report(tmp_path / "cloud.csv")["reason"].str.contains("mediakit.fetch").any()


def test_languages_are_named_per_article(tmp_path):
    texts = {
        "en": "The council voted for a second bridge on Friday after a long debate.",
        "de": "Der Rat stimmte am Freitag nach langer Debatte für eine zweite Brücke.",
    }
    (tmp_path / "A").mkdir()
    for name, text in texts.items():
        (tmp_path / "A" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert mk.load(tmp_path)["language"].to_dict() == {"A/de": "de", "A/en": "en"}


def test_lone_surrogates_of_a_json_file_become_replacement_characters(tmp_path):
    (tmp_path / "t.jsonl").write_text(
        '{"outlet": "A", "text": "Rain \\ud800 fell.", "title": "x\\udfff"}\n', encoding="utf-8"
    )
    articles = mk.load(tmp_path / "t.jsonl")
    assert articles["text"].to_list() == ["Rain \ufffd fell."]
    assert articles["flags"].to_list() == ["encoding"]


def test_a_frozen_corpus_is_read_back_identically(folder, tmp_path):
    articles = mk.load(folder)
    mk.freeze(articles, tmp_path / "frozen")
    pd.testing.assert_frame_equal(mk.load(tmp_path / "frozen"), articles)
    cleaned = mk.clean(articles)
    mk.freeze(cleaned, tmp_path / "frozen")
    pd.testing.assert_frame_equal(mk.load(tmp_path / "frozen"), cleaned)
    assert len(mk.load_report(tmp_path / "frozen")) == 3


@pytest.mark.parametrize("which", [freezing.TABLE, freezing.MANIFEST])
def test_a_frozen_corpus_that_was_changed_is_refused(folder, tmp_path, which):
    mk.freeze(mk.load(folder), tmp_path / "frozen")
    path = tmp_path / "frozen" / which
    path.write_bytes(path.read_bytes()[:-40] + b"x" * 40)
    with pytest.raises(InputError, match=r"has changed since|is not a manifest"):
        mk.load(tmp_path / "frozen")
