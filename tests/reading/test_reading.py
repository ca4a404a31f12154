"""Hits in context and articles as safe HTML."""

import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError, UnknownNameError
from mediakit.reading.highlight import Span, looks, marked_text
from mediakit.reading.safe import escaped, visible

TEXT = "The mayor said “it <b>may</b> rain & pour” today.\nPerhaps not, a spokesman added."


def articles(text=TEXT, **columns):
    frame = pd.DataFrame({"outlet": ["Herald"], "text": [text]}, index=pd.Index(["h1"], name="article_id"))
    return frame.assign(**columns)


def span(start, end, **columns):
    return pd.DataFrame({"article_id": ["h1"], "start": [start], "end": [end], **{k: [v] for k, v in columns.items()}})


class Reader(HTMLParser):
    """Text, tags, attributes and nesting of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.text, self.tags, self.open, self.attributes = "", [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 65), st.integers(-5, 65)), max_size=6))
def test_marks_never_change_the_text_whatever_overlaps(text, pairs):
    kinds = list(looks())
    marked = [Span(a, b, kinds[i % len(kinds)], '"<tip>"') for i, (a, b) in enumerate(pairs)]
    read = Reader(marked_text(text, marked))
    assert read.text == visible(text)
    assert read.open == []
    assert set(read.tags) <= {"span"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param('"><img src=x onerror=alert(1)>', id="attribute breakout"),
        pytest.param("&lt;b&gt;", id="entities stay what they were"),
        pytest.param("<!-- x --><style>*{}</style>", id="comment and style"),
    ],
)
def test_article_text_is_never_markup(text):
    html = mk.highlight(articles(text, title=text), "h1", [span(0, len(text), pole="hedge", cue=text)])
    read = Reader(html)
    assert set(read.tags) <= {"div", "p", "b", "br", "span"}
    assert {name for name, _ in read.attributes} <= {"dir", "style", "title"}
    assert read.text.count(text) == 2


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u2066", "\ufeff", "\x00", "\x1b", "\u2028"])
def test_what_cannot_be_seen_is_shown_by_its_code(character):
    html = mk.highlight(articles(f"a{character}b"), "h1", [])
    assert f"a[U+{ord(character):04X}]b" in html
    assert character not in html


def test_half_a_character_is_shown_by_its_code():
    assert visible("a\ud800") == "a[U+D800]"


@pytest.mark.parametrize("text", ["naïve – “curly” 日本語 \n\tрусский", "plain"])
def test_what_can_be_seen_stays(text):
    assert visible(text) == text


def test_every_kind_of_mark_has_a_look_of_its_own_beyond_colour():
    lines = [re.search(r"text-decoration:(.*?)(;|$)", style)[1] for _, style in looks().values()]
    without_colour = [re.sub(r"#\w+ ", "", line) for line in lines]
    assert len(set(without_colour)) == len(without_colour)


def test_marks_have_rule_and_category_as_tooltip_and_a_legend():
    html = mk.highlight(articles(), "h1", [span(50, 57, pole="hedge", category="adverb", cue="perhaps", voice="own")])
    assert 'title="hedge; category: adverb; cue: perhaps; voice: own"' in html
    assert re.search(r"Marks: <span[^>]*>hedge</span> 1<", html)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        pytest.param(span(0, 5, kind="speech"), "quoted speech", id="speech"),
        pytest.param(span(0, 5, kind="scare"), "scare quotes", id="scare quotes"),
        pytest.param(span(0, 5, pole="booster"), "booster", id="booster"),
        pytest.param(span(0, 5, news=-0.4, vader=0.2), "sentence of negative tone", id="tone by the news mode"),
        pytest.param(span(0, 5, news=0.4), "sentence of positive tone", id="positive"),
        pytest.param(span(0, 5, action="remove", rule="r1", category="ad"), "removed by cleaning", id="removal"),
        pytest.param(span(0, 5, cue="said", source_start=1.0, source_end=2.0), "reported speech", id="reported"),
        pytest.param(span(0, 5), "hit", id="any other span"),
    ],
)
def test_tables_are_known_by_their_columns(table, words):
    assert f">{words}</span> 1" in mk.highlight(articles(), "h1", table)


@pytest.mark.parametrize("row", [span(0, 5, news=0.01), span(np.nan, np.nan, kind="speech")])
def test_neutral_sentences_and_missing_offsets_are_not_marked(row):
    assert "Marks: none" in mk.highlight(articles(), "h1", row)


def test_two_articles_stand_side_by_side():
    both = pd.concat([articles(), articles().rename(index={"h1": "h2"})])
    assert mk.highlight(both, ["h1", "h2"], []).count("<b>Herald") == 2


def test_a_long_article_is_cut_with_a_line_that_says_so():
    html = mk.highlight(articles("word " * 21_000), "h1", [])
    assert "5,000 more characters are not shown." in html


def test_an_unknown_article_is_named():
    with pytest.raises(UnknownNameError, match="'h9'"):
        mk.highlight(articles(), "h9", [])


def test_without_tables_quotes_and_hedges_are_marked():
    corpus = mk.segment(articles("“It may rain,” the mayor said. It will perhaps pour."))
    html = mk.highlight(corpus, "h1")
    assert ">quoted speech</span> 1" in html
    assert re.search(r">hedge</span> [12]", html)


def test_it_shows_as_html_in_a_notebook():
    html = mk.highlight(articles(), "h1", [])
    assert html._repr_html_() == html


def corpus_of(text=TEXT):
    return mk.segment(articles(text))


def test_a_hit_stands_between_its_neighbours():
    row = mk.kwic(corpus_of(), span(50, 57, cue="perhaps"), width=12).iloc[0]
    assert (row["before"], row["hit"], row["after"]) == ("today.", "Perhaps", "not, a")
    assert (row["article_id"], row["outlet"], row["cue"]) == ("h1", "Herald", "perhaps")


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(1, 90))
def test_context_is_always_of_the_text(a, b, width):
    start, end = sorted((a, b))
    corpus = corpus_of()
    text = corpus.articles["text"].iloc[0]
    if end > len(text):
        return
    row = mk.kwic(corpus, span(start, end), width=width).iloc[0]
    flat = " ".join(text.split())
    assert row["hit"] == " ".join(text[start:end].split())
    assert row["before"] in flat
    assert row["after"] in flat


def test_no_hits_give_an_empty_table_with_the_columns():
    table = mk.kwic(corpus_of(), span(0, 1).iloc[:0])
    assert list(table.columns[:5]) == ["article_id", "outlet", "before", "hit", "after"]
    assert table.empty


@pytest.mark.parametrize(
    ("hits", "options", "error"),
    [
        pytest.param(span(0, 10_000), {}, InputError, id="outside the text"),
        pytest.param(span(0, 1), {"width": 0}, InputError, id="no width"),
        pytest.param(span(0, 1).drop(columns="end"), {}, MissingColumnError, id="no end"),
        pytest.param(span(0, 1).assign(article_id="x"), {}, UnknownNameError, id="another article"),
    ],
)
def test_wrong_calls_are_named(hits, options, error):
    with pytest.raises(error):
        mk.kwic(corpus_of(), hits, **options)


def test_escaping_covers_quotes_for_attributes():
    assert escaped("\"'<>&") == "&quot;&#x27;&lt;&gt;&amp;"


@pytest.mark.parametrize("text", [None, np.nan, pd.NA, ""])
def test_an_article_without_a_text_says_so(text):
    page = mk.highlight(articles(text), "h1", [])
    assert "(no text)" in page
    assert "nan" not in page


def test_a_hit_in_an_article_without_a_text_says_so():
    assert mk.kwic(corpus_of(None), span(0, 5))[["before", "hit", "after"]].iloc[0].to_list() == ["", "(no text)", ""]


def test_a_hit_without_offsets_has_no_context():
    row = mk.kwic(corpus_of(), span(np.nan, np.nan, cue="said")).iloc[0]
    assert row[["before", "hit", "after", "cue"]].to_list() == ["", "", "", "said"]


def test_hits_whose_index_repeats_stay_one_row_each():
    hits = pd.concat([span(0, 3, cue="the"), span(4, 9, cue="mayor")])
    assert mk.kwic(corpus_of(), hits)[["hit", "cue"]].to_numpy().tolist() == [["The", "the"], ["mayor", "mayor"]]


@pytest.mark.parametrize("strange", [np.array(["h1"]), {"h1"}, [["h1"]], pd.Series(["h1"])])
def test_what_is_no_article_id_is_named_by_its_type(strange):
    with pytest.raises(InputError, match="must be the id of an article or a list of them; not a"):
        mk.highlight(articles(), strange)


def test_an_id_that_is_there_twice_is_named():
    with pytest.raises(InputError, match="'h1' is there more than once"):
        mk.highlight(pd.concat([articles(), articles()]), "h1")


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        pytest.param(lambda: mk.highlight(mk.measure(corpus_of()), "h1"), MissingColumnError, "text", id="scores"),
        pytest.param(lambda: mk.highlight("Herald", "h1"), InputError, "not a str", id="a name"),
        pytest.param(lambda: mk.highlight(articles(), "h1", 5), InputError, "not a int", id="no table"),
        pytest.param(lambda: mk.kwic(articles(), span(0, 1)), InputError, "a Corpus is needed", id="articles"),
    ],
)
def test_what_is_no_table_or_corpus_is_named(call, error, says):
    with pytest.raises(error, match=says):
        call()


@pytest.mark.parametrize("cell", [None, "", "high", np.nan])
def test_a_tone_that_is_no_number_is_not_marked(cell):
    assert "Marks: none" in mk.highlight(articles(), "h1", span(0, 5, news=cell))
