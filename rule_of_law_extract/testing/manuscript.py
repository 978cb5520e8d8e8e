"""The manuscript (文稿): a text written piece by piece that notes where each thing stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..schema import CitationKind, Modifier, Part, Role
from .amounts import Amount
from .expected import (
    ExpectedBreakdown,
    ExpectedCitation,
    ExpectedDate,
    ExpectedPoint,
    ExpectedQuantity,
    ExpectedSection,
    ExpectedStatement,
)
from .numerals import spell

__all__ = ["Cited", "Manuscript"]

_HALF_WIDTH = str.maketrans("，；：（）", ",;:()")


class Cited(NamedTuple):
    """A document to cite: title as printed, kind, full title if that is another, and the number printed behind it."""

    printed: str
    kind: CitationKind
    title: str | None = None
    number: str | None = None


class Manuscript:
    """Collects the pieces of a report and what they state.

    Args:
        full_width: Write ，；：（） as they are; else as , ; : ( ).
        newline: What ends a line.

    Examples:
        >>> manuscript = Manuscript(full_width=False, newline="\\n")
        >>> manuscript.heading(1, 1, "主要举措和成效", Part.MEASURES, run_in=False)
        >>> manuscript.text
        '一、主要举措和成效\\n'
    """

    def __init__(self, *, full_width: bool, newline: str) -> None:
        self._full_width = full_width
        self._pieces: list[str] = []
        self._length = 0
        self.newline = newline
        self.sections: list[ExpectedSection] = []
        self.points: list[ExpectedPoint] = []
        self.quantities: list[ExpectedQuantity] = []
        self.dates: list[ExpectedDate] = []
        self.citations: list[ExpectedCitation] = []
        self.breakdowns: list[ExpectedBreakdown] = []
        self.problems: list[ExpectedStatement] = []
        self.plans: list[ExpectedStatement] = []

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self._pieces)

    @property
    def place(self) -> int:
        """Where the next piece will begin."""
        return self._length

    def printed(self, words: str) -> str:
        """Return `words` with this manuscript's punctuation."""
        return words if self._full_width else words.translate(_HALF_WIDTH)

    def write(self, words: str) -> int:
        """Write `words`, and return where they begin."""
        start = self._length
        self._pieces.append(self.printed(words))
        self._length += len(words)
        return start

    def end_line(self) -> None:
        """Begin a new line."""
        self.write(self.newline)

    def heading(self, level: int, ordinal: int, words: str, part: Part, *, run_in: bool) -> None:
        """Write a heading: on a line of its own, or closed with 。 and followed by text on the same line."""
        said = spell(ordinal)
        marker = ("", f"{said}、", f"（{said}）", f"{ordinal}.", f"（{ordinal}）")[level]
        start = self.write(marker)
        self.write(words)
        self.sections.append(ExpectedSection(level, ordinal, self.printed(marker), self.printed(words), part, start))
        if run_in:
            self.write("。")
        else:
            self.end_line()

    def point(self, marker: str, ordinal: int) -> None:
        """Write the marker of a point."""
        self.points.append(ExpectedPoint(marker, ordinal, self.write(marker)))

    def quantity(self, amount: Amount, role: Role, indicator: str | None) -> ExpectedQuantity:
        """Write an amount."""
        start = self.write(amount.text)
        stated = ExpectedQuantity(
            self.printed(amount.text),
            start,
            amount.value,
            amount.value_max,
            amount.unit,
            amount.modifier,
            role,
            indicator,
        )
        self.quantities.append(stated)
        return stated

    def none(self, words: str, indicator: str) -> None:
        """Write a statement of none (无败诉案件): a figure whose value is 0."""
        start = self.write(words)
        self.quantities.append(
            ExpectedQuantity(words, start, Decimal(0), None, None, Modifier.EXACT, Role.REPORTED, indicator)
        )

    def breakdown(self, whole: int, parts: Sequence[int], *, complete: bool, holds: bool | None) -> None:
        """Note that the figures that begin at `parts` are parts of the one at `whole`."""
        self.breakdowns.append(ExpectedBreakdown(whole, tuple(parts), complete, holds))

    def day(self, words: str, first: date, last: date) -> None:
        """Write a date."""
        self.dates.append(ExpectedDate(words, self.write(words), first, last))

    def year(self, year: int, behind: str = "年") -> None:
        """Write a year, such as 2024年 or 2024年度."""
        self.day(f"{year}{behind}", date(year, 1, 1), date(year, 12, 31))

    def note_year(self, start: int, year: int) -> None:
        """Note that a year stands at `start`, already written."""
        self.dates.append(ExpectedDate(f"{year}年", start, date(year, 1, 1), date(year, 12, 31)))

    def cite(self, cited: Cited) -> None:
        """Write a citation."""
        words = self.printed(f"《{cited.printed}》")
        title = cited.title or self.printed(cited.printed)
        self.citations.append(ExpectedCitation(words, self.write(words), title, cited.kind, cited.number))
        if cited.number is not None:
            self.write(f"（{cited.number}）")

    def statement(self, part: Part, start: int) -> None:
        """Note that what was written from `start` on, less its closing stop, is one statement of `part`."""
        words = self.text[start:].rstrip("。；;")
        target = self.plans if part is Part.PLAN else self.problems
        target.append(ExpectedStatement(words, start))
