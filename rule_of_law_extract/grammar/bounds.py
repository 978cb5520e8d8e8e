"""Bounds (界限) of a figure: the interval in which the true number lies.

民法典 art. 1259: 以上、以下、以内 include the number (closed), 超过、不满 exclude it (open). An open end is written
as the number itself: sums of intervals then stay on the safe side. What is about a number (余 多 近 约) may be a tenth
off to either side.
"""

from __future__ import annotations

from decimal import Decimal

from ..schema import Modifier

__all__ = ["interval"]

_TENTH = Decimal("0.1")


def interval(value: Decimal, value_max: Decimal | None, modifier: Modifier) -> tuple[Decimal, Decimal | None]:
    """Return the lower and the upper bound; None for no upper bound.

    Args:
        value: The number as printed.
        value_max: The upper end of a range, or None.
        modifier: How the number is bounded.

    Examples:
        >>> interval(Decimal(100), None, Modifier.AT_LEAST)
        (Decimal('100'), None)
        >>> interval(Decimal(100), None, Modifier.ABOUT)
        (Decimal('90.0'), Decimal('110.0'))
    """
    high = value if value_max is None else value_max
    if modifier is Modifier.ABOUT:
        return value - value * _TENTH, high + high * _TENTH
    if modifier in (Modifier.AT_LEAST, Modifier.OVER):
        return value, None
    if modifier in (Modifier.AT_MOST, Modifier.UNDER):
        return Decimal(0), high
    return value, high
