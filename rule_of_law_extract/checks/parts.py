"""The matters that a report must hold (必备内容), 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..schema import Finding, Part, Role
from .catalogue import matcher
from .reading import Reading

__all__ = ["check_causes", "check_parts", "check_plan_year"]

_PLAN_OPENING = 120
"""So far into a plan its opening reaches."""

_OTHER_MATTERS = frozenset({Part.LEADERSHIP, Part.PROBLEMS, Part.PLAN})
_YEAR = re.compile(r"20\d\d ?年")


def check_parts(reading: Reading) -> Iterator[Finding]:
    """Find which of the four matters stands neither under a heading nor in a passage."""
    report = reading.report
    if not reading.has_structure:
        return
    present = {section.part for section in reading.sections}
    if Part.MEASURES not in present and not _tells_deeds(reading):
        yield reading.finding("missing-part-measures")
    if Part.PROBLEMS not in present and not report.problems:
        yield reading.finding("missing-part-problems", _place_of(reading, Part.PLAN))
    if Part.LEADERSHIP not in present and not matcher("missing-part-leadership").search(reading.folded):
        yield reading.finding("missing-part-leadership", _place_of(reading, Part.MEASURES))
    if Part.PLAN not in present and not report.plans:
        yield reading.finding("missing-part-plan")


def _tells_deeds(reading: Reading) -> bool:
    """Does the text tell of deeds where no heading does: in points, or in figures of what was done?"""
    if any(section.points for section in reading.sections if section.part not in _OTHER_MATTERS):
        return True
    other = {section.id for section in reading.sections if section.part in _OTHER_MATTERS}
    return any(item.role is Role.REPORTED and item.section_id not in other for item in reading.report.observations)


def _place_of(reading: Reading, part: Part) -> tuple[int, int] | None:
    """The heading of the part that the missing one stands before or after."""
    section = reading.first_of(part)
    return None if section is None else (section.heading_span.start, section.heading_span.end)


def check_causes(reading: Reading) -> Iterator[Finding]:
    """Find shortcomings whose causes are not given."""
    problems = reading.report.problems
    if not problems:
        return
    start, last = problems[0].span.start, problems[-1].span
    section = reading.first_of(Part.PROBLEMS)
    if section is not None and section.span.start <= start < section.span.end:
        start, end = section.span.start, max(last.end, section.span.end)
        place = (section.heading_span.start, section.heading_span.end)
    else:
        # A passage with no heading goes on to the end of its paragraph.
        newline = reading.folded.find("\n", last.end)
        end = newline if newline != -1 else len(reading.folded)
        place = (start, problems[0].span.end)
    plans = [plan.span.start for plan in reading.report.plans if plan.span.start > last.start]
    if matcher("missing-causes").search(reading.folded, start, min([end, *plans])) is None:
        yield reading.finding("missing-causes", place)


def check_plan_year(reading: Reading) -> Iterator[Finding]:
    """Find a plan that does not say for when it is."""
    report, year = reading.report, reading.year
    if year is None or not report.plans:
        return
    first = report.plans[0].span
    section = reading.first_of(Part.PLAN)
    start, place = max(0, first.start - _PLAN_OPENING), (first.start, first.end)
    if section is not None and section.span.start <= first.start < section.span.end:
        start, place = section.span.start, (section.heading_span.start, section.heading_span.end)
    opening = reading.folded[start : first.start + _PLAN_OPENING]
    if _YEAR.search(opening) is None and matcher("plan-names-no-year").search(opening) is None:
        yield reading.finding("plan-names-no-year", place, year=year + 1)
