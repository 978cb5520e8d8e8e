"""The user's own indicators (自定义指标), put before the package's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, cast

from .load import default_rules, read_indicators
from .model import Rules

__all__ = ["OwnRules", "merged", "own_tables"]

OwnRules: TypeAlias = Iterable[Mapping[str, Any]]
"""Indicators of the user's own: tables with the keys of the codebook."""


def own_tables(rules: OwnRules | None) -> tuple[dict[str, Any], ...]:
    """Return the user's rules as a tuple of tables.

    Raises:
        TypeError: They are not a list of tables.
    """
    given: Any = rules
    if given is None:
        return ()
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        raise TypeError(f"rules must be a list of tables, not {type(cast('object', given)).__name__}")
    tables: list[dict[str, Any]] = []
    listed: Iterable[Any] = given  # pyright: ignore[reportUnknownVariableType]
    for table in listed:
        if not isinstance(table, Mapping):
            raise TypeError(f"each rule must be a table, not {type(table).__name__}")
        tables.append(dict(cast("Mapping[str, Any]", table)))
    return tuple(tables)


def merged(rules: OwnRules | None) -> Rules:
    """Return the package's rules with the user's before them; one with a code that the package has replaces it.

    Raises:
        TypeError: They are not a list of tables.
        ValueError: A table has no code, an unknown key, or names an unknown group of units.

    Examples:
        >>> merged([{"code": "local.fire_drills", "zh": "消防演练"}]).indicator("local.fire_drills").zh
        '消防演练'
    """
    own, known = own_tables(rules), default_rules()
    if not own:
        return known
    indicators = tuple(read_indicators([dict(table) for table in own], known.unit_groups))
    codes = {item.code for item in indicators}
    return replace(known, indicators=(*indicators, *(item for item in known.indicators if item.code not in codes)))
