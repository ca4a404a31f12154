"""The house rules that a machine can check: layers, imports, sizes, documents that say what the code does."""

import inspect
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import mediakit as mk
from mediakit import charts
from mediakit.measures import MEASURES
from tools import check_sizes, make_pages

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
VERBS = [name for name in mk.__all__ if inspect.isfunction(getattr(mk, name))]
CHARTS = [name for name in charts.__all__ if callable(getattr(charts, name))]
DOCS = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))])


def contracts_hold(folder):
    """Run the import contracts on the package in `folder`; True when none is broken."""
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    answer = subprocess.run(
        [program, "--no-logo", "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert "Contracts:" in answer.stdout, answer.stdout + answer.stderr
    return answer.returncode == 0


@pytest.fixture
def copied(tmp_path):
    """Copy the package and its contracts to a folder where a test may plant a fault."""
    shutil.copytree(ROOT / "mediakit", tmp_path / "mediakit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_import_layers_hold_and_every_contract_is_checked(copied):
    assert contracts_hold(copied)
    assert len(PROJECT["tool"]["importlinter"]["contracts"]) == 6


@pytest.mark.parametrize(
    ("module", "line"),
    [
        pytest.param("measures/diversity.py", "from mediakit.measures import length", id="no measure knows another"),
        pytest.param("charts/dotplot.py", "from mediakit import measures", id="a chart computes nothing"),
        pytest.param("utils.py", "x = 1", id="no module outside the layers"),
        pytest.param("measures/length.py", "import matplotlib", id="only charts and reporting draw"),
        pytest.param("measures/length.py", "import vaderSentiment", id="only sentiment knows VADER"),
        pytest.param("measures/length.py", "import textstat", id="only readability knows textstat"),
        pytest.param("corpus.py", "from mediakit.comparison import compare", id="data flows one way"),
    ],
)
def test_a_planted_import_breaks_a_contract(copied, module, line):
    with (copied / "mediakit" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert not contracts_hold(copied)


HEAVY = ("matplotlib.pyplot", "scipy", "sklearn", "statsmodels", "textstat", "nltk", "trafilatura", "tqdm", "IPython")


def test_importing_mediakit_is_cheap():
    code = f"import sys, mediakit; print([m for m in {HEAVY} if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
    assert answer.stderr == ""


def test_no_file_function_or_class_is_past_its_hard_stop(capsys):
    assert check_sizes.main() == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", mk.__all__)
def test_every_public_name_is_in_the_docs(name):
    assert re.search(rf"\b(mk|mediakit)\.{name}\b", DOCS), f"{name} is in no page of docs/ and not in README.md"


@pytest.mark.parametrize("name", VERBS)
def test_a_public_function_says_what_it_takes_and_gives(name):
    function = getattr(mk, name)
    told = dict(
        re.findall(
            r"^(\w[\w ]+)\n-{3,}\n(.*?)(?=^\w[\w ]+\n-{3,}\n|\Z)", inspect.getdoc(function), re.MULTILINE | re.DOTALL
        )
    )
    signature = inspect.signature(function)
    assert "Returns" in told or signature.return_annotation in (None, "None"), f"{name} has no section Returns"
    if list(signature.parameters) not in ([], ["corpus"], ["articles"], ["scores"]):  # such an argument explains itself
        words = told.get("Parameters", "")
        missing = [p for p in signature.parameters if not re.search(rf"^(.*, )?\**{p}\b", words, re.MULTILINE)]
        assert missing == [], f"{name} does not describe them"


THREE = ("highlight", "save", "show_removals")
"""Which article to show and where to save is no option that a reader of the call would miss the name of."""


@pytest.mark.parametrize("name", VERBS)
def test_a_public_function_takes_at_most_two_positional_arguments(name):
    kinds = [p.kind for p in inspect.signature(getattr(mk, name)).parameters.values()]
    assert kinds.count(inspect.Parameter.POSITIONAL_OR_KEYWORD) <= (3 if name in THREE else 2)
    assert len(kinds) <= 6


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_in_the_docs(name):
    assert f"charts.{name}" in DOCS


def test_the_generated_parts_of_the_docs_are_fresh(capsys):
    assert make_pages.main(["--check"]) == 0, capsys.readouterr().out


def test_every_score_column_is_on_the_measures_page():
    page = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
    assert [c.name for m in MEASURES for c in m.columns if f"`{c.name}`" not in page] == []


def test_every_notebook_is_in_the_list_of_notebooks():
    text = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    names = [p.stem for p in (ROOT / "notebooks").glob("*.ipynb")]
    assert names
    assert [name for name in names if name not in text] == []


def test_the_conda_environment_installs_the_project_itself_and_lists_nothing_twice():
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    entries = re.findall(r"^ *- (.+)$", text, re.MULTILINE)
    assert entries == ["conda-forge", "python=3.11", "pip", "pip:", "--constraint constraints.txt", "--editable .[lab]"]
    assert PROJECT["project"]["requires-python"] == ">=3.11"


def requirement_name(requirement):
    """Name of a requirement as package indexes compare it."""
    return re.match(r"[\w.-]+", requirement).group().lower().replace("_", "-").replace(".", "-")


def test_every_dependency_that_setup_installs_is_pinned():
    pinned = {
        requirement_name(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
    }
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = [*PROJECT["project"]["dependencies"], *extras["lab"], *extras["dev"], *extras["excel"], *extras["docs"]]
    assert {requirement_name(r) for r in wanted} - pinned == {"mediakit"}


def test_the_version_is_the_same_everywhere():
    version = PROJECT["project"]["version"]
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_make_target_says_what_it_does():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = ["help", "setup", "notebooks", "lab", "check", "test", "soak", "bench", "golden", "pages", "docs"]
    assert [t for t in promised if not re.search(rf"^{t}:.*## \w", text, re.MULTILINE)] == []


def test_links_between_pages_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "notebooks").glob("*.md")]
    found = [(p, t) for p in pages for t in re.findall(r"\]\(([^)#\s]+)[^)]*\)", p.read_text(encoding="utf-8"))]
    inside = [(p, t) for p, t in found if "://" not in t and not t.startswith("mailto:")]
    broken = [f"{p.relative_to(ROOT)}: {t}" for p, t in inside if not (p.parent / t).exists()]
    assert broken == []


SHIPPED = (
    "mediakit/py.typed",
    "mediakit/data/sample/",
    "mediakit/data/labels/",
    "mediakit/lexicons/",
    "mediakit/cleaning/",
)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """Build a wheel, as `pip wheel .` does."""
    from hatchling.builders.wheel import WheelBuilder

    out = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(out), versions=["standard"])))


def test_the_wheel_holds_the_package_its_word_lists_and_the_sample(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert [part for part in SHIPPED if not any(name.startswith(part) for name in names)] == []
    here = [p.relative_to(ROOT) for p in (ROOT / "mediakit").rglob("*") if p.is_file()]
    wanted = [p.as_posix() for p in here if not any(part.startswith((".", "__pycache__")) for part in p.parts)]
    assert [p for p in wanted if p not in names] == []
    assert [name for name in names if name.startswith(("tests/", "tools/", "notebooks/"))] == []


@pytest.mark.soak
def test_a_wheel_in_a_clean_environment_runs_the_readme_example(wheel, tmp_path):
    import venv

    from tests.test_documents import example

    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel]
    subprocess.run(install, check=True)
    (tmp_path / "elsewhere").mkdir()
    code = example().replace("plt.show()", "")
    answer = subprocess.run(
        [python, "-c", code], cwd=tmp_path / "elsewhere", capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
