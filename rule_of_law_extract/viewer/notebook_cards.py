"""Cards (卡片): what a notebook or a terminal tells of a record at a glance, before it is laid out.

Every word of the report goes through ``one_line``: a page may hold anything, also what turns the direction of writing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from ..explanation import amount, one_line
from ..rules import default_rules
from ..rules.amounts import quantity_interval
from ..schema import Finding, Modifier, Observation, Part, Quantity, Report, Role, Section, Severity
from ..schema.display import counted
from ..schema.walk import walk

__all__ = ["Card", "Listing", "card"]

_LONGEST = 80
_FIGURES = 8
_FINDINGS = 5
_SECTIONS = 8
_ASKED_FOR = (Part.MEASURES, Part.LEADERSHIP, Part.PROBLEMS, Part.PLAN)


@dataclass(frozen=True, slots=True)
class Listing:
    """Some items of a list, a row each, and how many there are in all."""

    name: str
    total: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of a record: a title, facts as label and words, and short lists; a tone where it is a finding."""

    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]
    lists: tuple[Listing, ...] = ()
    tone: Severity | None = None


def card(record: Report | Section | Observation | Finding) -> Card:
    """Return the card of a record.

    Raises:
        TypeError: There is no card of such a thing.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> card(parse("全年拆除违法建设约1840平方米。").observations[0]).facts[0]
        ('value', 'about 1,840 平方米, taken as 1,656 to 2,024 (area 面积)')
    """
    match record:
        case Report():
            return _report(record)
        case Section():
            return _section(record)
        case Observation():
            return _observation(record)
        case Finding():
            return _finding(record)
        case _:  # pyright: ignore[reportUnnecessaryComparison]
            raise TypeError(f"a card is made of a Report, Section, Observation or Finding, not {type(record).__name__}")


def _words(text: str | None, most: int = _LONGEST) -> str:
    # Cut before it is cleaned: a title may be as long as the page.
    words = one_line((text or "")[: 4 * most])
    return words if len(words) <= most else words[: most - 1] + "…"


def _facts(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, words) for label, words in facts if words)


def _place(start: int, end: int) -> str:
    return f"characters {start:,} to {end:,}"


def _report(report: Report) -> Card:
    data, issuer = report.metadata, report.metadata.issuer
    sections = [*walk(report.sections)]
    named = sum(1 for item in report.observations if item.indicator)
    counts = (
        (len(report.observations), "figure"),
        (len(sections), "section"),
        (len(report.citations), "cited document"),
        (len(report.breakdowns), "breakdown"),
        (len(report.problems), "shortcoming"),
        (len(report.plans), "plan"),
    )
    facts = _facts(
        [
            ("issuer", _words(issuer.name) + (f" ({issuer.level.zh})" if issuer.level else "") if issuer else ""),
            ("year", "" if data.year is None else str(data.year)),
            ("published", _published(data.published_on, data.year)),
            ("source", _words(report.source)),
            ("parts", _parts(report.sections)),
            ("counts", " · ".join(counted(count, name) for count, name in counts if count)),
            ("indicators", f"{named:,} of the figures have one" if report.observations else ""),
            ("text", counted(len(report.text), "character")),
        ]
    )
    # A figure that the codebook names says more at a glance than the first ones of the text.
    told = [item for item in report.observations if item.indicator and item.role is Role.REPORTED]
    figures = tuple(_figure_row(item) for item in (told or report.observations)[:_FIGURES])
    found = tuple((item.severity.value, item.code, _words(item.message)) for item in report.findings[:_FINDINGS])
    lists = (
        Listing("Figures", len(report.observations), figures),
        Listing("Findings", len(report.findings), found),
    )
    return Card("Report", _words(data.title) or "(no title)", facts, tuple(one for one in lists if one.rows))


def _published(day: datetime.date | None, year: int | None) -> str:
    if day is None:
        return ""
    if year is None or not datetime.MINYEAR <= year + 1 <= datetime.MAXYEAR:
        return day.isoformat()
    days = (day - datetime.date(year + 1, 4, 1)).days
    told = f"{counted(abs(days), 'day')} {'before' if days < 0 else 'after'}" if days else "on"
    return f"{day.isoformat()}, {told} 1 April {year + 1}"


def _parts(sections: Sequence[Section]) -> str:
    there = {section.part for section in sections}
    return " · ".join(f"{'✓' if part in there else '✗'} {part.value}" for part in _ASKED_FOR)


def _section(section: Section) -> Card:
    facts = _facts(
        [
            ("part", f"{section.part.value} {section.part.zh}"),
            ("topics", " · ".join(f"{topic.value} {topic.zh}" for topic in section.topics)),
            ("level", "" if section.level is None else str(section.level)),
            ("points", " · ".join(_words(point.marker, 10) for point in section.points[:12])),
            ("place", _place(section.span.start, section.span.end)),
        ]
    )
    below = sum(1 for _ in walk(section.children))
    rows = tuple((item.id, _heading(item)) for item in islice(walk(section.children), _SECTIONS))
    lists = (Listing("Sections", below, rows),) if rows else ()
    return Card(f"Section {section.id}", _heading(section), facts, lists)


def _heading(section: Section) -> str:
    return _words(f"{section.marker or ''}{section.heading}") or "(before the first heading)"


def _observation(item: Observation) -> Card:
    quantity, period = item.quantity, item.period
    known = default_rules().indicator(item.indicator) if item.indicator else None
    labels = f" {known.zh} / {known.en}" if known else ""
    ends = [] if period is None else [day.isoformat() if day else "…" for day in (period.start, period.end)]
    facts = _facts(
        [
            ("value", f"{_value(quantity, bounds=True)} ({quantity.unit_class.value} {quantity.unit_class.zh})"),
            ("subject", _words(item.subject)),
            ("indicator", _words(item.indicator) + labels),
            ("role", f"{item.role.value} {item.role.zh}"),
            ("change", f"{item.change.value} {item.change.zh}" if item.change else ""),
            ("per", f"{item.per.value} {item.per.zh}" if item.per else ""),
            ("period", " to ".join(ends)),
            ("section", _words(item.section_id)),
            ("place", _place(quantity.span.start, quantity.span.end)),
        ]
    )
    return Card(f"Observation {_words(item.id, 12)}", _words(quantity.text), facts)


def _value(quantity: Quantity, *, bounds: bool = False) -> str:
    plain = quantity.modifier is Modifier.EXACT
    number = _words(amount(quantity.value, quantity.value_max))
    words = ("" if plain else quantity.modifier.value.replace("_", " ") + " ") + number
    words += f" {_words(quantity.unit, 12)}" if quantity.unit else ""
    if bounds and quantity.modifier is Modifier.ABOUT:
        low, high = quantity_interval(quantity)
        words += f", taken as {amount(low)} to {amount(high)}" if high is not None else ""
    return words


def _figure_row(item: Observation) -> tuple[str, ...]:
    known = default_rules().indicator(item.indicator) if item.indicator else None
    name = known.zh if known else _words(item.indicator or item.subject, 30)
    return (_words(item.id, 12), _words(item.quantity.text, 20), _value(item.quantity), name)


def _finding(item: Finding) -> Card:
    facts = _facts(
        [
            ("severity", f"{item.severity.value} {item.severity.zh}"),
            ("zh", _words(item.message_zh, 200)),
            ("place", _place(item.span.start, item.span.end) if item.span else ""),
            ("detail", _words(item.detail, 200)),
        ]
    )
    return Card(f"Finding {item.code}", _words(item.message, 200), facts, tone=item.severity)
