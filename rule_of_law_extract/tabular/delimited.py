"""CSV (RFC 4180) of a table, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from .codebook import TableCode

if TYPE_CHECKING:
    from .table import Table

__all__ = ["csv_head", "csv_rows", "plain_number"]

_BOM = "\ufeff"
# What a spreadsheet takes for the beginning of a formula (CWE-1236). Chinese editions take the full-width signs too.
# A text that has apostrophes before such a sign gets one more, so that whoever takes one away has the text as it was.
_FORMULA = re.compile("'*+[=+\\-@＝＋－＠\t\r\n]")
_GREATEST_WHOLE = 2.0**53


def csv_head(code: TableCode, *, bom: bool = False) -> bytes:
    """Return the first line, with the names of the columns."""
    return ((_BOM if bom else "") + _lines([code.names])).encode()


def csv_rows(table: Table) -> bytes:
    """Return the rows, a line each but for the line breaks within quoted cells."""
    columns: list[list[Any]] = []
    for column in table.code.columns:
        cells = table.column(column.name)
        if column.type == "string":
            cells = [f"'{cell}" if cell and _FORMULA.match(cell) else cell for cell in cells]
        elif column.type == "number":
            cells = [plain_number(cell) for cell in cells]
        elif column.type == "boolean":
            cells = [None if cell is None else "true" if cell else "false" for cell in cells]
        columns.append(cells)
    return _lines(list(zip(*columns, strict=True))).encode()


def plain_number(value: float | None) -> float | int | None:
    """Return 85 for 85.0, and any other number as it is.

    Examples:
        >>> plain_number(85.0), plain_number(99.2), plain_number(None)
        (85, 99.2, None)
    """
    return int(value) if value is not None and value.is_integer() and abs(value) <= _GREATEST_WHOLE else value


def _lines(rows: list[tuple[Any, ...]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
