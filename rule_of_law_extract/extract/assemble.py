"""The draft made into the frozen report, validated once as a whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..grammar.headings import HEADING_STOPS
from ..grammar.points import PointMatch
from ..schema import SCHEMA_VERSION, Period, Report
from .draft import Draft, ObservationDraft, SectionDraft, StatementDraft

__all__ = ["assemble"]

Plain = dict[str, Any]


def assemble(draft: Draft) -> Report:
    """Return the report that `draft` amounts to."""
    observations, numbers = _observations(draft)
    return Report.model_validate(
        {
            "schema_version": SCHEMA_VERSION,
            "text": draft.text,
            "source": draft.source,
            "metadata": _metadata(draft),
            "sections": [_section(draft, section) for section in draft.roots],
            "observations": observations,
            "dates": [
                {
                    "text": draft.text[found.start : found.end],
                    "span": _span(found.start, found.end),
                    "start": first,
                    "end": last,
                }
                for found, first, last in draft.resolved
            ],
            "citations": [
                {
                    "text": draft.text[cited.match.start : cited.match.end],
                    "span": _span(cited.match.start, cited.match.end),
                    "title": cited.title,
                    "printed_title": draft.text[cited.match.inner_start : cited.match.inner_end],
                    "kind": cited.kind,
                    "number": cited.number,
                }
                for cited in draft.citations
            ],
            "breakdowns": [
                {
                    "whole": numbers[group.whole],
                    "parts": [numbers[part] for part in group.parts],
                    "complete": group.complete,
                    "holds": group.holds,
                    "difference": group.difference,
                }
                for group in draft.breakdowns
            ],
            "problems": [_statement(draft, item) for item in draft.problems],
            "plans": [_statement(draft, item) for item in draft.plans],
            "findings": draft.findings,
        }
    )


def _span(start: int, end: int) -> Plain:
    return {"start": start, "end": end}


def _metadata(draft: Draft) -> Plain:
    meta = draft.metadata
    issuer = meta.issuer
    return {
        "title": meta.title,
        "issuer": None
        if issuer is None
        else {
            "name": issuer.name,
            "level": issuer.level,
            "region": [{"name": name, "code": code} for name, code in issuer.regions],
            "social_credit_code": issuer.social_credit_code,
        },
        "year": meta.year,
        "published_on": meta.published_on,
        "created_on": meta.created_on,
        "index_number": meta.index_number,
        "document_number": meta.document_number,
        "category": meta.category,
        "evidence": {name: _span(*meta.evidence[name]) for name in sorted(meta.evidence)},
    }


def _section(draft: Draft, section: SectionDraft) -> Plain:
    heading = section.heading
    text = draft.text
    if heading is None:
        marker, words, place = None, "", _span(section.start, section.start)
    else:
        marker = text[heading.start : heading.marker_end].strip()
        words = text[heading.marker_end : heading.end].strip().rstrip(HEADING_STOPS)
        place = _span(heading.start, heading.end)
    return {
        "id": section.id,
        "marker": marker,
        "ordinal": None if heading is None else heading.ordinal,
        "level": None if heading is None else heading.level,
        "heading": words,
        "part": section.part,
        "topics": section.topics,
        "heading_span": place,
        "span": _span(section.start, section.end),
        "points": [_point(draft, section, position, point) for position, point in enumerate(section.points)],
        "children": [_section(draft, child) for child in section.children],
    }


def _point(draft: Draft, section: SectionDraft, position: int, point: PointMatch) -> Plain:
    end = section.children[0].start if section.children else section.end
    newline = draft.folded.find("\n", point.start, end)
    stop = newline if newline != -1 else end
    if position + 1 < len(section.points):
        stop = min(stop, section.points[position + 1].start)
    while stop > point.end and draft.folded[stop - 1] in " \n":
        stop -= 1
    return {
        "marker": draft.text[point.start : point.end],
        "ordinal": point.ordinal,
        "span": _span(point.start, max(stop, point.end)),
    }


def _statement(draft: Draft, item: StatementDraft) -> Plain:
    return {
        "text": draft.text[item.start : item.end],
        "span": _span(item.start, item.end),
        "section_id": None if item.section is None else item.section.id,
    }


def _observations(draft: Draft) -> tuple[list[Plain], list[str]]:
    """The observations with their twins; and the id of each draft observation."""
    rows: list[Plain] = []
    numbers: list[str] = []
    # Most figures of a report speak of one year.
    periods: dict[tuple[date | None, date | None] | None, Period | None] = {None: None}
    for item in draft.observations:
        numbers.append(f"o{len(rows) + 1}")
        quantity = _quantity(draft, item)
        if item.period not in periods:
            periods[item.period] = Period.model_validate(dict(zip(("start", "end"), item.period or (), strict=False)))
        period = periods[item.period]
        for subject, indicator, rules in [(item.subject, item.indicator, item.rules), *item.twins]:
            rows.append(
                {
                    "id": f"o{len(rows) + 1}",
                    "quantity": quantity,
                    "subject": subject,
                    "indicator": indicator,
                    "role": item.role,
                    "change": item.change,
                    "per": item.per,
                    "period": period,
                    "section_id": None if item.section is None else item.section.id,
                    "rules": rules,
                }
            )
    return rows, numbers


def _quantity(draft: Draft, item: ObservationDraft) -> Plain:
    found = item.quantity
    return {
        "text": draft.text[found.start : found.end],
        "span": _span(found.start, found.end),
        "value": found.value,
        "value_max": found.value_max,
        "unit": found.unit,
        "unit_class": found.unit_class,
        "modifier": found.modifier,
    }
