"""The dates (期限) by which a report must be sent and published.

From the report for 2019 on: sent before 1 March, published before 1 April (《法治政府建设与责任落实督察工作规定》,
厅字〔2019〕28号, art. 24; in force 2019-04-15). Before: in the first quarter (《法治政府建设实施纲要（2015—2020年）》).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ..schema import Finding, IssuerLevel, Report
from .catalogue import words
from .reading import Reading

__all__ = ["check_deadlines"]

_FIRST_YEAR = 2019
"""The first year reported on under the Provisions."""

_LABELLED = re.compile(r"[:|\]] ?$")


def check_deadlines(reading: Reading) -> Iterator[Finding]:
    """Find a report that was published or sent late, or published before its year was over."""
    metadata = reading.report.metadata
    year, published, written = reading.year, metadata.published_on, metadata.created_on
    if year is None:
        return
    if published is not None:
        deadline = datetime.date(year + 1, 4, 1) if year >= _FIRST_YEAR else datetime.date(year + 1, 3, 31)
        place = _evidence(reading.report, "published_on")
        if published > deadline:
            days = (published - deadline).days
            yield reading.finding("late-publication", place, date=published, deadline=deadline, days=days)
        elif published < datetime.date(year, 12, 1):
            yield reading.finding("early-publication", place, date=published, year=year)
    if written is not None and _is_signing(reading):
        deadline = _reporting_deadline(reading.report, year)
        if written > deadline:
            days = (written - deadline).days
            place = _evidence(reading.report, "created_on")
            yield reading.finding("late-reporting", place, date=written, deadline=deadline, days=days)


def _reporting_deadline(report: Report, year: int) -> datetime.date:
    if year < _FIRST_YEAR:
        return datetime.date(year + 1, 3, 31)
    issuer = report.metadata.issuer
    province = issuer is not None and issuer.level is IssuerLevel.PROVINCE
    return datetime.date(year + 1, 4, 1) if province else datetime.date(year + 1, 3, 1)


def _evidence(report: Report, name: str) -> tuple[int, int] | None:
    span = report.metadata.evidence.get(name)
    return None if span is None else (span.start, span.end)


def _is_signing(reading: Reading) -> bool:
    """Is the date that of the signature, by its label or because it has none? A page's 生成日期 is another."""
    span = reading.report.metadata.evidence.get("created_on")
    if span is None:
        return False
    before = reading.folded[max(0, span.start - 14) : span.start]
    if _LABELLED.search(before):
        return words("signing").search(before) is not None
    return span.start > len(reading.folded) // 2
