"""Rows (行) of the tables: what one report gives for each of them, in the order of the codebook's columns."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

from ..canon import units
from ..grammar.numerals import EXACT
from ..rules import Rules, default_rules
from ..rules.amounts import quantity_interval
from ..schema import Finding, Modifier, Part, Quantity, Report, Role, Section, Severity, Statement
from .places import Places

__all__ = ["ROWS", "Entry", "Labels", "Row", "default_labels", "labels_of"]

Row = tuple[Any, ...]
Labels: TypeAlias = Mapping[str, tuple[str, str]]

_PARTS = (Part.MEASURES, Part.LEADERSHIP, Part.PROBLEMS, Part.PLAN)
# Decimal writes out every nought of an exponent, and a record may hold any.
_MOST_DIGITS = 400
_INTEGERS = range(-(2**63), 2**63)


class Entry:
    """One report on its way into the tables.

    Args:
        report: The report.
        name: What it is called in every table.
        position: Which of the reports it is, from 1.
        findings: What was found in it; None where findings are left out.
        labels: The labels of the indicators; those of the package by default.
    """

    def __init__(
        self,
        report: Report,
        name: str,
        position: int,
        findings: tuple[Finding, ...] | None,
        labels: Labels | None = None,
    ) -> None:
        self.report = report
        self.position = position
        self.findings = findings
        self.labels = default_labels() if labels is None else labels
        self.places = Places(report)
        self.name = name
        metadata = report.metadata
        self.lead = (name, None if metadata.issuer is None else metadata.issuer.name, _integer(metadata.year))


def _report_rows(entry: Entry) -> Iterator[Row]:
    report, metadata, issuer = entry.report, entry.report.metadata, entry.report.metadata.issuer
    region = () if issuer is None else issuer.region
    lengths: Counter[Part] = Counter()
    for section in entry.places.sections:
        lengths[section.part] += _own_length(section)
    severities = None if entry.findings is None else Counter(item.severity for item in entry.findings)
    published = metadata.published_on
    yield (
        entry.name,
        entry.position,
        report.source,
        metadata.title,
        None if issuer is None else issuer.name,
        None if issuer is None or issuer.level is None else issuer.level.value,
        " ".join(division.name for division in region) or None,
        next((division.code for division in reversed(region) if division.code is not None), None),
        None if issuer is None else issuer.social_credit_code,
        _integer(metadata.year),
        published,
        metadata.created_on,
        _days_after_april_1(metadata.year, published),
        metadata.index_number,
        metadata.document_number,
        metadata.category,
        *(part in lengths for part in _PARTS),
        *(lengths[part] for part in _PARTS),
        len(report.text),
        len(entry.places.sections),
        sum(len(section.points) for section in entry.places.sections),
        len(report.observations),
        sum(1 for item in report.observations if item.role is Role.REPORTED),
        sum(1 for item in report.observations if item.indicator is not None),
        len(report.dates),
        len(report.citations),
        len(report.breakdowns),
        sum(1 for group in report.breakdowns if group.holds is False),
        len(report.problems),
        len(report.plans),
        *(None if severities is None else severities[severity] for severity in Severity),
        report.schema_version,
    )


def _days_after_april_1(year: int | None, published: datetime.date | None) -> int | None:
    if year is None or published is None or not 0 <= year < datetime.MAXYEAR:
        return None
    return (published - datetime.date(year + 1, 4, 1)).days


def _own_length(section: Section) -> int:
    """Characters of a section up to the first one below it."""
    end = section.children[0].span.start if section.children else section.span.end
    return max(0, end - section.span.start)


def _observation_rows(entry: Entry) -> Iterator[Row]:
    sections, sentence, labels, normal = entry.places.by_id, entry.places.sentence, entry.labels, _normal()
    below = _parts_of_the_same(entry.report)
    for item in entry.report.observations:
        quantity, period = item.quantity, item.period
        span, value, unit = quantity.span, quantity.value, quantity.unit
        section = sections.get(item.section_id or "")
        double = _double(value)
        if quantity.modifier is Modifier.EXACT and quantity.value_max is None and unit is not None:
            # So are most, and the interval takes its time.
            low = high = double
        else:
            low, high = map(_double, _bounds(quantity))
        normal_unit, factor = normal.get(unit or "", (unit, None))
        yield (
            *entry.lead,
            item.id,
            item.indicator,
            *labels.get(item.indicator or "", (None, None)),
            item.subject,
            quantity.text,
            double,
            _double(quantity.value_max),
            _digits(value),
            _digits(quantity.value_max),
            unit,
            quantity.unit_class.value,
            double if factor is None else _double(_times(value, factor)),
            _double(quantity.value_max if factor is None else _times(quantity.value_max, factor)),
            normal_unit,
            quantity.modifier.value,
            low,
            high,
            item.role.value,
            None if item.change is None else item.change.value,
            None if item.per is None else item.per.value,
            item.id in below,
            None if period is None else period.start,
            None if period is None else period.end,
            None if section is None else section.part.value,
            item.section_id,
            None if section is None else section.heading,
            sentence(span.start, span.end),
            span.start,
            span.end,
        )


def _parts_of_the_same(report: Report) -> frozenset[str]:
    """The figures that are parts of one of their own indicator."""
    if not report.breakdowns:
        return frozenset()
    codes = {item.id: item.indicator for item in report.observations}
    return frozenset(
        part
        for group in report.breakdowns
        for part in group.parts
        if part in codes and group.whole in codes and codes[part] == codes[group.whole]
    )


@cache
def default_labels() -> Labels:
    """Return the Chinese and the English label of each of the package's indicators."""
    return labels_of(default_rules())


def labels_of(rules: Rules) -> Labels:
    """Return the Chinese and the English label of each indicator."""
    return {item.code: (item.zh, item.en) for item in rules.indicators}


@cache
def _normal() -> Mapping[str, tuple[str, Decimal | None]]:
    """What a canonical unit is counted with, and how many of that it is; None for one."""
    return {
        unit.canonical: (unit.normal, None if unit.normal_factor == 1 else unit.normal_factor)
        for unit in units.values()
    }


def _double(value: Decimal | None) -> float | None:
    """The double nearest to a number; None where none is near."""
    if value is None:
        return None
    double = float(value)
    return double if math.isfinite(double) else None


def _digits(value: Decimal | None) -> str | None:
    """The exact digits of a number; with an exponent where they would be very many."""
    if value is None:
        return None
    if abs(value.adjusted()) >= _MOST_DIGITS:
        return str(value)
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _integer(value: int | None) -> int | None:
    """An integer, None for one that 64 bits do not hold."""
    return value if value is None or value in _INTEGERS else None


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    if value is None:
        return None
    try:
        return EXACT.multiply(value, factor)
    except ArithmeticError:
        return None


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The bounds of the true number; none where it has more digits than are reckoned with."""
    try:
        return quantity_interval(quantity)
    except ArithmeticError:
        return None, None


def _section_rows(entry: Entry) -> Iterator[Row]:
    above = {child.id: section.id for section in entry.places.sections for child in section.children}
    for section in entry.places.sections:
        yield (
            *entry.lead,
            section.id,
            above.get(section.id),
            section.level,
            section.marker,
            _integer(section.ordinal),
            section.heading,
            section.part.value,
            ";".join(topic.value for topic in section.topics),
            len(section.points),
            _own_length(section),
            section.heading_span.start,
            section.heading_span.end,
            section.span.start,
            section.span.end,
        )


def _citation_rows(entry: Entry) -> Iterator[Row]:
    for position, item in enumerate(entry.report.citations, 1):
        section = entry.places.section_at(item.span.start)
        yield (
            *entry.lead,
            position,
            item.title,
            item.printed_title,
            item.kind.value,
            item.number,
            item.text,
            None if section is None else section.part.value,
            None if section is None else section.id,
            None if section is None else section.heading,
            item.span.start,
            item.span.end,
        )


def _statement_rows(entry: Entry, statements: Iterable[Statement]) -> Iterator[Row]:
    for position, item in enumerate(statements, 1):
        section = entry.places.by_id.get(item.section_id or "")
        yield (
            *entry.lead,
            position,
            item.text,
            item.section_id,
            None if section is None else section.heading,
            item.span.start,
            item.span.end,
        )


def _breakdown_rows(entry: Entry) -> Iterator[Row]:
    if not entry.report.breakdowns:
        return
    by_id = {item.id: item for item in entry.report.observations}
    for number, group in enumerate(entry.report.breakdowns, 1):
        whole = by_id.get(group.whole)
        for part_id in group.parts or (None,):
            part = by_id.get(part_id or "")
            yield (
                *entry.lead,
                number,
                group.whole,
                None if whole is None else whole.quantity.text,
                None if whole is None else _double(whole.quantity.value),
                part_id,
                None if part is None else part.subject,
                None if part is None else part.quantity.text,
                None if part is None else _double(part.quantity.value),
                None if part is None else part.quantity.unit,
                None if whole is None else whole.quantity.unit,
                group.complete,
                group.holds,
                _double(group.difference),
            )


def _finding_rows(entry: Entry) -> Iterator[Row]:
    for position, item in enumerate(entry.findings or (), 1):
        span = item.span
        section = None if span is None else entry.places.section_at(span.start)
        yield (
            *entry.lead,
            position,
            item.code,
            item.severity.value,
            item.message,
            item.message_zh,
            None if span is None else entry.report.text[span.start : span.end],
            None if section is None else section.part.value,
            None if section is None else section.id,
            None if span is None else span.start,
            None if span is None else span.end,
        )


ROWS: Mapping[str, Callable[[Entry], Iterator[Row]]] = {
    "reports": _report_rows,
    "observations": _observation_rows,
    "sections": _section_rows,
    "citations": _citation_rows,
    "problems": lambda entry: _statement_rows(entry, entry.report.problems),
    "plans": lambda entry: _statement_rows(entry, entry.report.plans),
    "breakdowns": _breakdown_rows,
    "findings": _finding_rows,
}
"""For each table, what makes its rows."""
