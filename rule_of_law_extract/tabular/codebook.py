"""The codebook (数据字典) of the tables: each column with its type, unit and meaning, read from ``codebook.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal, get_args

__all__ = ["Column", "ColumnType", "TableCode", "codebook"]

ColumnType = Literal["string", "integer", "number", "decimal", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: Its name.
        type: ``string``; ``integer``; ``number``, a double; ``decimal``, the exact digits of a number, as a string;
            ``boolean``; ``date``.
        unit: What a number counts, with the name of another column in backquotes where that one says it; empty where
            there is nothing to count.
        terms: The vocabulary of ``rule_of_law_extract.schema`` whose values it has; empty for any other.
        required: It is never null.
        en, zh: Its meaning in English and Chinese.
    """

    name: str
    type: ColumnType
    en: str
    zh: str
    unit: str = ""
    terms: str = ""
    required: bool = False


@dataclass(frozen=True)
class TableCode:
    """What the codebook says of one table: its name, what a row is (in English and Chinese), its columns."""

    name: str
    en: str
    zh: str
    columns: tuple[Column, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


@cache
def codebook() -> Mapping[str, TableCode]:
    """Return the codebook: every table by its name, in the order of :class:`.Tables`.

    Examples:
        >>> list(codebook())[:3]
        ['reports', 'observations', 'sections']
        >>> column = next(item for item in codebook()["reports"].columns if item.name == "days_after_april_1")
        >>> column.type, column.unit
        ('integer', 'days')
    """
    file = resources.files("rule_of_law_extract.tabular") / "codebook.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    leading = _columns(data["leading"])
    tables: dict[str, TableCode] = {}
    for table in data["table"]:
        own = _columns(table["columns"])
        columns = (*leading, *own) if tables else own
        tables[table["name"]] = TableCode(table["name"], table["en"], table["zh"], columns)
    return MappingProxyType(tables)


def _columns(rows: list[dict[str, Any]]) -> tuple[Column, ...]:
    columns = tuple(Column(**row) for row in rows)
    for column in columns:
        if column.type not in get_args(ColumnType):
            raise ValueError(f"codebook.toml: column {column.name!r} has the unknown type {column.type!r}")
    return columns
