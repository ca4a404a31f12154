"""The report page, the explorer and the command line."""

import re

import pandas as pd
import pytest

import mediakit as mk
from mediakit.__main__ import main
from mediakit.errors import InputError, MissingColumnError, UnknownNameError
from mediakit.reporting.building import results_of
from mediakit.reporting.page import page, table_html
from mediakit.reporting.sections import SECTIONS

EVIL = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def articles():
    rows = [
        {
            "article_id": f"{outlet}{event}",
            "outlet": outlet,
            "title": f"Title {event}",
            "event": f"e{event}",
            "text": f"The council of {outlet} may vote today. “We hope so,” Ms. Vane said. It was good {extra * 3}.",
        }
        for event, extra in enumerate(["and quick", "or slow", "but not final"])
        for outlet in ("Herald", f"Post {EVIL}")
    ]
    return pd.DataFrame(rows).set_index("article_id")


@pytest.fixture(scope="module")
def written(articles, tmp_path_factory):
    return mk.report(articles, tmp_path_factory.mktemp("report"), title="Two & more")


def test_a_folder_gets_a_page_of_the_usual_name(written):
    assert written.name == "report.html"


def test_the_page_asks_nothing_of_the_network_and_runs_no_script(written):
    html = written.read_text("utf-8")
    assert not re.search(r"<script|<link|<iframe|@import|url\(|https?://|onerror=|javascript:", html)
    assert set(re.findall(r'src="([^:]+):', html)) == {"data"}
    assert "default-src 'none'" in html


def test_outlet_names_are_escaped(written):
    html = written.read_text("utf-8")
    assert EVIL not in html
    assert "&lt;script&gt;" in html


def test_every_picture_has_alt_text(written):
    alts = re.findall(r'<img alt="([^"]*)"', written.read_text("utf-8"))
    assert len(alts) >= 5
    assert all(len(alt) > 40 for alt in alts)


def test_every_section_is_there(written):
    heads = re.findall(r"<h2[^>]*>([^<]+)</h2>", written.read_text("utf-8"))
    assert heads[0] == "The texts"
    assert heads[-1] == "Methods and limits"
    assert len(heads) == 7


def test_the_same_articles_give_the_same_page(articles, written, tmp_path):
    assert written.read_bytes() == mk.report(articles, tmp_path / "z.html", title="Two & more").read_bytes()


@pytest.fixture
def short(monkeypatch):
    """A report of the sections that need no chart."""
    quick = [s for s in SECTIONS if s[0] in ("The texts", "What cleaning took out", "Which differences hold")]
    monkeypatch.setattr("mediakit.reporting.building.SECTIONS", quick)


@pytest.mark.parametrize(
    "rows", [pytest.param(slice(0, 1), id="one article"), pytest.param(slice(0, None, 2), id="one outlet")]
)
@pytest.mark.usefixtures("short")
def test_too_little_to_compare_is_said_and_no_error(articles, rows, tmp_path):
    html = mk.report(articles.iloc[rows], tmp_path / "r.html").read_text("utf-8")
    assert "nothing to compare it with" in html


@pytest.mark.usefixtures("short")
def test_numbers_are_told_with_their_nouns(articles, tmp_path):
    html = mk.report(articles.iloc[::2], tmp_path / "r.html").read_text("utf-8")
    assert "3 articles of 1 outlet, " in html
    assert "1 article of 1 outlet, " in mk.report(articles.iloc[:1], tmp_path / "r.html").read_text("utf-8")


def test_single_articles_have_the_interval_of_their_sentences(articles):
    longer = articles.iloc[:2].assign(text=articles["text"].iloc[:2] * 3)
    made = results_of(longer).estimates.set_index("measure")
    assert set(made.loc["flesch_kincaid_grade", "method"]) == {"resampled sentences"}
    assert made.loc["flesch_kincaid_grade", ["low", "high"]].notna().all(axis=None)


def test_articles_without_words_are_no_error(articles, tmp_path):
    mixed = articles.assign(text=["", " ", "!!!", *articles["text"].iloc[3:]])
    assert mk.report(mixed, tmp_path / "r.html").exists()


def test_wrong_tables_are_refused(articles, tmp_path):
    with pytest.raises(MissingColumnError, match="outlet"):
        mk.report(articles.drop(columns="outlet"), tmp_path)
    with pytest.raises(InputError, match="no article"):
        mk.report(articles.iloc[:0], tmp_path)


def test_long_tables_say_what_they_leave_out():
    html = table_html(pd.DataFrame({"x": range(7)}), most=5)
    assert html.count("<tr>") == 6
    assert "2 more rows are not shown" in html
    assert "1 more row is not shown" in table_html(pd.DataFrame({"x": range(6)}), most=5)


def test_the_heading_is_escaped():
    assert "<title>a &lt;b&gt;</title>" in page("a <b>", [])


@pytest.mark.usefixtures("short")
def test_the_command_line_writes_the_page(articles, tmp_path, capsys):
    articles.to_csv(tmp_path / "articles.csv")
    assert main(["report", str(tmp_path / "articles.csv"), str(tmp_path / "out.html")]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "out.html")
    assert (tmp_path / "out.html").stat().st_size > 1000


def test_a_wrong_path_is_a_message_and_no_traceback(tmp_path, capsys):
    assert main(["report", str(tmp_path / "nothing"), str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("mediakit: ")


@pytest.fixture(scope="module")
def measured(articles):
    corpus = mk.segment(articles)
    return corpus, mk.measure(corpus)


def test_without_widgets_the_explorer_is_a_static_chart(measured):
    picture = mk.explore(*measured, measure="quoted_word_share")
    assert picture.alt.startswith("Dot plot of quoted word share")


def test_the_panel_follows_what_is_chosen(measured):
    pytest.importorskip("ipywidgets")
    panel = mk.explore(*measured, measure="n_words", widgets=True)
    (which, outlet), (voice, box, article, text) = panel.children[0].children, panel.children[1:]
    picture = box.children[0]
    first = picture.value
    assert len(article.options) == 6
    voice.value = "quoted"
    assert picture.value != first
    outlet.value = "Herald"
    assert len(article.options) == 3
    article.value = article.options[1][1]
    assert "quoted speech" in text.value
    which.value = "flesch_kincaid_grade"
    assert "Flesch-Kincaid" in picture.value


def test_a_click_on_a_dot_chooses_its_article(measured):
    pytest.importorskip("ipywidgets")
    panel = mk.explore(*measured, measure="n_words", widgets=True)
    (_, outlet), (voice, box, article, text) = panel.children[0].children, panel.children[1:]
    dots = box.children[1:]
    assert {dot.key for dot in dots} == {key for _, key in article.options}
    assert all(0 < float(place.rstrip("%")) < 100 for dot in dots for place in (dot.layout.left, dot.layout.top))
    for dot in (dots[-1], dots[0]):
        dot.click()
        assert article.value == dot.key
        assert dot.tooltip.endswith(str(dot.key))
        assert [d.key for d in dots if "mediakit-chosen" in d._dom_classes] == [dot.key]
        assert mk.highlight(measured[0], [dot.key])[:200] == text.value[:200]
    outlet.value, voice.value = "Herald", "own"
    assert {dot.key for dot in box.children[1:]} == {key for _, key in article.options}


def test_a_dot_button_lies_where_the_dot_is_drawn(measured):
    from io import BytesIO

    from matplotlib import image

    from mediakit.reporting.explorer import chart

    picture, places = chart(measured[1], "n_words", "all outlets")
    pixels = image.imread(BytesIO(picture.png))[..., :3]
    height, width = pixels.shape[:2]
    for left, top in places.values():
        x, y = round(left * width), round(top * height)
        assert pixels[y - 2 : y + 3, x - 2 : x + 3].min() < 0.98


def test_scores_of_other_articles_are_refused(measured):
    corpus, scores = measured
    with pytest.raises(InputError, match="article_id"):
        mk.explore(corpus, scores.rename(index=lambda i: f"x{i}"))
    with pytest.raises(UnknownNameError, match="lixx"):
        mk.explore(corpus, scores, measure="lixx")


def test_an_article_whose_id_is_a_number_is_shown():
    pytest.importorskip("ipywidgets")
    corpus = mk.segment(pd.DataFrame({"outlet": ["A", None, 3], "text": ["It may rain.", "Rain fell.", "It may."]}))
    panel = mk.explore(corpus, mk.measure(corpus), measure="n_words", widgets=True)
    (_, outlet), (_, _, article, text) = panel.children[0].children, panel.children[1:]
    article.value = 1
    assert "Rain fell." in text.value
    assert list(outlet.options) == ["all outlets", "(none given)", "3", "A"]


def test_what_the_explorer_cannot_use_is_named(measured):
    corpus, scores = measured
    with pytest.raises(InputError, match="a Corpus is needed"):
        mk.explore(corpus.articles, scores)
    with pytest.raises(MissingColumnError, match=r"scores needs the column\(s\) outlet"):
        mk.explore(corpus, scores.drop(columns="outlet"))
