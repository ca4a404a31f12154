"""Guards: which uses of a cue count, as sentences with and without."""

import pandas as pd
import pytest

import mediakit as mk


def found(text, profile="epistemic", pole="hedge"):
    """Texts of the hits of one sentence."""
    table = mk.hedges(mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]})), profile)
    return [t.lower() for t in table.loc[table["pole"] == pole, "text"]]


MODAL_MAY = (
    "The council may vote tonight.",
    "They may not come.",
    "Council May Not Vote",
    "Harbour Board May Close Old Pier",
    "COUNCIL MAY CLOSE PIER",
    "May have been lost, the clerk wrote.",
    "Prices may well rise in May.",
    "It may, of course, fail.",
)
OTHER_MAY = (
    "The vote is in May.",
    "May 4 was cold.",
    "On 4 May they voted.",
    "Last May it rained.",
    "By late May, the pier was open.",
    "Mrs. May spoke first.",
    "Theresa May resigned.",
    "Historian May Tredgold wrote the book.",
    "The trial of Elaine May opened.",
    "May's figures were revised.",
    "From April to May the pier was shut.",
    "They met in March, April and May.",
    "May the odds be with them.",
    "May you live long.",
    "The pier opens this May.",
    "Cape May is a resort.",
)


@pytest.mark.parametrize("text", MODAL_MAY)
def test_the_modal_may_counts_in_headings_too(text):
    assert [t for t in found(text) if "may" in t]


@pytest.mark.parametrize("text", OTHER_MAY)
def test_a_month_a_name_or_a_wish_is_no_hedge(text):
    assert not [t for t in found(text) if "may" in t]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("It could not possibly fail.", [], id="a denial is none"),
        pytest.param("It could possibly fail.", ["could possibly"], id="two cues together count once"),
        pytest.param("You could feel the heat.", [], id="ability of anybody is none"),
        pytest.param("They could see the fire.", [], id="ability of the senses is none"),
        pytest.param("The fire could spread.", ["could"], id="a possible event"),
        pytest.param("Not only may it fail, it will cost more.", ["not only may"], id="inversion counts once"),
        pytest.param("They may as well wait.", [], id="may as well is none"),
        pytest.param("They would like tea.", [], id="a wish is none"),
        pytest.param("She appeared in court.", [], id="appearing in a place is none"),
        pytest.param("The mark appeared when they left.", [], id="appearing at a time is none"),
        pytest.param("She appears tired.", ["appears"], id="appearing so"),
        pytest.param("They believe in fairies.", [], id="believing in is none"),
        pytest.param("Smith believes that it failed.", [], id="a named belief is apart"),
        pytest.param("I believe that it failed.", ["believe"], id="the speaker's belief"),
        pytest.param("It is widely believed that it failed.", ["it is widely believed that"], id="nobody's belief"),
        pytest.param("The pier is thought to be safe.", ["is thought to"], id="impersonal passive"),
        pytest.param("She suggested a walk.", [], id="a proposal is none"),
        pytest.param("The data suggest a delay.", ["suggest"], id="what data suggest"),
        pytest.param("They left as soon as possible.", [], id="as possible is none"),
        pytest.param("It is possible that they left.", ["possible that"], id="possible that"),
        pytest.param("Men are more likely to smoke.", [], id="a comparison of frequencies is none"),
        pytest.param("Men are likely to leave.", ["likely to"], id="likely to"),
        pytest.param("Arson cannot be ruled out.", ["cannot be ruled out"], id="not ruled out is one"),
        pytest.param("There is no evidence that he lied.", [], id="no evidence is none"),
        pytest.param("The might of the navy was great.", [], id="the noun is none"),
        pytest.param("A well-may-be answer came.", [], id="inside a hyphenated word is none"),
        pytest.param("The delay was due to rain.", [], id="a cause is none"),
        pytest.param("“Perhaps,” she said.", ["perhaps"], id="punctuation is not part of a word"),
    ],
)
def test_a_cue_counts_where_its_guards_let_it(text, hits):
    assert found(text) == hits


PRESENT = (
    "She appeared alongside the mayor.",
    "He appeared as a guest on the show.",
    "It appeared as early as 1910.",
    "The article appeared online.",
    "The suspects appeared together.",
    "A shorter version appeared last week.",
    "New cracks appeared overnight.",
    "The singer appeared live next door.",
    "The word appeared more than 50 times.",
    "The marks appeared weeks later.",
    "A ship appeared out of the fog.",
    "She appeared publicly alongside her son.",
    "He appeared wearing a hat.",
    "A list appeared this week.",
)
SEEMING = (
    "She appeared calm.",
    "He appeared shaken and unwell.",
    "The board appears defiant.",
    "It appears as if they left.",
    "It appeared as though they left.",
    "The mark appears as calm as before.",
    "The change appears last-minute.",
    "She appears willing to talk.",
    "The plan appears promising.",
    "He appears more than happy.",
    "The board appears out of touch.",
    "It appears online sales are down.",
    "It appears next year's vote is safe.",
    "It appears voting is over.",
    "It appears this week will be wet.",
)
MIGHT_NOUN = (
    "Military might matters.",
    "They praised the US military's might, which is great.",
    "Tarn’s might was clear.",
    "The country's growing might is plain.",
    "His military might was great.",
    "Military might still wins wars.",
    "It was a show of military might.",
    "Economic might alone will not do.",
    "Its attacking might won the cup.",
)
MIGHT_MODAL = (
    "The military might strike.",
    "The military might intervene.",
    "The military might still strike.",
    "The military might succeed.",
    "The military might discuss it.",
    "The military might, he said, strike.",
    "The military might and should act.",
    "Its military might have struck.",
    "The minister's might be late.",
)
TOLD_LATER = (
    "She would later serve as mayor.",
    "They would go on to win the cup.",
    "The barn would ultimately become a school.",
    "As a boy he would fish in the bay.",
    "As a schoolgirl, she would walk to the pier.",
)
NO_TALE = (
    "It would later be too late if they wait.",
    "If it rained, they would go on to lose.",
    "They would go on strike.",
    "The board said it would later decide.",
    "As a child she would be safer in a seat.",
    "As a nurse he would earn more.",
)
TERMS = (
    "They asked 900 likely voters.",
    "They had probable cause to search the house.",
    "The probable cause hearing was short.",
    "The girl may not be named for legal reasons.",
    "This page may not be reproduced.",
    "Be that as it may, the vote went on.",
)
NO_TERMS = (
    "The likely winner is Orr.",
    "It is likely voters will stay away.",
    "The probable cause of the crash was ice.",
    "The plan may not be new.",
)


@pytest.mark.parametrize("text", [*PRESENT, *MIGHT_NOUN, *TERMS, *TOLD_LATER])
@pytest.mark.parametrize("profile", ["epistemic", "strict"])
def test_presence_strength_fixed_terms_and_tales_are_no_hedge(text, profile):
    assert found(text, profile) == []


@pytest.mark.parametrize("text", [*SEEMING, *MIGHT_MODAL, *NO_TERMS, *NO_TALE])
def test_their_neighbours_stay_hedges(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize("text", ["She would appear in court.", "The film would appear online."])
def test_would_appear_in_a_place_is_a_plain_would(text):
    assert found(text) == ["would"]
    assert found(text, "strict") == []


def test_idioms_take_the_place_of_a_cue_in_the_strict_profile_too():
    assert found("They may as well wait.", "strict") == []


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("About 40 ships came.", ["about"], id="before a number"),
        pytest.param("The talk about ships began.", [], id="before a noun is none"),
        pytest.param("Some 200 ships came.", ["some"], id="some before a number"),
        pytest.param("They waited nearly an hour.", ["nearly"], id="before a measure"),
        pytest.param("It cost around £40m.", ["around"], id="before money"),
        pytest.param("They walked around the pier.", [], id="around a place is none"),
        pytest.param("More than 200 ships came.", [], id="a bound is none"),
    ],
)
def test_approximators_count_before_a_number_only(text, hits):
    assert found(text, "news") == hits


@pytest.mark.parametrize(
    ("text", "boosters"),
    [
        pytest.param("There is no doubt that it failed.", ["no doubt"], id="no doubt"),
        pytest.param("It was without a doubt the best.", ["without a doubt"], id="without a doubt"),
        pytest.param("It is not certain that it failed.", [], id="not certain is none"),
        pytest.param("It will almost certainly fail.", [], id="almost certainly is a hedge"),
        pytest.param("It is clear that it failed.", ["clear that"], id="clear that"),
        pytest.param("It is not clear whether it failed.", [], id="not clear is a hedge"),
    ],
)
def test_boosters_are_a_pole_of_their_own(text, boosters):
    assert found(text, pole="booster") == boosters


def test_a_guard_never_looks_past_its_sentence():
    assert found("They met in. May it rain again?") == []
    assert found("The cost was about. 40 ships came.", "news") == []
