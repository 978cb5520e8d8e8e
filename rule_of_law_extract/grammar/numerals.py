"""Numerals (数词): Arabic and Chinese, exact and vague, to exact numbers.

The grammar here decides what is a numeral and splits it; ``cn2an`` converts the well-formed Chinese integer inside.
Left to itself it would read 两三 as 23 and 千万万 as a number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

__all__ = ["ARABIC", "CHINESE", "MULTIPLIERS", "Numeral", "chinese_integer", "read_arabic", "read_chinese"]

ARABIC = r"\d{1,3}(?:,\d{3})++(?!\d)(?:\.\d++)?|\d{1,3}(?: \d{3})++(?!\d)(?:\.\d++)?|\d++(?:\.\d++)?"
"""Digits: with thousands separators (1,250), with spaces for them (1 320), plain, with decimals."""

CHINESE = r"[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅]"
"""One character of a Chinese numeral."""

MULTIPLIERS = {
    "": Decimal(1),
    "十": Decimal(10),
    "百": Decimal(10) ** 2,
    "千": Decimal(10) ** 3,
    "万": Decimal(10) ** 4,
    "十万": Decimal(10) ** 5,
    "百万": Decimal(10) ** 6,
    "千万": Decimal(10) ** 7,
    "亿": Decimal(10) ** 8,
    "十亿": Decimal(10) ** 9,
    "百亿": Decimal(10) ** 10,
    "千亿": Decimal(10) ** 11,
    "万亿": Decimal(10) ** 12,
}

_LONGEST = 32
"""No number of these reports is written longer; what is, is noise."""
_CAPITAL = str.maketrans("两〇壹贰叁肆伍陆柒捌玖拾佰仟", "二零一二三四五六七八九十百千")
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")}

_D = "[一二三四五六七八九]"
_TENS = rf"{_D}十{_D}?"
_BELOW_100 = rf"(?:{_TENS}|十{_D}?|{_D})"
_HUNDREDS = rf"{_D}百(?:零{_D}|{_TENS}|十{_D}?|{_D})?"
_THOUSANDS = rf"{_D}千(?:零{_BELOW_100}|{_HUNDREDS}|{_D})?"
_SECTION = rf"(?:{_THOUSANDS}|{_HUNDREDS}|{_BELOW_100})"
_FIRST = rf"(?:{_SECTION}|百(?:零{_D}|{_TENS}|{_D})?|千(?:零{_BELOW_100}|{_HUNDREDS}|{_D})?)"
_INTEGER = (
    rf"(?:零|(?P<yi>{_FIRST})?(?P<wanyi>万(?P<yisection>零?{_SECTION})?)?亿(?:零?(?P<yiwan>{_SECTION})万)?(?P<yirest>零?{_SECTION})?"
    rf"|(?P<wan>{_FIRST})?万(?P<wanrest>零?{_SECTION})?|(?P<section>{_FIRST}))"
)
_ADJACENT = re.compile(
    r"(?P<head>[一二三四五六七八九]?十)?(?P<low>[一二三四五六七八九])(?P<high>[一二三四五六七八九])"
    r"(?P<tail>[十百千]?[万亿]?)"
)
_COLLOQUIAL = re.compile(r".*[百千万亿][一二三四五六七八九]")


class Numeral(NamedTuple):
    """A number as written: its value, the upper end where it is a range, and whether it is vague."""

    value: Decimal
    value_max: Decimal | None = None
    vague: bool = False


def read_arabic(text: str) -> Decimal:
    """Read digits that match :data:`ARABIC`.

    Examples:
        >>> read_arabic("1,250"), read_arabic("1 320"), read_arabic("99.21")
        (Decimal('1250'), Decimal('1320'), Decimal('99.21'))
    """
    return Decimal(text.replace(",", "").replace(" ", ""))


@lru_cache(maxsize=1)
def _integer() -> re.Pattern[str]:
    """The grammar of integers, compiled on first use: it takes longer than all the other patterns together."""
    return re.compile(_INTEGER)


@lru_cache(maxsize=4096)
def chinese_integer(text: str) -> int | None:
    """Read a well-formed Chinese integer, or return None.

    Args:
        text: A numeral such as 三十、两千、一万二、二〇二四 (positional).

    Returns:
        The integer, or None where the characters are no well-formed integer.

    Examples:
        >>> chinese_integer("三十"), chinese_integer("一万二"), chinese_integer("二〇二四"), chinese_integer("万万二")
        (30, 12000, 2024, None)
    """
    if len(text) > _LONGEST:
        return None
    plain = text.translate(_CAPITAL).replace("廿", "二十").replace("卅", "三十")
    if plain in _DIGIT:
        return _DIGIT[plain]
    if len(plain) > 2 and all(char in _DIGIT for char in plain):
        return int("".join(str(_DIGIT[char]) for char in plain))
    match = _integer().fullmatch(plain)
    if match is None:
        return None
    if _COLLOQUIAL.fullmatch(plain):
        # 一万二 is 12,000: the last digit counts the unit just below the one before it.
        below = {"百": 10, "千": 100, "万": 1000, "亿": 10**7}[plain[-2]]
        return _sum(_integer().fullmatch(plain[:-1])) + _DIGIT[plain[-1]] * below
    return _sum(match)


def _sum(match: re.Match[str] | None) -> int:
    if match is None:
        return 0
    if match["section"]:
        return _section(match["section"])
    if match["yirest"] is not None or match["yiwan"] is not None or "亿" in match.group():
        tens_of_thousands = _section(match["yiwan"]) * 10**4 if match["yiwan"] else 0
        times = 10**4 if match["wanyi"] else 1
        hundred_millions = _section(match["yi"] or "一") * times + _section(match["yisection"])
        return hundred_millions * 10**8 + tens_of_thousands + _section(match["yirest"])
    if "万" in match.group():
        return _section(match["wan"] or "一") * 10**4 + _section(match["wanrest"])
    return 0


def _section(plain: str | None) -> int:
    """A numeral below ten thousand, converted by cn2an."""
    plain = (plain or "").removeprefix("零")
    if not plain:
        return 0
    if plain[0] in "百千":
        plain = "一" + plain
    from cn2an import cn2an  # pyright: ignore[reportMissingTypeStubs]

    return int(cn2an(plain.replace("百十", "百一十").replace("零十", "零一十"), "smart"))


def read_chinese(text: str) -> Numeral | None:
    """Read a Chinese numeral, exact or of the 两三、七八十 kind.

    Args:
        text: Characters of :data:`CHINESE`, perhaps with 点 and decimals, or led by 数, 几 or 上.

    Returns:
        The numeral; None where the characters are no number.

    Examples:
        >>> read_chinese("七八十")
        Numeral(value=Decimal('70'), value_max=Decimal('80'), vague=False)
        >>> read_chinese("数十").value, read_chinese("数十").vague
        (Decimal('10'), True)
        >>> read_chinese("两三").value_max
        Decimal('3')
    """
    if text[:1] in "数几上" and len(text) > 1:
        # 数十、几百、上千: the lower bound is the value (guide: vague numerals take their lower bound).
        factor = MULTIPLIERS.get(text[1:])
        return None if factor is None else Numeral(factor, None, True)
    whole, point, decimals = text.partition("点")
    exact = chinese_integer(whole)
    if point:
        if exact is None or not decimals:
            return None
        plain = decimals.translate(_CAPITAL)
        multiplier = ""
        while plain and plain[-1] in "万亿":
            multiplier, plain = plain[-1] + multiplier, plain[:-1]
        if not plain or any(char not in _DIGIT for char in plain) or multiplier not in MULTIPLIERS:
            return None
        return Numeral(Decimal(f"{exact}." + "".join(str(_DIGIT[char]) for char in plain)) * MULTIPLIERS[multiplier])
    if exact is not None:
        return Numeral(Decimal(exact))
    plain = text.translate(_CAPITAL)
    match = _ADJACENT.fullmatch(plain)
    if match is None or _DIGIT[match["high"]] != _DIGIT[match["low"]] + 1:
        return None
    factor = MULTIPLIERS.get(match["tail"])
    if factor is None:
        return None
    head = chinese_integer(match["head"]) if match["head"] else 0
    if match["head"] and match["tail"]:
        return None
    low, high = (head or 0) + _DIGIT[match["low"]] * factor, (head or 0) + _DIGIT[match["high"]] * factor
    return Numeral(Decimal(low), Decimal(high))
