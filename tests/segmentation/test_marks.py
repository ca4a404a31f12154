"""Marks: which characters are quotation marks, how they are paired, and that no text is refused."""

import csv
import time
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.segmentation.quotes import find_quotes, spans_of
from mediakit.segmentation.tokens import tokenize

ODD = "\"“”'‘’`´„«» \n\t.,?!-—…aAsSn19<>(\u00a0\ud800\x00\u202a"
BITS = ["''", "``", " said ", "He ", "don't ", "dogs' ", "'90s ", "\n\n", "“", "”", "‘", "’"]
texts = st.lists(st.text(alphabet=ODD) | st.lists(st.sampled_from(BITS + list(ODD))).map("".join), max_size=3)
MEGABYTE = 1_000_000


def marked(text):
    """Texts of all spans, whatever their kind."""
    spans = spans_of([text], tokenize([text]))
    return [text[a:b] for a, b in zip(spans.start, spans.stop, strict=True)]


def rows(name):
    with (resources.files("mediakit") / "lexicons" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"It rained," he said.', id="straight"),
        pytest.param("“It rained,” he said.", id="curly"),
        pytest.param("''It rained,'' he said.", id="two apostrophes are one mark"),
        pytest.param("``It rained,'' he said.", id="two backticks are one mark"),
        pytest.param("‘‘It rained,’’ he said.", id="doubled curly singles are one mark"),
        pytest.param("”It rained,“ he said.", id="reversed: place is trusted over shape"),
        pytest.param("”It rained,” he said.", id="every mark has the closing shape"),
        pytest.param('“It rained," he said.', id="a pair is a pair, whatever the shapes"),
        pytest.param("«It rained,» he said.", id="guillemets"),
        pytest.param("„It rained,“ he said.", id="low nines"),
        pytest.param("'It rained,' he said.", id="British straight"),
        pytest.param("‘It rained,’ he said.", id="British curly"),
        pytest.param("“It rained,“ he said.", id="every mark has the opening shape"),
        pytest.param("\u202a“It rained,” he said.", id="a mark of direction is a blank"),
        pytest.param("He went—“It rained,”—and left.", id="dashes touch the marks"),
    ],
)
def test_one_quote_is_found_in_every_typography(text):
    assert marked(text) == ["It rained,"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The dogs' home and don't ask, O’Neill.", [], id="apostrophes are no marks"),
        pytest.param("It's the '90s, ’til the class of ’16 came.", [], id="decades and elisions are no marks"),
        pytest.param("He is 6'2\" tall.", [], id="feet and inches are no marks"),
        pytest.param("The 6'2\" striker met the 6'4\" keeper.", [], id="two people's inches are no quote"),
        pytest.param('It is 12" wide, hit a 10" pipe and left.', [], id="nor are two widths"),
        pytest.param("“He was 6’2””, he said.", ["He was 6’2”"], id="a quote ends in inches"),
        pytest.param('"It is a 12" pipe," he said.', ['It is a 12" pipe,'], id="inches inside a quote"),
        pytest.param('"It was \'07", he said.', ["It was '07"], id="a quote ends in a short year"),
        pytest.param(
            'He was "born on 12" he said. "No," she said.', ["born on 12", "No,"], id="a quote ends in a figure"
        ),
        pytest.param('He was "born in 2012" he said.', ["born in 2012"], id="a quote ends in a year"),
        pytest.param("The U.S.’s army and e.v.’s run.", [], id="a possessive after a stop is no mark"),
        pytest.param(
            "‘The dogs' home is shut,’ he said.", ["The dogs' home is shut,"], id="a possessive does not close"
        ),
        pytest.param("'Keepin' It Real' ran.", ["Keepin' It Real"], id="a clipped word does not close"),
        pytest.param("'No,' he said. '27 came,' I said.", ["No,", "27 came,"], id="a figure after an opening mark"),
        pytest.param("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,", "no"], id="singles nest in doubles"),
        pytest.param("‘He said “no” twice,’ she said.", ["He said “no” twice,", "no"], id="doubles nest in singles"),
        pytest.param("“He said “no” twice,” she said.", ["He said “no” twice,", "no"], id="doubles nest in doubles"),
        pytest.param("'He asked 'why?'' and left.", ["He asked 'why?'", "why?"], id="two singles close two quotes"),
        pytest.param("“One.\nTwo.", ["One."], id="a quote left open ends with its paragraph"),
        pytest.param("“One.\n“Two,” he said.", ["One.", "Two,"], id="a quote goes on in the next paragraph"),
        pytest.param("One.” He left. “Two,” he said.", ["Two,"], id="a lone closer does not shift what follows"),
        pytest.param("“One. He left. “Two,” he said.", ["Two,"], id="a lone opener does not shift what follows"),
        pytest.param("He says,” it rains.”", ["it rains."], id="an opener set like a closer"),
        pytest.param('<a href="x y">It</a> “rained”.', ["rained"], id="marks inside tags are no quotes"),
        pytest.param("They wrote “ ” twice.", [], id="nothing between the marks is no quote"),
    ],
)
def test_spans_between_marks(text, expected):
    assert marked(text) == expected


@pytest.mark.parametrize("row", rows("elisions"), ids=lambda row: row["form"])
def test_an_elision_is_an_apostrophe_and_its_counter_example_is_quoted(row):
    assert marked(row["example"]) == []
    assert len(marked(row["counter_example"])) == 1


def test_the_style_is_decided_for_each_article_alone():
    both = ["'It rained,' he said.", '"It rained," he said.']
    spans = spans_of(both, tokenize(both))
    assert spans.article.tolist() == [0, 1]
    assert spans.second.tolist() == [False, False]


@given(texts)
def test_no_text_is_refused_and_spans_lie_inside_their_article(batch):
    table = find_quotes(batch, tokenize(batch))[0]
    for row in table.itertuples():
        assert 0 <= row.start < row.end <= len(batch[row.article])
    assert table["article"].is_monotonic_increasing


@given(texts)
def test_outer_spans_of_an_article_do_not_overlap(batch):
    outer = find_quotes(batch, tokenize(batch))[0]
    outer = outer[~outer["nested"]]
    for _, own in outer.groupby("article"):
        assert (own["start"].to_numpy()[1:] >= own["end"].to_numpy()[:-1]).all()


@given(texts, texts)
def test_an_article_gives_the_same_spans_alone_and_in_a_batch(before, batch):
    alone = find_quotes(batch, tokenize(batch))[0]
    later = find_quotes(before + batch, tokenize(before + batch))[0]
    later = later[later["article"] >= len(before)]
    for column in ("start", "end", "kind", "mark", "nested"):
        assert later[column].tolist() == alone[column].tolist()


@pytest.mark.parametrize("unit", ['"', "'", "dogs' ", "“a ", "‘a’ ", '" ', "''a'' ", '"a\n', '<a "b'])
def test_time_is_linear_on_hostile_text(unit):
    seconds = []
    for size in (MEGABYTE // 10, MEGABYTE):
        text = (unit * (size // len(unit) + 1))[:size]
        tokens = tokenize([text])
        start = time.perf_counter()
        find_quotes([text], tokens)
        seconds.append(time.perf_counter() - start)
    assert seconds[1] < max(40 * seconds[0], 2)


@pytest.mark.parametrize("text", ["", " ", "!!!", '"', "one", "\x00", '"\ud800"', "“" * 99])
def test_boundary_texts_give_a_table(text):
    table = find_quotes([text], tokenize([text]))[0]
    assert np.isin(table["kind"].to_numpy(dtype=object), ["speech", "scare", "title"]).all()
