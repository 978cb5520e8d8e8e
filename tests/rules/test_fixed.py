"""Fixed expressions: a numeral inside one is no amount; what looks alike still is."""

from __future__ import annotations

import re

import pytest
from rules.examples import over, pairs, toml

from rule_of_law_extract import parse

RULES = toml("fixed.toml")["pattern"]
PATTERNS = {rule["name"]: rule for rule in RULES}


def vetoes(name: str, text: str, place: int) -> bool:
    """Does this one rule veto the numeral at `place`, with what it wants before and behind it?"""
    rule = PATTERNS[name]
    if re.compile(rule["pattern"]).match(text, place) is None:
        return False
    before, after = text[:place], text[place:]
    if "unless_before" in rule and re.search(rule["unless_before"], before):
        return False
    if "unless_after" in rule and re.match(rule["unless_after"], after):
        return False
    return "only_before" not in rule or re.search(rule["only_before"], before) is not None


def numeral_in(text: str) -> int:
    """Where the numeral begins: first in the text, but for a rule that wants words before it (每一名干部)."""
    return next(place for place, char in enumerate(text) if char in "一二三四五六七八九十百千万两双几")


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "examples"))
def test_rule_knows_its_example(name: str, example: str) -> None:
    assert vetoes(name, example, numeral_in(example))


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "examples"))
@pytest.mark.parametrize("lead", ["", "扎实落实", "全面推进"])
def test_no_quantity_stands_over_the_numeral(name: str, example: str, lead: str) -> None:
    place = len(lead) + numeral_in(example)
    # 无一人伤亡 is a statement of none, which is no reading of its numeral.
    found = [
        item.quantity.text
        for item in over(parse(f"{lead}{example}工作。"), place, place + 1)
        if "zero.statement" not in item.rules
    ]
    assert found == [], name


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "not_examples"))
def test_near_miss_is_a_quantity(name: str, example: str) -> None:
    assert not vetoes(name, f"走访{example}。", 2)
    found = over(parse(f"走访{example}。"), 2, 3)
    assert found or not any(vetoes(other, f"走访{example}。", 2) for other in PATTERNS)


def test_names_are_unique() -> None:
    assert len(PATTERNS) == len(RULES)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["name"]) for rule in RULES])
def test_rule_that_excludes_says_why(rule: dict[str, str]) -> None:
    assert rule.get("note")


@pytest.mark.parametrize("words", ["组织听证一次", "被提起行政复议一起", "调整布局规划一次", "调解纠纷一宗"])
def test_one_behind_what_is_counted_closes_a_clause(words: str) -> None:
    assert [item.quantity.value for item in parse(f"全年{words}。").observations if item.quantity.unit] == [1]


@pytest.mark.parametrize("words", ["推进复议一次办成", "各部门一起推进", "与群众一起", "最多跑一次", "再一次"])
def test_one_is_no_count_elsewhere(words: str) -> None:
    assert parse(f"坚持{words}。").observations == ()
