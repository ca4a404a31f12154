"""Cells call functions; they do not define them."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools import check_notebooks
from tools.check_notebooks import code_faults, notebook_faults, order_faults

LONG = "\n".join(["x = 1"] * 11)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param("def f():\n    return 1", "function", id="no function"),
        pytest.param("async def f():\n    return 1", "function", id="no coroutine"),
        pytest.param("class A:\n    pass", "class", id="no class"),
        pytest.param("f = lambda x: x", "lambda", id="no lambda"),
        pytest.param("import sys\nsys.path.append('..')", "sys.path", id="no sys.path"),
        pytest.param("%matplotlib inline", "magic", id="no magic"),
        pytest.param("x = 1\n!pip install x", "shell", id="no shell"),
        pytest.param(LONG, "11 lines", id="at most ten lines"),
    ],
)
def test_a_cell_may_not_hold(source, words):
    assert any(words in fault for fault in code_faults(source))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("import mediakit as mk\nmk.load_sample().head()", id="calls"),
        pytest.param("share = 5 % 2", id="a remainder is no magic"),
        pytest.param("import sys\nsys.version", id="sys without path"),
        pytest.param("[x for x in range(3)]", id="a list"),
        pytest.param(LONG[:-6], id="ten lines"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_cell_may_hold(source):
    assert list(code_faults(source)) == []


def test_execution_counts_are_one_to_n():
    assert list(order_faults("00-a", [1, 2, 3])) == []
    assert list(order_faults("00-a", [1, 3, 2]))
    assert list(order_faults("00-a", [2, 3]))
    assert list(order_faults("00-a", [None, None]))


def test_the_notebook_for_your_own_articles_is_stored_without_outputs():
    assert list(order_faults("90-your-own-corpus", [None, None])) == []
    assert list(order_faults("90-your-own-corpus", [1, 2]))


def good():
    """Make a notebook without fault."""
    cells = [new_markdown_cell("# Q"), new_code_cell("A = 1", metadata={"tags": ["parameters"]}, execution_count=1)]
    return new_notebook(cells=cells, metadata={"kernelspec": {"display_name": "Python 3", "name": "python3"}})


def test_a_good_notebook_has_no_fault():
    assert list(notebook_faults("00-a", good())) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda n: n.cells.pop(0), id="the first cell says the question"),
        pytest.param(lambda n: n.cells[1].metadata.clear(), id="one cell is tagged parameters"),
        pytest.param(lambda n: n.metadata.update(language_info={}), id="no metadata of one machine"),
    ],
)
def test_a_notebook_is_told_what_is_wrong_with_it(change):
    notebook = good()
    change(notebook)
    assert list(notebook_faults("00-a", notebook))


def test_faults_of_stored_notebooks_are_printed_with_their_place(tmp_path, capsys):
    (tmp_path / "notebooks").mkdir()
    nbformat.write(good(), tmp_path / "notebooks" / "00-good.ipynb")
    assert check_notebooks.main(tmp_path) == 0
    bad = good()
    bad.cells[1].source = "def f():\n    return 1"
    nbformat.write(bad, tmp_path / "notebooks" / "01-bad.ipynb")
    assert check_notebooks.main(tmp_path) == 1
    assert "01-bad, cell 2: a function" in capsys.readouterr().out
