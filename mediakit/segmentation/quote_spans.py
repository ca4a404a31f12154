"""Spans: paired marks as spans of characters and of tokens, with what is odd about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.segmentation.marks import SPECIAL, Marks
from mediakit.segmentation.quote_pairs import Pairs
from mediakit.segmentation.tokens import Tokens

Array = np.ndarray[Any, Any]

HEADLINE = 25


@dataclass(frozen=True, slots=True)
class Spans:
    """Marked spans in text order, one entry a span.

    `start`, `stop` are the characters between the marks, `begin`, `end` the tokens; `final` is the character before the
    closing mark. `second` is true for the article's second kind of mark (singles where it quotes with doubles),
    `continued` where the next paragraph goes on with a span left open, `pulled` for a pull quote.
    """

    article: Array
    start: Array
    stop: Array
    begin: Array
    end: Array
    style: Array
    final: Array
    second: Array
    nested: Array
    repaired: Array
    unclosed: Array
    continued: Array
    pulled: Array
    headline: Array


def make_spans(pairs: Pairs, marks: Marks, tokens: Tokens) -> Spans:
    """Turn pairs of marks into spans; a pair without a token between its marks is none."""
    last = len(tokens.start)
    opener, token = pairs.opener, marks.token[pairs.opener]
    closed, closer = pairs.closer >= 0, np.append(marks.token, last)[pairs.closer]
    start, after = marks.start[opener] + marks.width[opener], _paragraph(tokens, token)[1]
    end = np.where(closed, np.append(marks.start, 0)[pairs.closer], tokens.end[after - 1])
    begin = token + (start >= tokens.end[token])
    end_token = np.where(closed, closer + (end > tokens.start[np.minimum(closer, last - 1)]), after)
    keep = (begin < end_token) & (start < end)
    begin, end_token, closed = begin[keep], end_token[keep], closed[keep]
    first, after = _paragraph(tokens, begin)
    start = np.maximum(start[keep], tokens.start[begin])  # a blank next to a mark is no part of the quote
    end = np.minimum(end[keep], tokens.end[end_token - 1])
    article = np.searchsorted(tokens.article_start, token[keep], side="right") - 1
    reach = np.concatenate([[0], np.maximum.accumulate(end_token)])[:-1]
    following = np.append(begin[1:], -1)
    more = end_token < tokens.article_start[article + 1]  # the article has another paragraph
    short = (after - first <= HEADLINE) & (after < tokens.article_start[article + 1])
    return Spans(
        article=article,
        start=start.astype(np.int64),
        stop=end.astype(np.int64),
        begin=begin,
        end=end_token,
        style=marks.style[opener][keep],
        final=np.where(closed, np.append(marks.before, 0)[pairs.closer[keep]], 0).astype(np.int32),
        second=pairs.inner[keep],
        nested=begin < reach,
        repaired=_repaired(pairs, marks)[keep],
        unclosed=~closed,
        continued=~closed & more & (following == end_token),
        pulled=~closed
        & more
        & (first >= begin - 1)
        & _closed_by_name(end_token, marks.token[pairs.stray], _paragraph(tokens, end_token)[1]),
        headline=short & (first == tokens.article_start[article]),
    )


def _repaired(pairs: Pairs, marks: Marks) -> Array:
    """Whether a pair needed a repair: doubled, reversed, mixed or missing marks."""
    opener, closer = pairs.opener, pairs.closer
    style = np.append(marks.style, -1)
    shape = np.append(marks.shape, 0)
    odd = (closer < 0) | (shape[opener] < 0) | (shape[closer] > 0) | (style[opener] != style[closer])
    return np.asarray(odd | np.isin(style[opener], SPECIAL))


def _closed_by_name(end: Array, stray: Array, stop: Array) -> Array:
    """Whether the paragraph from `end` to `stop` is short and ends in a closing mark without an opening one."""
    if not len(stray):
        return np.zeros(len(end), dtype=bool)
    at = np.searchsorted(stray, end)
    closer = stray[np.minimum(at, len(stray) - 1)]
    return np.asarray((at < len(stray)) & (stop == closer + 1) & (closer - end < HEADLINE))


def _paragraph(tokens: Tokens, at: Array) -> tuple[Array, Array]:
    """First token of the paragraph of each token, and the token after its last; past the last token both are that."""
    n = len(tokens.start)
    borders = np.append(np.flatnonzero(tokens.new_paragraph), [n, n])
    index = np.searchsorted(borders[:-1], at, side="right") - 1
    return borders[index], borders[index + 1]
