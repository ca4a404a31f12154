"""The documentation site: the pages of docs/, the notebooks with their stored outputs, and a page for each function."""

import shutil
import tomllib
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

project = "mediakit"
author = "The mediakit authors"
project_copyright = "The mediakit authors"
release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "numpydoc"]
exclude_patterns = ["_build"]
html_theme = "pydata_sphinx_theme"
html_title = f"mediakit {release}"
html_theme_options = {"show_toc_level": 2, "navigation_with_keys": False}
html_show_sourcelink = False
html_sidebars = {"*": [], "notebooks/*": [], "decisions/*": [], "api": ["sidebar-nav-bs"]}

default_role = "code"
smartquotes = False  # code in docstrings stands in single backticks, and its quotes must stay straight
autosummary_generate = True
autodoc_typehints = "none"  # the docstrings say it in words
numpydoc_show_class_members = False
numpydoc_xref_param_type = False
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # `make notebooks` ran them; the site shows what is stored
suppress_warnings = [
    "mystnb.unknown_mime_type",  # widgets need a kernel, and a page has none
]


def copy_notebooks(_app: Sphinx) -> None:
    """Bring the notebooks below docs/, where Sphinx reads."""
    shutil.rmtree(HERE / "notebooks", ignore_errors=True)
    shutil.copytree(ROOT / "notebooks", HERE / "notebooks", ignore=shutil.ignore_patterns(".*"))


def mend_links(_app: Sphinx, docname: str, source: list[str]) -> None:
    """Point links from where the notebooks were to where they are now."""
    if docname.startswith("notebooks/"):
        source[0] = source[0].replace("](../docs/", "](../")
    else:
        source[0] = source[0].replace("](../notebooks/", "](notebooks/")


def setup(app: Sphinx) -> None:
    """Connect both to the build."""
    app.connect("builder-inited", copy_notebooks, priority=100)
    app.connect("source-read", mend_links)
