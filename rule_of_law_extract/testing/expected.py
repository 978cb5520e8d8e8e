"""What a written report holds, as its writer knows it: plain records to hold against the parsed report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..schema import CitationKind, IssuerLevel, Modifier, Part, Role

__all__ = [
    "ExpectedBreakdown",
    "ExpectedCitation",
    "ExpectedDate",
    "ExpectedPoint",
    "ExpectedQuantity",
    "ExpectedReport",
    "ExpectedSection",
    "ExpectedStatement",
]


@dataclass(frozen=True, slots=True)
class ExpectedSection:
    """A heading as written; `start` is where its marker begins."""

    level: int
    ordinal: int
    marker: str
    heading: str
    part: Part
    start: int


@dataclass(frozen=True, slots=True)
class ExpectedPoint:
    """A point (一是…) as written; `start` is where its marker begins."""

    marker: str
    ordinal: int
    start: int


@dataclass(frozen=True, slots=True)
class ExpectedQuantity:
    """An amount as written, with its modifier words; a statement of none has the value 0 and no unit."""

    text: str
    start: int
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    modifier: Modifier
    role: Role
    indicator: str | None


@dataclass(frozen=True, slots=True)
class ExpectedDate:
    """A date as written, with the first and the last day that it means."""

    text: str
    start: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ExpectedCitation:
    """A cited document as written, 《》 included, with its full title."""

    text: str
    start: int
    title: str
    kind: CitationKind
    number: str | None


@dataclass(frozen=True, slots=True)
class ExpectedBreakdown:
    """A figure and its parts, each told by where it begins."""

    whole: int
    parts: tuple[int, ...]
    complete: bool
    holds: bool | None


@dataclass(frozen=True, slots=True)
class ExpectedStatement:
    """A shortcoming or a plan as written, without marker and closing stop."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class ExpectedReport:
    """All that a written report holds, in the order of the text."""

    title: str
    issuer: str
    level: IssuerLevel
    year: int
    published_on: date | None
    created_on: date | None
    index_number: str | None
    document_number: str | None
    category: str | None
    sections: tuple[ExpectedSection, ...]
    points: tuple[ExpectedPoint, ...]
    quantities: tuple[ExpectedQuantity, ...]
    dates: tuple[ExpectedDate, ...]
    citations: tuple[ExpectedCitation, ...]
    breakdowns: tuple[ExpectedBreakdown, ...]
    problems: tuple[ExpectedStatement, ...]
    plans: tuple[ExpectedStatement, ...]
