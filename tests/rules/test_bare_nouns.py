"""Bare nouns: a number straight before one counts it, with no unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rules.examples import DATA, over

from rule_of_law_extract import parse

NOUNS = [line for line in (DATA / "bare_nouns.txt").read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]


@pytest.mark.parametrize("noun", NOUNS)
def test_a_number_straight_before_the_noun_is_a_quantity(noun: str) -> None:
    sentence = f"活动覆盖37{noun}。"
    (found,) = over(parse(sentence), 4, 6)
    assert (found.quantity.text, found.quantity.value, found.quantity.unit) == ("37", Decimal(37), None)


def test_a_number_before_another_noun_is_none() -> None:
    assert parse("登录37平台。").observations == ()


def test_nouns_are_unique() -> None:
    assert len(NOUNS) == len(set(NOUNS))
