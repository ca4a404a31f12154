"""The options of the command line, and what it writes on standard error."""

import warnings

import pandas as pd
import pytest

from mediakit.__main__ import column, main

ROWS = {"Paper": ["Post", "Herald"], "Full Article": ["It may rain, she said.", "Rain fell on the town."]}


@pytest.fixture
def table(tmp_path):
    """Path of a table whose columns have names of their own."""
    path = tmp_path / "odd.csv"
    pd.DataFrame(ROWS).assign(Date="03/04/2023").to_csv(path, index=False)
    return path


@pytest.fixture
def loaded(monkeypatch):
    """The articles that a report was asked for."""
    found = []
    monkeypatch.setattr("mediakit.__main__.report", lambda articles, out, **_: found.append(articles) or out)
    return found


MAPPED = ["--column", "Full Article=text", "--column", "Paper=outlet"]


def test_columns_of_other_names_are_mapped(table, loaded, tmp_path):
    assert main(["report", str(table), str(tmp_path / "out.html"), *MAPPED]) == 0
    assert loaded[0][["outlet", "text"]].to_numpy().tolist() == [list(row) for row in zip(*ROWS.values(), strict=True)]


@pytest.mark.parametrize(
    ("options", "days"),
    [(["--day-first"], ["2023-04-03"] * 2), (["--no-day-first"], ["2023-03-04"] * 2), ([], [])],
    ids=["day first", "month first", "not said"],
)
def test_a_date_is_read_as_the_option_says(options, days, table, loaded):
    main(["report", str(table), "out.html", *MAPPED, *options])
    assert loaded[0]["published"].dropna().dt.strftime("%Y-%m-%d").tolist() == days


def test_a_missing_column_names_the_option(table, tmp_path, capsys):
    assert main(["report", str(table), str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("mediakit: ")
    assert '--column "yours=' in said
    assert "columns={" not in said


@pytest.mark.parametrize("written", ["text", "=text", "Full Article="])
def test_a_column_without_a_field_is_refused(written, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["report", "in", "out", "--column", written])
    assert f"'{written}' is not of the form YOURS=FIELD" in capsys.readouterr().err


def test_the_field_stands_after_the_last_sign():
    assert column("a = b=text") == ("a = b", "text")


@pytest.mark.usefixtures("loaded")
def test_warnings_are_messages(tmp_path, capsys):
    before = warnings.showwarning
    text = ["It may rain, she said.", "Rain fell.", "Snow fell."]
    pd.DataFrame({"outlet": ["Herald", "Post", "herald"], "text": text}).to_csv(tmp_path / "a.csv")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        assert main(["report", str(tmp_path / "a.csv"), str(tmp_path)]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines
    assert all(line.startswith("mediakit: ") for line in lines)
    assert not any("UserWarning" in line or "warnings.warn" in line for line in lines)
    assert warnings.showwarning is before


def test_the_help_names_the_options(capsys):
    with pytest.raises(SystemExit):
        main(["report", "--help"])
    said = capsys.readouterr().out
    assert "--column YOURS=FIELD" in said
    assert "--day-first" in said
