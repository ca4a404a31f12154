"""Names of outlets: folded where only case and spaces differ, warned of where they look alike, never merged silently.

A plain groupby takes `nyt` and `NYT` for two outlets; a list of aliases is the researcher's to give.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

HOST = re.compile(
    r"^(?:https?://)?(?:(?:www|amp|m|edition)\d?\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/].*)?$", re.IGNORECASE
)
QUALIFIER = re.compile(
    r"\s*(?:\((?:online|web|print|blogs?|us|uk)\)|[-:|]\s*(?:online|editorial|opinion))\s*$", re.IGNORECASE
)
LOOKS_ALIKE = 0.88
AT_MOST_COMPARED = 400


def tidy(name: object) -> str:
    """An outlet's name without outer space, `www.` and the path of an address.

    >>> tidy("  https://www.Example.com/news/ "), tidy("The  Daily Example")
    ('Example.com', 'The Daily Example')
    """
    text = " ".join(str(name).split()) if name is not None else ""
    host = HOST.match(text)
    return host[1] if host else text


def key(name: str) -> str:
    """What two spellings of one outlet share: letters and digits in one case."""
    return re.sub(r"[\W_]+", "", name.casefold())


def fold(names: Iterable[object], aliases: Mapping[str, str] | None = None) -> tuple[list[str], list[str]]:
    """Give every outlet one spelling.

    Parameters
    ----------
    names : iterable
        One name an article, as the files have them.
    aliases : mapping, optional
        Spelling -> the name to use; case and punctuation of the spelling do not matter.

    Returns
    -------
    (list of str, list of str)
        One name an article, and a sentence for every spelling that was changed or should be looked at.
        Spellings that differ only by case, spaces and punctuation become the most frequent one.

    Examples
    --------
    >>> fold(["NYT", "NYT", "nyt"])[0]
    ['NYT', 'NYT', 'NYT']
    """
    known = {key(tidy(k)): v for k, v in (aliases or {}).items()}
    tidied = [tidy(n) for n in names]
    tidied = [known.get(key(n), n) for n in tidied]
    counts = Counter(tidied)
    groups: dict[str, list[str]] = {}
    for name in counts:
        groups.setdefault(key(name) or name, []).append(name)
    best = {k: max(group, key=lambda n: (counts[n], n)) for k, group in groups.items()}
    chosen = {n: best[k] for k, group in groups.items() for n in group}
    said = [folded(best[k], group, counts) for k, group in sorted(groups.items()) if len(group) > 1]
    return [chosen[n] for n in tidied], said + near_duplicates(sorted(set(chosen.values())))


def folded(name: str, group: list[str], counts: Counter[str]) -> str:
    """Say which spellings became one outlet."""
    others = ", ".join(f"{n!r} ({counts[n]})" for n in sorted(group) if n != name)
    return f"outlet {others} was read as {name!r} ({counts[name]}): only case, spaces or punctuation differ"


def near_duplicates(names: list[str]) -> list[str]:
    """Sentences about names that may be one outlet; they are not merged."""
    some = names[:AT_MOST_COMPARED]
    pairs = [(a, b) for i, a in enumerate(some) for b in some[i + 1 :] if alike(a, b)]
    return [
        f"outlets {a!r} and {b!r} look alike and were kept apart; aliases={{{b!r}: {a!r}}} joins them" for a, b in pairs
    ]


def alike(a: str, b: str) -> bool:
    """Whether two names differ by an article, a qualifier, a domain ending or a typing error."""
    bare = [re.sub(r"^the(?=.{3})|(?:couk|com|org|net|news)$", "", key(QUALIFIER.sub("", n))) for n in (a, b)]
    if not all(bare):
        return False
    if bare[0] == bare[1]:
        return True
    if min(map(len, bare)) < 6 or abs(len(bare[0]) - len(bare[1])) > 2 or numbers(a) != numbers(b):
        return False
    match = SequenceMatcher(None, bare[0], bare[1], autojunk=False)
    return match.quick_ratio() >= LOOKS_ALIKE and bool(match.ratio() >= LOOKS_ALIKE)


def numbers(name: str) -> list[str]:
    """Digits of a name: `Channel 4` and `Channel 5` are two outlets."""
    return re.findall(r"\d+", name)
