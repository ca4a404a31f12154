"""Hostile articles stay text, nothing is unpickled or evaluated, and SECURITY.md says what holds."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import mediakit as mk

ROOT = Path(mk.__file__).parent
FORBIDDEN_MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "code", "pty"}
FORBIDDEN_CALLS = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "read_pickle",
    "to_pickle",
    "system",
    "popen",
    "unsafe_load",
}


def faults(source):
    """Names of what could run a text as a program: imports, calls, and arguments that allow it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] in FORBIDDEN_MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in FORBIDDEN_MODULES:
            yield node.module
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            ours = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "re"
            if name in FORBIDDEN_CALLS and not ours:
                yield name
            yield from (k.arg for k in node.keywords if k.arg in ("allow_pickle", "shell") and is_true(k.value))


def is_true(node):
    return not (isinstance(node, ast.Constant) and not node.value)


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_nothing_is_unpickled_or_evaluated(path):
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("import pickle", id="pickle"),
        pytest.param("from joblib import load", id="joblib"),
        pytest.param("eval('1')", id="eval"),
        pytest.param("builtins.exec(x)", id="exec"),
        pytest.param("pd.read_pickle(p)", id="read_pickle"),
        pytest.param("np.load(p, allow_pickle=True)", id="allow_pickle"),
        pytest.param("run(x, shell=True)", id="shell"),
        pytest.param("os.system(x)", id="system"),
    ],
)
def test_a_planted_fault_is_found(source):
    assert list(faults(source)) != []


def test_a_regular_expression_is_no_program():
    assert list(faults("import re\nre.compile('a')\nnp.load(p, allow_pickle=False)")) == []


HOSTILE = {
    "script": "<script>window.hurt = 1</script>",
    "split script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "handler": '<img src=x onerror="alert(1)"><svg onload=alert(1)>',
    "closed attribute": "\"><b onmouseover='alert(1)'>look</b>",
    "single quotes": "' onfocus=alert(1) autofocus='",
    "link": '<a href="javascript:alert(1)">more</a> [more](javascript:alert(1))',
    "frame": '<iframe src="https://bad.example"></iframe><object data="x"></object><meta http-equiv=refresh content="0;url=//bad">',
    "style": "</style><style>*{display:none}</style><link rel=stylesheet href=//bad.example/x.css>",
    "comment": "<!-- --><![CDATA[ ]]> <?php ?> --!>",
    "formula": "$\\href{javascript:alert(1)}{x}$ $$\\unicode{x}$$",
    "bidi": "pay\u202eteg\u202c \u2066hidden\u2069 \u200fx",
    "zero width": "in\u200bvis\u200cib\u2060le \ufeff\u00ad",
    "control": "\x1b[31mred\x1b[0m \x07\x08\x7f",
}
HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
TAGS_NEVER = {"script", "iframe", "object", "embed", "link", "base", "form", "svg"}
OUR_OWN = ("data:image/", "#")  # pictures in the page, places in the page


class Elements(HTMLParser):
    """Elements and attributes of a page, as a browser would find them."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def dangers(page):
    """What in a page could run, load or hide something."""
    for tag, attributes in Elements(page).found:
        if tag in TAGS_NEVER or (tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh"):
            yield tag
        for name, value in attributes.items():
            address = re.sub(r"\s", "", value or "").lower()
            if name.startswith("on") or (name in ("href", "src", "action") and not address.startswith(OUR_OWN)):
                yield f"{tag} {name}={value}"
    yield from (f"U+{ord(c):04X}" for c in HIDDEN.findall(page))


@pytest.fixture(scope="module")
def articles():
    """Articles whose text, outlet, title, event and id are all hostile."""
    plain = "The council may vote today, it said. “We hope so,” Ms. Vane said."
    rows = [
        {"article_id": f"{k} {evil}", "outlet": f"Post {k % 3} {evil}", "title": evil, "event": f"e{k // 3} {evil}",
         "byline": evil, "text": f"Advertisement\n{plain}\n{evil} {plain}\n“{evil},” Mr. {evil} Hale said.\n{plain}"}
        for k, evil in enumerate(HOSTILE.values())
    ]  # fmt: skip
    return pd.DataFrame(rows).set_index("article_id")


def test_an_article_shown_with_its_hits_stays_text(articles):
    corpus = mk.segment(articles)
    tables = [mk.quotes(corpus), mk.hedges(corpus), mk.reported(corpus), mk.tone(corpus)]
    for name in articles.index:
        assert list(dangers(mk.highlight(corpus, name, tables)._repr_html_())) == []


def test_an_article_shown_with_its_removals_stays_text(articles):
    removals = mk.removals(articles)
    assert len(removals)
    for name in articles.index:
        assert list(dangers(mk.show_removals(articles, removals, name)._repr_html_())) == []


@pytest.mark.filterwarnings("ignore:Glyph")  # the font of the charts has no picture of a control character
def test_a_report_of_hostile_articles_stays_text(articles, tmp_path):
    page = mk.report(articles, tmp_path / "report.html", title=HOSTILE["closed attribute"]).read_text(encoding="utf-8")
    assert list(dangers(page)) == []
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_tables_of_hits_stay_text_in_a_notebook(articles):
    corpus = mk.segment(articles)
    page = mk.kwic(corpus, mk.hedges(corpus))._repr_html_()
    assert [d for d in dangers(page) if not d.startswith("U+")] == []


@pytest.mark.parametrize("evil", HOSTILE.values(), ids=HOSTILE)
def test_a_page_that_does_not_escape_is_found_out(evil):
    raw = f"<div title='{evil}'>{evil}</div>"
    harmless = evil in (
        HOSTILE["split script"],
        HOSTILE["comment"],
        HOSTILE["formula"],
    )  # nothing in them is an element
    assert (list(dangers(raw)) != []) == (not harmless)


@pytest.mark.parametrize(
    "promise", ["escaped", "unpickled", "mk.fetch", "path that a call names", "private security advisory"]
)
def test_the_security_page_says_what_holds_and_where_to_write(promise):
    page = ROOT.parent / "SECURITY.md"
    if not page.is_file():
        pytest.skip("an installed package has no SECURITY.md")
    assert promise in page.read_text(encoding="utf-8")
