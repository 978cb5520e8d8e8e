"""Bounds: the interval in which the true number lies, by the words that bound or blur it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rule_of_law_extract import find_quantities, parse
from rule_of_law_extract.grammar.bounds import Bounds, bounds, interval
from rule_of_law_extract.grammar.vagueness import vague_bounds
from rule_of_law_extract.rules.amounts import quantity_bounds, quantity_interval, stated_interval
from rule_of_law_extract.rules.comparisons import vague_words
from rule_of_law_extract.schema import Modifier

HUNDRED = Decimal(100)


@pytest.mark.parametrize(
    ("modifier", "low", "high"),
    [
        (Modifier.EXACT, HUNDRED, HUNDRED),
        (Modifier.ABOUT, Decimal(90), Decimal(110)),
        (Modifier.AT_LEAST, HUNDRED, None),
        (Modifier.OVER, HUNDRED, None),
        (Modifier.AT_MOST, Decimal(0), HUNDRED),
        (Modifier.UNDER, Decimal(0), HUNDRED),
    ],
)
def test_interval(modifier: Modifier, low: Decimal, high: Decimal | None) -> None:
    assert interval(bounds(HUNDRED, None, modifier)) == (low, high)


@given(st.decimals(0, 10**12, places=2), st.sampled_from(Modifier))
def test_every_modifier_has_bounds(value: Decimal, modifier: Modifier) -> None:
    low, high = interval(bounds(value, None, modifier))
    assert low <= value
    assert high is None or value <= high


def test_a_range_is_its_own_interval() -> None:
    assert interval(bounds(Decimal(2), Decimal(3), Modifier.EXACT)) == (Decimal(2), Decimal(3))
    assert interval(bounds(HUNDRED, Decimal(200), Modifier.ABOUT)) == (Decimal(90), Decimal(220))


VAGUE = [
    ("10余件", 10, 20),
    ("1000余家", 1000, 2000),
    ("百余件", 100, 200),
    ("3000多万元", 30_000_000, 40_000_000),
    ("1.2万余人", 12_000, 13_000),
    ("三十几件", 30, 40),
    ("十几万元", 100_000, 200_000),
    ("数十次", 10, 100),
    ("几百件", 100, 1000),
    ("上万份", 10_000, 100_000),
    ("近100件", 90, 100),
    ("近20余个", 18, 30),
    ("约1.2万余人", 10_800, 13_200),
    ("约156万元", 1_404_000, 1_716_000),
    ("30名左右", 27, 33),
    ("十来个", 9, 11),
    ("占两成多", 20, 30),
    ("人民币数十亿元", 10**9, 10**10),
    ("80多公里", 80, 90),
    ("十几千瓦", 10, 20),
]
"""An amount as printed, and where the true number lies."""


@pytest.mark.parametrize(("words", "low", "high"), VAGUE, ids=[words for words, _, _ in VAGUE])
def test_the_words_say_how_far(words: str, low: int, high: int) -> None:
    quantity = parse(f"一、主要举措\n全年共计{words}。").observations[0].quantity
    assert quantity.modifier is Modifier.ABOUT
    assert quantity_interval(quantity) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("words", [words for words, _, _ in VAGUE])
def test_all_ways_agree(words: str) -> None:
    quantity = parse(f"一、主要举措\n全年共计{words}。").observations[0].quantity
    found = find_quantities(f"全年共计{words}。")[0]
    scale = found.value / quantity.value
    stated = quantity_bounds(quantity)
    assert stated.low is not None
    assert stated.high is not None
    assert (found.low, found.high) == (stated.low * scale, stated.high * scale)
    assert (found.low_closed, found.high_closed) == (stated.low_closed, stated.high_closed)
    assert stated_interval(quantity.text, quantity.value, None, quantity.modifier) == (stated.low, stated.high)


@given(st.integers(1, 10**9), st.sampled_from(["{}余件", "近{}件", "约{}件", "{}多件", "{}件左右"]))
def test_a_vague_number_lies_in_its_interval(number: int, words: str) -> None:
    found = vague_bounds(words.format(number), Decimal(number), None, vague_words())
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= number <= found.high <= 2 * number


def test_a_fraction_has_four_decimals() -> None:
    two_thirds, quarter = parse("完成三分之二，占四分之一。").observations
    assert quantity_bounds(two_thirds.quantity) == Bounds(Decimal("0.66665"), Decimal("0.66675"))
    assert quantity_bounds(quarter.quantity) == Bounds(Decimal("0.25"), Decimal("0.25"))
    assert two_thirds.quantity.value == Decimal("0.6667")
