"""Every row of the list of hedges: its example is found by it, its counter-example is not."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit.measures.hedging.guards import GUARDS
from mediakit.measures.hedging.lexicon import ALWAYS, POLES, PROFILES, shipped
from mediakit.measures.hedging.matching import passed, resolved

ROWS = mk.load_lexicon("hedges")
GROUPS = {*ALWAYS, *(g for gs in PROFILES.values() for g in gs), "booster_weak", "peacock", "unnamed", "doxastic"}
APART = ("doxastic", "unnamed", "booster_weak", "peacock")


@pytest.fixture(scope="module")
def found():
    """For each row the rows that stand in its example and in its counter-example."""
    sentences = [*ROWS["example"], *ROWS["counter_example"]]
    corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": sentences}))
    lexicon = shipped()
    candidates = passed(corpus, lexicon)
    apart = ROWS["group"].isin(APART).to_numpy()
    rows = [set() for _ in sentences]
    for chosen in (~apart, apart):
        hits = resolved(candidates, chosen)
        for token, row in zip(hits.first, hits.row, strict=True):
            rows[int((corpus.article_start <= token).sum()) - 1].add(int(row))
    return rows[: len(ROWS)], rows[len(ROWS) :]


@pytest.mark.parametrize("i", range(len(ROWS)), ids=ROWS["pattern"].str.slice(0, 40).to_list())
def test_the_example_of_a_row_is_found_by_it(found, i):
    assert i in found[0][i], f"{ROWS['example'][i]!r} is not found by {ROWS['pattern'][i]!r}"


@pytest.mark.parametrize("i", range(len(ROWS)), ids=ROWS["pattern"].str.slice(0, 40).to_list())
def test_the_counter_example_of_a_row_is_not_found_by_it(found, i):
    assert i not in found[1][i], f"{ROWS['counter_example'][i]!r} is found by {ROWS['pattern'][i]!r}"


def test_every_guard_that_a_row_names_exists_and_every_guard_is_named():
    named = {name for cell in [*ROWS["needs"], *ROWS["forbids"]] for name in cell.split()}
    assert named == set(GUARDS)


def test_every_row_is_of_a_known_group_pole_and_strength():
    assert {g for cell in ROWS["group"] for g in cell.split()} <= GROUPS
    assert set(ROWS["pole"]) <= set(POLES)
    assert set(ROWS["strength"]) <= {"0", "1", "2", "3"}
    assert set(ROWS["strict"]) <= {"", "yes"}
    assert ((ROWS["group"] == "booster") <= (ROWS["pole"] == "booster")).all()


def test_no_pattern_stands_twice_with_the_same_guards():
    assert not ROWS.duplicated(["pattern", "needs", "forbids"]).any()


def test_a_row_gives_an_example_and_a_counter_example():
    assert (ROWS[["example", "counter_example"]] != "").all().all()
