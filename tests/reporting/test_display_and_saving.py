"""Figures as they are shown and saved: alt text that arrives, files that do not change."""

import base64
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from PIL import Image

import mediakit as mk
from mediakit.errors import InputError
from mediakit.reporting.provenance import corpus_digest, plain_value

TABLE = pd.DataFrame(
    {"outlet": ["A <b>", "B"], "measure": "lix", "n": 9, "mean": [40.0, 44.0], "low": 38.0, "high": 46.0}
)
ARTICLES = pd.DataFrame({"outlet": ["A", "B"], "text": ["x", "y"]}, index=pd.Index(["a", "b"], name="article_id"))


def figure():
    fig, ax = plt.subplots(layout="constrained")
    mk.charts.dotplot(TABLE, "lix", ax=ax)
    ax.set_title("B is harder to read")
    return fig


def test_the_alt_text_is_title_and_table():
    alt = mk.alt_text(figure())
    assert alt.startswith("B is harder to read. Dot plot of LIX (higher = harder) for 2 outlets, 9 articles each.")
    assert "B 44.0 (38.0 to 46.0), A <b> 40.0" in alt


def test_a_figure_of_another_library_is_told_by_its_axes():
    fig, ax = plt.subplots()
    ax.set(xlabel="days", ylabel="articles")
    assert mk.alt_text(fig) == mk.alt_text(ax) == "articles against days."
    assert mk.alt_text(plt.figure()) == "Figure"


def test_a_shown_figure_is_html_with_alt_text_and_png():
    fig = figure()
    bundle = mk.show(fig)._repr_mimebundle_()
    assert set(bundle) == {"text/html", "image/png", "text/plain"}
    alt = re.search(r'<img alt="([^"]+)"', bundle["text/html"])[1]
    assert "A &lt;b&gt; 40.0" in alt
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert bundle["image/png"] in bundle["text/html"]
    assert not plt.fignum_exists(fig.number)


def test_an_own_alt_text_replaces_the_made_one():
    assert repr(mk.show(figure(), alt="One\nline")) == "One line"


def test_four_files_are_written_and_folders_made(tmp_path):
    made = mk.save(figure(), TABLE, tmp_path / "deep" / "lix.by.outlet", corpus=ARTICLES, caption="Two outlets", seed=3)
    assert [p.name for p in made] == [f"lix.by.outlet{s}" for s in (".svg", ".png", ".csv", ".json")]
    facts = json.loads(made[3].read_text("utf-8"))
    assert facts["caption"] == "Two outlets"
    assert facts["parameters"] == {"seed": 3}
    assert facts["corpus"]["n_articles"] == 2
    assert facts["versions"]["pandas"] == pd.__version__
    assert facts["alt"] == Image.open(made[1]).text["Description"]
    root = ET.fromstring(made[0].read_bytes())  # noqa: S314 - a file that was just written
    assert root.get("aria-label") == facts["alt"]


def test_the_csv_gives_the_same_picture_again(tmp_path):
    made = mk.save(figure(), TABLE, tmp_path / "one.png")
    fig, ax = plt.subplots(layout="constrained")
    mk.charts.dotplot(pd.read_csv(made[2]), "lix", ax=ax)
    ax.set_title("B is harder to read")
    again = mk.save(fig, TABLE, tmp_path / "two")
    assert again[1].read_bytes() == made[1].read_bytes()


def test_several_tables_get_a_name_each(tmp_path):
    made = mk.save(figure(), {"": TABLE, "articles": ARTICLES}, tmp_path / "x", pdf=True)
    assert [p.name for p in made] == ["x.svg", "x.png", "x.csv", "x-articles.csv", "x.json", "x.pdf"]


def test_saving_again_gives_the_same_bytes(tmp_path):
    fig = figure()
    one = [p.read_bytes() for p in mk.save(fig, TABLE, tmp_path / "x", corpus=ARTICLES, pdf=True)]
    two = [p.read_bytes() for p in mk.save(fig, TABLE, tmp_path / "y", corpus=ARTICLES, pdf=True)]
    assert one == two


SCRIPT = """
import sys, hashlib, pandas as pd, matplotlib.pyplot as plt, mediakit as mk
t = pd.DataFrame({"outlet": ["A", "B"], "measure": "lix", "n": 9, "mean": [40.0, 44.0], "low": 38.0, "high": 46.0})
fig, ax = plt.subplots(layout="constrained")
mk.charts.dotplot(t, "lix", ax=ax)
for p in mk.save(fig, t, sys.argv[1], pdf=True): print(p.suffix, hashlib.sha256(p.read_bytes()).hexdigest())
"""


def test_two_processes_give_the_same_bytes(tmp_path):
    run = [sys.executable, "-c", SCRIPT, str(tmp_path / "x")]
    one, two = (subprocess.run(run, check=True, capture_output=True, text=True).stdout for _ in range(2))
    assert one == two
    assert one.count("\n") == 5


def test_what_is_not_a_file_is_not_overwritten(tmp_path):
    (tmp_path / "x.png").mkdir()
    with pytest.raises(InputError, match=r"x\.png is not a file"):
        mk.save(figure(), TABLE, tmp_path / "x")


def test_the_digest_is_of_the_texts_and_not_of_their_order():
    assert corpus_digest(ARTICLES) == corpus_digest(ARTICLES.iloc[::-1])
    assert corpus_digest(ARTICLES) != corpus_digest(ARTICLES.assign(text=["x", "z"]))


def test_no_place_on_this_computer_is_written_down(tmp_path):
    assert plain_value(tmp_path / "corpus") == "corpus"


def test_importing_the_package_does_not_import_pyplot():
    code = "import sys, mediakit; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda _: mk.show(5), id="show a number"),
        pytest.param(lambda _: mk.show(figure(), alt=5), id="alt text of a number"),
        pytest.param(lambda _: mk.alt_text("x"), id="alt text of a text"),
        pytest.param(lambda _: mk.alt_text(plt.subplots(2)[1]), id="alt text of several axes"),
        pytest.param(lambda place: mk.save(TABLE, TABLE, place), id="save no figure"),
        pytest.param(lambda place: mk.save(figure(), [TABLE], place), id="save a list"),
        pytest.param(lambda place: mk.save(figure(), {"x": 5}, place), id="save a number"),
        pytest.param(lambda place: mk.save(figure(), TABLE, place, corpus="corpus"), id="save with no corpus"),
        pytest.param(lambda _: mk.save(figure(), TABLE, 5), id="save to no path"),
    ],
)
def test_what_is_no_figure_table_or_path_is_named_by_its_type(call, tmp_path):
    with pytest.raises(InputError, match=r"not a (int|str|ndarray|DataFrame|list)$"):
        call(tmp_path / "x")
    assert list(tmp_path.iterdir()) == []
