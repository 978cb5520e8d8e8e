"""Dates (日期): days, months, quarters, halves, years, ranges and open ranges, found in folded text.

Finding and resolving are two steps: 9月3日 and 全年 mean nothing until the year that the report is on is known.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .numerals import chinese_integer

__all__ = ["DASH", "DAY", "MONTH", "QUARTER", "DateMatch", "find_dates", "resolve"]

_YEAR = r"(?:19|20)\d{2}"
DASH = r" ?(?:--|——|[-—~至到]) ?"
"""What stands between the two ends of a range."""
_ZH_DIGIT = "[〇零一二三四五六七八九]"
_ZH_NUM = "[一二三四五六七八九十]{1,3}"

MONTH = "(?:1[0-2]|0?[1-9])"
"""The number of a month, in digits."""
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
"""The number of a day of the month, in digits."""
_DATE = re.compile(
    r"(?:"
    # 2024年1-11月, 2024年3月7日, 2024年元月, 2022 8月 (the 年 lost in copying), 2024年10月底
    rf"(?<!\d)(?P<y1>{_YEAR})(?: ?年 ?| (?=\d{{1,2}} ?月))"
    rf"(?P<m1>{MONTH}|元)(?:(?: ?月)?{DASH}(?P<m1b>{MONTH}))? ?月份?"
    rf"(?: ?(?P<d1>{DAY}) ?[日号]"
    rf"(?:{DASH}(?:(?:(?P<ry>{_YEAR}) ?年 ?)?(?P<rm>{MONTH}) ?月 ?)?(?P<rd>{DAY}) ?[日号])?)?"
    # 2024-03-26, 2023- 01- 20, 2025.03.14
    rf"|(?<![\d.-])(?P<y2>{_YEAR}) ?[-./] ?(?P<m2>{MONTH}) ?[-./] ?(?P<d2>{DAY})(?![\d.]*\d)日?"
    # 2021—2025年, 2021年至2025年, 20212025年 (the dash lost in copying)
    rf"|(?<!\d)(?P<y3>{_YEAR})(?: ?年度?)?(?:{DASH}|(?={_YEAR} ?年))(?P<y3b>{_YEAR}) ?年度?"
    # 2024年上半年, 2024年第一季度, 2024年, 2024年度
    rf"|(?<!\d)(?P<y4>{_YEAR}) ?年(?![代级])(?:度(?!数))?"
    r"(?:(?P<half>[上下])半年|(?P<q>第?[一二三四1-4]季度|前三季度))?"
    # 二〇二四年三月七日
    rf"|(?P<y5>{_ZH_DIGIT}{{4}})年(?:(?P<m5>{_ZH_NUM}|元)月(?:(?P<d5>{_ZH_NUM})日)?)?"
    # 3月22日至28日, 9月3日
    rf"|(?<![\d.])(?P<m6>{MONTH}) ?月 ?(?P<d6>{DAY}) ?[日号]"
    rf"(?:{DASH}(?:(?P<r6m>{MONTH}) ?月 ?)?(?P<r6d>{DAY}) ?[日号])?"
    # 1-11月, 10月底, 6月份
    rf"|(?<![\d.年每个])(?P<m7>{MONTH})(?:(?: ?月)?{DASH}(?P<m7b>{MONTH}))? ?月(?:份(?!额)|(?![度球刊票\d]))"
    # 今年5月, 去年12月4日
    rf"|(?P<wy>[今去明本]年|上年) ?(?P<wm>{MONTH}) ?月份?(?: ?(?P<wd>{DAY}) ?[日号])?"
    # relative to the year reported on
    r"|(?P<word>今年以来|今年|本年度|全年(?!龄)|去年|上一?年度|上年(?!末)|下一?年度|下一年|明年|过去一年|一年来"
    r"|(?<![每\d年])(?P<wh>[上下])半年)"
    r")(?P<end>[底末])?(?P<since>以来)?"
)
# Tried at each character of one set, which the engine skips to; the whole grammar runs only at its finds.
_CANDIDATE = re.compile(
    r"[0-9〇零一二三四五六七八九今本全去上下明过](?:"
    r"(?<=[0-9])(?:\d{3}|\d? ?[月—~至到-])|(?<=[〇零一二三四五六七八九])[〇零一二三四五六七八九]{3}年"
    r"|(?<=[今全去明])年|(?<=本)年(?:度| ?\d)|(?<=[上下])(?:半年|一?年)|(?<=过)去一年|(?<=一)年来)"
)
_UNTIL = re.compile(r"(?:截至|截止到?) ?\Z")
_MORE_DAYS = re.compile(r" ?(?:、|和|及|与|,) ?(?P<d>3[01]|[12]\d|0?[1-9]) ?日(?!均|常|内)")
QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
"""The number of a quarter, in either numerals."""
_WORD_YEARS = {"去": -1, "上": -1, "下": 1, "明": 1}


class DateMatch(NamedTuple):
    """A date found. Months and days are ints.

    `year` is an offset to the report's year where `relative` is true, and so is `end_year` where `end_relative` is.
    """

    start: int
    end: int
    year: int
    relative: bool
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    open_start: bool = False
    open_end: bool = False
    word: bool = False
    end_relative: bool = False


def find_dates(folded: str, start: int = 0, end: int | None = None) -> Iterator[DateMatch]:
    """Yield the dates of `folded` in order of place.

    Args:
        folded: Folded text.
        start: Where to begin.
        end: Where to stop; the text's end by default.

    Yields:
        One match a date; 5月8日、18日 are two.

    Examples:
        >>> [folded_date[2:6] for folded_date in find_dates("2024年3月7日")]
        [(2024, False, 3, 7)]
    """
    stop = len(folded) if end is None else end
    place = start
    while candidate := _CANDIDATE.search(folded, place, stop):
        match = _DATE.match(folded, candidate.start(), stop)
        found = None if match is None else _read(match, folded)
        if match is None or found is None:
            place = candidate.start() + 1
            continue
        yield found
        place = match.end()
        if match["m6"] or (match["d1"] and not match["rd"]):
            while more := _MORE_DAYS.match(folded, place, stop):
                place = more.end()
                yield found._replace(
                    start=more.start("d"), end=more.start("d") + len(more.group()[more.start("d") - more.start() :]),
                    day=int(more["d"]), end_month=None, end_day=None, open_start=False,
                )  # fmt: skip


def _read(match: re.Match[str], folded: str) -> DateMatch | None:
    start, end = match.span()
    until = _UNTIL.search(folded, max(0, start - 4), start) if start else None
    if until is not None:
        start = until.start()
    closing = {"open_start": until is not None, "open_end": match["since"] is not None}
    if match["y1"]:
        return DateMatch(
            start, end, int(match["y1"]), False, _month(match["m1"]), _int(match["d1"]), _int(match["ry"]),
            _int(match["m1b"]) or _int(match["rm"]), _int(match["rd"]), **closing,
        )  # fmt: skip
    if match["y2"]:
        return DateMatch(start, end, int(match["y2"]), False, int(match["m2"]), int(match["d2"]), **closing)
    if match["y3"]:
        return DateMatch(start, end, int(match["y3"]), False, end_year=int(match["y3b"]), **closing)
    if match["y4"]:
        return _months(match["half"], match["q"], DateMatch(start, end, int(match["y4"]), False, **closing))
    if match["y5"]:
        year = chinese_integer(match["y5"])
        if year is None or not 1900 <= year <= 2099:
            return None
        month = _month(match["m5"]) if match["m5"] else None
        return DateMatch(start, end, year, False, month, chinese_integer(match["d5"] or ""), **closing)
    if match["m6"]:
        return DateMatch(
            start,
            end,
            0,
            True,
            int(match["m6"]),
            int(match["d6"]),
            None,
            _int(match["r6m"]),
            _int(match["r6d"]),
            **closing,
        )
    if match["m7"]:
        return DateMatch(start, end, 0, True, int(match["m7"]), None, None, _int(match["m7b"]), **closing)
    if match["wy"]:
        offset = _WORD_YEARS.get(match["wy"][0], 0)
        return DateMatch(start, end, offset, True, int(match["wm"]), _int(match["wd"]), **closing)
    word = match["word"]
    offset = 0 if match["wh"] else _WORD_YEARS.get(word[0], 0)
    closing["open_end"] = closing["open_end"] or word.endswith("以来")
    return _months(match["wh"], None, DateMatch(start, end, offset, True, word=True, **closing))


def _months(half: str | None, quarter: str | None, found: DateMatch) -> DateMatch:
    if half:
        return found._replace(month=1 if half == "上" else 7, end_month=6 if half == "上" else 12)
    if quarter:
        if quarter.startswith("前"):
            return found._replace(month=1, end_month=9)
        number = QUARTER[quarter.removeprefix("第")[0]]
        return found._replace(month=3 * number - 2, end_month=3 * number)
    return found


def _month(text: str) -> int | None:
    """元月 is January."""
    if text == "元":
        return 1
    return int(text) if text.isascii() else chinese_integer(text)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def resolve(found: DateMatch, year: int | None) -> tuple[date | None, date | None] | None:
    """Give the first and the last day that `found` means.

    Args:
        found: A match of :func:`find_dates`.
        year: The year that dates without a year belong to; None where it is not known.

    Returns:
        First and last day, both inclusive, None for an open end; None where there is no such day (2月30日)
        or the year is needed and not known.

    Examples:
        >>> [resolve(found, 2023) for found in find_dates("截至10月底")]
        [(None, datetime.date(2023, 10, 31))]
    """
    if (found.relative or found.end_relative) and year is None:
        return None
    first_year = found.year + (year or 0) if found.relative else found.year
    last_year = (found.end_year or 0) + (year or 0) if found.end_relative else found.end_year or first_year
    last_month = found.end_month or found.month or 12
    last_day = found.end_day or (found.day if found.end_month is None else None)
    try:
        first = date(first_year, found.month or 1, found.day or 1)
        last = date(last_year, last_month, last_day or calendar.monthrange(last_year, last_month)[1])
    except ValueError:
        return None
    if last < first:
        return None
    return (None if found.open_start else first, None if found.open_end else last)
