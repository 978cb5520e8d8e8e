"""Dates resolved (日期归年): what has no year takes the report's, in a plan the plan's."""

from __future__ import annotations

from ..checks.catalogue import catalogue
from ..grammar.dates import resolve
from ..rules import Rules
from ..schema import Part
from .draft import Draft
from .zones import part_at

__all__ = ["CalendarStep"]

_LEAP_YEAR = 2024
"""A day that this year does not have is in no year."""


class CalendarStep:
    """Resolves every date."""

    name = "calendar"

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def __call__(self, draft: Draft) -> None:
        """Fill ``resolved``; a day that does not exist is a finding."""
        year = draft.metadata.year
        for found in draft.dates:
            base = year
            if base is not None and found.relative and found.year == 0 and part_at(draft, found.start) is Part.PLAN:
                base += 1
            days = resolve(found, base)
            if days is not None:
                draft.resolved.append((found, *days))
            elif not found.relative or base is not None or resolve(found, _LEAP_YEAR) is None:
                draft.findings.append(catalogue()["impossible-date"].finding((found.start, found.end)))
            else:
                draft.resolved.append((found, None, None))
