"""Lengths of time (时长): 三年半, 四年六个月, 8天又20小时, 30~90日, 3年以上7年以下, found in folded text.

A length is one term, or several one behind another, each a number with its unit. 3月 is March and 3个月 three months;
2024年 is a year and 24年 twenty-four of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .numerals import CHINESE, MULTIPLIERS, read_arabic, read_chinese

__all__ = ["Amount", "DurationMatch", "find_durations"]


class Amount(NamedTuple):
    """So many of one unit: year, month, week, day, workday, hour, minute or second."""

    value: Decimal
    unit: str


class DurationMatch(NamedTuple):
    """A length of time found.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        least: The shortest that is meant, term by term; empty where it has no lower end (3年以下).
        most: The longest that is meant, equal to `least` where one length is meant; empty where it has no upper end.
        vague: 余, 多, 几 or 数 stands in it.
    """

    start: int
    end: int
    least: tuple[Amount, ...]
    most: tuple[Amount, ...]
    vague: bool = False


class _Term(NamedTuple):
    end: int
    least: Amount
    most: Amount
    vague: bool


_UNITS: dict[str, tuple[str, int]] = {
    "年": ("year", 1), "季度": ("month", 3), "月": ("month", 1), "周": ("week", 1), "星期": ("week", 1),
    "礼拜": ("week", 1), "工作日": ("workday", 1), "交易日": ("workday", 1), "天": ("day", 1), "日": ("day", 1),
    "小时": ("hour", 1), "钟头": ("hour", 1), "分钟": ("minute", 1), "秒": ("second", 1),
}  # fmt: skip
_MARKED = frozenset({"月", "季度"})
"""Units that need 个 before them: 3月 and 三季度 are parts of the year."""
_UNIT = (
    r"(?:年(?![级代度底初末份轻龄终]| ?[0-9一二三四五六七八九十]{1,2} ?月)|季度|月(?![底初末份])"
    r"|周(?![年边岁围期转报刊末一二三四五六日])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])"
    r"|工作日|交易日|天(?![然地气津桥台])|日(?![常均报程用益期志之])|小时|钟头|分钟|秒)"
)
_DIGITS = r"\d{1,15}+(?!\d)(?:,\d{3}){0,4}+(?:\.\d{1,9}+)?(?:百万|千万|万亿|[百千万亿])?"
_NUMBER = rf"(?:{_DIGITS}|[数几][十百千]|{CHINESE}{{1,12}}+(?:点{CHINESE}{{1,6}}+)?|半)"
_TERM = re.compile(
    rf"(?P<n>{_NUMBER}) ?(?P<more>[余多])? ?(?P<each>个)?(?P<more2>多)?(?P<half>半)? ?(?P<unit>{_UNIT})(?P<tail>半)?"
)
_TO = r" ?(?:——|--|[-—~至到]) ?"
_LEAD = re.compile(rf"(?P<n>{_NUMBER}){_TO}(?={_NUMBER})")
_CANDIDATE = re.compile(rf"[0-9](?<![0-9.,][0-9])|[半几数]|{CHINESE}(?<!{CHINESE}{{2}})")
_AND = re.compile(r" ?(?:又|零|加)? ?")
_NIGHTS = re.compile(rf"{_NUMBER}[晚夜]")
_BETWEEN = re.compile(rf"(?P<to>{_TO})| ?以上[,、]? ?")
_ABOVE = re.compile(" ?以上")
_BELOW = re.compile(" ?(?:以下|以内|之内)")


def find_durations(folded: str) -> Iterator[DurationMatch]:
    """Yield the lengths of time of `folded` in order of place.

    Args:
        folded: Folded text.

    Examples:
        >>> [[(str(term.value), term.unit) for term in found.most] for found in find_durations("还剩8天又20小时")]
        [[('8', 'day'), ('20', 'hour')]]
        >>> [(found.least[0].value, found.most[0].value) for found in find_durations("处3年以上7年以下")]
        [(Decimal('3'), Decimal('7'))]
    """
    place = 0
    while candidate := _CANDIDATE.search(folded, place):
        found = _read(folded, candidate.start())
        place = candidate.start() + 1
        if found is not None:
            place = found.end
            yield found


def _read(folded: str, start: int) -> DurationMatch | None:
    if folded[start - 1 : start] == "第":
        return None
    first = _length(folded, start)
    if first is None:
        return _shared_unit(folded, start)
    between = _BETWEEN.match(folded, first.end)
    second = _length(folded, between.end()) if between else None
    if between is not None and second is not None:
        below = _BELOW.match(folded, second.end)
        if between["to"] or below:
            end = second.end if between["to"] or not below else below.end()
            return DurationMatch(start, end, first.least, second.most, first.vague or second.vague)
    if above := _ABOVE.match(folded, first.end):
        return first._replace(end=above.end(), most=())
    if below := _BELOW.match(folded, first.end):
        return first._replace(end=below.end(), least=())
    return first


def _shared_unit(folded: str, start: int) -> DurationMatch | None:
    """3~6个月: two numbers and one unit."""
    lead = _LEAD.match(folded, start)
    number = None if lead is None else _value(lead["n"])
    second = None if lead is None else _length(folded, lead.end())
    if number is None or second is None or len(second.most) != 1:
        return None
    (most,) = second.most
    written = _TERM.match(folded, lead.end()) if lead else None
    factor = _UNITS[written["unit"]][1] if written else 1
    return second._replace(start=start, least=(Amount(number[0] * factor, most.unit),))


def _length(folded: str, start: int) -> DurationMatch | None:
    """One term or several, each of another unit."""
    term = _term(folded, start)
    if term is None:
        return None
    least, most, vague, end = [term.least], [term.most], term.vague, term.end
    while len(least) < len(_UNITS):
        joined = _AND.match(folded, end)
        term = _term(folded, joined.end()) if joined else None
        if term is None or term.most.unit in {amount.unit for amount in most}:
            break
        least.append(term.least)
        most.append(term.most)
        vague, end = vague or term.vague, term.end
    if most[-1].unit == "day" and (nights := _NIGHTS.match(folded, end)):
        end = nights.end()
    return DurationMatch(start, end, tuple(least), tuple(most), vague)


def _term(folded: str, start: int) -> _Term | None:
    match = _TERM.match(folded, start)
    number = None if match is None else _value(match["n"])
    if match is None or number is None:
        return None
    unit, factor = _UNITS[match["unit"]]
    if match["unit"] in _MARKED and not match["each"]:
        return None
    if match["unit"] == "日" and folded[start - 1 : start] in ("月", "年", "、", "-", "/"):
        # A day of the month.
        return None
    least, most, vague = number
    if match["unit"] == "年" and least >= _A_YEAR and "," not in match["n"]:
        return None
    if match["half"] or match["tail"]:
        least, most = least + _HALF, most + _HALF
    vague = vague or bool(match["more"] or match["more2"])
    return _Term(match.end(), Amount(least * factor, unit), Amount(most * factor, unit), vague)


_A_YEAR = 1000
"""So many 年 are a year, not a length."""
_HALF = Decimal("0.5")


def _value(text: str) -> tuple[Decimal, Decimal, bool] | None:
    """The least, the most and whether it is vague."""
    if text == "半":
        return _HALF, _HALF, False
    if text[0] in _DIGIT_CHARS:
        digits = text.rstrip("百千万亿")
        value = read_arabic(digits) * MULTIPLIERS[text[len(digits) :]]
        return value, value, False
    read = read_chinese(text.replace("几", "数", 1))
    if read is None:
        return None
    return read.value, read.value if read.value_max is None else read.value_max, read.vague


_DIGIT_CHARS = frozenset("0123456789")
