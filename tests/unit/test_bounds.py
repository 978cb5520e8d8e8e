"""Bounds: the interval in which the true number lies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rule_of_law_extract.grammar.bounds import interval
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
    assert interval(HUNDRED, None, modifier) == (low, high)


def test_every_modifier_has_bounds() -> None:
    for modifier in Modifier:
        low, high = interval(HUNDRED, None, modifier)
        assert low <= HUNDRED
        assert high is None or low <= high


def test_a_range_is_its_own_interval() -> None:
    assert interval(Decimal(2), Decimal(3), Modifier.EXACT) == (Decimal(2), Decimal(3))
    assert interval(HUNDRED, Decimal(200), Modifier.ABOUT) == (Decimal(90), Decimal(220))
