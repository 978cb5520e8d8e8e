"""Reads the words that compare numbers: the modifiers of quantities, and those that only numbers have."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from ..grammar.comparisons import ComparisonWords
from ..grammar.vagueness import VagueWords
from ..schema import Modifier
from ..text.fold import fold

__all__ = ["comparison_words", "vague_words"]


def _toml(name: str) -> dict[str, Any]:
    data = resources.files("rule_of_law_extract.rules") / "data"
    return tomllib.loads((data / name).read_text(encoding="utf-8"))


def _pair(words: list[str]) -> tuple[str, str]:
    opens, closes = words
    return fold(opens), fold(closes)


@cache
def vague_words() -> VagueWords:
    """Return the words before a number that is about right; always the same object."""
    words = comparison_words()
    before = (word for word, modifier in words.before.items() if modifier is Modifier.ABOUT)
    return VagueWords(tuple(sorted(before)), tuple(sorted(words.near)))


@cache
def comparison_words() -> ComparisonWords:
    """Return the words that the package carries; always the same object."""
    table = _toml("comparisons.toml")
    before: dict[str, Modifier] = {}
    after: dict[str, Modifier] = {}
    around: dict[tuple[str, str], Modifier] = {}
    near: set[str] = set()
    for item in (*_toml("modifiers.toml")["modifier"], *table["comparison"]):
        modifier = Modifier(item["modifier"])
        before.update({fold(word): modifier for word in item.get("before", ())})
        after.update({fold(word): modifier for word in item.get("after", ())})
        near.update(item.get("near", ()))
        around.update(dict.fromkeys(map(_pair, item.get("around", ())), modifier))
    between = table["between"]
    return ComparisonWords(
        before=before,
        after=after,
        around=around,
        fillers=tuple(table["fillers"]["words"]),
        near=frozenset(near),
        joins=tuple(table["joins"]["words"]),
        between=(tuple(between["before"]), tuple(between["after"]), tuple(between["links"])),
    )
