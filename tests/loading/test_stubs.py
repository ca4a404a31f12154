"""Texts that are not whole are flagged and kept."""

import pytest

from mediakit.loading.stubs import flag_stubs

STORY = "Rain fell on the town for a third day and the river rose. "


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        pytest.param(STORY + "The mayor [+1234 chars]", "truncated", id="cut by a service"),
        pytest.param(STORY + "The mayor said that…", "truncated", id="breaks off"),
        pytest.param(STORY + "Subscribe to continue reading this story.", "paywall", id="paywall"),
        pytest.param(STORY * 60 + "Already a subscriber? Log in.", None, id="a long text is no stub"),
        pytest.param(STORY + "He said: “Wait…” and left.", None, id="an ellipsis inside"),
        pytest.param(STORY, None, id="a whole text"),
    ],
)
def test_a_text_that_is_not_whole_is_flagged(text, flag):
    record = {"outlet": "Post", "text": text}
    flag_stubs([record])
    assert record.get("flags") == flag


def test_a_text_much_shorter_than_its_outlets_others_is_flagged():
    records = [{"outlet": "Post", "text": STORY * 20} for _ in range(5)] + [{"outlet": "Post", "text": STORY}]
    flag_stubs(records)
    assert [r.get("flags") for r in records] == [None] * 5 + ["short"]
