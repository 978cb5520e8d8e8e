"""Years that disagree (年份矛盾): of title, lead, headings and plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..grammar.dates import DateMatch, find_dates
from ..schema import Finding, Part, Section
from .catalogue import words
from .reading import Reading

__all__ = ["check_years"]

_TITLED = re.compile(r"《[^》\n]*》?")
_HEADING = 60
"""A year further into a heading is of the sentence that runs on from it."""

_OPENING = 2
"""The year that a heading is on stands at its beginning."""


def check_years(reading: Reading) -> Iterator[Finding]:
    """Find a year that is not the one due where it stands.

    The lead, the opening and the headings on what was done are of the year reported on; a plan is of the next.
    """
    year = reading.year
    if year is None:
        return
    for found, expected in _stated(reading, year):
        if found.year != expected:
            code = "stale-year" if found.year < expected else "year-disagreement"
            place = (found.start, found.end)
            yield reading.finding(code, place, found=found.year, expected=expected, year=year)


def _stated(reading: Reading, year: int) -> Iterator[tuple[DateMatch, int]]:
    """The years that are due to be one and the same, each with the year due."""
    folded = reading.folded
    first = next((section.span.start for section in reading.sections if section.marker is not None), len(folded))
    title = reading.report.metadata.evidence.get("title")
    begin = title.end if title is not None and title.end < first else 0
    lead = words("lead").search(folded, begin, first)
    seen: set[int] = set()
    if lead is not None:
        for found in _years(folded, *lead.span("matter")):
            seen.add(found.start)
            yield found, year + _plans(folded, found, lead.end("matter"))
    line = begin
    while line < first and folded[line].isspace():
        line += 1
    opening = words("opening").match(folded, line, first)
    if opening is not None:
        for found in _years(folded, line, opening.end()):
            if found.start not in seen:
                yield found, year
    for section in reading.sections:
        if section.marker is not None:
            yield from _in_heading(folded, section, year)


def _in_heading(folded: str, section: Section, year: int) -> Iterator[tuple[DateMatch, int]]:
    end = min(section.heading_span.end, section.heading_span.start + _HEADING)
    opening = section.heading_span.start + len(section.marker or "") + _OPENING
    for found in _years(folded, section.heading_span.start, end):
        if _plans(folded, found, end):
            yield found, year + 1
        elif section.level != 1 or found.start > opening or words("look_back").search(folded, found.end, end):
            # Below the top, and further in, a heading may name what it likes: a meeting or a law of years ago.
            continue
        elif section.part is Part.PLAN or (section.part is Part.PROBLEMS and found.year == year + 1):
            # A plan may look back on the year before it names the next.
            if not year <= found.year <= year + 1:
                yield found, year + 1
        else:
            yield found, year


def _plans(folded: str, found: DateMatch, end: int) -> bool:
    """Is the year one that is planned for, by the words behind it?"""
    behind = folded[found.end : end]
    plans = words("plans").match(behind)
    return plans is not None and words("plan_done").match(behind[plans.end() :]) is None


def _years(folded: str, start: int, end: int) -> Iterator[DateMatch]:
    """The years that stand alone between `start` and `end`: no span of years, no 以来, nothing in 《》."""
    if folded.find("年", start, end) == -1:
        return
    titled = [(mark.start(), mark.end()) for mark in _TITLED.finditer(folded[start:end])]
    for found in find_dates(folded, start, end):
        if found.relative or found.month is not None or found.end_year is not None:
            continue
        if found.open_end or found.open_start or any(low <= found.start - start < high for low, high in titled):
            continue
        if words("another_year").match(folded[found.end : found.end + 4]):
            continue
        if words("compared").search(folded, max(0, found.start - 1), found.start):
            continue
        yield found
