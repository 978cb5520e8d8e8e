"""Page chrome: what a site prints round a report is none of it; a line of the report that looks alike is."""

from __future__ import annotations

import re

import pytest
from rules.examples import pairs, toml

from rule_of_law_extract import parse
from rule_of_law_extract.text.fold import fold

RULES = toml("chrome.toml")["chrome"]
PATTERNS = {rule["name"]: re.compile(rule["pattern"]) for rule in RULES}


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "examples"))
def test_example(name: str, example: str) -> None:
    match = PATTERNS[name].search(fold(example))
    assert match is not None
    assert match.group()


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "examples"))
def test_what_matches_holds_a_word_that_the_pattern_needs(name: str, example: str) -> None:
    match = PATTERNS[name].search(fold(example))
    needs = next(rule["needs"] for rule in RULES if rule["name"] == name)
    assert match is not None
    assert any(word in match.group() for word in needs)


@pytest.mark.parametrize("name", PATTERNS)
def test_without_the_words_that_it_needs_a_pattern_matches_nothing(name: str) -> None:
    """Each alternative of the pattern holds one: with them cut out of all the examples, none of it is left."""
    needs = next(rule["needs"] for rule in RULES if rule["name"] == name)
    for rule in RULES:
        for example in (*rule["examples"], *rule["not_examples"]):
            bare = fold(example)
            for word in needs:
                bare = bare.replace(word, "")
            assert PATTERNS[name].search(bare) is None


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "examples"))
def test_no_figure_is_taken_from_it(name: str, example: str) -> None:
    assert parse(f"{example}\n一、主要举措\n规范行政检查。").observations == (), name


@pytest.mark.parametrize(("name", "example"), pairs(RULES, "name", "not_examples"))
def test_near_miss_matches_no_rule(name: str, example: str) -> None:
    taken = [other for other, pattern in PATTERNS.items() if pattern.search(fold(example))]
    assert taken == [], name


@pytest.mark.parametrize("verb", ["承办", "主办", "审核", "编辑", "校对", "初审", "复审"])
def test_a_sentence_that_begins_with_a_verb_of_the_footer_is_text(verb: str) -> None:
    (found,) = parse(f"一、主要举措\n{verb}各类文件37件。").observations
    assert found.quantity.text == "37件"
