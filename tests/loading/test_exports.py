"""Exports of databases: every article found, its fields in their places, what the file promises counted."""

import pytest

from mediakit.loading import formats


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("nexis.docx", ("Nexis export", 2, 2), id="nexis docx"),
        pytest.param("nexis.rtf", ("Nexis export", 2, 2), id="nexis rtf"),
        pytest.param("nexis_old.txt", ("Nexis TXT export", 2, 2), id="old nexis txt"),
        pytest.param("nexis_old.html", ("Nexis HTML export", 2, 2), id="old nexis html"),
        pytest.param("factiva.html", ("Factiva HTML export", 2, None), id="factiva html"),
        pytest.param("factiva.rtf", ("Factiva RTF export", 2, None), id="factiva rtf"),
        pytest.param("proquest.txt", ("ProQuest TXT export", 1, None), id="proquest: an index entry is no article"),
        pytest.param("newsapi.json", ("NewsAPI JSON", 2, 3), id="newsapi"),
        pytest.param("eventregistry.json", ("Event Registry JSON", 1, 1), id="event registry"),
        pytest.param("gdelt.json", ("GDELT JSON", 1, None), id="gdelt"),
        pytest.param("mediacloud.csv", ("table (csv)", 1, 1), id="media cloud"),
        pytest.param("crawl.warc", ("WARC", 1, None), id="warc"),
        pytest.param("pages.zip", ("zip archive", 2, None), id="zip of pages"),
    ],
)
def test_every_article_of_an_export_is_found(read, name, found):
    batch = read(name)
    assert (batch.format, len(batch.records), batch.promised) == found, batch.skipped


@pytest.mark.parametrize("name", ["nexis.docx", "nexis.rtf"])
def test_nexis_fields_stand_in_their_places(read, name):
    first, second = read(name).records
    assert first["title"] == "Council of 12 votes for a second bridge on March 3, 2021"
    assert first["outlet"] == "The Osterholm Ledger"
    assert first["published"] == "January 10, 2022 Monday 10:36 EST, Final Edition"
    assert first["edition"] == "Final Edition" or "Final Edition" in first["edition"]
    assert first["byline"] == "By Ada Brandt"
    assert first["captions"] == "The old bridge at dawn."
    assert first["load_date"] == "January 12, 2022"
    assert second["outlet"] == "The Harbour Post"
    assert second["title"] == "Snow closes the pass"


@pytest.mark.parametrize("name", ["nexis.docx", "nexis.rtf"])
def test_the_abstract_goes_and_a_body_that_says_body_stays(read, name):
    lines = read(name).records[0]["text"].split("\n")
    assert lines == [
        "The council voted for a second bridge on Monday.",
        "Body of evidence: the report runs to 40 pages.",
        "MR. FERRAR: We have waited.",
    ]


def test_an_article_without_a_date_line_is_flagged_and_keeps_its_outlet(read):
    second = read("nexis.docx").records[1]
    assert "published" not in second
    assert "date" in second["flags"]


def test_a_cover_without_page_marks_does_not_become_the_headline(make_docx, nexis_paragraphs):
    batch = formats.read(make_docx([p for p in nexis_paragraphs if p != "\f"]), "x.DOCX")
    assert batch.records[0]["title"] == "Council of 12 votes for a second bridge on March 3, 2021"


def test_a_file_that_is_cut_off_says_so(make_docx, nexis_paragraphs):
    batch = formats.read(make_docx(nexis_paragraphs[:-2]), "x.docx")
    assert len(batch.records) == 1
    assert "cut off" in batch.skipped[0][1]


def test_hard_wrapped_lines_are_joined_and_paragraphs_are_not(read):
    first = read("nexis_old.txt").records[0]
    assert first["text"].split("\n") == [
        "The council voted for a second bridge on Monday, after a debate that lasted until midnight.",
        "''We have waited 30 years,'' said the mayor, who brought the plan forward.",
        "The body of the report runs to 40 pages.",
    ]
    assert first["title"] == "Council of 12 votes for a second bridge"
    assert first["outlet"] == "The Osterholm Ledger"
    assert first["byline"] == "By Ada Brandt, Staff Writer"
    assert first["section"] == "NEWS; Pg. 3"
    assert first["captions"] == "PHOTO: The old bridge at dawn."


def test_old_html_is_read_by_its_text_not_its_classes(read):
    first, second = read("nexis_old.html").records
    assert first["outlet"] == "The Osterholm Ledger"
    assert first["published"] == "March 3, 2012 Saturday"
    assert first["byline"] == "Tom Ferrar"
    assert first["text"].split("\n") == [
        "The last ferry left at noon. A crowd of 400 waved.",
        '"It was our bus," said a teacher.',
    ]
    assert second["text"] == "Two boats of the line are for sale."


def test_factiva_html_is_anchored_on_the_length_line_in_any_language(read):
    first, second = read("factiva.html").records
    assert first["article_id"] == "LEDGR00020240131ek1v0001x"
    assert (first["title"], first["outlet"], first["published"]) == (
        "Council votes for a second bridge",
        "The Osterholm Ledger",
        "31 January 2024",
    )
    assert first["text"] == "The council voted for a second bridge on Monday.\nThe Osterholm Steel works will build it."
    assert first["byline"] == "Ada Brandt"
    assert (second["outlet"], second["published"]) == ("The Harbour Post", "1 Februar 2024")


def test_factiva_rtf_joins_lead_and_rest(read):
    first, second = read("factiva.rtf").records
    assert first["text"].split("\n") == [
        "The council voted for a “second” bridge on Monday.",
        "The steel works will build it.",
        "It will cost 12 million crowns.",
    ]
    assert (first["title"], first["byline"], first["outlet"]) == (
        "Council votes for a second bridge",
        "Ada Brandt",
        "The Osterholm Ledger",
    )
    assert first["article_id"] == "LEDGR00020240131ek1v0001x"
    assert second["text"] == "Snow closed the pass."


def test_proquest_takes_only_known_labels_for_fields(read):
    batch = read("proquest.txt")
    (record,) = batch.records
    assert record["text"] == 'The council voted for a second bridge on Friday.\nHe said: "We have waited 30 years."'
    assert (record["outlet"], record["published"], record["article_id"]) == (
        "The Osterholm Ledger",
        "Jul 28, 2023",
        "2840000001",
    )
    assert batch.skipped[0][1] == "index entry without full text"


def test_text_that_a_service_cut_off_is_flagged_as_truncated(read):
    first, removed = read("newsapi.json").records
    assert first["flags"] == "truncated"
    assert "chars]" not in first["text"]
    assert "<b>" not in first["text"]
    assert first["title"] == "Council votes for a second bridge"
    assert removed["text"] is None


def test_when_gdelt_saw_a_page_is_not_when_it_was_published(read):
    (record,) = read("gdelt.json").records
    assert record["seen"] == "20230918T031500Z"
    assert "published" not in record


def test_a_web_archive_gives_pages_with_address_and_fetch_time(read):
    (record,) = read("crawl.warc").records
    assert record["url"] == "https://ledger.example/a"
    assert record["seen"] == "2022-04-01T12:34:56Z"
    assert "second bridge on Friday" in record["text"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param({"status": "404 Not Found"}, "HTTP status 404", id="not found"),
        pytest.param({"kind": "application/pdf"}, "not HTML", id="another type"),
    ],
)
def test_a_web_archive_says_why_a_response_is_no_article(make_warc, page, answer, why):
    record, http = make_warc
    batch = formats.read(record("response", "https://x.example", http(page, **answer)), "a.warc")
    assert why in batch.skipped[0][1]


def test_equal_pages_of_a_web_archive_are_read_once(make_warc, page):
    record, http = make_warc
    one = record("response", "https://x.example", http(page), **{"WARC-Payload-Digest": "sha1:A"})
    batch = formats.read(one + one, "a.warc")
    assert (len(batch.records), len(batch.skipped)) == (1, 1)


def test_a_web_archive_that_is_cut_off_keeps_what_came_before(make_warc, page):
    record, http = make_warc
    one = record("response", "https://x.example", http(page))
    batch = formats.read(one + one[:-200], "a.warc")
    assert len(batch.records) == 1
    assert "cut off" in batch.remarks[0]


def test_chunked_bodies_are_joined(make_warc, page):
    record, http = make_warc
    body = page.encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    batch = formats.read(
        record("response", "https://x.example", http(chunked, more="Transfer-Encoding: chunked\r\n")), "a.warc"
    )
    assert "second bridge" in batch.records[0]["text"]
