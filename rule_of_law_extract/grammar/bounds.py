"""Bounds (界限) of a figure: the interval in which the true number lies.

民法典 art. 1259: 以上、以下、以内 include the number (closed), 超过、不满 exclude it (open). What is about a number
(近 约 左右) may be a tenth off to either side.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from ..schema import Modifier
from .numerals import tidy

__all__ = ["Bounds", "Interval", "bounds", "interval", "meet", "total"]

_TENTH = Decimal("0.1")

Interval: TypeAlias = tuple[Decimal, Decimal | None]
"""The lower and the upper bound of an amount; None for no upper bound."""


class Bounds(NamedTuple):
    """The ends of an interval, None for an open end, and whether each end itself is in it."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True


def bounds(value: Decimal, value_max: Decimal | None, modifier: Modifier) -> Bounds:
    """Return the interval of a number, with open and closed ends.

    Args:
        value: The number as printed.
        value_max: The upper end of a range, or None.
        modifier: How the number is bounded.

    Examples:
        >>> bounds(Decimal(100), None, Modifier.OVER)
        Bounds(low=Decimal('100'), high=None, low_closed=False, high_closed=True)
        >>> bounds(Decimal(2), Decimal(3), Modifier.EXACT)[:2]
        (Decimal('2'), Decimal('3'))
    """
    high = value if value_max is None else value_max
    if modifier is Modifier.EXACT:
        return Bounds(value, high)
    if modifier is Modifier.ABOUT:
        return Bounds(tidy(value - abs(value) * _TENTH), tidy(high + abs(high) * _TENTH))
    if modifier in (Modifier.AT_LEAST, Modifier.OVER):
        return Bounds(value, None, low_closed=modifier is Modifier.AT_LEAST)
    return Bounds(None, high, high_closed=modifier is Modifier.AT_MOST)


def interval(value: Decimal, value_max: Decimal | None, modifier: Modifier) -> Interval:
    """Return the lower and the upper bound of an amount of something; None for no upper bound.

    An amount is never below nought, and an open end is written as the number itself: sums of intervals then stay on
    the safe side.

    Args:
        value: The number as printed.
        value_max: The upper end of a range, or None.
        modifier: How the number is bounded.

    Examples:
        >>> interval(Decimal(100), None, Modifier.AT_LEAST)
        (Decimal('100'), None)
        >>> interval(Decimal(100), None, Modifier.ABOUT)
        (Decimal('90'), Decimal('110'))
    """
    found = bounds(value, value_max, modifier)
    return Decimal(0) if found.low is None else found.low, found.high


def total(intervals: Iterable[Interval]) -> Interval:
    """Return the interval of a sum.

    Examples:
        >>> total([(Decimal(2), Decimal(3)), (Decimal(5), None)])
        (Decimal('7'), None)
    """
    low, high = Decimal(0), Decimal(0)
    bounded = True
    for least, most in intervals:
        low += least
        if most is None:
            bounded = False
        else:
            high += most
    return low, high if bounded else None


def meet(first: Interval, second: Interval) -> bool:
    """Can two numbers be the same, each anywhere in its interval?

    Examples:
        >>> meet((Decimal(90), Decimal(110)), (Decimal(105), None)), meet((Decimal(2), Decimal(3)), (Decimal(4), None))
        (True, False)
    """
    return (first[1] is None or second[0] <= first[1]) and (second[1] is None or second[1] >= first[0])
