"""Data frames of a table: pandas and polars, each from an extra of its name and imported where it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .codebook import ColumnType, codebook

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["to_pandas", "to_polars"]

_PANDAS: Mapping[ColumnType, str] = {
    "string": "string",
    "integer": "Int64",
    "number": "float64",
    "decimal": "string",
    "boolean": "boolean",
    # Seconds: nanoseconds would end in 2262.
    "date": "datetime64[s]",
}


def to_pandas(name: str, columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    """Return a table as ``pandas.DataFrame``.

    Args:
        name: A table of the codebook.
        columns: Its values, by column.

    Raises:
        ImportError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("a DataFrame needs pandas: pip install 'rule-of-law-extract[pandas]'") from error
    made: Any = pd.Series
    return pd.DataFrame(
        {column.name: made(columns[column.name], dtype=_PANDAS[column.type]) for column in codebook()[name].columns}
    )


def to_polars(name: str, columns: Mapping[str, list[Any]]) -> pl.DataFrame:
    """Return a table as ``polars.DataFrame``.

    Args:
        name: A table of the codebook.
        columns: Its values, by column.

    Raises:
        ImportError: polars is not installed.
    """
    try:
        import polars as pl
    except ImportError as error:
        raise ImportError("a DataFrame needs polars: pip install 'rule-of-law-extract[polars]'") from error
    types: Mapping[ColumnType, Any] = {
        "string": pl.String,
        "integer": pl.Int64,
        "number": pl.Float64,
        "decimal": pl.String,
        "boolean": pl.Boolean,
        "date": pl.Date,
    }
    code = codebook()[name]
    return pl.DataFrame(dict(columns), schema={column.name: types[column.type] for column in code.columns})
