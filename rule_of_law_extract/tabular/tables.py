"""Reports as tables (数据表): ``tables`` for those that fit in memory, ``batches`` for any number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain, islice
from typing import Any, cast

from ..checks import check
from ..rules.own import OwnRules, merged
from ..schema import Report
from .identity import ReportNames
from .rows import ROWS, Entry, Labels, Row, default_labels, labels_of
from .table import Table

__all__ = ["Tables", "batches", "tables", "tables_of"]


@dataclass(frozen=True, slots=True, eq=True, repr=False)
class Tables:
    """The tables, by name; iterating gives them in this order."""

    reports: Table
    observations: Table
    sections: Table
    citations: Table
    problems: Table
    plans: Table
    breakdowns: Table
    findings: Table

    def __iter__(self) -> Iterator[Table]:
        return (getattr(self, field.name) for field in fields(self))

    def __getitem__(self, name: str) -> Table:
        if name not in ROWS:
            raise KeyError(f"there is no table {name!r}; there are {', '.join(ROWS)}")
        table: Table = getattr(self, name)
        return table

    def __repr__(self) -> str:
        return f"<tables: {', '.join(f'{table.name} {len(table):,}' for table in self)}>"


def tables(reports: Report | Iterable[Report], *, findings: bool = True, rules: OwnRules | None = None) -> Tables:
    """Return reports as tables with fixed columns: those of the codebook, whatever the reports hold.

    Args:
        reports: One report, or any iterable of them, which is gone through once; no report is kept.
        findings: Fill the table ``findings``, and the counts of findings in ``reports``, by :func:`.check`. False
            leaves the table empty and the counts null, and saves the time.
        rules: The user's own indicators, as they were given to the :class:`.Extractor`, so that ``indicator_zh`` and
            ``indicator_en`` have their labels.

    Returns:
        The tables, by name: ``tables(reports).observations.to_pandas()``. In each of them ``report_id`` names the
        report: its source, or its position, from 1, where it has none; a repetition gets ``#2``, ``#3`` ….

    Raises:
        TypeError: `reports` is no report and no iterable of them, or `rules` no list of tables.
        ValueError: A rule is wrong.

    Examples:
        >>> from rule_of_law_extract import Extractor
        >>> texts = [("a.txt", "全年办结行政处罚案件85起，罚款4.62万元。"), ("b.txt", "")]
        >>> made = tables(Extractor().parse_many(texts))
        >>> made.reports.column("report_id")
        ['a.txt', 'b.txt']
        >>> for row in made.observations:
        ...     print(row["report_id"], row["indicator_en"], row["value"], row["unit"])
        a.txt Administrative penalty cases 85.0 起
        a.txt Fines and confiscations 46200.0 元
    """
    return tables_of(_entries(_reports(reports), ReportNames(), findings, _labels(rules)))


def batches(
    reports: Report | Iterable[Report], size: int = 1000, *, findings: bool = True, rules: OwnRules | None = None
) -> Iterator[Tables]:
    """Yield the tables of `size` reports after `size` reports, for more than memory holds.

    Args:
        reports: As for :func:`tables`; ``Extractor.parse_many`` gives them one at a time.
        size: Reports a batch.
        findings: As for :func:`tables`.
        rules: As for :func:`tables`.

    Yields:
        Tables. Together they have the rows of ``tables(reports)``; names and positions count on from batch to batch.

    Raises:
        TypeError: `reports` is no report and no iterable of them, `size` no integer, or `rules` no list of tables.
        ValueError: `size` is below 1, or a rule is wrong.

    Examples:
        >>> from rule_of_law_extract import Extractor
        >>> reports = Extractor().parse_many(["办案1件。", "办案2件。", "办案3件。"])
        >>> [part.observations.column("report_id") for part in batches(reports, 2)]
        [['1', '2'], ['3']]
    """
    if not isinstance(size, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"size is a number of reports, not {type(size).__name__}")
    if size < 1:
        raise ValueError(f"size must be 1 or more, not {size}")
    return _batches(_entries(_reports(reports), ReportNames(), findings, _labels(rules)), size)


def _batches(entries: Iterator[Entry], size: int) -> Iterator[Tables]:
    for first in entries:
        # Not a list of them: each entry holds its report.
        yield tables_of(chain((first,), islice(entries, size - 1)))


def tables_of(entries: Iterable[Entry], names: Sequence[str] = tuple(ROWS)) -> Tables:
    """Return the tables of reports that have their names already.

    Args:
        entries: The reports.
        names: The tables that are wanted; the others stay empty.
    """
    rows: dict[str, list[Row]] = {name: [] for name in names}
    for entry in entries:
        for name, found in rows.items():
            found.extend(ROWS[name](entry))
    return Tables(**{name: Table(name, rows.get(name, ())) for name in ROWS})


def _reports(reports: Report | Iterable[Report]) -> Iterator[Report]:
    given: Any = reports
    if isinstance(given, Report):
        return iter((given,))
    # A Report is taken above: pydantic's models can be iterated over too, but not with reports as items.
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise TypeError(f"tables are made of a Report or an iterable of them, not of {type(given).__name__}")
    return iter(cast("Iterable[Report]", given))


def _labels(rules: OwnRules | None) -> Labels:
    return default_labels() if rules is None else labels_of(merged(rules))


def _entries(reports: Iterator[Report], names: ReportNames, findings: bool, labels: Labels) -> Iterator[Entry]:
    for report in reports:
        if not isinstance(report, Report):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"tables are made of Reports, as parse() returns them, not of {type(report).__name__}")
        name = names.name(report.source)
        yield Entry(report, name, names.position, check(report) if findings else None, labels)
