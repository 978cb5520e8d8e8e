"""Zones (段落归属): which part a place of the text speaks of, with or without a heading that says so."""

from __future__ import annotations

from ..schema import Part
from .draft import Draft
from .outline import section_at

__all__ = ["part_at"]


def part_at(draft: Draft, place: int) -> Part:
    """Return the part that `place` belongs to."""
    for zone in draft.zones:
        if zone.start <= place < zone.end:
            return zone.part
    section = section_at(draft, place)
    return Part.OTHER if section is None else section.part
