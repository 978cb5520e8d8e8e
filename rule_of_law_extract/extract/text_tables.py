"""Tables copied as text (文本表格): lines of cells under a head whose columns have their units in brackets.

Only what is plainly a table is one: as many cells in every line, parted alike by |, tabs or blanks, and numbers in the
same columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..grammar.numerals import MULTIPLIERS
from ..grammar.units import Unit, with_times
from ..schema import UnitClass
from .draft import Draft

__all__ = ["Cell", "Column", "TextTable", "TextTables", "states_a_number"]

_BRACKETED = re.compile(r"\(([^()\n ]{1,4})\)(?=[ |\n])")
"""A unit in brackets that ends a cell; it begins with a literal, which the engine skips to."""

_POWERS = "十百千万亿"
_CLASSES = frozenset(
    {UnitClass.COUNT, UnitClass.MONEY, UnitClass.PERCENT, UnitClass.AREA, UnitClass.LENGTH, UnitClass.MASS}
)
_NUMBER = re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})++|(?!0[0-9])[0-9]{1,15})(?:\.[0-9]{1,8})?")
_FIGURE = re.compile(rf"{_NUMBER.pattern}[%‰]?")
_NONE = frozenset({"", "-", "--", "—", "——", "/"})
"""What stands in a cell that has no number."""

_SERIAL = frozenset({"序号", "编号", "序"})
_TOTAL = frozenset({"合计", "总计", "共计", "小计"})
_NO_HEAD = re.compile(r"[。;,:!?%]|^[0-9]++(?:\.[0-9]++)?$")
_RULE = re.compile(r"[-|: ]+")
_WORD = re.compile(r"[^ ]+")
_LEAST, _MOST, _LONGEST_HEAD, _LONGEST_LINE = 3, 20, 16, 300

Cell = tuple[int, int]
"""Where the words of a cell begin and end."""


class Column(NamedTuple):
    """A column: its name, and the unit in the brackets behind it, as the record gives it and as printed."""

    name: str
    unit: Unit | None = None
    printed: str = ""

    @property
    def is_serial(self) -> bool:
        """Does it only number the rows?"""
        return self.name in _SERIAL

    @property
    def names(self) -> bool:
        """Do its cells say what the row is of?"""
        return self.unit is None and not self.is_serial


class TextTable(NamedTuple):
    """A table: its columns, and a list of cells a row."""

    columns: list[Column]
    rows: list[list[Cell]]


class TextTables:
    """Finds the tables of a text, given the units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {printed: unit for printed, unit in with_times(units).items() if unit.unit_class in _CLASSES}

    def find(self, draft: Draft) -> Iterator[TextTable]:
        """Yield the tables, in order."""
        folded = draft.folded
        place = 0
        while (match := _BRACKETED.search(folded, place)) is not None:
            place = match.end()
            if self._unit(match[1]) is None:
                continue
            start = folded.rfind("\n", 0, place) + 1
            stop = folded.find("\n", place)
            if stop == -1:
                return
            place = stop
            table = self._table(draft, start, stop)
            if table is not None:
                yield table

    def _table(self, draft: Draft, start: int, stop: int) -> TextTable | None:
        """The table whose head is the line there, or None."""
        if stop - start > _LONGEST_LINE:
            return None
        mark = _mark(draft, start, stop)
        columns = [self._column(draft.folded[slice(*cell)]) for cell in _cells(draft, start, stop, mark)]
        if not _LEAST <= len(columns) <= _MOST or all(column is None or column.unit is None for column in columns):
            return None
        head = [column for column in columns if column is not None]
        if len(head) < len(columns):
            return None
        rows: list[list[Cell]] = []
        for cells in self._lines(draft, stop, mark):
            row = _row(draft.folded, head, cells)
            if row is None:
                # A line of figures that does not fit: the columns may be others than they seem.
                if sum(_FIGURE.fullmatch(draft.folded, *cell) is not None for cell in cells) > 1:
                    return None
                break
            rows.append(row)
        return TextTable(head, rows) if len(rows) > 1 and _even(draft, head, rows) else None

    def _column(self, words: str) -> Column | None:
        if not 0 < len(words) <= _LONGEST_HEAD or _NO_HEAD.search(words):
            return None
        name, bracket, printed = words.removesuffix(")").rpartition("(")
        unit = self._unit(printed) if bracket and name and words.endswith(")") else None
        return Column(words) if unit is None else Column(name, unit, printed)

    def _unit(self, printed: str) -> Unit | None:
        """The unit printed so; a power of ten may stand before it (万元)."""
        unit = self._units.get(printed)
        if unit is None:
            rest = printed.lstrip(_POWERS)
            power = MULTIPLIERS.get(printed[: len(printed) - len(rest)])
            unit = self._units.get(rest)
            if unit is not None:
                unit = None if power is None else unit._replace(factor=unit.factor * power)
        return unit

    @staticmethod
    def _lines(draft: Draft, stop: int, mark: str) -> Iterator[list[Cell]]:
        folded = draft.folded
        start = stop + 1
        if mark == "|":
            end = folded.find("\n", start)
            if end > start and "-" in folded[start:end] and _RULE.fullmatch(folded, start, end):
                start = end + 1
        while start < len(folded):
            end = folded.find("\n", start)
            end = len(folded) if end == -1 else end
            if end - start > _LONGEST_LINE:
                return
            yield _cells(draft, start, end, mark)
            start = end + 1


def states_a_number(words: str) -> bool:
    """Is the cell a number, of its column's unit or a share?"""
    return _FIGURE.fullmatch(words) is not None


def _mark(draft: Draft, start: int, stop: int) -> str:
    """What parts the cells of a line: |, a tab, or blanks."""
    if "|" in draft.folded[start:stop]:
        return "|"
    return "\t" if "\t" in draft.text[start:stop] else " "


def _cells(draft: Draft, start: int, stop: int, mark: str) -> list[Cell]:
    folded = draft.folded
    if mark == " ":
        return [match.span() for match in _WORD.finditer(folded, start, stop)]
    # Folding makes a blank of a tab.
    line = (draft.text if mark == "\t" else folded)[start:stop]
    cells: list[Cell] = []
    place = start
    for piece in line.split(mark):
        end = place + len(piece)
        first, last = place, end
        while first < last and folded[first] == " ":
            first += 1
        while last > first and folded[last - 1] == " ":
            last -= 1
        cells.append((first, last))
        place = end + 1
    if mark == "|":
        # | stands also before the first cell and behind the last.
        cells = [cell for number, cell in enumerate(cells) if cell[0] < cell[1] or number not in (0, len(cells) - 1)]
    return cells


def _row(folded: str, columns: list[Column], cells: list[Cell]) -> list[Cell] | None:
    """The cells of one line, if they fit the columns; the line of totals may have no serial number."""
    if len(cells) == len(columns) - 1 and columns[0].is_serial and folded[slice(*cells[0])].replace(" ", "") in _TOTAL:
        cells = [(cells[0][0], cells[0][0]), *cells]
    if len(cells) != len(columns):
        return None
    for column, cell in zip(columns, cells, strict=True):
        words = folded[slice(*cell)]
        if column.unit is not None and words not in _NONE and _NUMBER.fullmatch(words) is None:
            return None
    return cells


def _even(draft: Draft, columns: list[Column], rows: list[list[Cell]]) -> bool:
    """Is every column one of numbers or one of words, and the first that has to name the rows one of words?"""
    folded, named = draft.folded, False
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows if folded[slice(*row[place])] not in _NONE]
        kinds = {_FIGURE.fullmatch(folded, *cell) is not None for cell in cells}
        if len(kinds) > 1:
            return False
        if column.unit is not None and any(draft.mask[cell[0]] or draft.mask[cell[1] - 1] for cell in cells):
            return False
        if column.names and not named:
            named = kinds == {False} and len(cells) == len(rows)
            if not named:
                return False
    return named
