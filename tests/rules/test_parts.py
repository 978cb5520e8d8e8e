"""Parts: a top-level heading's words name the part of the report."""

from __future__ import annotations

import re

import pytest
from rules.examples import pairs, toml

from rule_of_law_extract.extract.outline import OutlineStep
from rule_of_law_extract.rules import default_rules
from rule_of_law_extract.schema import Part

RULES = toml("parts.toml")["part"]


@pytest.fixture(scope="module")
def outline() -> OutlineStep:
    return OutlineStep(default_rules())


def year_of_report(part: str, heading: str) -> int:
    named = re.search(r"20\d\d", heading)
    year = int(named.group()) if named else 2024
    return year - 1 if part == "plan" else year


@pytest.mark.parametrize(("part", "heading"), pairs(RULES, "part", "examples"))
def test_example(outline: OutlineStep, part: str, heading: str) -> None:
    found, _ = outline.part_of(heading, year_of_report(part, heading))
    assert found is Part(part)


@pytest.mark.parametrize(("part", "heading"), pairs(RULES, "part", "not_examples"))
def test_near_miss(outline: OutlineStep, part: str, heading: str) -> None:
    found, _ = outline.part_of(heading, year_of_report(part, heading))
    assert found is not Part(part)


def test_the_next_year_is_the_plan_s(outline: OutlineStep) -> None:
    assert outline.part_of("2025年重点抓好三件事", 2024) == (Part.PLAN, False)
    assert outline.part_of("2025年重点抓好三件事", 2025) == (Part.MEASURES, False)


def test_one_heading_for_problems_and_plan(outline: OutlineStep) -> None:
    assert outline.part_of("存在的问题及下一步工作打算", 2024) == (Part.PROBLEMS, True)


def test_measures_are_what_is_left(outline: OutlineStep) -> None:
    assert outline.part_of("推进严格规范公正文明执法", None) == (Part.MEASURES, False)
