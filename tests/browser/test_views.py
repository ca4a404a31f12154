"""Hostile articles in a real browser: nothing runs, nothing leaves the computer, and the text is there as text."""

import re

import pandas as pd
import pytest

import mediakit as mk
from mediakit.reading.safe import visible
from tests.browser.watching import opened

CHANGED = "document.pwned = 1"
RUNS = f"{CHANGED}; alert(1)"
LOADS = "http://192.0.2.1/x"  # an address that belongs to nobody
ATTACKS = {
    "script": f"<script>{RUNS}</script><script src={LOADS}.js></script>",
    "event": f'<img src=x onerror="{RUNS}"><body onload="{RUNS}"><svg/onload="{RUNS}"> <p onmousemove="{RUNS}">',
    "attribute": f'\' onmouseover=\'{RUNS}\' x=\'" onmouseover="{RUNS}" style="position:fixed;inset:0" y="',
    "link": f'<a href="javascript:{RUNS}">click</a> <meta http-equiv=refresh content="0;url=javascript:{RUNS}">',
    "frame": f'<iframe srcdoc="<script>parent.{CHANGED}</script>"></iframe><object data={LOADS}></object>',
    "style": f"</style></title></textarea></script><style>body{{display:none;background:url({LOADS})}}</style><link rel=stylesheet href={LOADS}>",
    "comment": f"<!-- --><![CDATA[ ]]> --> <{'x' * 200} <!doctype html><html></body></html><plaintext>",
    "entity": f"&lt;script&gt;{RUNS}&lt;/script&gt; &#60;img src=x onerror={RUNS}&#62; &amp;amp; &#0; &nbsp &copy",
    "form": f'<form action={LOADS}><button autofocus onfocus="{RUNS}">x</button></form><base href={LOADS}>',
    "markdown": f"[x](javascript:{RUNS}) ![x]({LOADS}.png) ${{{RUNS}}} {{{{{RUNS}}}}} $$\\href{{{LOADS}}}{{x}}$$",
    "direction": "pay \u202eevil\u202c to \u2066admin\u2069 now \u200eA\u200f",
    "invisible": "ad\u200bmin pass\u00adword \ufeffzero\u2060width\u180e \U000e0041tag",
    "control": "bell\x07 null\x00 escape\x1b[31m \x9b \u2028line\u2029 half\ud800",
    "huge": "W" * 20_000,
    "tall": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334" * 40,
}
BODY = (
    "The council of Averil voted on Tuesday to keep the ferry.\n“It may rain {attack} perhaps,” Ms. Vane said on the "
    "quay, and nobody answered her.\n{attack}\nThe mayor will probably answer next week, his office said."
)


@pytest.fixture(scope="module")
def articles():
    """Attacks in the text, the title, the outlet, the address and the id: one article an attack."""
    rows = [
        {
            "article_id": f"{i} {attack[:300]}".encode("utf-8", "replace").decode(),
            "outlet": f"Post {ATTACKS['script'] if i % 2 else ATTACKS['style']}",
            "title": f"{name} {attack[:2000]}",
            "url": f"javascript:{RUNS}",
            "event": f"e{i // 2}",
            "text": BODY.format(attack=attack),
        }
        for i, (name, attack) in enumerate(ATTACKS.items())
    ]
    return pd.DataFrame(rows, dtype=object).set_index("article_id")  # half a character fits in no column of str


def bare(html):
    """Return a page that has no protection of its own around a piece of HTML, as a notebook has none."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>view</title></head><body>{html}</body></html>'


def write(path, html):
    path.write_text(html, encoding="utf-8", errors="replace")
    return path


def is_harmless(seen):
    """No dialog, no changed page, no error, no request beside the file and the data in it."""
    assert seen.page.evaluate("document.pwned") is None
    assert (seen.dialogs, seen.errors) == ([], [])
    assert [url for url in seen.requests if not url.startswith(("file:", "data:"))] == []
    foreign = "script, iframe, object, embed, form, base, link, svg, input, button, meta[http-equiv=refresh]"
    assert seen.page.locator(foreign).count() == 0
    names = "es => [...new Set(es.flatMap(e => e.getAttributeNames()))].filter(n => n.startsWith('on'))"
    assert seen.page.eval_on_selector_all("*", names) == []
    assert seen.page.eval_on_selector_all("a", "a => a.map(x => x.getAttribute('href')[0]).filter(x => x != '#')") == []


def page_text(seen):
    """Text of the page, white space folded."""
    return re.sub(r"\s+", " ", seen.page.evaluate("document.body.textContent"))


def folded(text):
    return re.sub(r"\s+", " ", visible(text))


def narrower_than_the_window(seen):
    return seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def touch(seen, selector):
    """Go over the marks with the mouse, where an event handler would run."""
    for mark in seen.page.locator(selector).all()[:20]:
        mark.hover(force=True, timeout=5_000)


def test_a_highlighted_article_is_text_and_nothing_else(watched, articles, tmp_path):
    corpus = mk.segment(articles)
    tables = [mk.quotes(corpus), mk.hedges(corpus), mk.tone(corpus)]
    html = "".join(mk.highlight(corpus, [name], tables) for name in articles.index)
    seen = opened(watched, write(tmp_path / "view.html", bare(html)))
    touch(seen, "span[title]")
    is_harmless(seen)
    text = page_text(seen)
    lines = [line for body in corpus.articles["text"] for line in body.split("\n")]
    assert [line[:80] for line in lines if folded(line).strip() not in text] == []
    assert "pay [U+202E]evil" in text
    assert "ad[U+200B]min" in text
    assert seen.page.locator("span[title^='hedge']").count() >= len(ATTACKS)
    assert narrower_than_the_window(seen)


def test_removals_are_shown_as_text_and_nothing_else(watched, articles, tmp_path):
    menus = articles.assign(text="Log in to read the rest of this story\n" + articles["text"])
    table = mk.removals(menus)
    html = "".join(mk.show_removals(menus, table, name) for name in menus.index)
    seen = opened(watched, write(tmp_path / "removals.html", bare(html)))
    touch(seen, "span[title]")
    is_harmless(seen)
    text = page_text(seen)
    assert text.count("The council of Averil voted on Tuesday to keep the ferry.") == len(ATTACKS)
    assert "pay [U+202E]evil" in text
    assert f"<script>{RUNS}</script>" in text
    assert narrower_than_the_window(seen)


@pytest.fixture(scope="module")
def written(articles, tmp_path_factory):
    """Report of the hostile articles."""
    return mk.report(articles, tmp_path_factory.mktemp("report"), title=f"Two {ATTACKS['script']}")


def test_a_report_of_hostile_articles_runs_nothing_and_asks_for_nothing(watched, written):
    seen = opened(watched, written)
    touch(seen, "span[title]")
    is_harmless(seen)
    assert seen.requests == [written.as_uri()]
    assert seen.page.title() == f"Two {ATTACKS['script']}"
    text = page_text(seen)
    whole = {name: attack.replace("\ud800", "\ufffd") for name, attack in ATTACKS.items()}
    shown = [name for name, attack in whole.items() if folded(attack)[:300].strip() in text]
    assert shown == [*ATTACKS]


@pytest.mark.parametrize("width", [1400, 800, 390])
def test_a_report_has_all_its_figures_and_tables_and_no_line_is_clipped(watched, written, width):
    watched.page.set_viewport_size({"width": width, "height": 900})
    seen = opened(watched, written)
    pictures = seen.pictures("figure")
    assert len(pictures) >= 8
    assert [(alt[:40], pixels) for alt, pixels in pictures if len(alt) < 40 or pixels < 300] == []
    assert seen.page.locator("table").count() >= 8
    assert seen.page.locator("h2").count() == seen.page.locator("nav a").count() == 7
    assert narrower_than_the_window(seen)
    assert seen.page.eval_on_selector_all("img", "is => is.every(i => i.getBoundingClientRect().right <= innerWidth)")
    assert seen.errors == []


def test_a_program_in_a_page_would_be_seen(watched, tmp_path):
    attack = f"<script>{RUNS}</script><img src={LOADS}.png>"
    seen = opened(watched, write(tmp_path / "bad.html", bare(attack)))
    assert seen.page.evaluate("document.pwned") == 1
    assert seen.dialogs == ["1"]
    assert seen.elsewhere() == [f"{LOADS}.png"]
