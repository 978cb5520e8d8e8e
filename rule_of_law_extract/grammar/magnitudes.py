"""Magnitudes (数值): the number of a quantity with its powers, or both ends of a range, taken apart by the pattern."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .numerals import MULTIPLIERS, read_arabic, read_chinese, tidy

__all__ = ["Parts", "is_short", "lower_of_pair", "read_ends", "read_hundredths", "read_power"]

_MAX_DIGITS = 15
"""A longer run of digits is no statistic but a code or a flattened table row; a double holds no more either."""

_SHARED = re.compile(r"(?:[万亿]+|[百千佰仟])\Z")
"""The power at the end of the upper number that the lower one shares: 两到三万 is 20,000 to 30,000."""

_PLAIN = str.maketrans("佰仟", "百千")

_DIGITS = {char: (row, value) for row in ("一二三四五六七八九", "123456789") for value, char in enumerate(row, 1)}
_NO_PAIR_BEHIND = re.compile(r"[^一-鿿]|[零一二三四五六七八九十百千万亿第年月]")
_POWERS_BEHIND = re.compile(r"[十百千万亿]+")


class Parts(NamedTuple):
    """What the pattern reads, in the order of its groups: ``2`` marks the second number of a range."""

    part: str | None = None
    part2: str | None = None
    below: str | None = None
    above: str | None = None
    top: str | None = None
    bottom: str | None = None
    digits: str | None = None
    words: str | None = None
    blur: str | None = None
    multiplier: str | None = None
    late_blur: str | None = None
    unit: str | None = None
    to: str | None = None
    digits2: str | None = None
    words2: str | None = None
    blur2: str | None = None
    multiplier2: str | None = None
    late_blur2: str | None = None
    unit2: str | None = None
    noun: str | None = None


def is_short(digits: str) -> bool:
    """Are the digits few enough for a statistic?"""
    return len(digits) <= _MAX_DIGITS or sum(map(str.isdigit, digits)) <= _MAX_DIGITS


def read_hundredths(text: str) -> Decimal | None:
    """What stands behind 百分之, in digits or numerals."""
    if text[0].isdigit():
        return tidy(Decimal(text)) if is_short(text) else None
    read = read_chinese(text)
    return None if read is None else read.value


def read_power(multiplier: str | None) -> Decimal:
    """What the characters of a multiplier make together: 千万 is ten million."""
    if not multiplier:
        return MULTIPLIERS[""]
    known = MULTIPLIERS.get(multiplier)
    if known is not None:
        return known
    product = MULTIPLIERS[""]
    for char in multiplier.translate(_PLAIN):
        product *= MULTIPLIERS[char]
    return product


def read_ends(parts: Parts) -> tuple[Decimal, Decimal | None] | None:
    """The number, or both ends of the range, not yet in the canonical unit."""
    last: Decimal | None = None
    if parts.words is None:
        first = read_arabic(parts.digits or "")
        if parts.to is None:
            if parts.multiplier:
                first *= read_power(parts.multiplier)
            return tidy(first) if "." in (parts.digits or "") else first, None
    else:
        read = read_chinese(parts.words.removesuffix("几"))
        if read is None:
            return None
        first, last = read.value, read.value_max
    if parts.to is None:
        if not parts.multiplier:
            return first, last
        factor = read_power(parts.multiplier)
        return tidy(first * factor), None if last is None else tidy(last * factor)
    factor = read_power(parts.multiplier2)
    if parts.digits2 is not None:
        if not is_short(parts.digits2):
            return None
        high = read_arabic(parts.digits2) * factor
        shared = factor
    else:
        upper = read_chinese(parts.words2 or "")
        if upper is None:
            return None
        high = upper.value * factor
        power = _SHARED.search(parts.words2 or "")
        shared = factor * (read_power(power.group()) if power else 1)
    if parts.multiplier:
        low = first * read_power(parts.multiplier)
    elif parts.unit:
        # 20件至3万件 does not share its 万.
        low = first
    else:
        # 1至2万元 does, where the lower number stays the lower one (8500到3万元 does not).
        low = first * shared if first * shared < high else first
    return (tidy(low), tidy(high)) if low < high else None


def lower_of_pair(folded: str, start: int, number: Parts, high: Decimal) -> Decimal | None:
    """The lower of two digits that stand for either and share a power: 5、6百 is 500 to 600, 三、四十 30 to 40.

    Args:
        folded: Folded text.
        start: Where the upper number begins.
        number: The upper number as read.
        high: Its value.

    Returns:
        The lower number, or None where no digit one less stands before 、.

    Examples:
        >>> text = "约5、6百份"
        >>> lower_of_pair(text, 3, Parts(digits="6", multiplier="百"), Decimal(600))
        Decimal('500')
    """
    if start < 3 or folded[start - 1] != "、" or number.to is not None:
        return None
    behind = (number.words or number.digits or "")[1:] + (number.multiplier or "")
    first, second = _DIGITS.get(folded[start - 2]), _DIGITS.get(folded[start])
    if first is None or second is None or first[0] != second[0] or first[1] + 1 != second[1]:
        return None
    # 十三、四十 and 第三、四百 are no pair; nor is 三、四十人 where 三、 begins a line or sentence and marks a heading.
    if not _POWERS_BEHIND.fullmatch(behind) or _NO_PAIR_BEHIND.match(folded, start - 3):
        return None
    if "分别" in folded[max(0, start - 10) : start]:
        return None
    return tidy(high / second[1] * first[1])
