"""A table (表): named columns of values, and its ways out to plain Python, Arrow, pandas, polars and files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from os import PathLike
from typing import IO, TYPE_CHECKING, Any

from .codebook import TableCode, codebook

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    File = str | PathLike[str] | IO[bytes]

__all__ = ["Table"]


class Table:
    """One table: columns by name, all of the same length, always those of the codebook.

    Values are ``str``, ``int``, ``float``, ``bool``, ``datetime.date`` or None. A lone surrogate, which no file can
    hold, stands as ``?``, as it does in JSON.

    Args:
        name: A table of the codebook.
        rows: Its rows, each with a value a column.

    Raises:
        KeyError: The codebook has no such table.
        ValueError: A row has too few or too many values.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> from rule_of_law_extract.tabular import tables
        >>> table = tables(parse("全年办结行政处罚案件85起。")).observations
        >>> table
        <table observations: 1 row, 33 columns>
        >>> [(row["indicator"], row["value"], row["unit"]) for row in table]
        [('enforcement.penalty_cases', 85.0, '起')]
    """

    __slots__ = ("_columns", "code")

    code: TableCode
    """What the codebook says of it."""

    def __init__(self, name: str, rows: Sequence[tuple[Any, ...]] = ()) -> None:
        self.code = codebook()[name]
        columns = self.code.columns
        if any(len(row) != len(columns) for row in rows):
            raise ValueError(f"a row of the table {name} has {len(columns)} values")
        values: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
        for column, cells in zip(columns, values, strict=True):
            if column.type == "string" and not _is_encodable(cells):
                cells[:] = [None if cell is None else cell.encode("utf-8", "replace").decode("utf-8") for cell in cells]
        self._columns: dict[str, list[Any]] = dict(zip(self.code.names, values, strict=True))

    @property
    def name(self) -> str:
        """Its name."""
        return self.code.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return self.code.names

    def column(self, name: str) -> list[Any]:
        """Return the values of one column, a row each.

        Raises:
            KeyError: The table has no such column.
        """
        if name not in self._columns:
            raise KeyError(f"the table {self.name} has no column {name!r}; it has {', '.join(self.columns)}")
        return list(self._columns[name])

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = self.code.names
        for row in self.rows():
            yield dict(zip(names, row, strict=True))

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows as tuples, in the order of the columns."""
        return zip(*self._columns.values(), strict=True)

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as plain dicts; needs nothing beyond this library."""
        return list(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.name == other.name and self._columns == other._columns

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        rows = len(self)
        return f"<table {self.name}: {rows:,} row{'' if rows == 1 else 's'}, {len(self.columns)} columns>"

    def to_arrow(self) -> pa.Table:
        """Return a ``pyarrow.Table`` with the schema of :func:`.arrow_schema`.

        Raises:
            ImportError: pyarrow is not installed; it comes with the extra ``arrow``.
        """
        from .arrow import to_arrow

        return to_arrow(self.name, self._columns)

    def to_pandas(self) -> pd.DataFrame:
        """Return a ``pandas.DataFrame``.

        Types do not depend on the rows: ``string``, ``Int64`` and ``boolean`` (which have a missing value of their
        own), ``float64``, and ``datetime64[s]`` for dates.

        Raises:
            ImportError: pandas is not installed; it comes with the extra ``pandas``.
        """
        from .frames import to_pandas

        return to_pandas(self.name, self._columns)

    def to_polars(self) -> pl.DataFrame:
        """Return a ``polars.DataFrame``: String, Int64, Float64, Boolean and Date.

        Raises:
            ImportError: polars is not installed; it comes with the extra ``polars``.
        """
        from .frames import to_polars

        return to_polars(self.name, self._columns)

    def to_csv(self, file: File, *, bom: bool = False) -> None:
        """Write CSV (RFC 4180): UTF-8, lines that end with CR LF, names in the first one, null and ``""`` as nothing.

        A cell of text that a spreadsheet would take for a formula (it begins with ``= + - @``, with one of
        ``＝ ＋ － ＠``, a tab or a line break, with or without apostrophes before that) gets an apostrophe before it.
        Numbers and dates are never changed.

        Args:
            file: A path, or a file open for bytes.
            bom: Begin with a byte order mark, by which Excel knows that it is UTF-8.

        Raises:
            TypeError: `file` is neither.
        """
        from .delimited import csv_head, csv_rows

        _check(file)
        _write(csv_head(self.code, bom=bom) + csv_rows(self), file)

    def to_jsonl(self, file: File) -> None:
        """Write JSON Lines: an object a row, dates as ``YYYY-MM-DD``.

        Args:
            file: A path, or a file open for bytes.

        Raises:
            TypeError: `file` is neither.
        """
        from .lines import json_lines

        _check(file)
        _write(json_lines(self), file)

    def to_parquet(self, file: File) -> None:
        """Write Parquet with the Arrow schema of the table, which holds the meaning of each column as its metadata.

        Args:
            file: A path, or a file open for bytes.

        Raises:
            ImportError: pyarrow is not installed; it comes with the extra ``arrow``.
            TypeError: `file` is neither.
        """
        from .arrow import ParquetFile

        _check(file)
        made = BytesIO()
        with ParquetFile(self.name, made) as parquet:
            parquet.write(self.to_arrow())
        _write(made.getvalue(), file)


def _is_encodable(cells: list[str | None]) -> bool:
    """Can all the text be written as UTF-8?"""
    try:
        # "".join() and encode() look at it in C, where a test of each cell would cost more than making it.
        "".join(filter(None, cells)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _check(file: object) -> None:
    """Refuse what cannot be written to, before anything is made."""
    if isinstance(file, (str, PathLike)):
        return
    # A file open for text says it itself.
    with suppress(TypeError, AttributeError):
        file.write(b"")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        return
    raise TypeError(f"a table is written to a path or to a file open for bytes, not to {type(file).__name__}")


def _write(content: bytes, file: File) -> None:
    """Write what is made already: a file that exists is not emptied for what cannot be made."""
    if isinstance(file, (str, PathLike)):
        with open(file, "wb") as opened:
            opened.write(content)
    else:
        file.write(content)
