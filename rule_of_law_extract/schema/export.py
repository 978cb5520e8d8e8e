"""The JSON Schema of a report."""

from __future__ import annotations

from typing import Any

from .report import Report

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of :class:`Report` as JSON has it.

    Returns:
        A fresh dict; values are numbers, dates are ISO 8601 strings.

    Examples:
        >>> json_schema()["title"]
        'Report'
    """
    schema = Report.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
