"""Checking (检查) a report against a profile, with the user's own checks beside the library's."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..schema import Finding, Report
from .arithmetic import check_breakdowns, check_fines, check_rates
from .catalogue import catalogue
from .citations import check_citations
from .copying import check_paragraphs, check_places
from .deadlines import check_deadlines
from .numbering import check_numbering, check_points
from .parts import check_causes, check_parts, check_plan_year
from .reading import Reading, reading_of
from .wording import check_marks, check_script, check_structure, check_wording
from .years import check_years

__all__ = ["PROFILES", "OwnCheck", "by_place", "check", "reading_findings"]

PROFILES = ("all", "provisions", "format", "arithmetic", "copying")
"""What can be asked of a report: everything, or what one kind of rule asks."""

_Check = Callable[[Reading], Iterator[Finding]]

_CHECKS: tuple[tuple[frozenset[str], _Check], ...] = (
    (frozenset({"format"}), check_structure),
    (frozenset({"format"}), check_script),
    (frozenset({"provisions"}), check_parts),
    (frozenset({"provisions"}), check_causes),
    (frozenset({"provisions"}), check_plan_year),
    (frozenset({"provisions"}), check_deadlines),
    (frozenset({"format"}), check_years),
    (frozenset({"format"}), check_numbering),
    (frozenset({"format"}), check_points),
    (frozenset({"format"}), check_marks),
    (frozenset({"format", "copying"}), check_wording),
    (frozenset({"format"}), check_citations),
    (frozenset({"arithmetic"}), check_breakdowns),
    (frozenset({"arithmetic"}), check_rates),
    (frozenset({"arithmetic"}), check_fines),
    (frozenset({"copying"}), check_paragraphs),
    (frozenset({"copying"}), check_places),
)

_OF_READING: tuple[_Check, ...] = (check_script, check_numbering, check_points, check_marks, check_breakdowns)
_TOLD_BY_PARSE = frozenset({"mixed-levels", "skipped-point-ordinal", "part-exceeds-whole", "parts-exceed-whole"})

OwnCheck = Callable[[Report], Iterable[Finding] | Finding | None]


def check(report: Report, *, profile: str = "all", checks: Iterable[OwnCheck] = ()) -> tuple[Finding, ...]:
    """Check what the law, the form and arithmetic ask of a report.

    Args:
        report: The report, from ``parse`` or from a record.
        profile: ``provisions`` for 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号), ``format`` for GB/T 9704
            and the form of citations and dates, ``arithmetic`` for sums, rates and limits, ``copying`` for traces of
            another text, ``all`` for every one.
        checks: The user's own checks: functions that take the report and return findings, one finding, or None. One
            that raises becomes a finding ``check-failed`` with the traceback in ``detail``.

    Returns:
        The findings in order of place, those of no place first. What the record carries already (such as
        ``impossible-date``) is among them once.

    Raises:
        TypeError: `report` is no ``Report``, or a check cannot be called.
        ValueError: There is no such profile.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> report = parse("一、主要举措\\n立案73件，分别为市容类41件、违建类12件。")
        >>> [finding.code for finding in check(report, profile="arithmetic")]
        ['breakdown-sum-mismatch']
    """
    if not isinstance(report, Report):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"check() takes a Report, as parse() returns it, not {type(report).__name__}")
    if profile not in PROFILES:
        raise ValueError(f"profile must be one of {', '.join(PROFILES)}, not {profile!r}")
    own = tuple(checks)
    for one in own:
        if not callable(one):
            raise TypeError(f"each check must be a function of a Report, not {type(one).__name__}")
    reading = reading_of(report)
    wanted = {entry.code for entry in catalogue().values() if profile in ("all", entry.profile)}
    found = [item for item in report.findings if item.code in wanted or item.code not in catalogue()]
    for profiles, function in _CHECKS:
        if profile == "all" or profile in profiles:
            told = reading.told.get(function)
            found += [item for item in (function(reading) if told is None else told) if item.code in wanted]
    for one in own:
        found += _own_findings(one, report)
    return tuple(sorted(_once(found), key=by_place))


def reading_findings(reading: Reading) -> Iterator[Finding]:
    """Yield what ``parse`` itself tells with a report: what bears on how its text was read.

    Args:
        reading: The reading of the report; it keeps what the checks found.
    """
    if not reading.has_structure:
        yield reading.finding("no-report-structure")
    for function in _OF_READING:
        told = reading.told[function] = tuple(function(reading))
        for item in told:
            if item.code not in _TOLD_BY_PARSE:
                yield item


def _own_findings(function: OwnCheck, report: Report) -> list[Finding]:
    """What a check of the user's own finds; that it failed is a finding too."""
    try:
        result: Any = function(report)
        given = () if result is None else (result,) if isinstance(result, Finding) else result
        items: list[Any] = list(given)
        wrong = next((item for item in items if not isinstance(item, Finding)), None)
        if wrong is not None:
            raise TypeError(f"a check returns findings, not {type(wrong).__name__}")
    except Exception as error:  # whatever the user's function raises is told, not passed on
        name = getattr(function, "__qualname__", None) or type(function).__name__
        words = f"{type(error).__name__}: {error}"
        return [catalogue()["check-failed"].finding(name=name, error=words, detail=traceback.format_exc())]
    return items


def _once(findings: Iterable[Finding]) -> list[Finding]:
    seen: set[tuple[str, int | None, int | None]] = set()
    kept: list[Finding] = []
    for item in findings:
        span = item.span
        key = (item.code, None, None) if span is None else (item.code, span.start, span.end)
        if item.code not in catalogue() or key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def by_place(finding: Finding) -> tuple[int, int, str]:
    """Return the key that puts findings in order of place, those of no place first."""
    span = finding.span
    return (-1, -1, finding.code) if span is None else (span.start, span.end, finding.code)
