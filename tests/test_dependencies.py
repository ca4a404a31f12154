"""What the kit needs at run time: pinned for its tests and notebooks, and under licences that fit its own."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==\S+$", re.MULTILINE)
FREE = re.compile(r"\b(MIT|BSD|0BSD|Apache|MPL|Mozilla|PSF|Python Software Foundation|ISC|Zlib|CC0|HPND)\b")
COPYLEFT = re.compile(r"\bA?GPL|General Public License")


def plain(name):
    """Return the name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(name, found):
    """Add the packages that a package needs here to `found`, and what these need."""
    for line in requires(name) or []:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        if (key := plain(requirement.name)) not in found:
            found.add(key)
            try:
                needed(key, found)
            except PackageNotFoundError:  # left out on this computer by a looser marker of its own
                found.discard(key)
    return found


@pytest.fixture(scope="module")
def packages():
    return sorted(needed("mediakit", set()))


def test_every_package_that_is_needed_is_pinned(packages):
    pinned = {plain(name) for name in PINNED.findall((ROOT / "constraints.txt").read_text(encoding="utf-8"))}
    assert [name for name in packages if name not in pinned] == []


def test_no_package_that_is_needed_is_under_a_copyleft_licence_alone(packages):
    bound = []
    for name in packages:
        about = metadata(name)
        told = [about.get("License-Expression") or about.get("License") or "", *(about.get_all("Classifier") or [])]
        words = " ".join(t for t in told if t.startswith("License") or t == told[0])
        if COPYLEFT.search(words) and not FREE.search(words):
            bound.append(name)
    assert bound == []


def test_what_the_kit_names_is_what_it_needs(packages):
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {plain(Requirement(line).name) for line in named} <= set(packages)
