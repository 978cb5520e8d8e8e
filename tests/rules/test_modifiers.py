"""Modifiers: each word bounds or blurs the number it stands at, and not in another word."""

from __future__ import annotations

import pytest
from rules.examples import over, pairs, toml

from rule_of_law_extract import parse
from rule_of_law_extract.schema import Modifier, Quantity

RULES = toml("modifiers.toml")["modifier"]


def quantity_in(sentence: str) -> Quantity:
    digit = next(place for place, char in enumerate(sentence) if char in "0123456789一二三四五六七八九十百千两")
    (found, *_) = over(parse(sentence), digit, digit + 1)
    return found.quantity


@pytest.mark.parametrize(("modifier", "example"), pairs(RULES, "modifier", "examples"))
def test_example(modifier: str, example: str) -> None:
    found = quantity_in(f"走访{example}。")
    assert (found.modifier, found.text) == (Modifier(modifier), example)


@pytest.mark.parametrize(("modifier", "example"), pairs(RULES, "modifier", "not_examples"))
def test_near_miss(modifier: str, example: str) -> None:
    assert quantity_in(f"走访{example}。").modifier is not Modifier(modifier)


SHAPES = {
    "before": "{word}30份",
    "after": "30份{word}",
    "after_duration": "30分钟{word}",
    "inside": "30{word}份",
    "after_end": "30份{word}",
}
WORDS = [
    (rule["modifier"], shape.format(word=word))
    for rule in RULES
    for key, shape in SHAPES.items()
    for word in rule.get(key, ())
]


@pytest.mark.parametrize(("modifier", "amount"), WORDS)
def test_every_word_is_part_of_the_quantity(modifier: str, amount: str) -> None:
    found = quantity_in(f"发放{amount}。")
    assert (found.modifier, found.text) == (Modifier(modifier), amount)


@pytest.mark.parametrize(
    ("char", "word"),
    [(char, word) for rule in RULES for char in rule.get("not_after", "") for word in rule["before"] if len(word) == 1],
)
def test_word_in_another_word_is_no_modifier(char: str, word: str) -> None:
    found = quantity_in(f"共{char}{word}30份。")
    assert (found.modifier, found.text) == (Modifier.EXACT, "30份")


def test_no_word_means_two_modifiers() -> None:
    places: dict[tuple[str, str], set[str]] = {}
    for rule in RULES:
        for key in SHAPES:
            for word in rule.get(key, ()):
                places.setdefault((key, word), set()).add(rule["modifier"])
    assert {place: found for place, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("sentence", "text", "modifier"),
    [
        ("班子成员每季度至少讲法治课1次。", "1次", Modifier.AT_LEAST),
        ("每年至少听取依法治县专题汇报1次。", "1次", Modifier.AT_LEAST),
        ("各村至少需要两名调解员。", "两名", Modifier.AT_LEAST),
        ("每户至多可申请2次。", "2次", Modifier.AT_MOST),
        ("至少配备调解员近20名。", "近20名", Modifier.ABOUT),
        ("这至少说明了1个问题。", "1个", Modifier.EXACT),
        ("至少开展检查，走访企业12家。", "12家", Modifier.EXACT),
        ("投诉最多的行业3个。", "3个", Modifier.EXACT),
    ],
)
def test_word_bounds_the_number_across_a_verb(sentence: str, text: str, modifier: Modifier) -> None:
    found = quantity_in(sentence)
    assert (found.text, found.modifier) == (text, modifier)


def test_words_that_bound_from_afar_also_stand_before_the_number() -> None:
    assert all(set(rule.get("far", ())) <= set(rule.get("before", ())) for rule in RULES)


def test_word_from_afar_bounds_only_the_next_number() -> None:
    found = [item.quantity.modifier for item in parse("至少配备律师1名、调解员2名。").observations]
    assert found == [Modifier.AT_LEAST, Modifier.EXACT]
