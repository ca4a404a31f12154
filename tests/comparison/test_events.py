"""Same-event stories without labels: what is joined, what never is, and what is reported as doubtful."""

import pandas as pd
import pytest

from mediakit.comparison import event_pairs, match_events
from mediakit.errors import MissingColumnError

TELLINGS = {
    "bridge": [
        """Cracks in two pillars have closed the harbour bridge at Osterholm. Harbour master Ada Brandt sends lorries
        over the ferry road until the pillars are mended.""",
        """Osterholm shut its harbour bridge on Monday. Engineers had found cracks in the pillars, said Ada Brandt, the
        harbour master. Lorries use the ferry road.""",
    ],
    "library": [
        """Fallowmere's library reopens eleven years after the flood. Tomas Ferrar of the friends' society counts nine
        thousand volumes in the reading room.""",
        "After the flood the library of Fallowmere gets a reading room with nine thousand volumes, said Tomas Ferrar.",
    ],
    "vote": [
        "The senate of Carrow rejected the fishing quota. Senator Mirela Voss called the herring limits reckless.",
        "Herring limits failed in Carrow's senate, where Mirela Voss had spoken against the fishing quota.",
    ],
}


def stories(*, dates=True):
    rows = [(f"{e}-{o}", o, e, text) for e, texts in TELLINGS.items() for o, text in zip("AB", texts, strict=True)]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "true", "text"]).set_index("article_id")
    return table.assign(published=pd.Timestamp("2024-05-01")) if dates else table


@pytest.mark.parametrize("dates", [True, False])
def test_tellings_of_one_event_are_joined_and_others_are_not(dates):
    made = match_events(stories(dates=dates))
    assert made.groupby("true")["event"].nunique().tolist() == [1, 1, 1]
    assert made["event"].nunique() == 3
    assert made["event_score"].between(0.14, 1).all()


def test_order_of_rows_makes_no_difference():
    made = match_events(stories())
    mixed = match_events(stories().sample(frac=1, random_state=4)).reindex(made.index)
    pd.testing.assert_frame_equal(made, mixed)


def test_stories_outside_the_window_are_not_joined():
    late = stories()
    late.loc[late["outlet"] == "B", "published"] = pd.Timestamp("2024-05-09")
    assert match_events(late)["event"].isna().all()
    assert match_events(late, days=10)["event"].notna().all()


def test_two_articles_of_one_outlet_are_never_paired():
    made = match_events(stories().assign(outlet="A"))
    assert made["event"].isna().all()


def test_an_event_takes_one_article_of_each_outlet():
    twice = pd.concat([stories(), stories().query("outlet == 'B'").rename(index=lambda i: i + "2")])
    made = match_events(twice)
    assert not made[made["event"].notna()].duplicated(["event", "outlet"]).any()


def test_a_given_event_is_never_overwritten_and_others_may_join_it():
    given = stories().assign(event=[None] * 6).astype({"event": object})
    given.loc["bridge-A", "event"] = "my name"
    given.loc[["vote-A", "vote-B"], "event"] = ["one", "two"]
    made = match_events(given)
    assert made.loc[["bridge-A", "bridge-B"], "event"].to_list() == ["my name", "my name"]
    assert made.loc[["vote-A", "vote-B"], "event"].to_list() == ["one", "two"]
    assert pd.isna(made.loc["bridge-A", "event_score"])
    assert made.loc["bridge-B", "event_score"] > 0.14


def test_a_found_name_never_repeats_a_given_one():
    given = stories().assign(event=[None] * 6).astype({"event": object})
    given.loc["bridge-A", "event"] = "story 001"
    made = match_events(given)
    assert made.groupby("event")["true"].nunique().tolist() == [1, 1, 1]


def test_pairs_say_why_they_were_not_used():
    pairs = event_pairs(stories(), least=0.95)
    assert not pairs["used"].any()
    pairs = event_pairs(stories())
    assert pairs["used"].all()
    assert (pairs["article_id"] < pairs["other_id"]).all()
    assert pairs["score"].is_monotonic_decreasing


def test_a_story_with_two_equal_neighbours_is_doubtful():
    twice = pd.concat([stories(), stories().query("outlet == 'B'").rename(index=lambda i: i + "2")])
    pairs = event_pairs(twice)
    assert pairs.loc[pairs["used"], "doubtful"].all()
    assert pairs["reason"].str.contains("almost as near").any()


@pytest.mark.parametrize("text", ["", "   ", "!!!", "word", "\x00", "\ud800 lone"])
def test_texts_without_words_are_no_event_and_no_error(text):
    texts = pd.Series([text, text + " "], index=["x", "y"], dtype=object)
    made = match_events(pd.DataFrame({"outlet": ["A", "B"], "text": texts}, index=["x", "y"]))
    assert len(made) == 2


def test_missing_text_is_named():
    with pytest.raises(MissingColumnError, match="text"):
        match_events(pd.DataFrame({"outlet": ["A"]}))
