"""Optional packages: a call that needs one that is missing says which, and the command that gets it."""

import re
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingExtraError
from mediakit.loading.workbooks import workbook_rows

EXTRAS = tomllib.loads((Path(__file__).resolve().parent.parent / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]["optional-dependencies"]
ARTICLES = pd.DataFrame(
    {"outlet": ["A", "B"], "text": ["It may rain.", "It rained."]}, index=pd.Index(["a", "b"], name="article_id")
)


def explored():
    corpus = mk.segment(ARTICLES)
    return mk.explore(corpus, mk.measure(corpus), widgets=True)


CALLS = {
    "openpyxl": ("excel", lambda: workbook_rows(b"")),
    "defusedxml": ("excel", lambda: workbook_rows(b"")),
    "ipywidgets": ("lab", explored),
    "dask": ("dask", lambda: mk.score_dask(ARTICLES)),
    "pyspark": ("spark", lambda: mk.score_spark(ARTICLES)),
}


@pytest.mark.parametrize("package", list(CALLS))
def test_a_missing_package_is_named_with_the_command_that_gets_it(package, monkeypatch):
    extra, call = CALLS[package]
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=re.escape(f"pip install 'mediakit[{extra}]'")) as error:
        call()
    assert package in str(error.value)
    assert package in {re.match(r"[\w-]+", needed).group() for needed in EXTRAS[extra]}


def test_a_folder_of_workbooks_that_cannot_be_read_says_how_to_read_them(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (tmp_path / "articles.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match=re.escape("pip install 'mediakit[excel]'")):
        mk.load(tmp_path)


def test_without_widgets_the_explorer_is_a_chart(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    corpus = mk.segment(ARTICLES)
    assert mk.explore(corpus, mk.measure(corpus)).alt


@pytest.mark.parametrize("score", [mk.score_dask, mk.score_spark])
def test_a_table_of_another_kind_is_refused(score):
    pytest.importorskip("dask" if score is mk.score_dask else "pyspark")
    with pytest.raises(InputError, match="DataFrame, not DataFrame"):
        score(ARTICLES)
