"""Indicators: each example's figure gets the code, each near miss another or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from rules.examples import marked, over, pairs, rows, toml

from rule_of_law_extract import parse
from rule_of_law_extract.rules.load import read_indicators

RULES = toml("indicators.toml")["indicator"]
GROUPS = toml("indicators.toml")["groups"]
CODES = {rule["code"] for rule in RULES}
UNITS = {row["canonical"] for row in rows("units.tsv")} | {""}


def read_to(unit: str) -> bool:
    """Is anything ever read to the unit, be it of the table or made by the grammar (间次)?"""
    return unit in UNITS or [item.quantity.unit for item in parse(f"检查3{unit}。").observations] == [unit]


@pytest.mark.parametrize(("code", "example"), pairs(RULES, "code", "examples"))
def test_example(code: str, example: str) -> None:
    sentence, start, end = marked(example)
    found = over(parse(sentence), start, end)
    assert found, "no figure stands there"
    assert code in [item.indicator for item in found]
    assert found[0].quantity.span.start == start
    assert found[0].quantity.span.end == end


@pytest.mark.parametrize(("code", "example"), pairs(RULES, "code", "not_examples"))
def test_near_miss(code: str, example: str) -> None:
    sentence, start, end = marked(example)
    found = over(parse(sentence), start, end)
    assert found, "no figure stands there, so nothing is shown"
    assert code not in [item.indicator for item in found]


@pytest.mark.parametrize(("code", "example"), pairs(RULES, "code", "examples"))
def test_example_names_the_rule_that_made_it(code: str, example: str) -> None:
    sentence, start, end = marked(example)
    trails = [item.rules for item in over(parse(sentence), start, end) if item.indicator == code]
    assert any(rule.startswith(f"indicator.{code}") for trail in trails for rule in trail)


def test_codes_are_well_formed() -> None:
    assert [rule["code"] for rule in RULES if not re.fullmatch(r"[a-z_]+\.[a-z_]+", rule["code"])] == []


def test_rules_of_one_code_agree_on_its_names() -> None:
    names: dict[str, set[tuple[str, str]]] = {}
    for rule in RULES:
        names.setdefault(rule["code"], set()).add((rule["zh"], rule["en"]))
    assert {code: found for code, found in names.items() if len(found) > 1} == {}


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["code"]) for rule in RULES])
def test_rule_refers_to_what_there_is(rule: Mapping[str, Any]) -> None:
    (read,) = read_indicators([dict(rule)], GROUPS)
    assert set(read.follows) | {read.refines or read.code} <= CODES
    assert set(read.needs) <= set(read.cues), "what a cue needs is said of a cue that the rule has not"
    assert [unit for unit in sorted(read.units) if not read_to(unit)] == [], "a unit that nothing is ever read to"


@pytest.mark.parametrize("group", GROUPS)
def test_groups_hold_canonical_units(group: str) -> None:
    assert [unit for unit in GROUPS[group] if not read_to(unit)] == []
