"""Only the block between the marks is generated; the words around it stay."""

import math
import shutil

import pytest

import mediakit as mk
from mediakit.tables import Column
from tools import make_pages
from tools.make_pages import BEGIN, END, interval, renewed


def test_the_words_around_the_block_stay():
    page = f"before\n{BEGIN}\nold\n{END}\nafter"
    assert renewed(page, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter"
    assert renewed(renewed(page, "new"), "new") == renewed(page, "new")


@pytest.mark.parametrize("page", ["", BEGIN, END, f"{BEGIN}\n{END}\n{END}"])
def test_a_page_without_both_marks_is_not_touched(page):
    with pytest.raises(ValueError, match="each mark once"):
        renewed(page, "new")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(0, 1, "0 to 1"), (0, math.inf, "0 or more"), (-math.inf, math.inf, "any number"), (-math.inf, 5, "at most 5")],
)
def test_a_range_is_said_in_words(low, high, words):
    assert interval(Column("x", "points", low, high)) == words


def test_every_public_function_stands_in_one_list():
    listed = [name for names in make_pages.functions().values() for name in names]
    assert len(listed) == len(set(listed))
    assert {f"mediakit.{name}" for name in mk.__all__ if name not in ("charts", "errors")} <= set(listed)


def test_a_stale_page_is_found_and_written_anew(tmp_path, capsys):
    shutil.copytree(make_pages.DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("_build", "generated"))
    make_pages.main([], tmp_path / "docs")
    page = tmp_path / "docs" / "measures.md"
    page.write_text(page.read_text(encoding="utf-8").replace("`n_words`", "`n_word`"), encoding="utf-8")
    assert make_pages.main(["--check"], tmp_path / "docs") == 1
    assert "measures.md" in capsys.readouterr().out
    make_pages.main([], tmp_path / "docs")
    assert make_pages.main(["--check"], tmp_path / "docs") == 0


def shares() -> None:
    """Give shares.

    Returns
    -------
    quoted, own : float arrays, in [0, 1]
        Words of each voice
        over all words.
    n : int

    Raises
    ------
    nothing : at all
        Never.
    """


def test_what_a_column_is_stands_in_the_docstring_of_its_function():
    assert make_pages.definitions(shares) == {
        "quoted": "Words of each voice over all words.",
        "own": "Words of each voice over all words.",
        "n": "",
    }


def test_every_column_has_a_formula_or_a_definition():
    for measure in make_pages.MEASURES:
        said = make_pages.definitions(measure.of)
        assert [c.name for c in measure.columns if not (c.formula or said.get(c.name))] == []


def test_figures_are_of_a_measure_or_of_a_step():
    known = {m.name for m in make_pages.MEASURES} | {"segmentation", "cleaning", "comparison"}
    assert {row["part"] for row in make_pages.accuracy()} <= known
