"""Vague amounts (概数): how far the true number may lie from the printed one, by the words that blur it.

余, 多, 几 and 数 leave a number open up to the next at its last place (1000余 is more than 1000 and less than 2000), 上
up to the next power of ten; 近 is up to a tenth below, and not the number; 约, 左右 and 来 a tenth to either side.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from .bounds import Bounds, tenth_around
from .number import Number, read_number
from .numerals import ARABIC, CHINESE, EXACT, tidy

__all__ = ["VagueWords", "vague_bounds"]

_NUMBER = re.compile(
    rf"(?P<blurred>(?:好几|[数几上])?(?:{ARABIC}|{CHINESE})(?:{CHINESE}|点)*+ ?[余多来几]?)(?: ?{CHINESE}++[余多]?)?"
)
_MORE = ("余", "多")


class VagueWords(NamedTuple):
    """The words before a number that is about right.

    Attributes:
        before: All of them (约, 近).
        near: Those after which it is not quite reached (近).
    """

    before: tuple[str, ...]
    near: tuple[str, ...]


def vague_bounds(text: str, value: Decimal, value_max: Decimal | None, words: VagueWords) -> Bounds:
    """Return the interval of an amount that is about a number.

    Args:
        text: The amount as printed, folded, modifier words included.
        value: Its value in the canonical unit.
        value_max: The upper end of a range, or None.
        words: The words before such numbers.

    Examples:
        >>> words = VagueWords(before=("约", "近"), near=("近",))
        >>> vague_bounds("3000多万元", Decimal(30000000), None, words)[:2]
        (Decimal('30000000'), Decimal('40000000'))
        >>> vague_bounds("近100件", Decimal(100), None, words)
        Bounds(low=Decimal('90'), high=Decimal('100'), low_closed=True, high_closed=False)
        >>> vague_bounds("约30名", Decimal(30), None, words)[:2]
        (Decimal('27'), Decimal('33'))
    """
    around = tenth_around(value, value_max)
    if text.startswith(words.near):
        around = Bounds(around.low, value if value_max is None else value_max, high_closed=False)
    number = _vague(text) if value_max is None and value else None
    if number is None or number.low is None or number.high is None or not number.value:
        return around
    low, high = (tidy(EXACT.divide(EXACT.multiply(end, value), number.value)) for end in (number.low, number.high))
    within = Bounds(low, high, number.low_closed, number.high_closed)
    return _hull(around, within) if text.startswith(words.before) else within


def _hull(first: Bounds, second: Bounds) -> Bounds:
    """The interval that holds both: 约10余 is blurred twice, and the two words need not mean the same."""
    if first.low is None or second.low is None or first.high is None or second.high is None:
        return first
    low, high = min(first.low, second.low), max(first.high, second.high)
    return Bounds(
        low, high,
        any(end.low_closed for end in (first, second) if end.low == low),
        any(end.high_closed for end in (first, second) if end.high == high),
    )  # fmt: skip


# The same few (10余, 20多, 数十) stand in every report.
@lru_cache(maxsize=4096)
def _vague(text: str) -> Number | None:
    """The number in `text` where it is blurred from within or behind (两成多, 一年多), else None."""
    match = _NUMBER.search(text)
    if match is None:
        return None
    whole, blurred = match.group().replace(" ", ""), match["blurred"].replace(" ", "")
    # 千 is of the number in 3千多 and of the unit in 十几千瓦. What stands behind the unit blurs the number as it would
    # behind its last digit.
    tried = [whole, blurred, f"{blurred}多"] if text.endswith(_MORE) else [whole, blurred]
    return next((number for number in map(read_number, tried) if number is not None and number.vague), None)
