"""Metadata: every label leads to its field, every ending of an office to its level."""

from __future__ import annotations

from datetime import date

import pytest
from rules.examples import toml

from rule_of_law_extract import parse
from rule_of_law_extract.schema import IssuerLevel

TABLE = toml("metadata.toml")
TITLE = "云栾区司法局2023年度法治政府建设情况报告"
LABELS = [(item["field"], label) for item in TABLE["field"] for label in item["labels"]]
VALUES = {
    "index_number": "YL-0613/2024-00008",
    "document_number": "云司〔2024〕8号",
    "category": "依法行政",
    "created_on": "2024-01-09",
    "published_on": "2024-01-16",
    "publisher": "云栾区司法局",
    "source": "云栾区司法局",
    "title": TITLE,
    "ignored": "37",
}


@pytest.mark.parametrize(("field", "label"), LABELS)
@pytest.mark.parametrize("shape", ["{label}：{value}\n", "| {label}： | {value} |\n", "{label}：\n{value}\n"])
def test_label(field: str, label: str, shape: str) -> None:
    value = VALUES[field]
    found = parse(f"{shape.format(label=label, value=value)}{TITLE}\n一、主要举措\n").metadata
    if field in ("created_on", "published_on"):
        assert getattr(found, field) == date.fromisoformat(value)
    elif field in ("publisher", "source"):
        assert found.issuer is not None
        assert found.issuer.name == value
    elif field != "ignored":
        assert getattr(found, field) == value
    assert found.title == TITLE


def test_labels_are_unique() -> None:
    labels = [label for _, label in LABELS]
    assert sorted({label for label in labels if labels.count(label) > 1}) == []


@pytest.mark.parametrize(
    ("level", "end"), [(item["level"], end) for item in TABLE["issuer"]["level"] for end in item["ends"]]
)
def test_level_by_the_ending_of_the_office(level: str, end: str) -> None:
    found = parse(f"栎岚{end}2023年度法治政府建设情况报告\n一、主要举措\n").metadata.issuer
    assert found is not None
    assert (found.name, found.level) == (f"栎岚{end}", IssuerLevel(level))


@pytest.mark.parametrize(
    "words",
    [
        "工作总结和2024年度工作计划",
        "工作总结及2024年工作思路",
        "情况报告暨2024年工作打算",
        "工作总结与下一年工作安排",
        "工作总结及下一步工作计划",
        "工作总结及二〇二四年工作要点",
        "工作情况汇报材料",
        "工作总结（公示稿）",
    ],
)
def test_a_title_may_go_on_to_the_plan(words: str) -> None:
    title = f"云栾区司法局2023年度法治政府建设{words}"
    found = parse(f"{title}\n2023年，认真抓好各项工作。\n一、主要举措\n").metadata
    assert (found.title, found.year) == (title, 2023)
    assert found.issuer is not None
    assert found.issuer.name == "云栾区司法局"


@pytest.mark.parametrize("words", ["工作计划", "2024年度工作要点", "工作任务分工", "总结会议材料"])
def test_a_plan_alone_is_no_title_of_a_report(words: str) -> None:
    title = f"云栾区司法局法治政府建设{words}"
    assert parse(f"{title}\n2023年，认真抓好各项工作。\n一、主要举措\n").metadata.title is None
