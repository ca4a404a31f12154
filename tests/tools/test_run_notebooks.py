"""Notebooks are run from clean kernels, stored without traces of the machine, and compared with what is stored."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools import run_notebooks
from tools.run_notebooks import differences, faults, joined, tidy, with_corpus


def notebook_of(*sources):
    """Make a notebook: question, parameters, then the given code cells."""
    parameters = new_code_cell('ARTICLES = "../data/sample"\nSEED = 0', metadata={"tags": ["parameters"]})
    return new_notebook(cells=[new_markdown_cell("# What is in it?"), parameters, *map(new_code_cell, sources)])


def shown(*outputs):
    """Make a notebook with one cell that shows the outputs."""
    return new_notebook(cells=[new_code_cell("x", outputs=list(outputs))])


def stream(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def test_the_corpus_goes_into_the_parameters_cell_and_nowhere_else():
    notebook = with_corpus(notebook_of('ARTICLES = "mine"'), "/my/articles")
    assert notebook.cells[1].source == "ARTICLES = '/my/articles'\nSEED = 0"
    assert notebook.cells[2].source == 'ARTICLES = "mine"'


def test_a_corpus_path_with_quotes_and_backslashes_is_still_python():
    notebook = with_corpus(notebook_of(), "a\\n'b\"c")
    values = {}
    exec(notebook.cells[1].source, values)  # noqa: S102  it is the cell that was written one line above
    assert values["ARTICLES"] == "a\\n'b\"c"


def test_stored_notebooks_hold_no_times_versions_or_editor_settings():
    notebook = notebook_of("1")
    notebook.metadata = {"language_info": {"version": "3.11.7"}, "widgets": {}}
    notebook.cells[2].metadata = {"execution": {"iopub.execute_input": "now"}, "collapsed": True}
    tidied = tidy(notebook)
    assert set(tidied.metadata) == {"kernelspec"}
    assert tidied.cells[2].metadata == {}
    assert tidied.cells[1].metadata == {"tags": ["parameters"]}


def test_pieces_of_one_stream_are_joined_and_others_stay_in_order():
    pieces = [stream("a"), stream("b"), stream("c", "stderr"), stream("d")]
    assert [(o.name, o.text) for o in joined(pieces)] == [("stdout", "ab"), ("stderr", "c"), ("stdout", "d")]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        pytest.param(stream("UserWarning: x", "stderr"), "stderr", id="warnings"),
        pytest.param(stream("<Line object at 0x7f1234567890>"), "memory address", id="addresses"),
        pytest.param(stream(f"read {run_notebooks.ROOT}/data"), "path of this machine", id="paths"),
    ],
)
def test_a_stored_output_may_not_hold(output, words):
    assert [words in fault for fault in faults(shown(output))] == [True]


def test_plain_outputs_and_pictures_have_no_fault():
    picture = new_output("display_data", data={"image/png": "aGk=", "text/plain": "<Figure size 600x250>"})
    assert faults(shown(stream("12 articles"), picture)) == []


def test_changed_text_and_a_missing_figure_are_differences_and_pixels_are_not():
    figure = new_output("display_data", data={"image/png": "aGk="})
    redrawn = new_output("display_data", data={"image/png": "aGo="})
    assert differences(shown(stream("5"), figure), shown(stream("5"), redrawn)) == []
    assert differences(shown(stream("5"), figure), shown(stream("6"), figure))
    assert differences(shown(stream("5"), figure), shown(stream("5")))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Lay out a project of two notebooks; the second is for the reader's own material."""
    monkeypatch.setattr(run_notebooks, "ROOT", tmp_path)
    monkeypatch.delenv("MPLBACKEND")
    (tmp_path / "notebooks").mkdir()
    for name in ("00-first", "90-your-own-corpus"):
        source = "import os\nprint(ARTICLES, os.path.basename(os.getcwd()), hash('a'))"
        nbformat.write(notebook_of(source), tmp_path / "notebooks" / f"{name}.ipynb")
    return tmp_path


def read(folder, name):
    return json.loads((folder / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))


def test_all_notebooks_are_run_stored_and_compared(folder, capsys):
    arguments = ["--out", str(folder / "build")]
    assert run_notebooks.main(arguments) == 0
    first, own = read(folder, "00-first"), read(folder, "90-your-own-corpus")
    assert "../data/sample notebooks" in first["cells"][2]["outputs"][0]["text"][0]
    assert [cell["execution_count"] for cell in own["cells"][1:]] == [None, None]
    assert {p.name for p in (folder / "build").iterdir()} == {"00-first.html", "90-your-own-corpus.html"}

    before = (folder / "notebooks" / "00-first.ipynb").read_bytes()
    assert run_notebooks.main(["--check", *arguments]) == 0
    assert run_notebooks.main(["--corpus", str(folder), *arguments]) == 0
    assert (folder / "notebooks" / "00-first.ipynb").read_bytes() == before
    assert f"{folder} notebooks" in (folder / "build" / "00-first.html").read_text(encoding="utf-8")

    (folder / "notebooks" / "00-first.ipynb").write_bytes(
        before.replace(b"data/sample notebooks", b"data/other notebooks")
    )
    assert run_notebooks.main(["--check", *arguments]) == 1
    assert "data/other" in capsys.readouterr().out


def test_a_corpus_that_is_not_there_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit):
        run_notebooks.main(["--corpus", str(tmp_path / "nowhere")])
    assert "nowhere" in capsys.readouterr().err


def test_html_is_one_page_with_the_outputs(tmp_path):
    run_notebooks.write_html(shown(stream("12 articles")), tmp_path / "a" / "page.html")
    assert "12 articles" in (tmp_path / "a" / "page.html").read_text(encoding="utf-8")


def test_a_cell_that_stops_is_shown_and_nothing_is_stored(folder, capsys):
    path = folder / "notebooks" / "00-first.ipynb"
    nbformat.write(notebook_of("print(ARTICLES)", "mistake"), path)
    before = path.read_bytes()
    assert run_notebooks.main([str(path), "--out", str(folder / "build")]) == 1
    assert "NameError: name 'mistake' is not defined" in capsys.readouterr().out
    assert path.read_bytes() == before
