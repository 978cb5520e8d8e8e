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
