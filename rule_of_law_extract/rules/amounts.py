"""Intervals (区间) of amounts: where the true number lies, by the words that are printed with it."""

from __future__ import annotations

from decimal import Decimal

from ..grammar.bounds import Bounds, Interval, bounds, fraction_bounds, interval
from ..grammar.vagueness import vague_bounds
from ..schema import Modifier, Quantity, UnitClass
from ..text.fold import fold
from .comparisons import vague_words

__all__ = ["quantity_bounds", "quantity_interval", "stated_interval"]


def _stated_bounds(words: str, value: Decimal, value_max: Decimal | None, modifier: Modifier) -> Bounds:
    if modifier is Modifier.ABOUT:
        return vague_bounds(words, value, value_max, vague_words())
    return bounds(value, value_max, modifier)


def stated_interval(words: str, value: Decimal, value_max: Decimal | None, modifier: Modifier) -> Interval:
    """Return the interval of an amount.

    Args:
        words: The amount as printed, folded, modifier words included.
        value: Its value in the canonical unit; the lower end of a range.
        value_max: The upper end of a range, or None.
        modifier: How the words bound it.

    Examples:
        >>> stated_interval("1000余家", Decimal(1000), None, Modifier.ABOUT)
        (Decimal('1000'), Decimal('2000'))
    """
    return interval(_stated_bounds(words, value, value_max, modifier))


def quantity_bounds(quantity: Quantity) -> Bounds:
    """Return the interval of a quantity of a record, with open and closed ends.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> found = parse("走访企业近100家。").observations[0].quantity
        >>> quantity_bounds(found)
        Bounds(low=Decimal('90'), high=Decimal('100'), low_closed=True, high_closed=False)
    """
    found = _stated_bounds(fold(quantity.text), quantity.value, quantity.value_max, quantity.modifier)
    fraction = quantity.unit_class is UnitClass.RATIO and quantity.unit is None
    return fraction_bounds(found, quantity.value) if fraction else found


def quantity_interval(quantity: Quantity) -> Interval:
    """Return the interval of a quantity of a record as sums take it: both ends closed, never below nought.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> quantity_interval(parse("走访企业10余家。").observations[0].quantity)
        (Decimal('10'), Decimal('20'))
    """
    return interval(quantity_bounds(quantity))
