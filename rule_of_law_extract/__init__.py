"""Turns Chinese annual reports on building a law-based government (法治政府建设年度报告) into typed, grounded data."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .canon import units
    from .checks import RecordFinding, catalogue, check, validate
    from .data import example_report
    from .dates import FoundDate, find_dates
    from .durations import FoundDuration, find_durations
    from .explanation import explain
    from .extractor import Extractor, parse
    from .numbers import Number, parse_number
    from .quantities import FoundQuantity, find_quantities
    from .schema import Finding, Report, Severity, json_schema
    from .tabular import tables
    from .viewer.page import view

__version__ = "0.1.0"

_PUBLIC = {
    "Extractor": ".extractor",
    "Finding": ".schema",
    "FoundDate": ".dates",
    "FoundDuration": ".durations",
    "FoundQuantity": ".quantities",
    "Number": ".numbers",
    "RecordFinding": ".checks",
    "Report": ".schema",
    "Severity": ".schema",
    "catalogue": ".checks",
    "check": ".checks",
    "example_report": ".data",
    "explain": ".explanation",
    "find_dates": ".dates",
    "find_durations": ".durations",
    "find_quantities": ".quantities",
    "json_schema": ".schema",
    "parse": ".extractor",
    "parse_number": ".numbers",
    "tables": ".tabular",
    "units": ".canon",
    "validate": ".checks",
    "view": ".viewer.page",
}

__all__ = [
    "Extractor",
    "Finding",
    "FoundDate",
    "FoundDuration",
    "FoundQuantity",
    "Number",
    "RecordFinding",
    "Report",
    "Severity",
    "__version__",
    "catalogue",
    "check",
    "example_report",
    "explain",
    "find_dates",
    "find_durations",
    "find_quantities",
    "json_schema",
    "parse",
    "parse_number",
    "tables",
    "units",
    "validate",
    "view",
]


def __getattr__(name: str) -> Any:
    module = _PUBLIC.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(module, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
