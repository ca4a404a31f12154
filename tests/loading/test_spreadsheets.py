"""A table that goes through a CSV comes back cell by cell, and no cell of the file is a formula."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import mediakit as mk
from mediakit.errors import InputError

CELLS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="=+-@'\t\r\n,;\"0123456789.eE NAnulifTrue\0", max_size=6),
    st.sampled_from(
        ["NA", "null", "", "007", "1e5", "inf", "-inf", "nan", "True", "false", "'", "''", '"', "\r\n", "=1+1"]
    ),
)


def through_a_file(table):
    with tempfile.TemporaryDirectory() as folder:
        return mk.from_spreadsheet(mk.to_spreadsheet(table, Path(folder, "t.csv")))


def cells(table):
    return [[None if pd.isna(cell) else cell for cell in table[name]] for name in table]


@given(st.lists(st.tuples(CELLS, st.none() | CELLS), max_size=5))
@example([("", None), ("", "")])
@example([("7", None)])
def test_texts_and_missing_texts_come_back_as_they_were(rows):
    table = pd.DataFrame(rows, columns=["first", "second"]).astype("str")
    found = through_a_file(table)
    assert found.columns.to_list() == ["first", "second"]
    assert cells(found) == cells(table)


@given(st.lists(CELLS, min_size=1, max_size=4, unique=True))
def test_names_of_columns_come_back_as_they_were(names):
    assert through_a_file(pd.DataFrame([["x"] * len(names)], columns=names)).columns.to_list() == names


@given(
    st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=4),
    st.lists(st.floats() | st.none(), min_size=1, max_size=4),
)
def test_numbers_are_numbers_again(whole, floats):
    pd.testing.assert_frame_equal(through_a_file(pd.DataFrame({"n": whole})), pd.DataFrame({"n": whole}))
    found = through_a_file(pd.DataFrame({"x": floats}, dtype=float))["x"]
    assert found.astype(float).equals(pd.Series(floats, dtype=float, name="x"))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param([True, False], [True, False], id="truth values"),
        pytest.param(["True", "no"], ["True", "no"], id="texts that look like truth values"),
        pytest.param(pd.Series([1, "007", "x"], dtype=object), ["1", "007", "x"], id="numbers among texts"),
        pytest.param(pd.to_datetime(["2024-05-01"]), ["2024-05-01"], id="a date is a text"),
        pytest.param([2, None], [2.0, None], id="a number missing"),
        pytest.param([None, None], [None, None], id="nothing"),
        pytest.param(pd.Series(["half \ud800", "x"], dtype=object), ["half \ufffd", "x"], id="a lone surrogate"),
    ],
)
def test_each_kind_of_cell_comes_back(column, expected):
    assert cells(through_a_file(pd.DataFrame({"a": column}))) == [expected]


def test_the_index_is_a_column_if_it_has_a_name():
    table = pd.DataFrame({"n": [1]}, index=pd.Index(["007"], name="article_id"))
    assert through_a_file(table).to_dict("list") == {"article_id": ["007"], "n": [1]}


def test_a_file_that_a_spreadsheet_program_has_saved_is_read(tmp_path):
    saved = 'name;x,n,empty\r\nNA,1.5,\r\n"a, b",2,\r\nZürich,,\r\n'
    (tmp_path / "t.csv").write_bytes(saved.encode("cp1252"))
    found = mk.from_spreadsheet(tmp_path / "t.csv")
    assert found["name;x"].to_list() == ["NA", "a, b", "Zürich"]
    assert found["n"].sum() == 3.5
    assert found["empty"].isna().all()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param('a\n"x', "is not closed in row 2", id="open mark"),
        pytest.param("a,b\n1\n", "row 1 has 1 cells, not 2", id="too few cells"),
    ],
)
def test_what_is_no_such_table_is_named(tmp_path, text, says):
    (tmp_path / "t.csv").write_text(text)
    with pytest.raises(InputError, match=says):
        mk.from_spreadsheet(tmp_path / "t.csv")


def test_wrong_calls_are_named(tmp_path):
    table = pd.DataFrame({"a": [1]}, index=pd.Index([1], name="a"))
    for call, says in (
        (lambda: mk.to_spreadsheet({"a": 1}, tmp_path / "t.csv"), "table must be a table"),
        (lambda: mk.to_spreadsheet(table, tmp_path / "t.csv"), "both named 'a'"),
        (lambda: mk.to_spreadsheet(table, 5), "a path is needed"),
        (lambda: mk.to_spreadsheet(table, "t.xlsx"), "writes .csv"),
        (lambda: mk.from_spreadsheet(tmp_path), "is no file"),
    ):
        with pytest.raises(InputError, match=says):
            call()
