"""The version of the schema, and how another version stands to it."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["SCHEMA_VERSION", "is_later_minor", "version_numbers"]

SCHEMA_VERSION: Literal["1.1"] = "1.1"

_VERSION = re.compile(r"(0|[1-9][0-9]{0,8})[.](0|[1-9][0-9]{0,8})")


def version_numbers(version: object) -> tuple[int, int] | None:
    """Return major and minor of a version of the schema; None for what is no version.

    Examples:
        >>> version_numbers("1.10"), version_numbers("1"), version_numbers(1.1)
        ((1, 10), None, None)
    """
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    return None if match is None else (int(match[1]), int(match[2]))


def is_later_minor(version: object) -> bool:
    """Tell whether `version` has the major number of :data:`SCHEMA_VERSION` and a greater minor number.

    Examples:
        >>> is_later_minor("1.999"), is_later_minor("1.0"), is_later_minor("2.0")
        (True, False, False)
    """
    given, own = version_numbers(version), version_numbers(SCHEMA_VERSION)
    return given is not None and own is not None and given[0] == own[0] and given[1] > own[1]
