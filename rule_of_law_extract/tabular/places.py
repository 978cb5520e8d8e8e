"""Places (位置) in one report: the section and the sentence that hold a figure or a citation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from ..schema import Report, Section
from ..schema.walk import walk
from ..text.sentences import REACH, SENTENCE_END

__all__ = ["Places"]


class Places:
    """The sections and sentences of one report, by place."""

    def __init__(self, report: Report) -> None:
        self.text = report.text
        self.sections: list[Section] = list(walk(report.sections))
        self.by_id = {section.id: section for section in self.sections}
        self._starts = [section.span.start for section in self.sections]

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in SENTENCE_END.finditer(self.text)]

    def section_at(self, place: int) -> Section | None:
        """Return the innermost section that holds `place`; None where no section does."""
        position = bisect_right(self._starts, place) - 1
        return self.sections[position] if position >= 0 else None

    def sentence(self, start: int, end: int) -> str:
        """Return the sentence round a stretch of the text, word for word, without white space at its ends."""
        ends = self._ends
        before, after = bisect_right(ends, start), bisect_left(ends, end)
        first = max(ends[before - 1] if before else 0, start - REACH)
        last = min(ends[after] if after < len(ends) else len(self.text), end + REACH)
        return self.text[first:last].strip()
