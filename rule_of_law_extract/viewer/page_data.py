"""What the script of the page reads (页面数据): the record itself, and beside it what the record does not say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from ..checks import catalogue
from ..explanation import amount, reasons
from ..rules import Rules
from ..rules.amounts import quantity_bounds
from ..schema import Finding, Observation, Report
from .page_reasons import reasons_zh

__all__ = ["beside_record"]

_Told = tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""A rule and what it says, in English and Chinese."""


def beside_record(report: Report, findings: Sequence[Finding], lang: str, known: Rules) -> str:
    """Return as JSON what the page shows of a report and its record does not have.

    Args:
        report: The report.
        findings: What ``check`` finds.
        lang: The language to begin with.
        known: The rules in whose words indicators are described.
    """
    told: dict[tuple[object, ...], int] = {}
    rules: dict[_Told, int] = {}
    figures: list[list[Any]] = []
    for item in report.observations:
        figures.append([*_amounts(item), _rules_of(item, told, rules, known)])
    told_beside = json.dumps(
        {
            "lang": lang,
            "figures": figures,
            "sums": _sums(report),
            "rules": list(rules),
            "indicators": _indicators(report.observations, known),
            "findings": [_finding(item) for item in findings],
            "fields": list(report.metadata.evidence),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    # Half a character in a message, out of the text that it quotes, cannot be stored.
    return told_beside.encode("utf-8", "replace").decode()


def _amounts(item: Observation) -> tuple[str, str | None, str | None]:
    quantity = item.quantity
    ends = quantity_bounds(quantity)
    low, high = (None if end is None else amount(end) for end in (ends.low, ends.high))
    return amount(quantity.value, quantity.value_max), low, high


def _rules_of(
    item: Observation, told: dict[tuple[object, ...], int], rules: dict[_Told, int], known: Rules
) -> list[int]:
    """The places in `rules` of what made a figure; what is said twice is there once."""
    keys = [(rule, item.role, item.indicator, item.subject, item.quantity.unit) for rule in item.rules]
    if any(key not in told for key in keys):
        for key, reason, in_chinese in zip(keys, reasons(item, known), reasons_zh(item, known), strict=True):
            told[key] = rules.setdefault((reason.rule, (reason.says, in_chinese)), len(rules))
    return [told[key] for key in keys]


def _indicators(observations: Iterable[Observation], rules: Rules) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for code in sorted({item.indicator for item in observations if item.indicator}):
        known = rules.indicator(code)
        if known is not None:
            named[code] = [known.en, known.zh, known.definition, known.source]
    return named


def _sums(report: Report) -> list[tuple[str, str]]:
    """What the parts of each breakdown add up to, and the whole less that: exact, which a browser's numbers are not."""
    values = {item.id: item.quantity.value for item in report.observations}
    found: list[tuple[str, str]] = []
    for group in report.breakdowns:
        total = sum((values.get(part, Decimal(0)) for part in group.parts), Decimal(0))
        found.append((amount(total), amount(values.get(group.whole, Decimal(0)) - total)))
    return found


def _finding(item: Finding) -> dict[str, Any]:
    entry = catalogue().get(item.code)
    span = item.span
    return {
        "code": item.code,
        "severity": item.severity.value,
        "title": [item.code, item.code] if entry is None else [entry.title, entry.title_zh],
        "message": [item.message, item.message_zh or item.message],
        "basis": None if entry is None else [entry.basis, entry.basis_zh],
        "span": None if span is None else [span.start, span.end],
    }
