"""Columns (表列): the numbers of tables copied as text, each with the unit in the head of its column."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..grammar.numerals import read_arabic, tidy
from ..grammar.quantities import QuantityMatch
from ..grammar.units import Unit
from ..rules import Rules
from ..schema import Modifier
from .draft import Draft, ObservationDraft
from .outline import section_at
from .text_tables import Cell, TextTable, TextTables, states_a_number

__all__ = ["ColumnStep", "ColumnSubjectStep"]

_OTHER_TIME = re.compile(r"20[0-9]{2}|[上去前明来下]年|往年|同期|[同环]比|[增减]|计划|目标|任务")
"""In the head of a column whose numbers are of another year, or of none."""

_LONGEST_SUBJECT = 14


class ColumnStep:
    """Adds the numbers of tables to the observations, and tells what the figures of tables count."""

    name = "columns"

    def __init__(self, rules: Rules) -> None:
        self._tables = TextTables(rules.units)
        self._measures = frozenset(rules.subjects["measures"])

    def __call__(self, draft: Draft) -> None:
        """Fill ``cells``, and add to ``observations``."""
        for table in self._tables.find(draft):
            self._read(draft, table)

    def _read(self, draft: Draft, table: TextTable) -> None:
        """Put the numbers in, and out what was read across cells (2 起诉 is no 2起)."""
        folded, start, stop = draft.folded, table.rows[0][0][0], table.rows[-1][-1][1]
        named = next(place for place, column in enumerate(table.columns) if column.names)
        figures: list[ObservationDraft] = []
        others: list[Cell] = []
        for row in table.rows:
            for column, cell in zip(table.columns, row, strict=True):
                if column.names:
                    others.append(cell)
                words = folded[slice(*cell)]
                if column.is_serial or not states_a_number(words) or _OTHER_TIME.search(column.name):
                    continue
                if column.unit is not None:
                    figures.append(_figure(draft, cell, column.unit, column.printed))
                subject = folded[slice(*row[named])] + column.name
                draft.cells[cell[0]] = subject[-_LONGEST_SUBJECT:], column.name in self._measures
        kept = [
            item
            for item in draft.observations
            if item.quantity.end <= start
            or item.quantity.start >= stop
            or _inside(others, item.quantity.start, item.quantity.end)
        ]
        draft.observations = sorted([*kept, *figures], key=lambda item: item.quantity.start)


class ColumnSubjectStep:
    """Names the figures of tables by row and column.

    What the words round a figure made of it is taken back, as they are other cells, unless the row alone names it.
    """

    name = "column-subjects"

    def __init__(self, rules: Rules) -> None:
        del rules

    def __call__(self, draft: Draft) -> None:
        """Fill ``subject`` of the figures of tables, and clear ``indicator`` where it is not sure."""
        if not draft.cells:
            return
        for item in draft.observations:
            cell = draft.cells.get(item.quantity.start)
            if cell is None:
                continue
            item.subject, by_row = cell
            item.twins = []
            if not by_row:
                item.indicator = None
                item.rules = [rule for rule in item.rules if not rule.startswith("indicator.")]


def _inside(cells: list[Cell], start: int, end: int) -> bool:
    """Does one of the cells, which are in order, hold the stretch?"""
    place = bisect_right(cells, start, key=lambda cell: cell[0]) - 1
    return place >= 0 and end <= cells[place][1]


def _figure(draft: Draft, cell: Cell, unit: Unit, printed: str) -> ObservationDraft:
    start, end = cell
    value = tidy(read_arabic(draft.folded[start:end]) * unit.factor)
    found = QuantityMatch(
        start, end, start, value, None, unit.canonical, unit.unit_class, Modifier.EXACT, False,
        (f"unit.{unit.printed}", f"unit.column.{printed}"), end, unit.printed,
    )  # fmt: skip
    return ObservationDraft(found, section_at(draft, start), rules=list(found.rules))
