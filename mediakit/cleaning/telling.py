"""Whether somebody is told to speak: "Sign up or leave, the envoy told them." is a sentence of the story."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """The words of reporting, as whole words."""
    with Path(__file__).with_name("reporting_words.csv").open(encoding="utf-8", newline="") as file:
        return re.compile(rf"\b(?:{'|'.join(row['word'] for row in csv.DictReader(file))})\b")


def is_told(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text holds a word of reporting."""
    return pattern().search(text, start, end) is not None
