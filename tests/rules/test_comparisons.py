"""Comparisons: each word bounds the number it stands at, and is none by itself."""

from __future__ import annotations

import pytest
from rules.examples import pairs, toml

from rule_of_law_extract import parse_number
from rule_of_law_extract.schema import Modifier

TABLE = toml("comparisons.toml")
RULES = TABLE["comparison"]
GROUPS = ("fillers", "joins", "between")


@pytest.mark.parametrize(("modifier", "example"), pairs(RULES, "modifier", "examples"))
def test_example(modifier: str, example: str) -> None:
    found = parse_number(example)
    assert found is not None
    assert found.modifier is Modifier(modifier)


@pytest.mark.parametrize(("modifier", "example"), pairs(RULES, "modifier", "not_examples"))
def test_near_miss(modifier: str, example: str) -> None:
    assert (modifier, parse_number(example)) == (modifier, None)


@pytest.mark.parametrize("word", [(rule["modifier"], word) for rule in RULES for word in rule.get("before", ())])
def test_every_word_before(word: tuple[str, str]) -> None:
    modifier, before = word
    found = parse_number(f"{before}三十")
    assert found is not None
    assert found.modifier is Modifier(modifier)


@pytest.mark.parametrize("word", [(rule["modifier"], word) for rule in RULES for word in rule.get("after", ())])
def test_every_word_behind(word: tuple[str, str]) -> None:
    modifier, after = word
    found = parse_number(f"三十{after}")
    assert found is not None
    assert found.modifier is Modifier(modifier)


@pytest.mark.parametrize("pair", [(rule["modifier"], *pair) for rule in RULES for pair in rule.get("around", ())])
def test_every_pair(pair: tuple[str, str, str]) -> None:
    modifier, opens, closes = pair
    found = parse_number(f"{opens}三十{closes}")
    assert found is not None
    assert found.modifier is Modifier(modifier)


@pytest.mark.parametrize(("group", "example"), [(group, text) for group in GROUPS for text in TABLE[group]["examples"]])
def test_example_of_a_group(group: str, example: str) -> None:
    found = parse_number(example)
    assert found is not None, group
    assert found.low != found.value or found.high != found.value


@pytest.mark.parametrize(
    ("group", "example"), [(group, text) for group in GROUPS for text in TABLE[group]["not_examples"]]
)
def test_near_miss_of_a_group(group: str, example: str) -> None:
    assert (group, parse_number(example)) == (group, None)


@pytest.mark.parametrize("filler", TABLE["fillers"]["words"])
def test_every_filler(filler: str) -> None:
    assert parse_number(f"至少{filler}3") == parse_number("至少3")


@pytest.mark.parametrize("join", TABLE["joins"]["words"])
def test_every_join(join: str) -> None:
    assert parse_number(f"大于10{join}小于20") == parse_number("大于10小于20")


@pytest.mark.parametrize("before", ["", *TABLE["between"]["before"]])
@pytest.mark.parametrize("after", TABLE["between"]["after"])
@pytest.mark.parametrize("link", TABLE["between"]["links"])
def test_every_word_around_two(before: str, after: str, link: str) -> None:
    assert parse_number(f"{before}10{link}20{after}") == parse_number("10至20")


def test_no_word_means_two_modifiers() -> None:
    modifiers = toml("modifiers.toml")["modifier"]
    for key in ("before", "after"):
        words = [word for rule in (*RULES, *modifiers) for word in rule.get(key, ())]
        assert len(words) == len(set(words))
