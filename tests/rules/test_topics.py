"""Topics: headings that name a part of the report have none; each topic is told by its words."""

from __future__ import annotations

import re

import pytest
from rules.examples import toml

from rule_of_law_extract import parse
from rule_of_law_extract.schema import Topic

TABLE = toml("topics.toml")
GENERIC = [re.compile(pattern) for pattern in TABLE["generic"]["patterns"]]


@pytest.mark.parametrize("heading", TABLE["generic"]["examples"])
def test_generic_heading(heading: str) -> None:
    assert any(pattern.search(heading) for pattern in GENERIC)
    (section,) = parse(f"一、{heading}\n").sections
    assert section.topics == ()


@pytest.mark.parametrize("heading", TABLE["generic"]["not_examples"])
def test_heading_with_a_topic_of_its_own(heading: str) -> None:
    assert not any(pattern.search(heading) for pattern in GENERIC)
    (section,) = parse(f"一、{heading}\n").sections
    assert section.topics


def test_every_topic_has_words_and_is_there_once() -> None:
    named = [rule["topic"] for rule in TABLE["topic"]]
    assert sorted(named) == sorted(Topic)
    assert all(rule["words"] and rule["body"] for rule in TABLE["topic"])


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["topic"]) for rule in TABLE["topic"]])
def test_first_word_tells_the_topic(rule: dict[str, list[str]]) -> None:
    (section,) = parse(f"一、推进{rule['words'][0]}\n").sections
    assert Topic(str(rule["topic"])) in section.topics


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["topic"]) for rule in TABLE["topic"]])
def test_words_of_a_topic_are_unique(rule: dict[str, list[str]]) -> None:
    words = rule["words"]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(
    ("heading", "topics"),
    [
        ("加大监督检查力度", [Topic.LAW_ENFORCEMENT]),
        ("推进“双随机、一公开”", [Topic.LAW_ENFORCEMENT]),
        ("行政执法数据", [Topic.LAW_ENFORCEMENT]),
        ("落实“三项制度”", [Topic.LAW_ENFORCEMENT]),
        ("完善行政决策制度", [Topic.DECISION_MAKING]),
        ("接受各方监督", [Topic.POWER_OVERSIGHT]),
        ("加强数据共享", [Topic.DIGITAL_GOVERNMENT]),
        ("行政应诉案件情况", [Topic.POWER_OVERSIGHT]),
        ("做实复议应诉", [Topic.DISPUTE_RESOLUTION, Topic.POWER_OVERSIGHT]),
        ("依法全面履行民政部门职能", [Topic.GOVERNMENT_FUNCTIONS]),
        ("健全法律规范体系", [Topic.INSTITUTIONAL_NORMS]),
    ],
)
def test_a_longer_word_hides_those_within_it(heading: str, topics: list[Topic]) -> None:
    (section,) = parse(f"一、{heading}\n").sections
    assert list(section.topics) == topics
