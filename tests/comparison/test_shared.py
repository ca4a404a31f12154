"""The same quotation in several outlets, how it was cut, and what only one outlet tells."""

import pytest

from mediakit.comparison import shared_quotes, unshared
from mediakit.errors import MissingColumnError

FULL = "We could not wait another day, because the cracks had grown since the spring"


@pytest.mark.parametrize(
    ("version", "cut"),
    [
        pytest.param(FULL, "same words", id="same"),
        pytest.param(FULL.upper(), "same words", id="capitals"),
        pytest.param("We could not wait another day", "cut at the end", id="end dropped"),
        pytest.param("the cracks had grown since the spring", "cut at the start", id="start dropped"),
        pytest.param("not wait another day, because the cracks had grown", "cut at both ends", id="middle kept"),
        pytest.param(FULL.replace("another day", "another single day"), "altered", id="word put in"),
        pytest.param(FULL.replace(" because", ""), "altered", id="word dropped"),
    ],
)
def test_cut(make_corpus, version, cut):
    long_one = FULL + ", and nobody wants that"
    made = shared_quotes(
        make_corpus([("A", f"“{long_one},” said Ada Brandt."), ("B", f'"{version}," said Ada Brandt.')])
    )
    expected = {"same words": "cut at the end", "cut at the start": "cut at both ends"}.get(cut, cut)
    assert made["cut"].to_list() == ["longest", expected]
    assert made["quote"].to_list() == [1, 1]
    assert made["n_outlets"].to_list() == [2, 2]


def test_text_is_the_slice_of_the_article(make_corpus):
    corpus = make_corpus([("A", f"She left. “{FULL},” said Ada Brandt."), ("B", f"“{FULL}.” Ada Brandt said so.")])
    for row in shared_quotes(corpus).itertuples():
        assert corpus.articles["text"][row.article_id][row.start : row.end] == row.text


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("A", f"“{FULL},” he said."), ("A", f"“{FULL},” he said.")], id="one outlet twice"),
        pytest.param(
            [("A", f"“{FULL},” he said."), ("B", "“The library opens again in March,” he said.")], id="others"
        ),
        pytest.param([("A", "“Yes, of course,” he said."), ("B", "“Yes, of course,” he said.")], id="too short"),
        pytest.param([("A", "No quotes."), ("B", "")], id="none"),
    ],
)
def test_what_is_not_shared_gives_no_rows(make_corpus, rows):
    assert shared_quotes(make_corpus(rows)).empty


LONE = "Medieval turquoise mosaics beneath collapsed granary foundations astonished visiting archaeologists yesterday."


def test_unshared_lists_quotes_speakers_and_passages_of_one_outlet(make_corpus):
    rows = [
        ("A", f"“{FULL},” said Ada Brandt.\n{LONE}\n“Nobody asked the ferry people at all,” Tomas Ferrar said."),
        ("B", f"“{FULL},” said Ada Brandt."),
    ]
    made = unshared(make_corpus(rows, event=["e", "e"]))
    assert made["outlet"].unique().tolist() == ["A"]
    assert made.loc[made["what"] == "quote", "text"].to_list() == ["Nobody asked the ferry people at all,"]
    assert made.loc[made["what"] == "speaker", "text"].to_list() == ["Tomas Ferrar"]
    assert LONE in made.loc[made["what"] == "passage", "text"].to_list()
    assert made["counterpart"].between(0, 0.25).all()


def test_an_event_of_one_outlet_has_nothing_unshared(make_corpus):
    assert unshared(make_corpus([("A", LONE), ("B", LONE)], event=["e", "f"])).empty
    assert unshared(make_corpus([("A", LONE), ("B", LONE)], event=[None, None])).empty


def test_what_both_tell_is_not_listed(make_corpus):
    assert unshared(make_corpus([("A", LONE), ("B", LONE)], event=["e", "e"])).empty


def test_unshared_needs_events(make_corpus):
    with pytest.raises(MissingColumnError, match="event"):
        unshared(make_corpus([("A", LONE)]))
