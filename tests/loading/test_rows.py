"""Tables as they are found: without quoting, with a title above the header, with lists in cells, with more sheets."""

import io
import json
import warnings

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError
from mediakit.loading.delimited import delimited

SPOKEN = '"Rain is coming," said the mayor.'


def loaded(path, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return mk.load(path, report=True, **options)


@pytest.mark.parametrize("delimiter", ["\t", "|", ";"])
@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ["Rain.", '"We open here.', "Snow.", '"We open here as well.', "Hail."], id="two marks never close"
        ),
        pytest.param(["Rain.", SPOKEN, "Snow."], id="a mark closes inside of the cell"),
        pytest.param(["Rain.", '"We open here.', "Snow."], id="one mark never closes"),
    ],
)
def test_a_table_without_quoting_keeps_its_rows_and_its_marks(tmp_path, delimiter, texts):
    suffix = "tsv" if delimiter == "\t" else "csv"
    rows = [("outlet", "text"), *(("Gull", text) for text in texts)]
    (tmp_path / f"t.{suffix}").write_text("".join(f"{delimiter.join(r)}\n" for r in rows), encoding="utf-8")
    articles, report = loaded(tmp_path / f"t.{suffix}")
    assert articles["text"].to_list() == texts
    first = 2 + next(i for i, text in enumerate(texts) if '"' in text)
    remark = report.loc[report["status"] == "remark", "reason"].to_list()[0]
    assert remark.startswith("read without quoting")
    assert f"first on line {first}" in remark


def test_a_tsv_whose_marks_happen_to_pair_up_keeps_its_rows():
    found = delimited('outlet\ttext\nA\t"We open here.\nB\tSnow.\nC\tAnd here we end."\n', "\t")
    assert [r["text"] for r in found.rows] == ['"We open here.', "Snow.", 'And here we end."']
    assert "first on line 2" in found.said[0]


@pytest.mark.parametrize("delimiter", ["\t", ","])
def test_a_table_that_is_quoted_by_the_rules_is_read_by_them(delimiter):
    table = pd.DataFrame({"outlet": ["A", "B"], "text": [f"{SPOKEN}\nIt\tcame, at\tlast.\n\nIt rained.", '"No"']})
    out = io.StringIO()
    table.to_csv(out, index=False, sep=delimiter)
    found = delimited(out.getvalue(), delimiter)
    assert [r["text"] for r in found.rows] == table["text"].to_list()
    assert found.said == []


def test_marks_that_may_be_lost_in_a_csv_are_told():
    found = delimited(f"outlet,text\nA,{SPOKEN}\nB,Snow.\n")
    assert any("closed inside of it (noticed on line 2)" in said for said in found.said)


def test_rows_with_fewer_cells_are_told_and_many_remarks_are_counted():
    found = delimited("outlet,text\n" + "A\n" * 30)
    assert found.said[0] == "the row that ends on line 2 has fewer cells than the header"
    assert found.said[-1] == "10 more remarks like the last one"


def test_a_column_without_a_name_and_one_that_comes_twice_are_kept():
    found = delimited(",outlet,text,text\n7,A,Rain.,Snow.\n")
    assert found.rows == [{"column_1": "7", "outlet": "A", "text": "Rain.", "text_4": "Snow."}]
    assert found.said == []


@pytest.mark.parametrize(
    ("above", "remark"),
    [
        pytest.param("sep=;\n", None, id="excel names the delimiter"),
        pytest.param('"sep=;"\r\n', None, id="excel, in marks"),
        pytest.param("Export of 3 March 2018, all rights\n\n", "the header is line 3", id="a title"),
        pytest.param("Export;;\nby: keeper;;\n", "the header is line 3", id="two lines of cells"),
    ],
)
def test_lines_above_the_header_are_passed_over_and_told(tmp_path, above, remark):
    (tmp_path / "t.csv").write_text(f"{above}outlet;text;date\nGull;Rain, and snow.;2018-03-03\n", encoding="utf-8")
    articles, report = loaded(tmp_path / "t.csv")
    assert articles[["outlet", "text"]].to_numpy().tolist() == [["Gull", "Rain, and snow."]]
    assert report["reason"].str.contains(remark or "header").any() == bool(remark)


def test_a_header_below_a_title_is_known_by_the_users_columns(tmp_path):
    (tmp_path / "t.csv").write_text("My export\nzeitung,inhalt\nGull,Rain.\n", encoding="utf-8")
    articles, _ = loaded(tmp_path / "t.csv", columns={"zeitung": "outlet", "inhalt": "text"})
    assert articles["text"].to_list() == ["Rain."]


def test_a_first_row_of_names_stays_the_header_whatever_stands_below():
    found = delimited("a,b,c\ntext,outlet,x\n1,2,3\n")
    assert list(found.rows[0]) == ["a", "b", "c"]


def workbook(path, sheets):
    """A workbook of sheets of rows."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_all_sheets_with_the_same_columns_are_read_and_the_others_told(tmp_path):
    workbook(
        tmp_path / "t.xlsx",
        {
            "About": [["Our export"], ["made by the keeper"]],
            "2018": [["All articles of 2018"], ["outlet", "text"], ["Gull", "Rain."]],
            "2019": [["outlet", "text"], ["Post", "Snow."]],
            "Codes": [["code", "meaning"], [1, "weather"]],
        },
    )
    articles, report = loaded(tmp_path / "t.xlsx")
    assert articles["text"].to_list() == ["Rain.", "Snow."]
    assert report.loc[report["status"] == "remark", "reason"].to_list() == [
        "sheet 'About' was not read: its columns are not those of '2018'",
        "sheet '2018': 1 row above the header left out",
        "sheet '2019' was read as well: it has the columns of '2018'",
        "sheet 'Codes' was not read: its columns are not those of '2018'",
    ]


def test_items_of_a_json_list_that_are_no_objects_are_told_and_counted(tmp_path):
    (tmp_path / "t.json").write_text(json.dumps([{"outlet": "A", "text": "Rain."}, "x", 3]), encoding="utf-8")
    _, report = loaded(tmp_path / "t.json")
    assert report["reason"].to_list()[1:] == [
        "the file says 3 documents, 1 was read",
        "item 2 is not an object",
        "item 3 is not an object",
    ]


def test_cells_that_are_lists_or_objects_are_read(tmp_path):
    rows = [
        {"outlet": {"id": None, "name": "Gull"}, "text": ["Rain.", "Snow."], "authors": [{"name": "Roe"}, "Ferrar"]},
        {"outlet": {"title": "Post"}, "text": {"html": "<p>x</p>"}, "authors": []},
        {"outlet": "Post", "text": [], "authors": None},
    ]
    (tmp_path / "t.json").write_text(json.dumps(rows), encoding="utf-8")
    articles, report = loaded(tmp_path / "t.json")
    assert articles[["outlet", "text", "byline"]].to_numpy().tolist() == [["Gull", "Rain.\nSnow.", "Roe, Ferrar"]]
    assert report["reason"].to_list()[1:3] == ["the text is not a text but a dict", "empty text"]


def test_lists_in_a_parquet_file_are_joined(tmp_path):
    pd.DataFrame({"outlet": ["Gull"], "text": [["Rain.", "Snow."]]}).to_parquet(tmp_path / "t.parquet")
    assert loaded(tmp_path / "t.parquet")[0]["text"].to_list() == ["Rain.\nSnow."]


ITEM = {
    "source": {"id": None, "name": "Harbour Post"},
    "author": "Jane Roe",
    "title": "Rain - Harbour Post",
    "publishedAt": "2018-03-03T09:05:00Z",
    "content": "Rain <b>fell</b> on the wall… [+1234 chars]",
}
ANSWER = {"status": "ok", "totalResults": 7, "articles": [ITEM]}


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        pytest.param("t.json", [ITEM, ITEM], (2, None), id="list of articles"),
        pytest.param("t.jsonl", [ITEM, ITEM], (2, None), id="lines of articles"),
        pytest.param("t.json", [ANSWER, ANSWER], (2, None), id="list of answers"),
        pytest.param("t.jsonl", [ANSWER, ANSWER], (2, None), id="lines of answers"),
        pytest.param("t.jsonl", [ANSWER], (1, "the file says 7 documents, 1 was read"), id="one line"),
        pytest.param("t.json", [ITEM, 3], (1, "the file says 2 documents, 1 was read"), id="an item that is none"),
        pytest.param("t.jsonl", [ITEM, 3], (1, "the file says 2 documents, 1 was read"), id="a line that is none"),
    ],
)
def test_articles_of_a_news_service_are_known_however_they_were_saved(tmp_path, name, values, told):
    n, count = told
    text = json.dumps(values) if name.endswith("json") else "\n".join(map(json.dumps, values))
    (tmp_path / name).write_text(text, encoding="utf-8")
    articles, report = loaded(tmp_path / name)
    assert articles["outlet"].to_list() == ["Harbour Post"] * n
    assert articles["text"].str.strip().unique().tolist() == ["Rain  fell  on the wall"]
    assert articles["title"].to_list() == ["Rain"] * n
    assert set(articles["flags"]) == {"truncated"}
    assert report.loc[report["status"] == "count", "reason"].to_list() == ([count] if count else [])


def test_articles_of_a_service_with_a_whole_text_of_their_own_keep_it(tmp_path):
    (tmp_path / "t.json").write_text(json.dumps([{**ITEM, "text": "Rain fell on the wall all day."}]), encoding="utf-8")
    articles, _ = loaded(tmp_path / "t.json")
    assert articles[["outlet", "text"]].to_numpy().tolist() == [["Harbour Post", "Rain fell on the wall all day."]]


def test_an_answer_that_is_an_error_among_others_is_a_row(tmp_path):
    wrong = {"status": "error", "code": "rateLimited", "message": "wait"}
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, [ANSWER, wrong])), encoding="utf-8")
    _, report = loaded(tmp_path / "t.jsonl")
    assert "the service answered with an error: rateLimited wait" in report["reason"].to_list()
    assert "2 answers in one file; totals that they give: 7" in report["reason"].to_list()


def test_an_answer_without_articles_says_so(tmp_path):
    answer = {"status": "ok", "totalResults": 0, "articles": []}
    (tmp_path / "t.json").write_text(json.dumps(answer), encoding="utf-8")
    with pytest.raises(InputError, match=r"t\.json: the file says that it holds no document"):
        mk.load(tmp_path / "t.json")
