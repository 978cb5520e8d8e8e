"""What a report is: frozen models, closed vocabularies, their JSON Schema, and migrations from its older versions."""

from .base import Model, Span, Term
from .enums import Change, CitationKind, IssuerLevel, Modifier, Part, Per, Role, Severity, Topic, UnitClass
from .export import json_schema
from .figures import Breakdown, Observation, Period, Quantity
from .metadata import Issuer, Metadata, Region
from .migrations import MIGRATIONS, known_versions
from .outline import Point, Section
from .passages import Citation, Date, Statement
from .report import Finding, Report
from .scalars import Number
from .version import SCHEMA_VERSION

__all__ = [
    "MIGRATIONS",
    "SCHEMA_VERSION",
    "Breakdown",
    "Change",
    "Citation",
    "CitationKind",
    "Date",
    "Finding",
    "Issuer",
    "IssuerLevel",
    "Metadata",
    "Model",
    "Modifier",
    "Number",
    "Observation",
    "Part",
    "Per",
    "Period",
    "Point",
    "Quantity",
    "Region",
    "Report",
    "Role",
    "Section",
    "Severity",
    "Span",
    "Statement",
    "Term",
    "Topic",
    "UnitClass",
    "json_schema",
    "known_versions",
]
