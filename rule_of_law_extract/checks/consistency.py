"""The consistency of a record (一致性): what a schema cannot say of it.

Every record of a large file goes through here, and nearly all are in order: the clean path makes no objects and looks
at each item once. What differs is looked at closely elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Protocol

from ..schema import Breakdown, Citation, Observation, Report, Span, Statement
from .catalogue import catalogue
from .figures import breakdown_issues, codebook, indicator_issues, quantity_issues, reads_as
from .identity import check_metadata
from .issue import Issue, outlined
from .nesting import Places, check_sections

__all__ = ["inconsistencies"]

# pydantic's attributes are looked up through a hook of its own; the fields themselves are three times as fast.
_OBSERVATION = itemgetter("id", "quantity", "indicator", "period", "section_id")
_QUANTITY = itemgetter("text", "span", "value", "value_max", "unit", "unit_class")
_PERIOD = itemgetter("start", "end")
_ZERO = Decimal(0)
_NO_UNITS: frozenset[str | None] = frozenset()
_IN_ORDER = frozenset({"dates", "citations"})


class _Printed(Protocol):
    """What has a text and its place."""

    @property
    def text(self) -> str: ...
    @property
    def span(self) -> Span: ...


def inconsistencies(report: Report, *, unread: frozenset[str] = frozenset(), sections: bool = True) -> list[Issue]:
    """Return what a schema cannot say and what is not so in a record that conforms to it.

    Args:
        report: The record, read.
        unread: Ids of figures that the record has but that could not be read, so that references to them resolve.
        sections: The sections could be read; where not, no reference to one is followed.
    """
    issues = check_metadata(report)
    places, found = check_sections(report)
    issues += found
    followed = places if sections else None
    known = _observations(report, followed, issues)
    _printed(report.text, report.dates, "dates", issues)
    for index, item in enumerate(report.dates):
        first, last = item.start, item.end
        if first is not None and last is not None and first > last:
            issues.append(_reversed("date-reversed", f"/dates/{index}", first, last, item.span))
    _printed(report.text, report.citations, "citations", issues)
    _titles(report.citations, issues)
    _breakdowns(report, known, unread, issues)
    for name, statements in (("problems", report.problems), ("plans", report.plans)):
        _printed(report.text, statements, name, issues)
        _in_sections(statements, name, followed, issues)
    _findings(report, issues)
    return issues


def _observations(report: Report, sections: Places | None, issues: list[Issue]) -> dict[str, Observation]:
    text = report.text
    limit = len(text)
    book = codebook()
    classes, units = book.classes, book.units
    known: dict[str, Observation] = {}
    last = 0
    for index, item in enumerate(report.observations):
        given, quantity, indicator, period, section = _OBSERVATION(item.__dict__)
        words, span, value, value_max, unit, unit_class = _QUANTITY(quantity.__dict__)
        start, end = span.start, span.end
        if text[start:end] != words or not start <= end <= limit:
            issues.append(_misplaced(text, quantity, f"/observations/{index}/quantity"))
        elif start < last:
            issues.append(_out_of_order("observations", index, span))
        last = start
        if given in known:
            issues.append(Issue("duplicate-id", f"/observations/{index}/id", {"id": given}))
        else:
            known[given] = item
        if value_max is not None and value_max < value:
            found = {"low": outlined(value), "high": outlined(value_max)}
            issues.append(Issue("range-reversed", f"/observations/{index}/quantity", found, (start, end)))
        if classes.get(unit) is not unit_class or (
            (value_max is not None or f"{value!s}{unit}" != words) and not reads_as(words, value, value_max, unit)
        ):
            issues += quantity_issues(quantity, f"/observations/{index}/quantity")
        if indicator is not None and unit not in units.get(indicator, _NO_UNITS):
            issues += indicator_issues(item, f"/observations/{index}")
        if period is not None:
            first, final = _PERIOD(period.__dict__)
            if first is not None and final is not None and first > final:
                issues.append(_reversed("period-reversed", f"/observations/{index}/period", first, final, span))
        if section is not None and sections is not None:
            place = sections.get(section)
            if place is None or start < place[0] or end > place[1]:
                issues.append(_elsewhere(section, place, f"/observations/{index}", span))
    return known


def _printed(text: str, items: Sequence[_Printed], name: str, issues: list[Issue]) -> None:
    """Each item stands where it says, and dates and citations come in the order of the text."""
    limit, last = len(text), 0
    for index, item in enumerate(items):
        span = item.span
        start, end = span.start, span.end
        if text[start:end] != item.text or not start <= end <= limit:
            issues.append(_misplaced(text, item, f"/{name}/{index}"))
        elif start < last and name in _IN_ORDER:
            issues.append(_out_of_order(name, index, span))
        last = start


def _titles(citations: Sequence[Citation], issues: list[Issue]) -> None:
    for index, cited in enumerate(citations):
        words, title = cited.text, cited.printed_title
        # A 《 that is never closed has a mark at its beginning only.
        if words[1:-1] != title and words[1:] != title:
            found = {"given": outlined(title), "found": outlined(words)}
            place = (cited.span.start, cited.span.end)
            issues.append(Issue("span-text-mismatch", f"/citations/{index}/printed_title", found, place))


def _in_sections(statements: Sequence[Statement], name: str, sections: Places | None, issues: list[Issue]) -> None:
    for index, item in enumerate(statements):
        if sections is not None and (section := item.section_id) is not None:
            place, span = sections.get(section), item.span
            if place is None or span.start < place[0] or span.end > place[1]:
                issues.append(_elsewhere(section, place, f"/{name}/{index}", span))


def _breakdowns(report: Report, known: dict[str, Observation], unread: frozenset[str], issues: list[Issue]) -> None:
    for index, group in enumerate(report.breakdowns):
        if _adds_up(group, known):
            continue
        place = f"/breakdowns/{index}"
        ends = [(f"{place}/whole", group.whole)]
        ends += [(f"{place}/parts/{part}", given) for part, given in enumerate(group.parts)]
        missing = [(where, given) for where, given in ends if given not in known]
        for where, given in missing:
            if given not in unread:
                issues.append(Issue("unresolved-reference", where, {"id": given, "kind": "figure", "kind_zh": "数据"}))
        if not missing:
            issues += breakdown_issues(group, known, place)


def _adds_up(group: Breakdown, known: dict[str, Observation]) -> bool:
    """Is all as it mostly is: other figures of one unit, each once, whose sum is the whole, and said to be so?"""
    whole, parts = known.get(group.whole), group.parts
    if whole is None or group.holds is not True or group.difference != 0 or not group.complete:
        return False
    if group.whole in parts or len(set(parts)) != len(parts):
        return False
    unit, total = whole.quantity.unit, _ZERO
    for part in parts:
        item = known.get(part)
        if item is None or item.quantity.unit != unit:
            return False
        total += item.quantity.value
    return total == whole.quantity.value


def _findings(report: Report, issues: list[Issue]) -> None:
    codes, limit = catalogue(), len(report.text)
    for index, item in enumerate(report.findings):
        span = item.span
        if span is not None and (span.start > span.end or span.end > limit):
            issues.append(_outside(f"/findings/{index}/span", span, limit))
        if item.code not in codes:
            issues.append(Issue("unknown-finding-code", f"/findings/{index}/code", {"given": outlined(item.code)}))


def _misplaced(text: str, item: _Printed, place: str) -> Issue:
    span = item.span
    if span.start > span.end or span.end > len(text):
        return _outside(f"{place}/span", span, len(text))
    found = {"given": outlined(item.text), "found": outlined(text[span.start : span.end])}
    return Issue("span-text-mismatch", place, found, (span.start, span.end))


def _outside(place: str, span: Span, limit: int) -> Issue:
    return Issue("span-outside-text", place, {"start": span.start, "end": span.end, "length": limit})


def _out_of_order(name: str, index: int, span: Span) -> Issue:
    return Issue("out-of-order", f"/{name}/{index}", {"kind": name}, (span.start, span.end))


def _reversed(code: str, place: str, first: date, last: date, span: Span) -> Issue:
    return Issue(code, place, {"start": first, "end": last}, (span.start, span.end))


def _elsewhere(section: str, place: tuple[int, int] | None, above: str, span: Span) -> Issue:
    if place is not None:
        return Issue("outside-its-section", above, {"id": section}, (span.start, span.end))
    return Issue("unresolved-reference", f"{above}/section_id", {"id": section, "kind": "section", "kind_zh": "章节"})
