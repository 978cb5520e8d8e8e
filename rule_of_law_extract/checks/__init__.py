"""Checks (检查): what the law, the form and arithmetic ask of a report, and a schema cannot say of a record."""

from .catalogue import Entry, catalogue
from .records import RecordFinding, validate
from .run import PROFILES, check

__all__ = ["PROFILES", "Entry", "RecordFinding", "catalogue", "check", "validate"]
