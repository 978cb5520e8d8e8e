"""Arrow and Parquet of a table. pyarrow comes with the extra ``arrow``, so it is imported where it is used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

from .codebook import Column, codebook

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ParquetFile", "arrow_schema", "to_arrow"]

# Rows of a group: some 15 MB, which are held until there are enough. Groups are cut by count alone, so that the
# same rows give the same bytes however they come in.
_ROWS_A_GROUP = 16_384


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("Arrow and Parquet need pyarrow: pip install 'rule-of-law-extract[arrow]'") from error
    return pyarrow


@cache
def arrow_schema(name: str) -> pa.Schema:
    """Return the Arrow schema of a table: the columns of the codebook, with their meaning as metadata of each field.

    Types: string (string and decimal columns), int64, double, bool, date32.

    Args:
        name: A table of the codebook.

    Raises:
        ImportError: pyarrow is not installed.
        KeyError: The codebook has no such table.

    Examples:
        >>> field = arrow_schema("observations").field("value")
        >>> field.type, field.nullable, field.metadata[b"unit"]
        (DataType(double), True, b'`unit`')
    """
    arrow = _pyarrow()
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "decimal": arrow.string(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
    }
    code = codebook()[name]
    fields = [
        arrow.field(column.name, types[column.type], nullable=not column.required, metadata=_meaning(column))
        for column in code.columns
    ]
    described = {"table": name, "description": code.en, "description_zh": code.zh}
    schema: pa.Schema = arrow.schema(fields, metadata=described)
    return schema


def _meaning(column: Column) -> dict[str, str]:
    told = {"description": column.en, "description_zh": column.zh, "unit": column.unit, "terms": column.terms}
    return {key: words for key, words in told.items() if words}


def to_arrow(name: str, columns: Mapping[str, list[Any]]) -> pa.Table:
    """Return a table as ``pyarrow.Table``.

    Args:
        name: A table of the codebook.
        columns: Its values, by column.

    Raises:
        ImportError: pyarrow is not installed.
    """
    arrow = _pyarrow()
    schema: Any = arrow_schema(name)
    arrays = [arrow.array(columns[field.name], type=field.type) for field in schema]
    table: pa.Table = arrow.Table.from_arrays(arrays, schema=schema)
    return table


class ParquetFile:
    """A Parquet file of one table, written piece by piece; the bytes do not depend on where the pieces are cut.

    Args:
        name: A table of the codebook.
        file: Where to, open for bytes.

    Raises:
        ImportError: pyarrow is not installed.
    """

    def __init__(self, name: str, file: IO[bytes]) -> None:
        arrow = _pyarrow()
        import pyarrow.parquet as parquet

        self._join: Any = arrow.concat_tables
        self._writer: Any = parquet.ParquetWriter(file, arrow_schema(name), compression="zstd")
        self._waiting: list[pa.Table] = []
        self._rows = 0

    def write(self, table: pa.Table) -> None:
        """Write rows, or keep them until there are enough for a group."""
        self._waiting.append(table)
        self._rows += table.num_rows
        while self._rows >= _ROWS_A_GROUP:
            self._write(_ROWS_A_GROUP)

    def _write(self, rows: int) -> None:
        # In one chunk: the writer cuts pages at the ends of chunks too.
        joined = self._join(self._waiting)
        self._writer.write_table(joined.slice(0, rows).combine_chunks(), row_group_size=_ROWS_A_GROUP)
        self._waiting = [joined.slice(rows)]
        self._rows -= rows

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._rows:
            self._write(self._rows)
        self._writer.close()
