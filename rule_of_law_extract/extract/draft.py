"""The draft (草稿) of a report: what the steps find, in light records, before it becomes the frozen result."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ..grammar.dates import DateMatch
from ..grammar.headings import HeadingMatch
from ..grammar.points import PointMatch
from ..grammar.quantities import QuantityMatch
from ..grammar.titles import TitleMatch
from ..schema import Change, CitationKind, Finding, IssuerLevel, Modifier, Part, Per, Role, Topic, UnitClass
from ..text.lexicon import Hit

__all__ = [
    "BreakdownDraft",
    "CitationDraft",
    "Draft",
    "IssuerDraft",
    "MetadataDraft",
    "ObservationDraft",
    "SectionDraft",
    "StatementDraft",
    "Window",
    "Zone",
]


_LONGEST_HEADING = 120


class Window(NamedTuple):
    """The words round a figure.

    Attributes:
        sentence_start: Where its sentence begins.
        segment_start: Where the figure before it in the sentence ends, or the sentence begins.
        clause_start: Where the clause begins, not before the segment.
        after_end: Where the words behind it end: the clause's end or the next figure.
        phrase_end: Where the noun phrase behind it ends.
    """

    sentence_start: int
    segment_start: int
    clause_start: int
    after_end: int
    phrase_end: int


class Zone(NamedTuple):
    """A stretch of text that speaks of one part, whether or not a heading says so."""

    start: int
    end: int
    part: Part


class StatementDraft(NamedTuple):
    """A shortcoming or a plan."""

    start: int
    end: int
    section: SectionDraft | None


class CitationDraft(NamedTuple):
    """A cited document."""

    match: TitleMatch
    title: str
    kind: CitationKind
    number: str | None


@dataclass(slots=True)
class SectionDraft:
    """A section: heading, place, part, and what is under it."""

    start: int
    end: int
    heading: HeadingMatch | None
    part: Part = Part.MEASURES
    mixed: bool = False
    topics: list[Topic] = field(default_factory=list[Topic])
    points: list[PointMatch] = field(default_factory=list[PointMatch])
    children: list[SectionDraft] = field(default_factory=list["SectionDraft"])
    parent: SectionDraft | None = None
    id: str = ""

    @property
    def level(self) -> int:
        """1 to 4; 0 for the preamble."""
        return 0 if self.heading is None else self.heading.level

    @property
    def rank(self) -> int:
        """How deep it stands; 0 for the preamble."""
        return 0 if self.heading is None else self.heading.rank

    @property
    def body(self) -> int:
        """Where the text under the heading begins."""
        return self.start if self.heading is None else self.heading.end


@dataclass(slots=True)
class ObservationDraft:
    """A figure and what is known of it."""

    quantity: QuantityMatch
    section: SectionDraft | None = None
    subject: str | None = None
    indicator: str | None = None
    role: Role = Role.REPORTED
    change: Change | None = None
    per: Per | None = None
    period: tuple[date | None, date | None] | None = None
    rules: list[str] = field(default_factory=list[str])
    twins: list[tuple[str | None, str | None, list[str]]] = field(
        default_factory=list[tuple[str | None, str | None, list[str]]]
    )
    zero: bool = False
    id: str = ""

    @property
    def value(self) -> Decimal:
        """The value as read."""
        return self.quantity.value

    @property
    def unit(self) -> str | None:
        """The canonical unit."""
        return self.quantity.unit

    @property
    def unit_class(self) -> UnitClass:
        """The class of the unit."""
        return self.quantity.unit_class

    @property
    def modifier(self) -> Modifier:
        """The modifier."""
        return self.quantity.modifier


@dataclass(slots=True)
class BreakdownDraft:
    """A whole and its parts, as positions in the list of observations."""

    whole: int
    parts: list[int]
    complete: bool
    holds: bool | None = None
    difference: Decimal | None = None


@dataclass(slots=True)
class IssuerDraft:
    """The body that reports."""

    name: str
    start: int
    end: int
    level: IssuerLevel | None = None
    regions: list[tuple[str, str | None]] = field(default_factory=list[tuple[str, str | None]])
    social_credit_code: str | None = None


@dataclass(slots=True)
class MetadataDraft:
    """Metadata with evidence."""

    title: str | None = None
    issuer: IssuerDraft | None = None
    year: int | None = None
    published_on: date | None = None
    created_on: date | None = None
    index_number: str | None = None
    document_number: str | None = None
    category: str | None = None
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])


@dataclass(slots=True)
class Draft:
    """All that the steps share about one text.

    ``closing`` is where signature and page footer begin; ``cells`` says of figures in tables, by where they
    begin, what they count, and whether the row alone names it (the column's head says 数量).
    """

    text: str
    folded: str
    source: str | None = None
    closing: int = 0
    mask: bytearray = field(default_factory=bytearray)
    chrome: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    titles: list[TitleMatch] = field(default_factory=list[TitleMatch])
    dates: list[DateMatch] = field(default_factory=list[DateMatch])
    headings: list[HeadingMatch] = field(default_factory=list[HeadingMatch])
    metadata: MetadataDraft = field(default_factory=MetadataDraft)
    roots: list[SectionDraft] = field(default_factory=list[SectionDraft])
    sections: list[SectionDraft] = field(default_factory=list[SectionDraft])
    section_starts: list[int] = field(default_factory=list[int])
    points: list[PointMatch] = field(default_factory=list[PointMatch])
    zones: list[Zone] = field(default_factory=list[Zone])
    observations: list[ObservationDraft] = field(default_factory=list[ObservationDraft])
    cells: dict[int, tuple[str, bool]] = field(default_factory=dict[int, tuple[str, bool]])
    breakdowns: list[BreakdownDraft] = field(default_factory=list[BreakdownDraft])
    citations: list[CitationDraft] = field(default_factory=list[CitationDraft])
    problems: list[StatementDraft] = field(default_factory=list[StatementDraft])
    plans: list[StatementDraft] = field(default_factory=list[StatementDraft])
    windows: list[Window] = field(default_factory=list[Window])
    cues: list[Hit[Any]] = field(default_factory=list[Hit[Any]])
    cue_starts: list[int] = field(default_factory=list[int])
    resolved: list[tuple[DateMatch, date | None, date | None]] = field(
        default_factory=list[tuple[DateMatch, date | None, date | None]]
    )
    findings: list[Finding] = field(default_factory=list[Finding])

    def in_chrome(self, place: int) -> bool:
        """Does `place` lie in page chrome?"""
        return any(start <= place < end for start, end in self.chrome)

    def heading_of(self, section: SectionDraft | None) -> str:
        """Return the words of a section's heading; what runs on from its marker for longer is text."""
        heading = None if section is None else section.heading
        if heading is None:
            return ""
        return self.folded[heading.marker_end : min(heading.end, heading.marker_end + _LONGEST_HEADING)]

    def gap_before(self, position: int) -> str:
        """Return the words between the figure at `position` and the one before it."""
        return self.folded[self.observations[position - 1].quantity.end : self.observations[position].quantity.start]

    def cover(self, start: int, end: int) -> None:
        """Mark a stretch in which no quantity stands."""
        self.mask[start:end] = b"\x01" * (end - start)
