"""Dates (日期): every date, month, quarter, half, year and range of a text, resolved and typed.

The reading is wider than the one that :func:`rule_of_law_extract.parse` applies to reports: it knows two-digit years,
Chinese months without a year, open ends such as 3月底前, and 同比. Both share one calendar.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import NamedTuple

from .grammar.date_forms import DateWords
from .grammar.date_links import DateGrammar, DateReading, Relation
from .grammar.date_points import Granularity
from .grammar.dates import resolve
from .text.fold import fold

__all__ = ["FoundDate", "Granularity", "Relation", "find_dates"]

_DAY = timedelta(days=1)
_SENTENCE_ENDS = "。;!?\n"


class FoundDate(NamedTuple):
    """A date found in a text.

    Attributes:
        text: The words as they stand in the text.
        start: Where they begin, in code points.
        end: Where they end, exclusive.
        first: The first day meant; None where the beginning is open or the date is not resolved.
        last: The last day meant, inclusive; None where the end is open or the date is not resolved.
        granularity: The smallest unit named: day, ten_days (旬), month, quarter, season, half or year.
        relation: in, between, since, after, until or before.
        part: ``"early"`` (初) or ``"late"`` (底, 末) where only that part is meant; the days are those of the whole.
    """

    text: str
    start: int
    end: int
    first: date | None
    last: date | None
    granularity: Granularity
    relation: Relation
    part: str | None = None

    @property
    def resolved(self) -> bool:
        """Are the days known? Not where the year is missing, there is no such day, or it is a season."""
        return self.first is not None or self.last is not None


def find_dates(text: str, year: int | None = None) -> list[FoundDate]:
    """Find the dates of a text.

    Read are days (2024年3月7日, 2024-03-26, 二〇二四年三月七日), 旬, months, quarters, halves and years; ranges
    (1-11月, 3月22日至28日, 2007年与2009年之间); open ranges (截至10月底, 2022年以来, 3月1日前); words (今年, 上年,
    次年3月); 同比 and 上年同期, which are the stretch named before in the sentence, a year earlier. Spaces inside are
    allowed, and so are a lost 年 (2022 8月, 2024上半年) and a lost dash (20212025年).

    Days are inclusive. 之前 and 之后 leave out the day named; 及以前, 或之后, 截至, 起 and 以来 include it; 底前
    reaches to the end of the period. 自2023年1月1日起施行 is that one day. The lunar calendar (GB/T 33661) is not read.

    Args:
        text: Any text.
        year: The year spoken of: that of 今年, of 9月3日, and the one that tells the century of 08年, which is taken to
            be at most ten years ahead. None leaves such dates unresolved.

    Returns:
        The dates in order of place. A day that does not exist (2月30日) is found and not resolved.

    Raises:
        TypeError: `text` is not a ``str``, or `year` neither an ``int`` nor None.
        ValueError: `year` is not from 1 to 9999.

    Examples:
        >>> for found in find_dates("截至10月底办结12件，同比增长5%，2022年以来共30件", year=2023):
        ...     print(found.text, found.first, found.last, found.granularity)
        截至10月底 None 2023-10-31 month
        同比 None 2022-10-31 month
        2022年以来 2022-01-01 None year
        >>> [(found.text, found.resolved) for found in find_dates("九月三日")]
        [('九月三日', False)]
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"find_dates() reads a str, not {type(text).__name__}")
    if year is not None:
        _check(year)
    folded = fold(text)
    found: list[FoundDate] = []
    before: FoundDate | None = None
    for reading in _grammar().find(folded, year):
        match = reading.match
        if reading.same_period:
            if before is not None and any(end in _SENTENCE_ENDS for end in folded[before.end : match.start]):
                before = None
            found.append(_year_before(text, reading, before, year))
            continue
        first, last = _days(reading, year)
        named = FoundDate(
            text[match.start : match.end], match.start, match.end, first, last,
            reading.granularity, reading.relation, reading.part,
        )  # fmt: skip
        found.append(named)
        if not (match.relative and match.year < 0):
            # 较上年减少3件，同比下降5% compares with the year before once, not twice.
            before = named
    return found


def _check(year: object) -> None:
    if not isinstance(year, int) or isinstance(year, bool):
        raise TypeError(f"the year is an int or None, not {type(year).__name__}")
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"the year is from {date.min.year} to {date.max.year}, not {year}")


def _days(reading: DateReading, year: int | None) -> tuple[date | None, date | None]:
    """The first and last day meant, None where open or not known."""
    days = None if reading.granularity is Granularity.SEASON else resolve(reading.match, year)
    first, last = days or (None, None)
    if first is None or last is None:
        return None, None
    match reading.relation:
        case Relation.SINCE:
            return first, None
        case Relation.UNTIL:
            return None, last
        case Relation.AFTER:
            return (last + _DAY if last < date.max else None), None
        case Relation.BEFORE:
            return None, (first - _DAY if first > date.min else None)
        case _:
            return first, last


def _year_before(text: str, reading: DateReading, named: FoundDate | None, year: int | None) -> FoundDate:
    """同比: the stretch named before in the sentence, a year earlier; else the year before the one spoken of."""
    start, end = reading.match.start, reading.match.end
    if named is not None and named.resolved:
        days = (named.first and _earlier(named.first), named.last and _earlier(named.last))
        return FoundDate(text[start:end], start, end, *days, named.granularity, named.relation, named.part)
    first, last = _days(reading, year)
    return FoundDate(text[start:end], start, end, first, last, Granularity.YEAR, Relation.IN)


def _earlier(day: date) -> date | None:
    """The day a year earlier; of the last day of February the last day of February."""
    if day.year == date.min.year:
        return None
    if (day + _DAY if day < date.max else day).day == 1 and day.month == 2:
        return date(day.year - 1, 3, 1) - _DAY
    return day.replace(year=day.year - 1)


@cache
def _grammar() -> DateGrammar:
    # By path and not through the package of rules, which loads every rule there is.
    content = (resources.files("rule_of_law_extract") / "rules" / "data" / "dates.toml").read_text(encoding="utf-8")
    table = tomllib.loads(content)
    front = table["front"]
    return DateGrammar(
        DateWords(
            years=table["years"],
            following=table["following"],
            whole=tuple(table["whole"]["words"]),
            not_before=table["not_before"],
            early=table["early"],
            late=table["late"],
            until=tuple(front["until"]),
            since=tuple(front["since"]),
            from_=tuple(front["from"]),
            behind=table["behind"],
            force=tuple(table["force"]["words"]),
            between=tuple(table["between"]["words"]),
            not_between=table["between"]["not_before"],
            same_period=tuple(table["same_period"]["words"]),
            lunar=tuple(front["lunar"]),
            not_front=front["not_behind"],
            guards=table["guards"],
        )
    )
