"""One date in prose (时点): a year, a half, a quarter, a month, ten days or a day, in either numerals.

:mod:`.dates` holds what reports on law-based government write; here stands what people write besides: two-digit years,
Chinese months and days without a year, words for years, quarters and months by number, the beginning and the end of
a period. Both give :class:`~rule_of_law_extract.grammar.dates.DateMatch` and share its pieces and its calendar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from .date_forms import DateWords, date_pattern
from .dates import QUARTER, DateMatch
from .numerals import chinese_integer

__all__ = ["Granularity", "Point", "PointReader", "number"]


class Granularity(StrEnum):
    """What a date is a date of: the smallest unit that it names."""

    DAY = "day"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"


class Point(NamedTuple):
    """One date read: its place and calendar fields, and what the calendar fields do not say.

    Attributes:
        match: Place and fields. A two-digit year stands in `short` until the century is settled.
        granularity: The smallest unit named.
        part: ``"early"`` or ``"late"`` where only the beginning or the end is meant, else None.
        short: A year of two digits, or None.
        follows: The year counts from the year named last (次年), not from the one spoken of.
        own_year: A year or a word for one is written.
        unfinished: What is a date only as one end of a range (1985到89年, 24年).
        stretch: A range by itself: 1-11月, 3月22日至28日.
        numeric: Written with a dot for 年 (2008.03).
    """

    match: DateMatch
    granularity: Granularity
    part: str | None = None
    short: int | None = None
    follows: bool = False
    own_year: bool = True
    unfinished: bool = False
    stretch: bool = False
    numeric: bool = False


_MONTHS = {"元": 1}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇0Oo", 0)
_TENTHS: Mapping[str, tuple[int, int | None]] = {"上": (1, 10), "中": (11, 20), "下": (21, None)}
_IN_A_CODE = frozenset("./-")
_OF_A_NUMBER = frozenset(".〇零一二三四五六七八九十")


class PointReader:
    """Reads one date where it begins.

    Args:
        words: The words of dates.
    """

    __slots__ = ("_not_alone", "_not_month", "_offsets", "_pattern")

    def __init__(self, words: DateWords) -> None:
        self._offsets = {word: (offset, False) for word, offset in words.years.items()}
        self._offsets |= {word: (offset, True) for word, offset in words.following.items()}
        self._pattern = date_pattern(words)
        self._not_alone = re.compile(words.guards["before_alone"])
        self._not_month = re.compile(words.guards["behind_alone_month"])

    def read(self, folded: str, place: int, stop: int, joined: bool = False) -> Point | None:
        """Read the date that begins at `place`, or return None.

        Args:
            folded: Folded text.
            place: Where the date begins.
            stop: Where to stop.
            joined: It is the end of a range: what stands before it is the dash.
        """
        match = self._pattern.match(folded, place, stop)
        if match is None or match.end() == place:
            return None
        bare = match["ny"] or match["my"] or match["yb"] or match["yc"]
        if bare and not joined and folded[place - 1 : place] in _IN_A_CODE:
            return None
        if match["ny"]:
            day = DateMatch(place, match.end(), int(match["ny"]), False, int(match["nmo"]), int(match["nda"]))
            return Point(day, Granularity.DAY)
        if match["my"]:
            month = DateMatch(place, match.end(), int(match["my"]), False, int(match["mm"] or match["mi"]))
            return Point(month, Granularity.MONTH, numeric=True)
        year = self._year(match)
        found = None if year is None else _within(match, year)
        if found is None or not (found.own_year or self._alone(found, folded)):
            return None
        if match["early"] or match["late"]:
            # 19年底 is no length of time.
            return found._replace(part="early" if match["early"] else "late", unfinished=match["yb"] is not None)
        return found

    def _year(self, match: re.Match[str]) -> Point | None:
        """The year that is written, as a date by itself; None where none can be meant."""
        found = DateMatch(match.start(), match.end(), 0, True)
        if arabic := match["y"] or match["yb"] or match["yc"]:
            found = found._replace(year=int(arabic), relative=False)
            return Point(found, Granularity.YEAR, unfinished=match["yb"] is not None)
        if match["yl"]:
            found = found._replace(year=int(match["yl"]), relative=False, end_year=int(match["yl2"]))
            return Point(found, Granularity.YEAR, stretch=True)
        if match["yz"]:
            positional = all(char in _DIGITS for char in match["yz"])
            year = _positional(match["yz"]) if positional else chinese_integer(match["yz"]) or 0
            if not 1000 <= year < 2100:
                return None
            # 两千年 alone is two thousand years.
            found = found._replace(year=year, relative=False)
            return Point(found, Granularity.YEAR, unfinished=match["yz"][1:] == "千")
        if match["ys"] or match["yzs"]:
            # 24年 and 三五年 are as likely lengths of time as years; 08年 and 九七年 are years.
            short = int(match["ys"]) if match["ys"] else _positional(match["yzs"])
            length = match["ys"][0] != "0" if match["ys"] else short % 10 - short // 10 in (1, 2)
            return Point(found, Granularity.YEAR, short=short, unfinished=length)
        if match["yw"]:
            offset, follows = self._offsets[match["yw"]]
            return Point(found._replace(year=offset), Granularity.YEAR, follows=follows)
        return Point(found, Granularity.YEAR, own_year=bool(match["whole"] or match["annual"]))

    def _alone(self, found: Point, folded: str) -> bool:
        """May what has no year be a date here?

        每年9月 and 每年第三季度 recur, 近三月 is a length of time, 一月一次 a rate. A day is always one.
        """
        start, end = found.match.start, found.match.end
        before = folded[start - 1 : start]
        if found.granularity is Granularity.DAY:
            # 789年1月1日 is of a year that is not read, not of the one spoken of.
            other = folded[start - 2 : start - 1] if before == "年" else before
            return not (other.isdecimal() or other in _OF_A_NUMBER)
        if found.granularity is Granularity.MONTH and self._not_month.match(folded, end):
            return False
        return self._not_alone.match(before) is None


def _within(match: re.Match[str], year: Point) -> Point | None:
    """Narrow a year to the half, quarter, month or days named; None where the match names nothing at all."""
    found = year.match
    if match["half"]:
        first, last, kind = (1, 6, Granularity.HALF) if match["half"] == "上" else (7, 12, Granularity.HALF)
    elif quarter := match["q"] or match["qq"] or match["qf"]:
        place = 1 if match["qf"] else QUARTER[quarter]
        first, last, kind = 3 * place - 2, 3 * (QUARTER[match["qb"]] if match["qb"] else place), Granularity.QUARTER
    elif match["qn"]:
        first, last, kind = 1, 3 * number(match["qn"]), Granularity.QUARTER
    elif match["nm"]:
        first, last, kind = 1, number(match["nm"]), Granularity.MONTH
    elif match["om"] or match["fm"]:
        first = last = number(match["om"] or "一")
        kind = Granularity.MONTH
    elif match["nd"]:
        days = found._replace(month=1, day=1, end_month=1, end_day=number(match["nd"]))
        return year._replace(match=days, granularity=Granularity.DAY, unfinished=False)
    elif match["season"]:
        return year._replace(granularity=Granularity.SEASON, unfinished=False) if year.own_year else None
    elif match["m"]:
        return _month(match, year._replace(unfinished=False))
    else:
        return year if year.own_year else None
    months = found._replace(month=first, end_month=last)
    return year._replace(match=months, granularity=kind, unfinished=False, stretch=match["qb"] is not None)


def _month(match: re.Match[str], year: Point) -> Point:
    month = number(match["m"])
    found = year.match._replace(month=month)
    kind, stretch = Granularity.MONTH, False
    if match["mb"]:
        found, stretch = found._replace(end_month=number(match["mb"])), True
        if number(match["mb"]) < month:
            # 11-2月 ends in the next year.
            found = found._replace(end_year=found.year + 1, end_relative=found.relative)
    elif match["tenth"]:
        first, last = _TENTHS[match["tenth"]]
        kind, found = Granularity.TEN_DAYS, found._replace(day=first, end_month=month, end_day=last)
    elif match["mnd"]:
        kind, found = Granularity.DAY, found._replace(day=1, end_month=month, end_day=number(match["mnd"]))
    elif day := match["d"] or match["dx"]:
        kind, stretch = Granularity.DAY, match["db"] is not None
        found = found._replace(day=number(day), end_day=number(match["db"]) if stretch else None)
    return year._replace(match=found, granularity=kind, stretch=stretch)


def _positional(digits: str) -> int:
    return int("".join(str(_DIGITS[char]) for char in digits))


def number(text: str) -> int:
    """Read the number of a month or a day, in either numerals."""
    return int(text) if text.isascii() else _MONTHS.get(text) or chinese_integer(text) or 0
