"""Outline (提纲): the tree of sections with their parts and points."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..grammar.headings import HeadingMatch
from ..rules import Rules
from ..schema import Part
from .draft import Draft, SectionDraft
from .patterns import YearPatterns

__all__ = ["OutlineStep", "section_at"]

_NAME_ENDS = re.compile(
    r"(?:情况|职责|问题|不足|短板|困难|差距|环节|原因|分析|打算|安排|计划|思路|举措|措施|方向|建议|展望|做法)$"
)
_GOES_ON = "和与及或、的暨"
"""What a heading goes on with behind a blank in it (存在问题 及原因)."""

_LEAST_TEXT = 12
_RUNS_ON = re.compile(r"[,;。]")
_STOP = re.compile(r"[,;:]")


class OutlineStep:
    """Builds the tree of sections from the headings and gives each its part."""

    name = "outline"

    def __init__(self, rules: Rules) -> None:
        self._parts = [
            (
                rule.part,
                YearPatterns(rule.patterns),
                re.compile("|".join(rule.unless)) if rule.unless else None,
            )
            for rule in rules.parts
        ]

    def __call__(self, draft: Draft) -> None:
        """Fill ``roots``, ``sections`` and ``section_starts``."""
        folded = draft.folded
        first = draft.headings[0].start if draft.headings else len(folded)
        if folded[:first].strip():
            preamble = SectionDraft(0, first, None, Part.PREAMBLE, id="0")
            draft.roots.append(preamble)
            draft.sections.append(preamble)
        stack: list[SectionDraft] = []
        number = 0
        ends = self._ends(draft)
        for position, heading in enumerate(draft.headings):
            if heading.level == 1 and (blank := folded.find(" ", heading.marker_end, heading.end)) != -1:
                heading = self._less_text(folded, heading, blank, draft.metadata.year)
                draft.headings[position] = heading
            section = SectionDraft(heading.start, ends[position], heading)
            while stack and stack[-1].rank >= heading.rank:
                stack.pop()
            if stack:
                parent = stack[-1]
                section.parent = parent
                parent.children.append(section)
                section.id = f"{parent.id}.{len(parent.children)}"
                section.part, section.mixed = self._inherited(draft, section, parent)
            else:
                number += 1
                draft.roots.append(section)
                section.id = str(number)
                section.part, section.mixed = self.part_of(self._words(draft, heading), draft.metadata.year)
            stack.append(section)
            draft.sections.append(section)
        draft.section_starts = [section.start for section in draft.sections]
        self._give_points(draft)

    def _less_text(self, folded: str, heading: HeadingMatch, blank: int, year: int | None) -> HeadingMatch:
        """二、存在的主要问题 执法队伍…: the name of a part ends at the blank where its text runs on behind it."""
        if heading.end - blank <= _LEAST_TEXT or folded[blank + 1] in _GOES_ON:
            return heading
        words = folded[heading.marker_end : blank]
        if not _RUNS_ON.search(folded, blank, heading.end) or not _NAME_ENDS.search(words) or _STOP.search(words):
            return heading
        named = self.part_of(words, year)[0]
        return heading if named is Part.MEASURES else heading._replace(end=blank)

    @staticmethod
    def _ends(draft: Draft) -> list[int]:
        """Where each heading's section ends: at the next heading as high or higher, or with the text."""
        ends = [len(draft.folded)] * len(draft.headings)
        latest = [len(draft.folded)] * 10
        for position in range(len(draft.headings) - 1, -1, -1):
            heading = draft.headings[position]
            ends[position] = min(latest[: heading.rank + 1])
            latest[heading.rank] = heading.start
        return ends

    @staticmethod
    def _words(draft: Draft, heading: HeadingMatch) -> str:
        return "".join(draft.folded[heading.marker_end : heading.end].split()).rstrip("。.:;,、!?")

    def _inherited(self, draft: Draft, section: SectionDraft, parent: SectionDraft) -> tuple[Part, bool]:
        if parent.mixed and section.heading is not None:
            # Under one heading for problems and plan, the children go by what they say.
            part, mixed = self.part_of(self._words(draft, section.heading), draft.metadata.year)
            return (part, mixed) if part in (Part.PROBLEMS, Part.PLAN) else (parent.part, False)
        return parent.part, False

    def part_of(self, heading: str, year: int | None) -> tuple[Part, bool]:
        """Return the part that a top-level heading names, and whether it names problems and plan together."""
        named: list[Part] = []
        for part, patterns, unless in self._parts:
            if unless is not None and unless.search(heading):
                continue
            if patterns.search(heading, year) is not None:
                named.append(part)
        if not named:
            return Part.MEASURES, False
        if Part.PROBLEMS in named and Part.PLAN in named:
            return Part.PROBLEMS, True
        return named[0], False

    @staticmethod
    def _give_points(draft: Draft) -> None:
        for point in draft.points:
            section = section_at(draft, point.start)
            if section is not None:
                section.points.append(point)


def section_at(draft: Draft, place: int) -> SectionDraft | None:
    """Return the innermost section that holds `place`."""
    position = bisect_right(draft.section_starts, place) - 1
    return draft.sections[position] if position >= 0 else None
