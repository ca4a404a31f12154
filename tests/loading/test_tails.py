"""Lines of a text that look like labels or codes: the text is not cut there, the fields after it are still found."""

import pytest

from mediakit.loading import factiva, formats

HARD_SPACE = "\u00a0"
INTERVIEW = [
    "The keeper of the lighthouse talks about the storm.",
    "We asked: How high was the water?",
    "Name: Jane Roe",
    "Age: 34",
    "City: Leeds",
    "She said: It came up to the third step.",
    "Subject: the minister's letter of 3 May, which nobody had read.",
    "Update: three more boats are missing.",
    "Notes",
    *(f"Paragraph {i} of the log was read out in the harbour office." for i in range(12)),
    "The last lamp went out at dawn.",
]


def nexis(body, tail, front=("Storm at sea", "Harbour Post", "January 10, 2018 Wednesday")):
    """An export of one article."""
    return ["Documents (1)", "\f", *front, "Copyright 2018 Harbour Post", "Length: 90 words", "Body", *body, *tail,
            "End of Document"]  # fmt: skip


def tail_of(space):
    """The labelled lines after a text, with the space that the export puts after a label."""
    return ["Classification", f"Language:{space}ENGLISH", f"Publication-Type:{space}Newspaper", f"ISSN-L:{space}1-2",
            f"Subject:{space}STORMS (93%)", f"Geographic:{space}LEEDS (50%)", f"Load-Date:{space}January 12, 2018"]  # fmt: skip


@pytest.mark.parametrize("space", [" ", HARD_SPACE], ids=["space", "no-break space"])
@pytest.mark.parametrize("heading", [True, False], ids=["classification", "no heading"])
def test_lines_of_a_nexis_text_that_look_like_labels_stay(make_docx, space, heading):
    tail = tail_of(space)[not heading :]
    (record,) = formats.read(make_docx(nexis(INTERVIEW, tail)), "x.docx").records
    assert record["text"].split("\n") == INTERVIEW
    assert (record["language_of_source"], record["subject"]) == ("ENGLISH", "STORMS (93%)")
    assert record["load_date"] == "January 12, 2018"


@pytest.mark.parametrize("space", [" ", HARD_SPACE], ids=["space", "no-break space"])
def test_lines_that_look_like_labels_just_before_the_nexis_tail_stay(make_docx, space):
    body = ["The keeper lives alone.", "Name: Jane Roe", "City: Leeds"]
    for tail in (tail_of(space), tail_of(space)[1:], tail_of(space)[-1:]):
        (record,) = formats.read(make_docx(nexis(body, tail)), "x.docx").records
        assert record["text"].split("\n") == body
        assert record["load_date"] == "January 12, 2018"


def test_captions_corrections_and_notes_of_nexis_are_no_text(make_docx):
    sections = ["Correction", "The wall is 9 feet high.", "Notes", "From our own reporter.", "Graphic", "", "A lamp."]
    (record,) = formats.read(make_docx(nexis(["Rain fell."], [*sections, *tail_of(HARD_SPACE)])), "x.docx").records
    assert record["text"] == "Rain fell."
    assert (record["correction"], record["notes"], record["captions"]) == (
        "The wall is 9 feet high.",
        "From our own reporter.",
        "A lamp.",
    )


def test_an_article_of_nexis_without_any_tail_keeps_its_last_line(make_docx):
    (record,) = formats.read(make_docx(nexis(["Rain fell.", "Age: 34"], [])), "x.docx").records
    assert record["text"] == "Rain fell.\nAge: 34"


OLD = """
                               1 of 1 DOCUMENT

                              Harbour Post

                            January 11, 2010 Monday

UPDATE: Storm wall approved

BYLINE: Tom Ferrar

LENGTH: 53 words

The wall will be built.

NAME: the keeper gives none.

UPDATE: three more boats are missing.

LENGTH: nobody knows it.

The last lamp went out at dawn.

NAME: Jane Roe

{tail}
                   Copyright 2010 Harbour Post
                              All Rights Reserved
"""
OLD_TEXT = [
    "The wall will be built.",
    "NAME: the keeper gives none.",
    "UPDATE: three more boats are missing.",
    "LENGTH: nobody knows it.",
    "The last lamp went out at dawn.",
    "NAME: Jane Roe",
]


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(("LOAD-DATE: January 12, 2010", "LANGUAGE: ENGLISH", "GRAPHIC: A lamp."), id="load date first"),
        pytest.param(("LANGUAGE: ENGLISH", "GRAPHIC: A lamp.", "LOAD-DATE: January 12, 2010"), id="load date last"),
        pytest.param(("GRAPHIC: A lamp.", "LANGUAGE: ENGLISH"), id="no load date"),
    ],
)
def test_lines_of_an_old_nexis_text_that_look_like_labels_stay(labels):
    data = OLD.format(tail="\n\n".join([*labels, ""])).encode()
    (record,) = formats.read(data, "x.txt").records
    assert record["text"].split("\n") == OLD_TEXT
    assert (record["title"], record["byline"]) == ("UPDATE: Storm wall approved", "Tom Ferrar")
    assert (record["captions"], record["language_of_source"]) == ("A lamp.", "ENGLISH")
    assert record.get("load_date") in (None, "January 12, 2010")


def test_captions_of_an_old_nexis_article_in_several_blocks_are_all_kept():
    tail = "LOAD-DATE: January 12, 2010\n\nGRAPHIC: A lamp.\n\nTwo boats at dawn.\n"
    (record,) = formats.read(OLD.format(tail=tail).encode(), "x.txt").records
    assert record["text"].split("\n") == OLD_TEXT
    assert record["captions"] == "A lamp.\nTwo boats at dawn."


PROQUEST = """____________________________________________________________

A keeper's book

Author: Ferrar, Tom

Full {t}ext: {text}

Subject: Lighthouses; Books

Shelf mark: 12

Title: A keeper's book

Publication title: Harbour Post

Publication date: Jul 28, 2023

Publisher: Harbour Press Ltd.

Pages: 7

ProQuest document ID: 77

Database: News Daily

____________________________________________________________
"""
BOOK = "Title: The Lamp\nAuthor: Roe, Jane\nPublisher: Gull Books\nPages: 320"


@pytest.mark.parametrize("letter", ["t", "T"])
@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(f"Rain.\n\n{BOOK}\n\nA fine book.", 3, id="a book's data in the middle"),
        pytest.param(BOOK.replace("\n", "\n\n") + "\n\nA fine book.", 5, id="a book's data first"),
        pytest.param(f"A fine book.\n\n{BOOK}", 2, id="a book's data last"),
        pytest.param("Rain.\n\nHe said: It is over.", 2, id="a line that looks like an unknown label last"),
    ],
)
def test_data_of_a_book_in_a_proquest_review_stay_in_the_text(letter, text, paragraphs):
    data = PROQUEST.format(t=letter, text=text).encode()
    (record,) = formats.read(data, "x.txt").records
    assert " ".join(record["text"].split()) == " ".join(text.split())
    assert len(record["text"].split("\n")) == paragraphs
    assert (record["title"], record["byline"]) == ("A keeper's book", "Ferrar, Tom")
    assert (record["outlet"], record["published"], record["article_id"]) == ("Harbour Post", "Jul 28, 2023", "77")


def rtf(lines):
    """An RTF of paragraphs."""
    return b"{\\rtf1\\ansi " + b"".join(line.replace("\t", "\\tab ").encode() + b"\\par\n" for line in lines) + b"}"


OPENERS = [
    "IN the end, members voted nine to two.",
    "ED Harris said no.",
    "BY Friday all was over.",
    "LA Mayor Roe was glad.",
    "CO levels rose.",
    "SE Asia waits.",
    "RE the letter, nobody answered.",
    "NS trains stood still.",
    "CR Ferrar wrote the minutes.",
    "PG Roe kept the lamp.",
]
HEAD = {"HD": "SE Asia floods reach the wall", "PD": "3 March 2018", "SN": "Harbour Post", "LA": "English"}


@pytest.mark.parametrize("gap", ["\n", "\t", "  "], ids=["own line", "tab", "two spaces"])
def test_paragraphs_of_a_factiva_text_that_open_with_capitals_stay(gap):
    fields = [*HEAD.items(), ("LP", "Rain fell."), ("TD", OPENERS[0]), *(("", p) for p in OPENERS[1:]),
              ("CO", "gull : Gull Ltd."), ("AN", "Document HARPST0020180303e1")]  # fmt: skip
    lines = "\n".join(f"{code}{gap}{value}" if code else value for code, value in fields).split("\n")
    (record,) = formats.read(rtf(lines), "x.rtf").records
    assert record["text"].split("\n") == ["Rain fell.", *OPENERS]
    assert (record["title"], record["outlet"]) == (HEAD["HD"], "Harbour Post")
    assert record["article_id"] == "HARPST0020180303e1"
    assert record["language_of_source"] == "English"


@pytest.mark.parametrize(
    ("line", "code"),  # before the text
    [("HD Rain", "HD"), ("SE News", "SE"), ("BY Roe", ""), ("BY  Roe", "BY"), ("BY\tRoe", "BY"), ("LP", "LP")],
)
def test_a_factiva_code_with_one_space_counts_only_where_it_is_usual(line, code):
    assert factiva.split(line)[0] == code


@pytest.mark.parametrize("gap", [" ", "  "])
def test_factiva_codes_after_the_text_are_known_by_their_values(gap):
    lines = ["HD", "Rain", "PD", "3 March 2018", "SN", "Harbour Post", "LP", "Rain fell.", f"CO{gap}gull : Gull Ltd.",
             f"AN{gap}Document HARPST0020180303e1"]  # fmt: skip
    (record,) = formats.read(rtf(lines), "x.rtf").records
    assert (record["text"], record["article_id"]) == ("Rain fell.", "HARPST0020180303e1")


def test_paragraphs_about_copyright_stay_in_an_old_nexis_text():
    data = OLD.format(tail="LANGUAGE: ENGLISH\n").replace("The wall will", "Copyright bills pass.\n\nThe wall will")
    (record,) = formats.read(data.encode(), "x.txt").records
    assert record["text"].split("\n") == ["Copyright bills pass.", *OLD_TEXT]
    assert record["copyright"].startswith("Copyright 2010 Harbour Post")


def test_a_label_deep_in_an_old_nexis_text_does_not_make_the_text_a_headline():
    lines = [f"Paragraph {i} of the log." for i in range(9)]
    text = "\n\n".join(["1 of 1 DOCUMENT", "Harbour Post", "January 11, 2010 Monday", "Storm", *lines, "LENGTH: long."])
    (record,) = formats.read(text.encode(), "x.txt").records
    assert record["title"] == "Storm"
    assert record["text"].split("\n") == [*lines, "LENGTH: long."]


def test_a_clock_line_after_the_date_of_factiva_is_not_the_outlet(exports):
    data = exports["factiva.html"].replace(b"<div>31 January 2024</div>", b"<div>31 January 2024</div><div>07:30</div>")
    record = formats.read(data, "x.html").records[0]
    assert (record["outlet"], record["published"]) == ("The Osterholm Ledger", "31 January 2024 07:30")
    assert "flags" not in record


@pytest.mark.parametrize(
    "headline", ["Update: Storm wall approved", "Copyright bill passes", "Section: a short history"]
)
def test_a_nexis_headline_that_begins_like_a_label_is_the_headline(make_docx, headline):
    front = (headline, "Harbour Post", "January 10, 2018 Wednesday")
    lines = nexis(["Rain."], tail_of(" "), front)
    for paragraphs in (lines, [line for line in lines if line != "\f"]):
        (record,) = formats.read(make_docx(paragraphs), "x.docx").records
        assert (record["title"], record["outlet"], record["published"]) == front
        assert record["copyright"] == "Copyright 2018 Harbour Post"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Wednesday, January 10, 2018", "2018-01-10"),
        ("mercredi 10 janvier 2018", "2018-01-10"),
        ("Mittwoch 10. Januar 2018", "2018-01-10"),
        ("January 2018", None),
        ("Summer 2018", None),
    ],
)
def test_the_line_before_the_labels_of_a_nexis_article_is_its_date(tmp_path, make_docx, line, day):
    import mediakit as mk

    front = ("Storm at sea", "Harbour Post", line)
    (tmp_path / "x.docx").write_bytes(make_docx(nexis(["Rain fell."], tail_of(" "), front)))
    row = mk.load(tmp_path / "x.docx").iloc[0]
    assert (row["title"], row["outlet"], row["published_as_written"]) == front
    assert (row["published"].date().isoformat() == day) if day else (row["flags"] == "date")
    assert row["edition"] != row["edition"] or not row["edition"]
