"""Statements: how a passage of shortcomings or plans opens where no heading says so, and what in it is no item."""

from __future__ import annotations

import re

import pytest
from rules.examples import toml

from rule_of_law_extract import Report, parse

TABLE = toml("statements.toml")
TITLE = "云栾区司法局2023年度法治政府建设情况报告\n"
ABOVE = f"{TITLE}一、主要举措和成效\n{'深化行政执法改革，规范行政检查行为。' * 12}\n"
BELOW = "一是执法力量较为薄弱；二是普法形式不够丰富。"


def opens(kind: str, words: str) -> bool:
    patterns = [pattern.replace("{next}", "2024") for pattern in TABLE[kind]["leads"]]
    return any(re.search(pattern, words) for pattern in patterns)


def passage(lead: str) -> Report:
    return parse(f"{ABOVE}{lead}{BELOW}")


@pytest.mark.parametrize("example", TABLE["problems"]["examples"])
def test_lead_to_problems(example: str) -> None:
    assert opens("problems", example)
    assert [item.text for item in passage(example).problems] == ["执法力量较为薄弱", "普法形式不够丰富"]


@pytest.mark.parametrize("example", TABLE["problems"]["not_examples"])
def test_no_lead_to_problems(example: str) -> None:
    assert not opens("problems", example)
    assert passage(example).problems == ()


@pytest.mark.parametrize("example", TABLE["plans"]["examples"])
def test_lead_to_plans(example: str) -> None:
    assert opens("plans", example.replace("，", ","))
    assert [item.text for item in passage(example).plans] == ["执法力量较为薄弱", "普法形式不够丰富"]


@pytest.mark.parametrize("example", TABLE["plans"]["not_examples"])
def test_no_lead_to_plans(example: str) -> None:
    assert not opens("plans", example)
    assert passage(example).plans == ()


@pytest.mark.parametrize("word", TABLE["problems"]["further"])
def test_one_more_shortcoming(word: str) -> None:
    report = parse(f"{ABOVE}二、存在的问题\n{BELOW}{word}，部分装备更新较慢。")
    assert [item.text for item in report.problems] == ["执法力量较为薄弱", "普法形式不够丰富", "部分装备更新较慢"]


@pytest.mark.parametrize("word", TABLE["plans"]["further"])
def test_one_more_plan(word: str) -> None:
    report = parse(f"{ABOVE}二、下一步工作计划\n一是充实执法力量；二是丰富普法形式。{word}，加快装备更新。")
    assert [item.text for item in report.plans] == ["充实执法力量", "丰富普法形式", "加快装备更新"]
