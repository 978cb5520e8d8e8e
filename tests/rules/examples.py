"""The rules as their files have them, and the figures that stand in [ ] in their examples."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from rule_of_law_extract import Report
from rule_of_law_extract.schema import Observation

DATA = resources.files("rule_of_law_extract.rules") / "data"


class Marked(NamedTuple):
    """A sentence without its brackets, and the place of what stood in them."""

    sentence: str
    start: int
    end: int


@cache
def toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    content = [line for line in lines if line.strip() and not line.startswith("#")]
    return [
        {key: value or "" for key, value in row.items()}
        for row in csv.DictReader(content, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def marked(example: str) -> Marked:
    """Take the brackets out: 立案[862件]。 is 立案862件。 and the place of 862件."""
    start, end = example.index("["), example.index("]") - 1
    return Marked(example.replace("[", "").replace("]", ""), start, end)


def over(report: Report, start: int, end: int) -> list[Observation]:
    """The observations whose quantity shares a character with the place."""
    return [item for item in report.observations if item.quantity.span.start < end and start < item.quantity.span.end]


def pairs(rules: Iterable[Mapping[str, Any]], name: str, key: str) -> list[tuple[str, str]]:
    """Each example under `key` with the name of its rule."""
    return [(rule[name], example) for rule in rules for example in rule.get(key, ())]
