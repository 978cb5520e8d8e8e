"""JSON Lines of a table: an object a row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .delimited import plain_number

if TYPE_CHECKING:
    from .table import Table

__all__ = ["json_lines"]


def json_lines(table: Table) -> bytes:
    """Return the rows, each as a line of JSON, with dates as ``YYYY-MM-DD`` and null where there is none."""
    columns: list[list[Any]] = []
    for column in table.code.columns:
        cells = table.column(column.name)
        if column.type == "number":
            cells = [plain_number(cell) for cell in cells]
        elif column.type == "date":
            cells = [None if cell is None else cell.isoformat() for cell in cells]
        columns.append(cells)
    names = table.columns
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
    return "".join(f"{encode(dict(zip(names, row, strict=True)))}\n" for row in zip(*columns, strict=True)).encode()
