"""What must be known of each outlet's texts."""

import math

from mediakit.comparison import measure_health
from mediakit.measures import measure


def test_one_row_an_outlet_with_its_counts(make_corpus, bridge, library):
    corpus = make_corpus([("A", bridge), ("A", "Short."), ("B", library.replace("“", '"').replace("”", '"'))])
    made = measure_health(corpus, measure(corpus)).set_index("outlet")
    assert made["n"].to_dict() == {"A": 2, "B": 1}
    assert made["n_short"].to_dict() == {"A": 2, "B": 1}
    assert made["marks_share"].to_dict() == {"A": 0.5, "B": 1}
    assert made["curly_share"].to_dict() == {"A": 1, "B": 0}
    assert made["dated_share"].to_dict() == {"A": 0, "B": 0}
    assert 0 < made.loc["A", "missing_share"] < 1
    assert 0 <= made.loc["A", "coverage"] <= 1
    assert made.loc["B", "note"] == "only one article"


def test_what_is_out_of_line_is_said_in_words(make_corpus, bridge):
    rows = [("A", "OSTERHOLM (AP) — The town slept."), ("B", bridge * 2), ("C", bridge * 2), ("C", bridge)]
    notes = measure_health(make_corpus(rows)).set_index("outlet")["note"]
    assert "no quotation mark found in any article" in notes["A"]
    assert "much shorter than the other outlets" in notes["A"]
    assert "half of the articles credit an agency" in notes["A"]
    assert notes["C"] == ""


def test_flags_dates_and_events_are_counted_when_given(make_corpus, bridge):
    corpus = make_corpus(
        [("A", bridge), ("A", bridge)], flags=["truncated", ""], published=["2024-01-01", None], event="e"
    )
    made = measure_health(corpus).iloc[0]
    assert (made["n_flagged"], made["dated_share"], made["event_share"]) == (1, 0.5, 1)


def test_no_quotes_give_no_share_of_curly_marks(make_corpus):
    made = measure_health(make_corpus([("A", "The town slept.")])).iloc[0]
    assert math.isnan(made["curly_share"])
    assert math.isnan(made["coverage"])


def test_spellings_are_put_together_and_named(make_corpus, bridge):
    made = measure_health(make_corpus([("A", bridge), ("a", bridge), ("A", bridge)]))
    assert made["n"].to_list() == [3]
    assert "outlet labels differ only by case: A, a" in made["note"].iloc[0]
