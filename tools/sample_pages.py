"""Sets the blocks of a sample page as an outlet would deliver it: a dump of its text, or HTML."""

import html
import json
import re

from tools.sample_markup import Block

Part = tuple[str, str, str, str]  # before, shown text, after, category
OWN_LINE = {"body", "author_bio", "advertisement", "correction_notice", "css_script"}
TAGS = {  # category -> tags around one element
    "headline": ("<h1>", "</h1>"),
    "standfirst": ('<p class="standfirst">', "</p>"),
    "byline": ('<div class="byline">', "</div>"),
    "timestamp": ("<time>", "</time>"),
    "breadcrumb": ('<div class="crumb">', "</div>"),
    "section": ('<li><a href="#">', "</a></li>"),
    "related_links": ("<li>", "</li>"),
    "ui_chrome": ('<button type="button">', "</button>"),
    "image_caption": ("<span>", "</span>"),
    "image_credit": ('<span class="credit">', "</span>"),
    "subheading": ("<h2>", "</h2>"),
    "author_bio": ('<p class="about-author">', "</p>"),
    "correction_notice": ('<p class="correction">', "</p>"),
    "agency_line": ('<p class="desk">', "</p>"),
    "copyright": ("<small>", "</small>"),
}
GROUPS = {  # elements of one group that follow each other share these tags
    "section": ("nav", '<nav class="sections"><ul>', "</ul></nav>"),
    "related_links": ("related", '<aside class="related"><ul>', "</ul></aside>"),
    "image_caption": ("figure", '<figure><img src="/i/lead.jpg" alt=""><figcaption>', "</figcaption></figure>"),
    "image_credit": ("figure", '<figure><img src="/i/lead.jpg" alt=""><figcaption>', "</figcaption></figure>"),
    "donation_appeal": ("support", '<aside class="support">', "</aside>"),
    "account_chrome": ("account", '<div class="account" role="region">', "</div>"),
    "comments_chrome": ("comments", '<section id="comments">', "</section>"),
}
STORY = {"breadcrumb", "headline"}
TAIL = {"body", "author_bio", "agency_line", "correction_notice"}
TOPICS = (
    "Averil Institute",
    "Marine Accident Office",
    "Council of Parishes",
    "Brask Fisheries",
    "Sound Power",
    "Calderay Water",
    "Hask Museum",
    "Wendle Bridge",
    "St. Orla",
)


def page(head: dict[str, str], blocks: list[Block]) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the raw page and (category, start, end) of each block in it."""
    if head["file"].endswith(".html"):
        first, parts, last = top(head), tagged(blocks), "</footer>\n</body>\n</html>\n"
    else:
        first, parts, last = "", joined(blocks, glued=head.get("layout") == "glued"), ""
    out, where, size = [first], [], len(first)
    for before, text, after, category in parts:
        where.append((category, size + len(before), size + len(before) + len(text)))
        out += [before, text, after]
        size += len(before) + len(text) + len(after)
    return "".join(out) + last, where


def joined(blocks: list[Block], *, glued: bool) -> list[Part]:
    """What stands around each block in a text dump: a line a block, or a line only at paragraph ends."""
    parts = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        stays = block.category == "dateline" or (glued and block.category not in OWN_LINE)
        parts.append(("", block.text, "\n" if following is None or not stays else " ", block.category))
    return parts


def top(head: dict[str, str]) -> str:
    """Return the head of an HTML page, with the data that search engines are given."""
    title = html.escape(f"{head['title']} | {head['outlet']}", quote=False)
    told = {"@type": "NewsArticle", "headline": head["title"], "datePublished": head["published"]}
    meta = f'<meta charset="utf-8">\n<link rel="canonical" href="{head["url"]}">\n<title>{title}</title>\n'
    data = f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>\n'
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{meta}{data}</head>\n<body>\n<header>\n'


def tagged(blocks: list[Block]) -> list[Part]:
    """What stands around each block in HTML: its own tags, those of its group, those of the page's three regions."""
    parts: list[Part] = []
    last_of_story = max(i for i, block in enumerate(blocks) if block.category in TAIL)
    first_of_story = min(i for i, block in enumerate(blocks) if block.category in STORY)
    for i, block in enumerate(blocks):
        before, after = around(block, blocks[i - 1] if i else None)
        group, previous = GROUPS.get(block.category), GROUPS.get(blocks[i - 1].category) if i else None
        following = GROUPS.get(blocks[i + 1].category) if i + 1 < len(blocks) else None
        if group and (not previous or previous[0] != group[0] or i in (first_of_story, last_of_story + 1)):
            before = f"{group[1]}\n{before}"
        if i == first_of_story:
            before = f"</header>\n<main>\n<article>\n{before}"
        if i == last_of_story + 1:
            before = f'</article>\n</main>\n<footer class="page">\n{before}'
        if group and (not following or following[0] != group[0] or i + 1 in (first_of_story, last_of_story + 1)):
            after = f"{after}{group[2]}\n"
        parts.append((before, shown(block), after, block.category))
    return parts


def around(block: Block, previous: Block | None) -> tuple[str, str]:
    """Return the tags of one element; a dateline shares the paragraph of the body after it."""
    if block.category == "css_script":
        return ("<script>", "</script>\n") if block.text.startswith("window.") else ("<style>", "</style>\n")
    if block.category == "dateline":
        return "<p>", " "
    if block.category == "body":
        return ("" if previous and previous.category == "dateline" else "<p>"), "</p>\n"
    before, after = TAGS.get(block.category, ("<p>", "</p>"))
    return before, f"{after}\n"


def shown(block: Block) -> str:
    """Text of an element as HTML; the first topic that a paragraph names is a link."""
    if block.category == "css_script":
        return block.text
    text = html.escape(block.text, quote=False)
    if block.category != "body":
        return text
    topic = re.search("|".join(map(re.escape, TOPICS)), text)
    if not topic:
        return text
    link = f'<a href="/topics/{topic[0].lower().replace(". ", "-").replace(" ", "-")}">{topic[0]}</a>'
    return text[: topic.start()] + link + text[topic.end() :]
