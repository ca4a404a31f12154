"""The table of quotes: its columns, offsets, speakers, verbs and names."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit.attribution import quotes
from mediakit.attribution.quotes import COLUMNS
from mediakit.segmentation import segment

ODD = "\"“”'‘’` \n.,?!-—aAsS1<("
BITS = [" said ", "He ", "don't ", "according to ", "Mr. ", "Ann Lee ", "\n\n", "officials said "]
texts = st.lists(st.lists(st.sampled_from(BITS + list(ODD)), max_size=40).map("".join), min_size=1, max_size=3)


def corpus_of(*texts):
    index = pd.Index([f"a{i}" for i in range(len(texts))], name="article_id")
    return segment(pd.DataFrame({"outlet": "A", "text": list(texts)}, index=index))


def speakers(text):
    table = quotes(corpus_of(text))
    return table.loc[table["kind"] == "speech", "speaker"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“It rained,” said Ann Lee, the mayor.", ["Ann Lee"], id="quote, verb, speaker"),
        pytest.param("“It rained,” Lee said.", ["Lee"], id="quote, speaker, verb"),
        pytest.param("“It rained,” Lee also said on Monday.", ["Lee"], id="adverbs between"),
        pytest.param("Lee said: “It rained.”", ["Lee"], id="speaker, verb, colon"),
        pytest.param("Ann Lee, the mayor of Bogtown, said “it rained”.", ["Ann Lee"], id="over an apposition"),
        pytest.param("“It rained,” according to Ann Lee.", ["Ann Lee"], id="according to after"),
        pytest.param("According to Ann Lee, “it rained”.", ["Ann Lee"], id="according to before"),
        pytest.param("“We won,” Lee said, “and that is that.”", ["Lee", "Lee"], id="split by its attribution"),
        pytest.param("“We won,” Lee said. “That is that.”", ["Lee", "Lee"], id="carried in the paragraph"),
        pytest.param("Lee called the plan “a disaster”.", ["Lee"], id="a verb of naming"),
        pytest.param("Lee attacked the plan, calling it “a disaster”.", ["Lee"], id="a participle lends the subject"),
        pytest.param("Lee stood and said: “It rained.”", ["Lee"], id="a second verb lends the subject"),
        pytest.param("Lee said Hill felt “unwell”.", ["Lee"], id="saying before thinking"),
        pytest.param("“It rained,” said press secretary Tom Hill.", ["Tom Hill"], id="a role before the name"),
        pytest.param("“It rained,” officials said.", ["officials"], id="an unnamed source"),
        pytest.param("“It rained all day in the town.” Ships left.", [""], id="nobody is certain"),
        pytest.param("The rain in the town “was bad”, and fell.", [""], id="no verb, no speaker"),
        pytest.param("The show “was long enough for us all”.", [""], id="a noun is no verb"),
    ],
)
def test_the_speaker_of_each_layout(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("J.D. Hill said: “It rained.”", ["J.D. Hill"], id="initials"),
        pytest.param("Acme Inc. said it was “a very bad day”.", ["Acme Inc"], id="a firm"),
        pytest.param("The U.S. said it was “a very bad day”.", ["U.S."], id="a country"),
        pytest.param("Mr. Hill Jr. said: “It rained.”", ["Hill"], id="an ending of a name"),
        pytest.param("He moved to the U.S. The firm said it was “a bad day”.", ["The firm"], id="it does end one"),
        pytest.param("It rained at 5 p.m., Lee said, and “it was a bad day”.", ["Lee"], id="with a comma"),
    ],
)
def test_a_stop_inside_a_sentence_does_not_cut_the_subject(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“It rained,” the airline said.", ["the airline"], id="a body"),
        pytest.param("“It rained,” said nurses.", ["nurses"], id="persons"),
        pytest.param("The 34-year-old said: “It rained.”", ["The 34-year-old"], id="an age"),
        pytest.param("“It rained,” said the wagoneer.", ["the wagoneer"], id="any noun after a quote"),
        pytest.param("The wagoneer told us: “It rained.”", ["The wagoneer"], id="any noun before a quote"),
        pytest.param("The lies told by Lee were “so very bad for us all”.", [""], id="who is told of is no speaker"),
        pytest.param("The story told in the book was “so very bad for us all”.", [""], id="nor is what is told"),
        pytest.param("“It rained,” it said.", ["it"], id="it"),
        pytest.param("Acme was sorry and it warned of “a very bad day”.", ["it"], id="it in a second clause"),
        pytest.param("Ann Lee, who wrote it, said: “It rained.”", ["Ann Lee"], id="it as an object"),
    ],
)
def test_who_may_speak(text, expected):
    assert speakers(text) == expected


def test_it_is_never_taken_for_a_person():
    table = quotes(corpus_of("“It rained,” Ann Lee said.\n“We will pay,” it said."))
    assert table["speaker"].tolist() == ["Ann Lee", "it"]
    assert table["speaker_sort"].tolist() == ["named", "pronoun"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        pytest.param("Critics", "", id="a plural at the start"),
        pytest.param("Police", "", id="a body at the start"),
        pytest.param("Governor Lee", "Governor Lee", id="an office and a name"),
        pytest.param("Actor Tom Hill", "Actor Tom Hill", id="a trade and a name"),
        pytest.param("Police Bogland", "Police Bogland", id="the name of a body"),
        pytest.param("King", "King", id="a singular at the start is a name"),
        pytest.param("Bogland officials", "", id="a country before persons"),
        pytest.param("A Green House official", "", id="a body before a person"),
        pytest.param("The Bogtown manager", "", id="a team before a person"),
        pytest.param("Lee officials", "", id="a name before persons"),
        pytest.param("Congress leader Ann Lee", "Ann Lee", id="a name after the person"),
        pytest.param("The Bogtown police", "Bogtown", id="a body keeps its name"),
        pytest.param("The Labour group", "Labour", id="a group keeps its name"),
        pytest.param("Lee's lawyer, Tom Hill,", "Tom Hill", id="a name set off by commas"),
        pytest.param("Bogland's foreign minister, S. Hill,", "S. Hill", id="initials set off by commas"),
        pytest.param("Lee's office", "", id="an owner does not speak"),
        pytest.param("Lee's lawyer Tom Hill", "Tom Hill", id="a name after its owner"),
        pytest.param("The mayor, Labour's first,", "", id="no name set off by commas"),
        pytest.param("Holm's", "Holm", id="a firm that ends like an owner"),
        pytest.param("Anna von der Holm", "Anna von der Holm", id="small words inside a name"),
        pytest.param("Tom Hill III", "Tom Hill", id="a number after a name"),
        pytest.param("A spokesperson for the Department for Rain", "", id="a person of a body"),
        pytest.param("The Institute for Rain Studies", "Institute for Rain Studies", id="a preposition in a name"),
        pytest.param("The Bank of Bogland", "Bank of Bogland", id="a bank"),
        pytest.param("Ann Lee of Acme", "Ann Lee", id="a name with its body"),
    ],
)
def test_the_name_inside_a_mention(mention, name):
    row = quotes(corpus_of(f"{mention} said: “It rained.”")).iloc[0]
    assert row["speaker_sort"] == ("named" if name else "unnamed")
    assert row["speaker"] == (name or mention.rstrip(",").removesuffix(", Labour's first"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lee told Hill of Jones: “It rained.”", ["Lee"], id="a preposition after an object"),
        pytest.param("In a speech for rain Lee said: “It rained.”", ["Lee"], id="a speech is no person"),
        pytest.param("In a letter to the court Lee said: “It rained.”", ["Lee"], id="nor is a letter to a body"),
        pytest.param("He left the party after the mayor said: “It rained.”", ["the mayor"], id="a clause begins"),
        pytest.param("“It rained,” said the Bank of Bogland.", ["Bank of Bogland"], id="a body after the verb"),
    ],
)
def test_prepositions_tie_only_what_belongs_together(text, expected):
    assert speakers(text) == expected


def test_people_with_the_same_ending_of_a_name_are_two():
    assert speakers("Ann Lee Jr. said: “It rained.” Tom Hill Jr. said: “It snowed.”") == ["Ann Lee", "Tom Hill"]


def test_a_name_with_small_words_folds():
    text = "Anna von der Holm said: “It rained.” “It may stop,” von der Holm added. “No,” said Holm."
    assert set(speakers(text)) == {"Anna von der Holm"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mayor Ann Lee spoke. “It rained,” Ms. Lee said.", ["Ann Lee"], id="the full name in the text"),
        pytest.param("“It rained,” Ann Lee said.\n“No,” said Lee.", ["Ann Lee", "Ann Lee"], id="a surname folds"),
        pytest.param("“It rained,” Ann Lee said.\n“No,” she said.", ["Ann Lee", "Ann Lee"], id="one fits a pronoun"),
        pytest.param(
            "“Yes,” Lee said.\n“So,” Hill said.\n“No,” she said.", ["Lee", "Hill", "she"], id="two fit: it stays"
        ),
        pytest.param("Ann Lee met Tom Lee. “No,” Lee said.", ["Lee"], id="two full names: it stays"),
    ],
)
def test_names_fold_inside_an_article(text, expected):
    assert speakers(text) == expected


def test_names_do_not_fold_across_articles():
    table = quotes(corpus_of("“It rained,” Ann Lee said.", "“It rained,” Lee said."))
    assert table["speaker"].tolist() == ["Ann Lee", "Lee"]


def test_a_paragraph_that_goes_on_keeps_its_speaker_and_another_does_not():
    assert speakers("“One,” Lee said. “And two days of it.\n“And three days of rain.”")[-1] == "Lee"
    assert speakers("“One,” Lee said.\nThe rain in the town “was really bad for us all”.")[-1] == ""


def test_sorts_of_speakers_and_verbs_in_their_base_form():
    table = quotes(
        corpus_of("“A bit,” Lee told us. “No,” officials insisted. “Yes,” he added.\n“Rain came to us all.”")
    )
    assert table["speaker_sort"].tolist()[:3] == ["named", "unnamed", "pronoun"]
    assert table["verb"].tolist()[:3] == ["tell", "insist", "add"]


def test_titles_are_listed_on_request_only():
    corpus = corpus_of("Rain fell all day.\nThey saw it. The novel “Slow Rivers of Spring” sold well. “No,” she said.")
    assert quotes(corpus)["kind"].tolist() == ["speech"]
    assert quotes(corpus, titles=True)["kind"].tolist() == ["title", "speech"]


@given(texts)
def test_offsets_are_exact_in_every_row(batch):
    table = quotes(corpus_of(*batch), titles=True)
    assert list(table) == list(COLUMNS)
    for row in table.itertuples():
        text = batch[int(row.article_id[1:])]
        assert text[row.start : row.end] == row.text
        for start, end in ((row.speaker_start, row.speaker_end), (row.verb_start, row.verb_end)):
            assert start == end == -1 or 0 <= start < end <= len(text)
        assert bool(row.speaker) == (row.speaker_start >= 0)


@given(texts)
def test_an_article_has_the_same_quotes_alone_and_in_a_batch(batch):
    together = quotes(corpus_of(*batch))
    alone = pd.concat([quotes(corpus_of(text)).assign(article_id=f"a{i}") for i, text in enumerate(batch)])
    for column in ("start", "end", "kind", "speaker", "verb"):
        assert together[column].tolist() == alone[column].tolist()


@pytest.mark.parametrize("voice", ["own", "quoted"])
def test_a_narrowed_corpus_gives_a_table(voice):
    assert len(quotes(corpus_of("“It rained,” Ann Lee said.").voice(voice))) == 1


@pytest.mark.parametrize("text", ["", " ", "!!!", "one", "\x00", "said", "“” said"])
def test_texts_without_quotes_give_an_empty_table_with_all_columns(text):
    table = quotes(corpus_of(text))
    assert len(table) == 0
    assert list(table) == list(COLUMNS)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It rained,” Mark Kelly said.", "Mark Kelly"),
        ("“It rained,” said Emily Holt.", "Emily Holt"),
        ("“It rained,” Theresa May said.", "Theresa May"),
        ("“It rained,” said Theresa May.", "Theresa May"),
        ("“It rained,” Mrs May said.", "May"),
        ("“It rained,” said Mr. March.", "March"),
        ("“It rained,” Will Smith said.", "Will Smith"),
        ("“It rained,” said Will Smith.", "Will Smith"),
        ("“It rained,” Ann Lee said. Will Tom go?", "Ann Lee"),
        ("“It rained,” Ann Lee may have said.", "Ann Lee"),
        ("“It rained,” Holt, 34, from Leeds, said.", "Holt"),
        ("“The Hill” tells the story of a nurse.", ""),
    ],
)
def test_names_like_adverbs_ages_and_stories_that_are_told(text, speaker):
    assert mk.quotes(mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]})))["speaker"].tolist()[:1] == [speaker]
