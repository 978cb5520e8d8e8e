"""Roles: the words round a figure that speak against the role of its part; growth; per."""

from __future__ import annotations

import pytest
from rules.examples import marked, over, pairs, toml

from rule_of_law_extract import parse
from rule_of_law_extract.schema import Change, Observation, Per, Role

TABLE = toml("roles.toml")
RULES = TABLE["role"]
ROLES = {rule["name"]: Role(rule["role"]) for rule in RULES}


PARTS = {rule["name"]: rule.get("parts", ()) for rule in RULES}
HEADING = "一、主要举措和成效\n"


def observed(example: str, above: str = "") -> Observation:
    sentence, start, end = marked(example)
    found = over(parse(above + sentence), len(above) + start, len(above) + end)
    assert found, "no figure stands there"
    return found[0]


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "examples"))
def test_example(name: str, example: str) -> None:
    assert observed(example).role is ROLES[name]


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "not_examples"))
def test_near_miss(name: str, example: str) -> None:
    # Where a rule speaks in the preamble alone, the same words under a heading are its near miss.
    above = HEADING if "preamble" in PARTS[name] else ""
    assert f"role.{name}" not in observed(example, above).rules


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["name"]) for rule in RULES if rule["examples"]])
def test_rule_itself_speaks_for_one_of_its_examples(rule: dict[str, list[str]]) -> None:
    trails = [observed(example).rules for example in rule["examples"]]
    assert any(f"role.{rule['name']}" in trail for trail in trails), trails


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["name"]) for rule in RULES])
def test_rule_says_what_it_is_for(rule: dict[str, str]) -> None:
    assert rule.get("note")


def changes(key: str) -> list[str]:
    return list(TABLE["change"][key])


@pytest.mark.parametrize("example", changes("examples"))
def test_growth(example: str) -> None:
    falls = any(word in example for word in ("下降", "减少", "降低"))
    assert observed(f"{example}。").change is (Change.DECREASE if falls else Change.INCREASE)


@pytest.mark.parametrize("example", changes("not_examples"))
def test_a_level_is_no_growth(example: str) -> None:
    (found,) = parse(f"覆盖率{example}。").observations
    assert found.change is None


PER = {
    "year": ["每年"],
    "quarter": ["每季度"],
    "month": ["每月", "每个月"],
    "week": ["每周"],
    "day": ["每天", "每日"],
    "person": ["人均", "每人", "每名"],
    "each": ["各", "每个", "每村", "户均"],
}


@pytest.mark.parametrize(("per", "word"), [(per, word) for per, words in PER.items() for word in words])
def test_per(per: str, word: str) -> None:
    (found,) = parse(f"{word}培训12次。").observations
    assert found.per is Per(per)


def test_every_per_is_tested() -> None:
    assert PER.keys() == TABLE["per"].keys()


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("诉讼案件58件，是2017年（33件）的1.76倍。", Role.CONTEXT),
        ("诉讼案件58件，多于2022年（33件）。", Role.CONTEXT),
        ("诉讼案件58件，高于2023年（33件）的预期。", Role.REPORTED),
    ],
)
def test_a_figure_in_brackets_behind_a_year(sentence: str, role: Role) -> None:
    report = parse(f"云栾区司法局2023年度法治政府建设情况报告\n{HEADING}{sentence}")
    assert [item.role for item in report.observations if item.quantity.text == "33件"] == [role]
