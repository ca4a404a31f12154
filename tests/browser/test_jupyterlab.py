"""JupyterLab in a real browser: the quickstart and the explorer, as a reader sees them."""

import nbformat
import pytest

from tests.browser.jupyter import copied, jupyterlab, run_all, saved

OUTPUT = ".jp-NotebookPanel .jp-OutputArea-output"
STDERR = '[data-mime-type="application/vnd.jupyter.stderr"]'
CELLS = (
    'import mediakit as mk\n\narticles = mk.clean(mk.load("../data/sample").iloc[:12])',
    "corpus = mk.segment(articles)\nscores = mk.measure(corpus)",
    "mk.explore(corpus, scores)",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with the notebooks, the data, and a notebook that has only the explorer."""
    made = tmp_path_factory.mktemp("lab") / "work"
    made.mkdir()
    copied(made)
    explorer = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    explorer.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(explorer, made / "notebooks" / "explorer.ipynb")
    return made


@pytest.fixture(scope="module")
def address(program, folder):
    """Address of a JupyterLab on that folder."""
    pytest.importorskip("jupyterlab", reason="jupyterlab is not installed")
    assert program
    settings = folder.parent / "settings"
    settings.mkdir()
    with jupyterlab(folder, settings) as found:
        yield found


def ran_cleanly(watched, notebook):
    """Every cell ran once, in order, without a word on stderr; the page had no error and stayed on this computer."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    kinds = [(o.output_type, o.get("name")) for cell in code for o in cell.outputs]
    assert [kind for kind in kinds if kind[0] == "error" or kind[1] == "stderr"] == []
    assert watched.page.locator(STDERR).count() == 0
    assert (watched.errors, watched.dialogs, watched.elsewhere()) == ([], [], [])


def test_the_quickstart_runs_and_its_charts_can_be_seen_and_heard(watched, address, folder):
    run_all(watched.page, address, "notebooks/00-quickstart.ipynb")
    pictures = watched.pictures(OUTPUT)
    assert len(pictures) >= 1
    assert [(alt, width) for alt, width in pictures if len(alt) < 40 or width < 300] == []
    assert watched.page.locator(f"{OUTPUT} table").count() >= 3
    assert watched.page.locator(f"{OUTPUT} span[title^='quoted speech']").count() >= 1
    notebook = saved(watched.page, folder / "notebooks" / "00-quickstart.ipynb")
    ran_cleanly(watched, notebook)
    assert (folder / "build" / "00-quickstart").is_dir()


def a_click_on_a_dot_opens_its_article(panel, articles):
    """Click the last dot; it lies inside the picture."""
    dot = panel.locator("button.mediakit-dot").last
    name = dot.get_attribute("title").split()[-1]
    ring, picture = dot.bounding_box(), panel.locator("img").bounding_box()
    assert picture["x"] < ring["x"] < picture["x"] + picture["width"] - ring["width"]
    assert picture["y"] < ring["y"] < picture["y"] + picture["height"] - ring["height"]
    dot.click()
    panel.locator("div[dir=auto] b", has_text=name).wait_for()
    assert panel.locator("button.mediakit-chosen").get_attribute("title").split()[-1] == name
    assert articles.locator("option:checked").inner_text().split()[-1] == name


def test_the_explorer_shows_another_measure_and_the_article_that_is_picked(watched, address, folder):
    page = watched.page
    run_all(page, address, "notebooks/explorer.ipynb")
    panel = page.locator(f"{OUTPUT} .widget-vbox").first
    panel.locator("img").first.wait_for()
    which, articles = panel.locator("select").nth(0), panel.locator("select[size]").first
    first = articles.locator("option").first.inner_text()
    which.select_option(label="hedges per 1,000 words")
    page.wait_for_selector(f'{OUTPUT} img[alt*="hedges per 1,000 words"]')
    page.wait_for_function(
        f"first => document.querySelector('{OUTPUT} select[size]').options[0].text !== first", arg=first
    )
    [(alt, width)] = watched.pictures(OUTPUT)
    assert alt.startswith("Dot plot of hedges per 1,000 words")
    assert width >= 300

    chosen = articles.locator("option").nth(3).inner_text()
    articles.select_option(index=3)
    heading = panel.locator("div[dir=auto] b", has_text=chosen.split()[-1])
    heading.wait_for()
    assert panel.locator("div[dir=auto] span[title]").count() >= 1

    a_click_on_a_dot_opens_its_article(panel, articles)
    before = panel.locator("img").get_attribute("src")
    panel.get_by_role("button", name="quoted").click()
    page.wait_for_function(f"before => document.querySelector('{OUTPUT} img').src !== before", arg=before)
    ran_cleanly(watched, saved(page, folder / "notebooks" / "explorer.ipynb"))
