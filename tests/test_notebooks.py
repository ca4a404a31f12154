"""Each notebook runs from a clean kernel and shows what is stored; on two real pages all of them run to the end."""

from pathlib import Path

import nbformat
import pytest

from tools import check_notebooks, run_notebooks

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
REAL = ROOT.parent / "shared" / "gold" / "seeds"

TABLES_ONLY = ("01-corpus", "08-validity")

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=[p.stem for p in NOTEBOOKS])


@pytest.fixture(autouse=True)
def _as_in_jupyter(monkeypatch):
    """Let the kernel choose how to draw, as it does for a reader."""
    monkeypatch.delenv("MPLBACKEND", raising=False)


def test_the_stored_notebooks_are_well_written(capsys):
    assert check_notebooks.main() == 0, capsys.readouterr().out


@each_notebook
def test_a_notebook_shows_what_is_stored(path, capsys):
    assert run_notebooks.main(["--check", str(path)]) == 0, capsys.readouterr().out


@each_notebook
def test_a_notebook_runs_on_one_article_an_outlet(path, tmp_path, capsys):
    if not REAL.exists():
        pytest.skip("the two real pages are not beside this checkout")
    arguments = ["--corpus", str(REAL), "--out", str(tmp_path), str(path)]
    assert run_notebooks.main(arguments) == 0, capsys.readouterr().out
    assert (tmp_path / f"{path.stem}.html").stat().st_size > 10_000


@each_notebook
def test_every_picture_of_a_notebook_has_an_alternative_text(path):
    notebook = nbformat.read(path, as_version=4)
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    pictures = [o for o in outputs if any(kind.startswith("image/") for kind in o.get("data", {}))]
    pages = [o["data"]["text/html"] for o in outputs if "<img" in o.get("data", {}).get("text/html", "")]
    if path.stem not in run_notebooks.UNSTORED and path.stem not in TABLES_ONLY:
        assert pictures or pages
    silent = [
        o
        for o in pictures
        if not o.get("metadata", {}).get("image/png", {}).get("alt") and "text/html" not in o["data"]
    ]
    assert silent == []
    assert [page for page in pages if 'alt="' not in page or 'alt=""' in page] == []
