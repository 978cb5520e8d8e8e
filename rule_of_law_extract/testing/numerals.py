"""Numerals (数词) as reports write them: digits, thousands separators, 万, and Chinese numerals of three kinds."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

__all__ = ["Written", "capitals", "digits", "numerals", "spell", "spellings"]

_DIGITS = "零一二三四五六七八九"
_SMALL = ("", "十", "百", "千")
_LARGE = ("", "万", "亿", "万亿")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_SPELT_UP_TO = 9999


class Written(NamedTuple):
    """A number as written, and the number."""

    text: str
    value: Decimal


def spell(number: int, *, colloquial: bool = False) -> str:
    """Write an integer in Chinese.

    Args:
        number: From 0 to below 10**16.
        colloquial: Write 两 for a 二 that stands alone or before 百、千、万、亿.

    Returns:
        The numeral, with 零 where a place is skipped.

    Raises:
        ValueError: `number` is outside the range.

    Examples:
        >>> spell(10_050), spell(112), spell(12), spell(22_000)
        ('一万零五十', '一百一十二', '十二', '二万二千')
        >>> spell(2_200, colloquial=True), spell(2, colloquial=True), spell(12, colloquial=True)
        ('两千两百', '两', '十二')
    """
    if not 0 <= number < 10**16:
        raise ValueError(f"spell() writes integers from 0 to below 10**16, not {number}")
    if number < 10:
        return "两" if colloquial and number == 2 else _DIGITS[number]
    words = ""
    for place in range(3, -1, -1):
        section = number // 10 ** (4 * place) % 10**4
        if not section:
            continue
        gap = bool(words) and section < 1000
        words += ("零" if gap else "") + _section(section) + _LARGE[place]
    if words.startswith("一十"):
        words = words[1:]
    if colloquial:
        for power in "百千万亿":
            words = words.replace(f"二{power}", f"两{power}").replace(f"十两{power}", f"十二{power}")
    return words


def _section(number: int) -> str:
    """Four digits: 5 is 五, 105 一百零五, 1010 一千零一十."""
    words, skipped = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            skipped = bool(words)
            continue
        words += ("零" if skipped else "") + _DIGITS[digit] + _SMALL[place]
        skipped = False
    return words


def capitals(number: int) -> str:
    """Write an integer in the capital numerals of contracts and vouchers (大写).

    Args:
        number: From 0 to below 10**16.

    Examples:
        >>> capitals(3_050)
        '叁仟零伍拾'
    """
    return spell(number).translate(_CAPITALS)


def digits(number: int) -> tuple[str, ...]:
    """Return the ways to write an integer in digits alone, the plain one first.

    Args:
        number: Not negative.

    Examples:
        >>> digits(21_437)
        ('21437', '21,437', '21 437', '２１４３７')
    """
    plain = str(number)
    grouped = (f"{number:,}", f"{number:,}".replace(",", " ")) if number >= 1000 else ()
    return (plain, *grouped, plain.translate(_FULL_WIDTH))


def spellings(number: int) -> tuple[str, ...]:
    """Return the ways in which a report may write an integer, the plainest first.

    Args:
        number: Not negative.

    Examples:
        >>> spellings(12_000)
        ('12000', '12,000', '12 000', '１２０００', '1.2万')
        >>> spellings(2_000)
        ('2000', '2,000', '2 000', '２０００', '二千', '两千')
    """
    ways = list(digits(number))
    if number >= 10_000 and number % 100 == 0:
        ways.append(f"{Decimal(number) / 10_000:f}万")
    if 2 < number <= _SPELT_UP_TO:
        ways.append(spell(number))
    if 0 < number <= _SPELT_UP_TO and (said := spell(number, colloquial=True)) not in ways:
        ways.append(said)
    return tuple(ways)


@st.composite
def numerals(draw: st.DrawFn, minimum: int = 2, maximum: int = 99_999) -> Written:
    """Draw a number and one of the ways to write it.

    Args:
        draw: Given by Hypothesis.
        minimum: The least number; 1 is seldom a count in Chinese (一次办好), so the default leaves it out.
        maximum: The greatest number.

    Returns:
        A strategy for numbers as written.
    """
    number = draw(st.integers(minimum, maximum))
    if number >= 10_000 and draw(st.booleans()):
        number -= number % 100
    return Written(draw(st.sampled_from(spellings(number))), Decimal(number))
