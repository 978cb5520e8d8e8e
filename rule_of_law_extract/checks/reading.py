"""A reading (审读) of a report: the report with what all checks share, each made once."""

from __future__ import annotations

import weakref
from functools import cached_property

from ..schema import Finding, IssuerLevel, Observation, Part, Report, Section
from ..schema.walk import walk
from ..text.fold import fold
from .catalogue import catalogue

__all__ = ["Reading", "keep", "reading_of"]

_FIRST_YEAR, _LAST_YEAR = 1949, 2999

_BY_PROVISIONS = frozenset({IssuerLevel.PROVINCE, IssuerLevel.PREFECTURE, IssuerLevel.COUNTY, IssuerLevel.DEPARTMENT})
"""Who the Provisions name: governments, and departments from county level up. Others report by practice."""


class Reading:
    """A report as the checks read it."""

    def __init__(self, report: Report, folded: str | None = None) -> None:
        self.report = report
        self.text = report.text
        self.folded = fold(report.text) if folded is None else folded
        self.told: dict[object, tuple[Finding, ...]] = {}
        """What checks that were made have found, each under its function."""

    @cached_property
    def sections(self) -> list[Section]:
        """Every section, in order of place."""
        return list(walk(self.report.sections))

    @cached_property
    def observations(self) -> dict[str, Observation]:
        """Every observation by its id."""
        return {item.id: item for item in self.report.observations}

    @cached_property
    def by_practice(self) -> bool:
        """Does the office report by practice only, or is it not known who reports?"""
        issuer = self.report.metadata.issuer
        return issuer is None or issuer.level not in _BY_PROVISIONS

    @cached_property
    def year(self) -> int | None:
        """The year reported on, where it can be one: a record may hold any integer."""
        year = self.report.metadata.year
        return year if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR else None

    @cached_property
    def has_structure(self) -> bool:
        """Is there a title, a heading or a point?"""
        report = self.report
        return report.metadata.title is not None or any(
            section.marker is not None or section.points for section in self.sections
        )

    def first_of(self, part: Part) -> Section | None:
        """Return the first section of a part."""
        return next((section for section in self.sections if section.part is part), None)

    def finding(self, code: str, span: tuple[int, int] | None = None, **found: object) -> Finding:
        """Make a finding of the catalogue, as severe as it is for this office."""
        return catalogue()[code].finding(span, by_practice=self.by_practice, **found)


_last: tuple[weakref.ref[Report], Reading] | None = None


def keep(report: Report, reading: Reading) -> None:
    """Keep the reading of the report parsed last, for as long as the report lives: it is often checked next."""
    global _last
    _last = weakref.ref(report, _forget), reading


def _forget(gone: weakref.ref[Report]) -> None:
    global _last
    if _last is not None and _last[0] is gone:
        _last = None


def reading_of(report: Report) -> Reading:
    """Return the reading that was kept of this very report, or a new one."""
    last = _last
    return last[1] if last is not None and last[0]() is report else Reading(report)
