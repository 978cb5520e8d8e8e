"""Migrations: what makes a record of an older version of the schema one of the next.

A migration is a plain function from a record, as JSON has it, to a record; it changes nothing in what it is given. A
record walks down the chain until it is of the version of this library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from .version import SCHEMA_VERSION

__all__ = ["MIGRATIONS", "Migration", "Record", "known_versions", "migrate"]

Record = dict[str, Any]
Migration = Callable[[Record], Record]


def _from_1_0(record: Record) -> Record:
    """1.1 gave findings ``message_zh`` and ``detail``, both null where 1.0 had no word on them."""
    return {**record, "schema_version": "1.1"}


MIGRATIONS: Mapping[str, Migration] = MappingProxyType({"1.0": _from_1_0})
"""From each older version the function to the version after it, oldest first."""


def known_versions() -> tuple[str, ...]:
    """Return the versions that this library knows, oldest first.

    Examples:
        >>> known_versions()
        ('1.0', '1.1')
    """
    return (*MIGRATIONS, SCHEMA_VERSION)


def migrate(record: Record) -> Record:
    """Return `record`, which is of a version named in :data:`MIGRATIONS`, as one of :data:`SCHEMA_VERSION`.

    Examples:
        >>> migrate({"schema_version": "1.0", "text": ""})
        {'schema_version': '1.1', 'text': ''}
    """
    while record["schema_version"] in MIGRATIONS:
        record = MIGRATIONS[record["schema_version"]](record)
    return record
