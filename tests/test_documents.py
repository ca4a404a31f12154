"""What the documents show was run."""

import re
from pathlib import Path

import numpy as np
import pandas as pd

import mediakit as mk
from mediakit.measures import MEASURES

ROOT = Path(__file__).resolve().parent.parent


def blocks(page):
    """Return the Python blocks of a page."""
    return re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)


def example():
    """Return the README's example, without opening a window."""
    return blocks("README.md")[0].replace("plt.show()\n", "")


def test_the_readme_example_has_ten_lines_and_runs(capsys):
    code = example()
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    made = {}
    exec(code, made)  # noqa: S102  it is the project's own example
    assert capsys.readouterr().out.startswith("quoted word share: ")
    assert made["estimates"]["outlet"].nunique() >= 3
    labels = [text.get_text() for text in made["plt"].gca().texts] + [
        t.get_text() for t in made["plt"].gca().get_yticklabels()
    ]
    assert any(outlet in " ".join(labels) for outlet in made["scores"]["outlet"].unique())


def test_every_verb_that_the_readme_names_exists():
    named = set(re.findall(r"\bmk\.(\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named - set(mk.__all__) == set()


def test_every_make_target_that_a_page_names_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "notebooks").glob("*.md")]
    named = {t for p in pages for t in re.findall(r"(?:`|^)make ([a-z]+)", p.read_text(encoding="utf-8"), re.MULTILINE)}
    assert named - targets == set()


def test_the_measure_of_the_page_on_measures_keeps_the_contract():
    made = {"__name__": "exclamation"}
    exec(blocks("docs/add-a-measure.md")[0], made)  # noqa: S102  it is the project's own example
    texts = ["Stop! He said: “Never!” and left. That was all.", "!!!", "Calm."]
    corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": texts}))
    measure = made["MEASURE"]
    values = measure.of(corpus)
    assert list(values) == [c.name for c in measure.columns]
    assert np.allclose(values["exclaimed_per_1k_words"], [1000 * 2 / 9, np.nan, 0], equal_nan=True)
    assert measure.name not in [m.name for m in MEASURES]
