"""How well the measures read the sample's labels; no score may fall below its floor in `floors.toml`.

Quotes, hedges and sentences are found in the labelled bodies, so that an error of cleaning is counted once.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

import mediakit as mk

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
SPLITS = ("dev", "test")
EPISTEMIC = ("modal", "verb", "adverb", "adjective", "noun", "hearsay", "weasel_attribution")
CATEGORIES = (*EPISTEMIC, "approximator", "generality", "booster")
GONE = ("remove", "lift", "edit")
GATES = {
    *("furniture, characters of text pages", "body after cleaning, 4-word runs"),
    *("quotes, exact span", "quotes of kind speech", "quotes of kind scare", "quotes of kind title"),
    *("speakers of matched quotes", "indirect speech, words", "sentences, exact span"),
    *("hedges, default profile", "boosters", *(f"hedges of category {category}" for category in CATEGORIES)),
}


class Score(NamedTuple):
    """Precision, recall and F1 of found items against labelled ones."""

    precision: float
    recall: float
    f1: float


def score(right_found, found, right_labelled, labelled):
    precision = right_found / found if found else float(labelled == 0)
    recall = right_labelled / labelled if labelled else 1.0
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)


def exact(found, labelled):
    """Score of two sets of keys."""
    right = len(found & labelled)
    return score(right, len(found), right, len(labelled))


def overlaps(found, labelled):
    """Score of two sets of (file, start, end): an item is right if it shares a character with one of the other set."""

    def touching(these, those):
        return sum(any(f == g and s < e2 and s2 < e for g, s2, e2 in those) for f, s, e in these)

    return score(touching(found, labelled), len(found), touching(labelled, found), len(labelled))


def keys(table, *columns):
    """Rows of a table as a set of tuples."""
    return set(table[list(columns)].itertuples(index=False, name=None))


@pytest.fixture(scope="module", params=SPLITS)
def split(request):
    """One half of the sample: its name and its files."""
    table = mk.load_labels("split")
    return request.param, set(table.loc[table["split"] == request.param, "file"])


@pytest.fixture(scope="module")
def corpus(split):
    bodies = mk.load_labels("bodies")
    bodies = bodies[bodies["file"].isin(split[1])]
    index = pd.Index(bodies["file"], name="article_id")
    return mk.segment(pd.DataFrame({"outlet": "sample", "text": bodies["text"].to_numpy()}, index=index))


def labelled(name, split):
    table = mk.load_labels(name)
    return table[table["file"].isin(split[1])]


@pytest.fixture
def gate(split, capsys):
    """Print a score and hold it against its floors."""
    held = []

    def check(name, got):
        assert name in GATES
        floors = FLOORS[split[0]].get(name, {})
        line = f"  {split[0]:5}{name:36}precision {got.precision:.3f}  recall {got.recall:.3f}  F1 {got.f1:.3f}"
        with capsys.disabled():
            print(f"\n{line}", end="")  # noqa: T201 - the figures are what `make test` shows
        held.extend(f"{name}: {k} {getattr(got, k):.3f} < {v}" for k, v in floors.items() if getattr(got, k) < v)

    yield check
    assert not held, f"below the floor of tests/floors.toml on {split[0]}: {held}"


def visible(text, spans):
    """Positions of the visible characters inside spans."""
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def test_furniture_of_text_pages(split, gate):
    articles = mk.load_sample()
    articles = articles[articles["source_file"].isin(split[1])]
    gone = mk.removals(articles).query("action in @GONE")
    blocks = labelled("blocks", split).query("category != 'body'")
    found, wanted = set(), set()
    for article_id, row in articles[articles["source_file"].str.endswith(".txt")].iterrows():
        out = gone[gone["article_id"] == article_id]
        file = row["source_file"]
        gold = blocks[blocks["file"] == file]
        found |= {(file, i) for i in visible(row["text"], zip(out["start"], out["end"], strict=True))}
        wanted |= {(file, i) for i in visible(row["text"], zip(gold["start"], gold["end"], strict=True))}
    gate("furniture, characters of text pages", exact(found, wanted))


def runs(text):
    """All runs of four words, with their counts."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def test_bodies_after_cleaning(split, gate):
    cleaned = mk.clean(mk.load_sample()).set_index("source_file")["text"]
    bodies = labelled("bodies", split).set_index("file")["text"]
    pairs = [(runs(cleaned[f]), runs(body)) for f, body in bodies.items()]
    right = sum((got & wanted).total() for got, wanted in pairs)
    found, wanted = (sum(x.total() for x in side) for side in zip(*pairs, strict=True))
    gate("body after cleaning, 4-word runs", score(right, found, right, wanted))


def found_quotes(corpus):
    return mk.quotes(corpus, titles=True).rename(columns={"article_id": "file"})


def test_quotes_by_exact_span(corpus, split, gate):
    found, wanted = found_quotes(corpus), labelled("quotes", split)
    outer, level_one = found[~found["nested"]], wanted[wanted["level"] == 1]
    gate("quotes, exact span", exact(keys(outer, "file", "start", "end"), keys(level_one, "file", "start", "end")))
    for kind in ("speech", "scare", "title"):
        same = [keys(t[t["kind"] == kind], "file", "start", "end") for t in (outer, level_one)]
        gate(f"quotes of kind {kind}", exact(*same))


def surname(name):
    return re.sub(r"\W+$", "", str(name)).split()[-1].lower() if str(name).strip() else ""


def test_speakers_of_quotes(corpus, split, gate):
    found = found_quotes(corpus).query("kind == 'speech' and not nested")
    wanted = labelled("quotes", split).query("kind == 'speech' and level == 1").fillna({"speaker": "", "name": ""})
    both = wanted.merge(found, on=["file", "start", "end"], suffixes=("", "_found"))
    said = both[both["speaker_found"] != ""]
    touching = (said["speaker_start_found"] < said["speaker_end"]) & (said["speaker_start"] < said["speaker_end_found"])
    named = said["speaker_found"].map(surname).isin(["he", "she", "they"])
    same = said["speaker_found"].map(surname) == said["name"].map(surname)
    right = int((touching | (same & ~named)).sum())
    gate("speakers of matched quotes", score(right, len(said), right, int((wanted["speaker"] != "").sum())))


def test_hedges_and_boosters(corpus, split, gate):
    found = mk.hedges(corpus, profile="all").rename(columns={"article_id": "file"})
    wanted = labelled("hedges", split)
    default = mk.hedges(corpus).rename(columns={"article_id": "file"}).query("pole == 'hedge'")
    core = wanted.query("label == 'hedge' and category in @EPISTEMIC")
    some, kept, all_kept = (keys(t, "file", "start", "end") for t in (default, core, wanted.query("label == 'hedge'")))
    right = round(
        overlaps(some, all_kept).precision * len(some)
    )  # a hedge of a category outside the profile is no error
    gate("hedges, default profile", score(right, len(some), round(overlaps(some, kept).recall * len(kept)), len(kept)))
    boosters = (found.query("pole == 'booster'"), wanted.query("label == 'booster'"))
    gate("boosters", overlaps(*(keys(t, "file", "start", "end") for t in boosters)))
    for category in CATEGORIES[:-1]:
        pair = (found.query("category == @category and pole == 'hedge'"), wanted.query("category == @category"))
        gate(f"hedges of category {category}", overlaps(*(keys(t, "file", "start", "end") for t in pair)))


def test_sentences_by_exact_span(corpus, split, gate):
    found = mk.sentences(corpus).rename(columns={"article_id": "file"})
    pair = (found, labelled("sentences", split))
    gate("sentences, exact span", exact(*(keys(t, "file", "start", "end") for t in pair)))


def words_outside_quotes(table, corpus, marked):
    """Words of indirect speech, each as (file, start)."""
    texts = dict(zip(corpus.articles.index, corpus.articles["text"], strict=True))
    found = {(f, m.start()) for f, s, e in table for m in re.compile(r"\w+").finditer(texts[f], s, e)}
    inside = {(f, i) for f, s, e in marked for i in range(s, e)}
    return found - inside


def test_indirect_speech_by_word(corpus, split, gate):
    marked = keys(labelled("quotes", split), "file", "start", "end")
    found = mk.reported(corpus).rename(columns={"article_id": "file"})
    tables = (keys(t, "file", "start", "end") for t in (found, labelled("reported", split)))
    gate("indirect speech, words", exact(*(words_outside_quotes(t, corpus, marked) for t in tables)))


def test_every_floor_belongs_to_a_gate():
    assert {name for half in SPLITS for name in FLOORS[half]} <= GATES


@pytest.mark.parametrize(
    ("found", "labelled_spans", "expected"),
    [
        pytest.param({("a", 0, 5)}, {("a", 4, 9)}, (1, 1, 1), id="a shared character is a hit"),
        pytest.param({("a", 0, 5)}, {("a", 5, 9)}, (0, 0, 0), id="neighbours are none"),
        pytest.param({("a", 0, 5)}, {("b", 0, 5)}, (0, 0, 0), id="nor are two articles"),
        pytest.param({("a", 0, 9)}, {("a", 0, 2), ("a", 5, 6)}, (1, 1, 1), id="one find may hit two labels"),
        pytest.param(set(), {("a", 0, 2)}, (0, 0, 0), id="nothing found"),
        pytest.param(set(), set(), (1, 1, 1), id="nothing to find"),
    ],
)
def test_overlap_counts_both_ways(found, labelled_spans, expected):
    assert overlaps(found, labelled_spans) == Score(*expected)
