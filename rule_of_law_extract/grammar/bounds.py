"""Bounds (界限) of a figure: the interval in which the true number lies.

民法典 art. 1259: 以上、以下、以内 include the number (closed), 超过、不满 exclude it (open). What is about a number
(约 左右) may be a tenth off to either side; :mod:`.vagueness` knows the words that say more (近, 余, 数十).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from ..schema import Modifier
from .numerals import tidy

__all__ = ["Bounds", "Interval", "bounds", "fraction_bounds", "interval", "meet", "tenth_around", "total"]

_TENTH = Decimal("0.1")
_FRACTION_DIGITS = -4
"""The exponent of the last decimal that a fraction is given with."""

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
        return tenth_around(value, value_max)
    if modifier in (Modifier.AT_LEAST, Modifier.OVER):
        return Bounds(value, None, low_closed=modifier is Modifier.AT_LEAST)
    return Bounds(None, high, high_closed=modifier is Modifier.AT_MOST)


def tenth_around(value: Decimal, value_max: Decimal | None) -> Bounds:
    """Return a tenth to either side of a number or a range.

    Examples:
        >>> tenth_around(Decimal(100), None)[:2]
        (Decimal('90'), Decimal('110'))
    """
    high = value if value_max is None else value_max
    return Bounds(tidy(value - abs(value) * _TENTH), tidy(high + abs(high) * _TENTH))


def fraction_bounds(found: Bounds, value: Decimal) -> Bounds:
    """Return the bounds of a fraction whose value has been rounded to four decimals: 三分之二 is about 0.6667.

    Examples:
        >>> fraction_bounds(Bounds(Decimal("0.6667"), None), Decimal("0.6667")).low
        Decimal('0.66665')
    """
    if value.as_tuple().exponent != _FRACTION_DIGITS:
        return found
    half = Decimal(5).scaleb(_FRACTION_DIGITS - 1)
    low, high = found.low, found.high
    return found._replace(low=None if low is None else low - half, high=None if high is None else high + half)


def interval(found: Bounds) -> Interval:
    """Return the bounds of an amount of something as sums take them; None for no upper bound.

    An amount is never below nought, and an open end is written as the number itself: sums of intervals then stay on
    the safe side.

    Args:
        found: The bounds.

    Examples:
        >>> interval(bounds(Decimal(100), None, Modifier.AT_LEAST))
        (Decimal('100'), None)
        >>> interval(bounds(Decimal(100), None, Modifier.UNDER))
        (Decimal('0'), Decimal('100'))
    """
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
