"""The peers' dates, date ranges and durations, and how they are judged.

What is asked for are days: which first and which last day, in which words, in order. Conventions of the peers, and how
each is taken here:

Recognizers-Text
    - The end of a stretch is exclusive: 2009年 is 2009-01-01 to 2010-01-01. Of a range written out (1995-1997年,
      5月-10月) it gives the *first* day of the last unit as the end; we take that unit in, so that the two agree where
      our last day lies in the unit whose first day it gives.
    - 今年 ends at the reference day; we give the whole year.
    - ``Mod`` before, until, since, after is our relation; the day it gives is the one named.
    - A date without a year has two answers, the last and the next one. We are told the year, so each of its years is
      asked for and has to come out.
    - ``not resolved`` and the year 1 stand for a day that does not exist.
    - 从, 自 and 在 are in its words or not, by the pattern that found them: words are compared without them.
    - Its suites of single parsers (DateParser, DatePeriodParser) give one date without the words that another of its
      models adds: they are compared with the date in those words.
    - Durations are seconds, a year 365 days and a month 30.
JioNLP
    - Times have seconds; days are compared. What is open ends or begins at the reference time, with us nowhere.
    - 之前 takes in the period named (明年6月之前 ends on 30 June), as our 底前 does; with us it ends the day before.
    - 年初 is January and February, 年底 and 年末 November and December, 月初 the first five days, 月底 those from the
      25th, the beginning and the end of a quarter its first and last month. We give the whole period and its part.
Duckling
    - A date is its first day with the unit that it names.
    - Half a day is 12 hours: durations are compared in seconds.
WeTextProcessing
    - The rewriting of a date gives its year, month and day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from quality.peers import Case, Expected, Judge, Outside, outside

from rule_of_law_extract.dates import FoundDate, Granularity, Relation, find_dates
from rule_of_law_extract.durations import Amount, FoundDuration, find_durations
from rule_of_law_extract.text.fold import fold

_DAY = timedelta(days=1)
_SECONDS = {
    "year": 365 * 86400, "month": 30 * 86400, "week": 7 * 86400, "day": 86400, "hour": 3600, "minute": 60, "second": 1,
}  # fmt: skip
_LED = re.compile("^(?:自从|从|自|在)")

# What the peers' tests ask for and a parser of reports is not for: reign titles, the lunar calendar, and what the list
# of cases itself puts out of scope where its filter sees it (holidays, times that recur, times counted from today).
_OUTSIDE = (
    (re.compile("神龙|康熙|雍正"), "a reign title: its years need a table of dynasties"),
    (re.compile("[农阴旧]历|闰"), "the lunar calendar"),
    (re.compile("端午|元旦|大年三十|[暑寒]假"), "a holiday"),
    (re.compile("[本上下]个?季度|上个半年|本月|近三月|个季度后|今后"), "counted from the day of speaking"),
    (re.compile("每[年月隔]"), "a time that recurs"),
)


def _not_ours(case: Case) -> Outside | None:
    return next((Outside(reason) for pattern, reason in _OUTSIDE if pattern.search(case.input)), None)


def _show(found: Sequence[FoundDate]) -> str:
    parts = [f"{one.text} = {one.first}..{one.last} {one.granularity} {one.relation}" for one in found]
    return "; ".join(parts) or "none"


def _same_words(expected: str, found: str) -> bool:
    return _LED.sub("", fold(expected)) == _LED.sub("", fold(found)).lower()


def _unit_begins(day: date, granularity: Granularity) -> date:
    """The first day of the year, quarter, month or day that `day` lies in."""
    match granularity:
        case Granularity.YEAR:
            return date(day.year, 1, 1)
        case Granularity.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Granularity.MONTH:
            return day.replace(day=1)
        case _:
            return day


def _unit_ends(day: date, granularity: Granularity) -> date:
    """The last day of the year, quarter, month or day that begins with `day`."""
    months = {Granularity.YEAR: 12, Granularity.HALF: 6, Granularity.QUARTER: 3, Granularity.MONTH: 1}.get(granularity)
    if months is None:
        return day
    last = day.month + months - 1
    return date(day.year, last, calendar.monthrange(day.year, last)[1])


# Recognizers-Text


class _Resolution(NamedTuple):
    """One answer of Recognizers-Text: the year to be told, its kind of relation, and its two days."""

    year: int
    mod: str | None
    first: date | None
    last: date | None
    single: bool
    whole_date: bool


def _day(text: str | None) -> date | None:
    return None if text in (None, "not resolved", "0001-01-01") else date.fromisoformat(str(text)[:10])


def _resolutions(item: Expected, reference: int) -> Iterator[_Resolution]:
    if isinstance(item.value, list):
        answers: list[dict[str, Any]] = item.value
    else:
        timex = item.value["Timex"]
        answers = [
            {"timex": timex, "start": given.get("startDate"), "end": given.get("endDate"), "value": given.get("date")}
            for given in (item.value["FutureResolution"], item.value["PastResolution"])
        ]
    for answer in answers:
        timex = answer["timex"]
        single = item.type == "date"
        first = _day(answer.get("value" if single else "start"))
        last = _day(answer.get("value" if single else "end"))
        told = first.year if first is not None and "XXXX" in timex else reference
        whole = re.fullmatch(r"\d{4}-\d\d-\d\d", timex) is not None
        yield _Resolution(told, answer.get("Mod"), first, last, single, whole)


def _fits(found: FoundDate, wanted: _Resolution, today: date) -> bool:
    if wanted.mod is not None:
        if found.relation != wanted.mod:
            return False
        if wanted.mod == "since":
            return found.first == wanted.first
        if wanted.mod == "after":
            return found.first is not None and found.first - _DAY == wanted.first
        inclusive = wanted.mod == "until" and wanted.whole_date
        return found.last is not None and found.last + (timedelta(0) if inclusive else _DAY) == wanted.last
    if wanted.first is None:
        return not found.resolved
    if found.first is None or found.last is None or found.first != wanted.first:
        return False
    if wanted.single:
        return found.last == wanted.last
    if found.relation is Relation.BETWEEN:
        return _unit_begins(found.last, found.granularity) == wanted.last
    this_year = found.granularity is Granularity.YEAR and found.first.year == today.year
    return wanted.last in (found.last + _DAY, today if this_year else None)


def _recognizers(case: Case) -> str | None:
    if reason := _not_ours(case):
        return reason
    today = date.fromisoformat(str(case.reference)[:10])
    single_parser = "Parser" in case.source
    for place, item in enumerate(case.expect):
        for wanted in _resolutions(item, today.year):
            found = find_dates(case.input, wanted.year)
            whole = len(found) == len(case.expect) and _same_words(item.text, found[place].text)
            if not whole and single_parser:
                found = find_dates(item.text, wanted.year)
                whole = len(found) == 1 and _same_words(item.text, found[0].text)
            if not whole or not _fits(found[place], wanted, today):
                return _show(found)
    return None


# JioNLP


def _jionlp_part(first: date, last: date, found: FoundDate) -> tuple[date, date]:
    """The days that JioNLP means by the beginning or the end of a period."""
    early = found.part == "early"
    if found.granularity is Granularity.MONTH:
        return (first, first.replace(day=5)) if early else (last.replace(day=25), last)
    months = 1 if found.granularity is Granularity.QUARTER or "伊始" in found.text else 2
    if early:
        return first, _unit_ends(first.replace(month=first.month + months - 1), Granularity.MONTH)
    return last.replace(month=last.month - months + 1, day=1), last


def _jionlp_days(found: FoundDate) -> tuple[date | None, date | None]:
    """What was found, in JioNLP's terms."""
    first, last = found.first, found.last
    if found.relation is Relation.BEFORE and last is not None:
        named = (last + _DAY, _unit_ends(last + _DAY, found.granularity))
        return None, _jionlp_part(*named, found)[1] if found.part else named[1]
    if found.relation is Relation.IN and found.part and first and last:
        return _jionlp_part(first, last, found)
    return first, last


def _jionlp_now(reference: Any) -> datetime | None:
    if isinstance(reference, int):
        return datetime.fromtimestamp(reference, tz=UTC) + timedelta(hours=8)
    if isinstance(reference, Mapping):
        return datetime(reference["year"], reference.get("month", 1), 1, tzinfo=UTC)
    return datetime.combine(date(*reference[:3]), time(*reference[3:]), tzinfo=UTC) if reference else None


def _jionlp(case: Case) -> str | None:
    if reason := _not_ours(case):
        return reason
    now = _jionlp_now(case.reference)
    found = find_dates(case.input, now.year if now else None)
    if all(item.value is None for item in case.expect):
        texts = [one.text for one in found]
        return None if texts == [item.text for item in case.expect] else _show(found)
    (item,) = case.expect
    if len(found) != 1 or now is None:
        return _show(found)
    open_end = now.strftime("%Y-%m-%d %H:%M:%S")
    wanted = tuple(None if end == open_end else date.fromisoformat(end[:10]) for end in item.value)
    return None if _jionlp_days(found[0]) == wanted else _show(found)


def _amounts(amounts: Sequence[Amount]) -> dict[str, float]:
    return {unit: float(value) for value, unit in amounts}


def _show_lengths(found: Sequence[FoundDuration]) -> str:
    return "; ".join(f"{one.text} = {_amounts(one.least)}..{_amounts(one.most)}" for one in found) or "none"


def _jionlp_delta(case: Case) -> str | None:
    (item,) = case.expect
    found = find_durations(case.input)
    wanted = item.value if isinstance(item.value, list) else [item.value, item.value]
    least, most = ({} if "infinite" in end else end for end in wanted)
    right = len(found) == 1 and (_amounts(found[0].least), _amounts(found[0].most)) == (least, most)
    return None if right else _show_lengths(found)


# Durations in seconds


def _seconds(found: FoundDuration) -> Decimal | None:
    if found.least != found.most or any(unit not in _SECONDS for _, unit in found.most):
        return None
    return sum((value * _SECONDS[unit] for value, unit in found.most), Decimal(0))


def _recognizers_duration(case: Case) -> str | None:
    found = find_durations(case.input)
    if len(found) != len(case.expect):
        return _show_lengths(found)
    for one, item in zip(found, case.expect, strict=True):
        value = item.value[0]["value"] if isinstance(item.value, list) else item.value["FutureResolution"]["duration"]
        if not _same_words(item.text, one.text) or _seconds(one) != Decimal(value):
            return _show_lengths(found)
    return None


def _duckling_duration(case: Case) -> str | None:
    (item,) = case.expect
    found = find_durations(case.input)
    wanted = Decimal(item.value) * _SECONDS[str(item.unit).lower()]
    return None if len(found) == 1 and _seconds(found[0]) == wanted else _show_lengths(found)


# Duckling, WeTextProcessing, and texts without a date


def _duckling(case: Case) -> str | None:
    (item,) = case.expect
    found = find_dates(case.input, int(str(case.reference)[:4]))
    right = (
        len(found) == 1
        and str(found[0].first) == item.value[:10]
        and found[0].last == _unit_ends(date.fromisoformat(item.value[:10]), found[0].granularity)
        and found[0].granularity == str(item.unit).lower()
    )
    return None if right else _show(found)


def _rewritten(case: Case) -> str | None:
    """From spoken to written (2008/08/08, 2008年): the same numbers, those that the date names."""
    (item,) = case.expect
    wanted = [int(digits) for digits in re.findall(r"\d+", item.value)]
    # A date without a year is told one, and not asked for it.
    told = 2000
    found = find_dates(case.input, told)
    if len(found) != 1 or found[0].first is None:
        return _show(found)
    first = found[0].first
    fields = [first.year, first.month, first.day]
    if found[0].granularity is not Granularity.DAY:
        fields = fields[:1] if found[0].granularity is Granularity.YEAR else fields[:2]
    if len(wanted) < len(fields) and first.year == told:
        fields = fields[1:]
    if wanted[0] < 100 and len(wanted) == 3:
        fields[0] %= 100
    return None if fields == wanted else _show(found)


def _spoken(case: Case) -> str | None:
    """From written to spoken: both are the same date."""
    (item,) = case.expect
    (written,), spoken = find_dates(case.input), find_dates(item.value)
    return None if [one.first for one in spoken] == [written.first] and written.resolved else _show(spoken)


def _nothing(case: Case) -> str | None:
    found = [f"{one.text} = {one.first}..{one.last}" for one in find_dates(case.input, 2020)]
    return "; ".join([*found, *(one.text for one in find_durations(case.input))]) or None


JUDGES: Mapping[tuple[str, str], Judge] = {
    ("recognizers-text", "date"): _recognizers,
    ("recognizers-text", "daterange"): _recognizers,
    ("recognizers-text", "duration"): _recognizers_duration,
    ("recognizers-text", "nothing/DateTimeModel"): _nothing,
    ("jionlp", "time_span"): _jionlp,
    ("jionlp", "time_point"): _jionlp,
    ("jionlp", "time_delta"): _jionlp_delta,
    ("jionlp", "time_period"): outside("a time that recurs"),
    ("jionlp", "nothing/test_time_extractor"): _nothing,
    ("duckling", "date"): _duckling,
    ("duckling", "duration"): _duckling_duration,
    ("wetextprocessing", "itn/date"): _rewritten,
    ("wetextprocessing", "tn/date"): _spoken,
}
