"""Oddities (异常): what the steps saw that a reader of the record should know, as findings."""

from __future__ import annotations

from ..grammar.points import PointMatch
from ..rules import Rules
from ..schema import Severity
from .draft import Draft, FindingDraft, SectionDraft

__all__ = ["OddityStep"]


class OddityStep:
    """Reports a text with no structure, broken numbering, marks never closed, and sums that do not come out."""

    name = "oddities"

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def __call__(self, draft: Draft) -> None:
        """Add to ``findings``."""
        if not draft.headings and not draft.points and draft.metadata.title is None:
            draft.findings.append(
                FindingDraft(
                    "no-report-structure", Severity.WARNING, "no title, no headings, no points: is this a report?"
                )
            )
        for section in draft.sections:
            if section.heading is not None and section.heading.damaged:
                self._add(draft, "damaged-marker", "the heading's marker has lost a character", section)
        self._numbering(draft, [section for section in draft.roots if section.heading is not None])
        for section in draft.sections:
            self._numbering(draft, section.children)
        self._points(draft)
        for title in draft.titles:
            if not title.closed:
                draft.findings.append(
                    FindingDraft(
                        "unbalanced-title-marks", Severity.WARNING, "《 is never closed", title.start, title.end
                    )
                )
        for group in draft.breakdowns:
            if group.complete and not group.holds:
                whole = draft.observations[group.whole].quantity
                total = sum(draft.observations[part].value for part in group.parts)
                message = f"the parts add up to {total}, not to {whole.value}"
                draft.findings.append(
                    FindingDraft("breakdown-sum-mismatch", Severity.WARNING, message, whole.start, whole.end)
                )

    @staticmethod
    def _points(draft: Draft) -> None:
        """The same number twice in a run of points (三是…三是), and a marker that has lost its 是."""
        previous: PointMatch | None = None
        for point in draft.points:
            if point.bare:
                words = "the marker of a point has lost its 是"
                draft.findings.append(
                    FindingDraft("bare-point-marker", Severity.WARNING, words, point.start, point.end)
                )
            near = previous is not None and point.start - previous.end < 1200
            if previous is not None and near and previous.kind == point.kind and previous.ordinal == point.ordinal > 1:
                words = f"point {point.ordinal} twice"
                draft.findings.append(
                    FindingDraft("repeated-point-ordinal", Severity.WARNING, words, point.start, point.end)
                )
            previous = point

    def _numbering(self, draft: Draft, siblings: list[SectionDraft]) -> None:
        last: int | None = None
        for section in siblings:
            heading = section.heading
            if heading is None:
                continue
            ordinal = heading.ordinal
            if last is None:
                # 1. 2. 3. may run on across (一)(二).
                if ordinal != 1 and heading.level != 3:
                    self._add(draft, "skipped-ordinal", f"the numbering begins at {ordinal}", section)
            elif ordinal == 1 and last > 1:
                self._add(draft, "restarted-ordinal", f"the numbering begins again after {last}", section)
            elif ordinal <= last:
                self._add(draft, "repeated-ordinal", f"number {ordinal} after {last}", section)
            elif ordinal > last + 1:
                self._add(draft, "skipped-ordinal", f"number {ordinal} after {last}", section)
            last = ordinal

    @staticmethod
    def _add(draft: Draft, code: str, message: str, section: SectionDraft) -> None:
        heading = section.heading
        if heading is not None:
            draft.findings.append(FindingDraft(code, Severity.WARNING, message, heading.start, heading.end))
