"""Furniture on its own line goes from an article that is clean otherwise; the same words in a sentence of the story stay."""

import pandas as pd
import pytest

import mediakit as mk

STORY = [
    "Rain fell on the town for a third day and the river rose above the old quay.",
    "The council met on Friday, and the debate about the new bridge lasted until midnight.",
    "The steel works in the north of the town will build it, which takes three years.",
    "Two members voted against the plan because of its cost, put at 12 million crowns.",
    "Nobody from the fishing villages came, since the road was closed by then.",
    "Work on the piers begins in spring, when the ice on the river is gone.",
]
PLACES = {"top": 0, "middle": 3, "end": 6}
SAID = "said the clerk, who had waited for an hour"


def cleaned(*lines, outlet="Post"):
    return mk.clean(pd.DataFrame({"outlet": [outlet], "text": ["\n".join(lines)]}, index=["a"]))["text"]["a"]


def put(line, place):
    return [*STORY[: PLACES[place]], *line.split("\n"), *STORY[PLACES[place] :]]


FURNITURE = [
    ("READ ALSO: Council votes for a second bridge", "middle"),
    ("Also read | Ferry line ends after ninety years", "middle"),
    ("Don’t miss: Ferry line ends after ninety years", "middle"),
    ("READ: Council votes for a second bridge, watch the debate", "middle"),
    ("5 min read", "top"),
    ("Listen to this article • 6 min", "top"),
    ("Share full article", "top"),
    ("Skip advertisement", "middle"),
    ("Sponsored by Osterholm Rope Works", "middle"),
    ("Image source, Ada Brandt", "middle"),
    ("Image caption, The old wall seen from the quay in the first days of spring", "middle"),
    ("(Supplied: Ada Brandt)", "middle"),
    ("Show caption", "middle"),
    ("See the gallery", "middle"),
    ("9:05 a.m. EST", "top"),
    ("3h ago", "top"),
    ("Key events", "top"),
    ("First published on: 03-05-2021", "top"),
    ("With inputs from agencies", "end"),
    ("(With inputs from PTI)", "end"),
    ("With AAP", "end"),
    ("We value your privacy", "top"),
    ("We and our 120 partners store and read information on your device.", "top"),
    ("Got a tip? Write to the desk at tips@harbour.example.", "end"),
    ("Do you have a story for us? Write to the desk at tips@harbour.example.", "end"),
    ("Have your say in the comments", "end"),
    ("This article is for subscribers only", "end"),
    ("Remaining 60% of the story is for subscribers only", "end"),
    ("To continue reading this story, please subscribe.", "end"),
    ("The views expressed are those of the author. They are not those of the Harbour Post.", "end"),
    ("This story has not been edited by the desk of the Harbour Post.", "end"),
    ("Ada Brandt covers coastal affairs for the Gazette. Reach her at ada@gazette.example.", "end"),
    ("Ada Brandt is the Gazette's harbour correspondent. She has written three books on the sea.", "end"),
    ("Correction: An earlier text had the wrong year. The wall is from 1921, not 1912. We regret the error.", "end"),
    ("Corrections & clarifications: The first text had the wrong year. The wall is from 1921.", "top"),
    ("An earlier version of this article was wrong about the year. We regret the error.", "end"),
    ("This story was first published in March.", "end"),
    ("By going on you agree to our Terms of Use and Privacy Policy.", "middle"),
    ("Privacy Policy and Terms of Service Apply", "middle"),
    ("Read our privacy policy", "end"),
    ("Harbour Post Privacy Policy and Terms of Service apply.", "end"),
    ("Your email address", "end"),
    ("Thanks for signing up!", "end"),
    ("Chip in and help us keep our newsroom open.", "middle"),
    ("Become a member today. Your donation pays for reporters on the ground.", "middle"),
    ("Follow the Harbour Post on Facebook for the latest.", "end"),
    ("No comments yet.", "end"),
    ("View 12 comments", "end"),
    ("Reporting by Ada Brandt and Tom Ferrar in Osterholm, with reporting by Ida Lund; editing by Ove Dahl.", "end"),
    ("Our site uses cookies, which you can block in your browser.", "top"),
    ("© 2024 Harbour Post Media", "end"),
]


@pytest.mark.parametrize(("line", "place"), FURNITURE)
def test_furniture_on_a_line_of_its_own_goes(line, place):
    assert cleaned(*put(line, place)).split("\n") == STORY


PROSE = [
    "In terms of volume, it was a slow start to the season for the crews.",
    "She declined to discuss the terms of the deal with anybody in the town.",
    "The firm changed its privacy policy.",
    "They asked supporters to chip in for the legal fees of the two men.",
    "He wants to become a member of the rowing club before he is thirty.",
    "Gifts to the fund are tax-deductible since the reform of the spring.",
    "Guests have unlimited access to the pool and to the garden behind it.",
    "The firm said it would make a donation, and that our town would be grateful to it.",
    "“We need your help,” he told the crowd, and asked them to chip in.",
    "The widow of the painter won a copyright by default in the spring.",
    "Her website sells cookies and cakes to the crowd on the quay.",
    "The court fined the firm because its website set cookies without a word.",
    "The site will show photos of the bridge, hide images of the tower and see the gallery closed.",
    "An earlier version of the bill was amended by the upper house in May.",
    "Watch this film with the sound off and you laugh at other things, the critic wrote.",
    "Follow the money on Facebook and you will find the same three names.",
    "Sign up to the treaty or leave the room, the envoy told them.",
    "Please reload the gun, the captain told the youngest of his men.",
    "Visit harbour.example and you will see for yourself, the clerk said.",
    "No comment from the firm has appeared since.",
    "Reporting by Dutch television led to three arrests in the port.",
    "By entering the house at night they broke the law of the island.",
    "Something went wrong with the engine in the second half of the trip.",
    "The photos were reproduced without permission on the walls of the station.",
    "Don’t miss: that was all the trainer said.",
    "It was a 5 min read, the editor said of the longest of the reports.",
    "Sponsored by the rope works, the choir sang on the quay until nine.",
    "3 hours ago the bridge was open, and nobody thought of the ice.",
    "The key events of the year were the flood, the vote and the new bridge.",
    "We and our partners built the boat ourselves, the two brothers said.",
    "Got a tip? the waiter asked, and then told them where the fish was best.",
    "This story is for members of the crew, the captain told the court.",
    "The views expressed in the hall were mixed, as were those in the street.",
    "To continue reading was hard for her, the widow said, and she closed the book.",
    "Have your say in the comments and then keep quiet, the clerk told them.",
    "Ada Brandt covers the wall with a cloth every evening, her neighbours said.",
    "She read the sign aloud: “Skip advertisement. We value your privacy. Got a tip?” and laughed.",
    "“READ ALSO: how to cook a herring,” the page went on under the picture.",
    "“This article is for subscribers only,” the screen in the window read.",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sentence", PROSE)
def test_the_same_words_in_a_sentence_of_the_story_stay(sentence, place):
    assert cleaned(*put(sentence, place)).split("\n") == put(sentence, place)


CLOSING = [
    "Have your say on the memorial by 4 May, when the council's consultation ends.",
    "The views expressed are those of a whole generation that grew up by the sea.",
    "This report has not been edited by the ministry and lies open in the town hall.",
    "An earlier version of the report, seen by the council, named four officials.",
    "By signing up to the treaty, you give up a part of our freedom, he writes.",
    "This post is for members of the guard only, the sign says.",
]


@pytest.mark.parametrize("sentence", CLOSING)
def test_a_story_may_end_with_words_like_these(sentence):
    assert cleaned(*put(sentence, "end")).split("\n") == put(sentence, "end")


@pytest.mark.parametrize("named", [True, False])
def test_a_person_whom_the_story_names_is_not_its_author(named):
    bio = "Anna Berg is a former reporter and the author of three novels about the sea."
    lines = put(bio, "end")
    lines[2] = f"{lines[2]} The clerk thanked {'Anna Berg' if named else 'the crew'} for the boat."
    assert (bio in cleaned(*lines)) == named


LATE = [
    "This story was first published in 1871.",
    "Ada Brandt is a former reporter who joined the council and lives in the old town.",
    "Do you have a story for us? Ada Brandt, aged nine, had three of them.",
]


@pytest.mark.parametrize("sentence", LATE)
def test_what_stands_at_an_end_only_stays_in_the_middle(sentence):
    text = [*STORY, sentence, *STORY[::-1]]
    assert sentence in cleaned(*text).split("\n")


def test_mojibake_is_no_sign_of_copyright():
    assert cleaned(*put("The protÃ©gÃ© of the mayor won a seat.", "middle")).split("\n")[3] == (
        "The protégé of the mayor won a seat."
    )


def test_a_headline_after_a_label_ends_before_the_story_goes_on():
    line = "READ ALSO: Ferry line ends after ninety years The council met again. It voted at noon."
    assert "It voted at noon." in cleaned(*put(line, "middle"))


def test_a_bio_in_a_text_of_one_paragraph_is_found():
    bio = (
        "Ada Brandt covers coastal affairs for the Gazette. Reach her at ada@gazette.example, by post or by telephone."
    )
    assert cleaned(STORY[0], bio) == STORY[0]


CREDITS = [
    "Photograph: Jane Roe/Getty Images",
    "Photo by Jane Roe",
    "Image: Jane Roe",
    "[Reuters]",
    "(AP Photo/Jane Roe)",
    "REUTERS/Jane Roe",
    "Image source, Jane Roe",
]
PARAGRAPH = "The mayor said the town had no choice, because the old wall would fall in the next storm from the sea."


@pytest.mark.parametrize("credit", CREDITS)
def test_a_paragraph_above_a_credit_stays_and_a_caption_goes(credit):
    caption = "The old wall seen from the quay"
    assert PARAGRAPH in cleaned(*put(f"{PARAGRAPH}\n{credit}", "middle"))
    assert cleaned(*put(f"{caption}\n{credit}", "middle")).split("\n") == STORY


def test_the_last_sentence_of_a_paragraph_before_a_credit_stays_and_a_caption_of_one_sentence_goes():
    line = f"{STORY[3]} {PARAGRAPH} (Reuters)"
    assert f"{STORY[3]} {PARAGRAPH}" in cleaned(*STORY[:3], line, *STORY[4:])
    assert cleaned(*put("Crowds wave on the quay. (Ada Brandt/AP)", "middle")).split("\n") == STORY


def test_a_paragraph_above_a_credit_is_flagged():
    articles = pd.DataFrame({"outlet": ["Post"], "text": ["\n".join([*STORY, "Photo: Jane Roe"])]}, index=["a"])
    table = mk.removals(articles).set_index("rule")
    assert table.loc["caption.credit", ["text", "action"]].to_list() == [STORY[-1], "flag"]


QUOTE = "“We will rebuild this wall before the winter comes,” the mayor said."
BACKGROUND = "The wall was built in 1921 by the men of the steel works."


@pytest.mark.parametrize("n", [2, 3])
@pytest.mark.parametrize("sentence", [QUOTE, BACKGROUND])
def test_a_quotation_or_a_sentence_that_few_articles_share_is_flagged(sentence, n):
    texts = [f"{a}\n{sentence}\n{b}" for a, b in zip(STORY[:2], STORY[2:4], strict=True)] + [STORY[4]]
    articles = pd.DataFrame({"outlet": "Post", "text": texts[:n]})
    table = mk.removals(articles)
    assert mk.clean(articles, table)["text"].to_list() == texts[:n]
    assert (table.loc[table["rule"].str.startswith("repetition"), "action"] == "flag").all()
    assert table["rule"].str.startswith("repetition").any()


def test_a_notice_that_two_articles_share_goes():
    notice = "You have two free stories of this month left, dear visitor"
    articles = pd.DataFrame({"outlet": "Post", "text": [f"{notice}\n{STORY[0]}", f"{notice}\n{STORY[1]}"]})
    assert mk.clean(articles)["text"].to_list() == STORY[:2]


def test_an_ellipsis_with_spaces_stays():
    text = "It was late . . . and nobody came to the quay."
    assert cleaned(text) == text
