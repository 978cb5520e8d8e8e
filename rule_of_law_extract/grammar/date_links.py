"""Dates in prose joined (时段): two ends to a range, and the words in front and behind that open an end.

至, 到 and dashes join; 和 and 与 do where 之间 follows. 自, 以来 and 起 leave the end open, 截至 and 之前
the beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from .date_forms import DateWords, any_of
from .date_points import Granularity, Point, PointReader
from .dates import DASH, DAY, DateMatch

__all__ = ["DateGrammar", "DateReading", "Relation"]


class Relation(StrEnum):
    """How the time that is meant lies to the date named.

    The first and last day of ``IN`` and ``BETWEEN`` are the date's own. ``SINCE`` and ``UNTIL`` have one open end and
    include the date (起, 以来, 截至, 或之前), ``AFTER`` and ``BEFORE`` leave it out (之后, 之前).
    """

    IN = "in"
    BETWEEN = "between"
    SINCE = "since"
    AFTER = "after"
    UNTIL = "until"
    BEFORE = "before"


class DateReading(NamedTuple):
    """A date read in prose: the days named, how the time meant lies to them, and how fine they are.

    Attributes:
        match: Place and days named.
        granularity: The smallest unit named; of a range the finer of its two ends.
        relation: How the time meant lies to the days named.
        part: ``"early"`` or ``"late"`` where only the beginning or the end is meant, else None.
        same_period: The words ask for the stretch that was named before, a year earlier (同比).
    """

    match: DateMatch
    granularity: Granularity
    relation: Relation = Relation.IN
    part: str | None = None
    same_period: bool = False


_FINENESS = {kind: place for place, kind in enumerate(Granularity)}
_CLOCK = r"(?: ?\d{1,2}:\d\d(?::\d\d)?(?!\d))?"
_JOIN = re.compile(rf"{_CLOCK}(?:{DASH}| ?起至 ?| ?(?P<together>[和与及]) ?)")
_MORE_DAYS = re.compile(rf" ?[、和及与,] ?(?P<d>{DAY})(?: ?日(?![均常内])|(?=(?:[、和及]{DAY}){{1,11}} ?日))")
_YEAR_ALONE = re.compile(r"(?P<y>(?:19|20)\d\d)(?:[./-](?P<m>1[0-2]|0?[1-9]))?(?![\d./-]| ?年)")
_LIST = frozenset("、和及与")
_AHEAD = 10
"""A two-digit year is at most so many years ahead of the year spoken of: in 2021, 24年 is 2024 and 33年 is 1933."""
_LONGEST_FRONT = 5
_OPENING = frozenset({"since", "after", "before"})
_TILL_NOW = "至今"


class DateGrammar:
    """Finds dates in prose. It keeps no state between texts.

    Args:
        words: The words of dates.
    """

    __slots__ = ("_behind", "_candidate", "_force", "_front", "_points", "_same", "_together")

    def __init__(self, words: DateWords) -> None:
        self._points = PointReader(words)
        self._candidate = _candidates(words)
        self._same = re.compile(any_of(words.same_period))
        kinds = {"until": words.until, "since": words.since, "from": words.from_, "lunar": words.lunar}
        front = "|".join(f"(?P<{kind}>{any_of(given)})" for kind, given in kinds.items())
        self._front = re.compile(rf"(?<!{words.not_front})(?:{front}) ?\Z")
        behind = "|".join(f"(?P<{kind}>{any_of(given, given)})" for kind, given in words.behind.items())
        self._behind = re.compile(rf" ?(?:{behind})")
        self._force = re.compile(rf"起? ?{any_of(words.force)}")
        self._together = re.compile(rf" ?{any_of(words.between)}(?!{words.not_between})")

    def find(self, folded: str, year: int | None = None) -> Iterator[DateReading]:
        """Yield the dates of `folded` in order of place.

        Args:
            folded: Folded text.
            year: The year spoken of, which settles the century of 08年; None where it is not known.
        """
        stop, place = len(folded), 0
        named: int | None = None
        before: DateMatch | None = None
        while candidate := self._candidate.search(folded, place, stop):
            start = candidate.start()
            if same := self._same.match(folded, start, stop):
                place = same.end()
                yield DateReading(DateMatch(start, place, -1, True), Granularity.YEAR, same_period=True)
                continue
            point = self._points.read(folded, start, stop)
            if point is None:
                place = start + 1
                continue
            front = self._front.search(folded, max(place, start - _LONGEST_FRONT), start)
            if front is not None and front.lastgroup == "lunar":
                place = point.match.end
                continue
            point = _settle(_listed(point, before, folded), year, named)
            found = self._read(point, folded, stop, year, front)
            if found is None:
                place = start + 1
                continue
            match, place = found.match, found.match.end
            before = match if found.relation is Relation.IN else None
            yield found
            if point.own_year and (year is not None or not match.relative):
                named = match.year + (year or 0) if match.relative else match.year
            if match.day and match.end_day is None and match.end_month is None and found.relation is Relation.IN:
                while more := _MORE_DAYS.match(folded, place, stop):
                    place = more.end()
                    day = match._replace(start=more.start("d"), end=place, day=int(more["d"]))
                    yield DateReading(day, Granularity.DAY)

    def _read(
        self, point: Point, folded: str, stop: int, year: int | None, front: re.Match[str] | None
    ) -> DateReading | None:
        opening = front.lastgroup if front else None
        reading = self._range(point, folded, stop, year)
        if reading is not None:
            match = reading.match
            closing = self._together.match(folded, match.end, stop) or self._behind.match(folded, match.end, stop)
            kind = closing.lastgroup if closing else None
            # 自6月14日起到9月14日之前 is two dates with an open end each: the second leaves out its day.
            if point.stretch or kind not in _OPENING:
                end = closing.end() if closing and kind not in _OPENING else match.end
                relation = Relation.UNTIL if opening == "until" else Relation.BETWEEN
                start = front.start() if front else match.start
                return reading._replace(match=match._replace(start=start, end=end), relation=relation)
        if point.unfinished and not folded.startswith(_TILL_NOW, point.match.end):
            return None
        return self._bounds(point, folded, stop, front)

    def _bounds(self, point: Point, folded: str, stop: int, front: re.Match[str] | None) -> DateReading:
        """A date by itself, with the words around it that open one of its ends."""
        match = point.match
        reading = DateReading(match, point.granularity, part=point.part)
        behind = self._behind.match(folded, match.end, stop)
        opening, closing = front.lastgroup if front else None, behind.lastgroup if behind else None
        if opening != "until" and self._force.match(folded, match.end, stop):
            return reading
        if opening == "from" and closing not in ("since", "after"):
            front = opening = None
        if opening == "until":
            relation = Relation.UNTIL
        elif opening is not None:
            relation = Relation.SINCE
        elif closing == "before" and point.part == "late":
            # 年底前 is until the end of the year, not until the end begins.
            relation = Relation.UNTIL
        else:
            relation = Relation(closing or "in")
        start, end = front.start() if front else match.start, behind.end() if behind else match.end
        return reading._replace(match=match._replace(start=start, end=end), relation=relation)

    def _range(self, first: Point, folded: str, stop: int, year: int | None) -> DateReading | None:
        """Two dates joined, or None where the first stands alone."""
        join = _JOIN.match(folded, first.match.end, stop)
        last = None if join is None else self._last(first, folded, join.end(), stop, year)
        if join is None or last is None:
            return DateReading(first.match, first.granularity) if first.stretch else None
        if join["together"] and not self._together.match(folded, last.match.end, stop):
            return None
        finer = min(first.granularity, last.granularity, key=_FINENESS.__getitem__)
        return DateReading(_span(first.match, last), finer)

    def _last(self, first: Point, folded: str, place: int, stop: int, year: int | None) -> Point | None:
        """The end of the range that `first` begins."""
        last = self._points.read(folded, place, stop, joined=True)
        if last is None:
            return _year_alone(folded, place, stop) if first.numeric else None
        last = _settle(last, year, None, first.match)
        years = first.own_year and first.granularity is Granularity.YEAR
        if last.unfinished and (last.short is None or not years):
            return None
        if Granularity.SEASON in (first.granularity, last.granularity):
            return None
        return None if years and not last.own_year else last


def _candidates(words: DateWords) -> re.Pattern[str]:
    """Where a date can begin: tried at each character of one set, which the engine skips to."""
    opening = [*words.years, *words.following, *words.whole, *words.same_period, "公元"]
    firsts = "".join(sorted({word[0] for word in opening} | set("第前首Q上下年")))
    by_first = {first: any_of(word[1:] for word in opening if word[0] == first) for first in {w[0] for w in opening}}
    worded = "|".join(f"(?<={first}){rest}" for first, rest in sorted(by_first.items()))
    return re.compile(
        rf"[0-9〇零一二三四五六七八九十两廿元{firsts}](?:"
        r"(?<=[0-9])(?:\d{0,3} ?(?:[年月季个上下第前Q、和及./~—至到-]|\d{1,2} ?月)|\d{3}(?:19|20)\d\d ?年)"
        r"|(?<=[〇零一二三四五六七八九十两廿元])[〇零0Oo一二三四五六七八九十千]{0,6} ?[年月个季、和及~—至到-]"
        r"|(?<=第) ?[0-9一二三四五六七八九十]{1,2} ?[个季月、和及~—至到-]"
        r"|(?<=前)[0-9一二两三四五六七八九十]{1,3}(?:个月|个?季)"
        rf"|(?<=首)个?[季月]|(?<=Q)[1-4]|(?<=[上下])半年|(?<=年)(?:{any_of(words.early)}|{any_of(words.late)})|{worded})"
    )


def _listed(point: Point, before: DateMatch | None, folded: str) -> Point:
    """In 2024年1月、2月 the second month is of the first one's year."""
    if point.own_year or before is None or folded[before.end : point.match.start].strip(" ") not in _LIST:
        return point
    year = before.end_year or 0 if before.end_relative else before.end_year or before.year
    relative = before.end_relative or (before.end_year is None and before.relative)
    return point._replace(match=point.match._replace(year=year, relative=relative))


def _settle(point: Point, year: int | None, named: int | None, first: DateMatch | None = None) -> Point:
    """Give a two-digit year its century and 次年 the year it follows, where they are known."""
    match = point.match
    if point.short is not None:
        if first is not None and not first.relative and first.year:
            full = first.year // 100 * 100 + point.short
            full += 100 if full < first.year else 0
        elif year is not None:
            full = (year + _AHEAD) // 100 * 100 + point.short
            full -= 100 if full > year + _AHEAD else 0
        else:
            return point
        return point._replace(match=match._replace(year=full, relative=False))
    if point.follows and first is not None:
        return point._replace(match=match._replace(year=first.year + match.year, relative=first.relative))
    if point.follows and named is not None:
        return point._replace(match=match._replace(year=named + match.year, relative=False))
    return point


def _year_alone(folded: str, place: int, stop: int) -> Point | None:
    """The end of a range that is a year without 年 (2008.03-2009) or such a month (1999.08-2002.02)."""
    match = _YEAR_ALONE.match(folded, place, stop)
    if match is None:
        return None
    month = int(match["m"]) if match["m"] else None
    return Point(DateMatch(place, match.end(), int(match["y"]), False, month), Granularity.MONTH)


def _span(first: DateMatch, last: Point) -> DateMatch:
    """The days from the first of one date to the last of another."""
    end = last.match
    month = end.end_month or end.month or 12
    day = end.end_day or (end.day if end.end_month is None else None)
    year, relative = (end.year, end.relative) if last.own_year else (first.year, first.relative)
    if not last.own_year and (month, day or 31) < (first.month or 1, first.day or 1):
        # 8月至2月 ends in the next year.
        year += 1
    return first._replace(end=end.end, end_year=year, end_relative=relative, end_month=month, end_day=day)
