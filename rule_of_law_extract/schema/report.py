"""The report and all that it holds, as ``parse`` returns it. No logic: shapes only."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field

from .base import Model, Number, Span, Text
from .enums import Change, CitationKind, IssuerLevel, Modifier, Part, Per, Role, Severity, Topic, UnitClass

__all__ = [
    "SCHEMA_VERSION",
    "Breakdown",
    "Citation",
    "Date",
    "Finding",
    "Issuer",
    "Metadata",
    "Observation",
    "Period",
    "Point",
    "Quantity",
    "Region",
    "Report",
    "Section",
    "Statement",
]

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class Region(Model):
    """An administrative division (行政区划) named by the issuer's name or its credit code."""

    name: Text = Field(description="Name as the text has it, or as GB/T 2260 has it where only the code is given.")
    code: str | None = Field(default=None, description="Six digits of GB/T 2260, where exactly one division fits.")


class Issuer(Model):
    """The body that reports (报告单位)."""

    name: Text = Field(description="In full, as the text names it; joint issuers are joined with a space.")
    level: IssuerLevel | None = None
    region: tuple[Region, ...] = ()
    social_credit_code: str | None = Field(
        None, description="统一社会信用代码 (GB 32100), where the index number has one."
    )


class Metadata(Model):
    """What the page and the title say about the report. What the text does not state is null."""

    title: Text | None = None
    issuer: Issuer | None = None
    year: int | None = Field(default=None, description="The year reported on.")
    published_on: datetime.date | None = Field(default=None, description="发布日期")
    created_on: datetime.date | None = Field(default=None, description="生成日期、成文日期")
    index_number: Text | None = Field(default=None, description="索引号")
    document_number: Text | None = Field(default=None, description="文号、发文字号")
    category: Text | None = Field(default=None, description="信息分类、主题分类")
    evidence: dict[str, Span] = Field(default_factory=dict, description="Where each field is stated.")


class Point(Model):
    """An item of an enumeration in running text (一是…二是…)."""

    marker: Text
    ordinal: int
    span: Span


class Section(Model):
    """A heading and all that it governs."""

    id: str = Field(description="Position in the outline: 1.2.1; the preamble is 0.")
    marker: Text | None = Field(description="As printed: 一、 (一) 1. (1); null for the preamble.")
    ordinal: int | None = Field(description="As printed, even where the numbering is wrong.")
    level: int | None = Field(description="1 for 一、 2 for (一) 3 for 1. 4 for (1).")
    heading: Text = Field(description="Without marker and without closing 。")
    part: Part
    topics: tuple[Topic, ...] = ()
    heading_span: Span
    span: Span
    points: tuple[Point, ...] = ()
    children: tuple[Section, ...] = ()


class Quantity(Model):
    """An amount as printed and as read. ``value`` is in the canonical unit (4.62万元 is 46200 元)."""

    text: Text
    span: Span
    value: Number
    value_max: Number | None = Field(default=None, description="The upper end of a range.")
    unit: str | None = None
    unit_class: UnitClass = UnitClass.COUNT
    modifier: Modifier = Modifier.EXACT


class Period(Model):
    """The time a figure speaks of; both ends inclusive."""

    start: datetime.date | None = None
    end: datetime.date | None = None


class Observation(Model):
    """One figure with its meaning. A statement of none (无败诉案件) has the value 0."""

    id: str
    quantity: Quantity
    subject: Text | None = Field(default=None, description="What is counted, in the text's words.")
    indicator: str | None = Field(default=None, description="A code of the codebook of indicators.")
    role: Role = Role.REPORTED
    change: Change | None = None
    per: Per | None = None
    period: Period | None = None
    section_id: str | None = None
    rules: tuple[str, ...] = Field(default=(), description="The rules that made this observation; see explain().")


class Date(Model):
    """A date, a month, a year or a range of them. Open ends are null."""

    text: Text
    span: Span
    start: datetime.date | None = None
    end: datetime.date | None = None


class Citation(Model):
    """A document cited in 《》."""

    text: Text
    span: Span
    title: Text = Field(description="The full official title where it is known, else as printed.")
    printed_title: Text
    kind: CitationKind
    number: Text | None = Field(default=None, description="The document number printed behind the title.")


class Breakdown(Model):
    """Figures that the text itself says are parts of another."""

    whole: str = Field(description="Observation id.")
    parts: tuple[str, ...] = Field(description="Observation ids.")
    complete: bool = Field(description="The parts are meant to be all.")
    holds: bool | None = Field(default=None, description="The sum of the parts is the whole; null where not complete.")
    difference: Number | None = Field(
        default=None, description="Whole minus sum of the parts; null where not complete."
    )


class Statement(Model):
    """One stated shortcoming or one measure planned for the next year."""

    text: Text
    span: Span
    section_id: str | None = None


class Finding(Model):
    """Something odd about the text that the reader of the record should know."""

    code: str
    severity: Severity
    message: Text
    span: Span | None = None


class Report(Model):
    """A whole report. ``text`` is the caller's text unchanged, and every span indexes it."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    text: Text
    source: Text | None = Field(default=None, description="Where the text came from, as the caller named it.")
    metadata: Metadata
    sections: tuple[Section, ...] = ()
    observations: tuple[Observation, ...] = ()
    dates: tuple[Date, ...] = ()
    citations: tuple[Citation, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    problems: tuple[Statement, ...] = ()
    plans: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
