"""Units (单位、量词): how a unit is printed, and one pattern for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ..schema import UnitClass

__all__ = ["Unit", "alternatives", "unit_pattern", "with_times"]

_TIMES = ("次", "(次)", "/次", "·次")
_NO_TIMES = frozenset("次名位个字度")
"""Classifiers with which 次 makes another word (名次, 位次) or none."""


class Unit(NamedTuple):
    """A unit as printed, with its canonical form."""

    printed: str
    canonical: str
    unit_class: UnitClass
    factor: Decimal
    not_before: str = ""
    only_after: str = ""
    only_before: str = ""


def alternatives(words: Iterable[str]) -> str:
    """Return the words as alternatives of a pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def with_times(units: Iterable[Unit]) -> dict[str, Unit]:
    """The units by what is printed, and those of repeated counting: 册 gives 册次, 册(次), 册/次, 册·次."""
    named = {unit.printed: unit for unit in units}
    for unit in list(named.values()):
        if unit.unit_class is UnitClass.COUNT and len(unit.printed) == 1 and unit.printed not in _NO_TIMES:
            for ending in _TIMES:
                times = Unit(unit.printed + ending, unit.canonical + "次", UnitClass.COUNT, Decimal(1))
                named.setdefault(times.printed, times)
    return named


def unit_pattern(units: Iterable[Unit]) -> str:
    """Return one pattern for all the units, longest first, with what may not follow them."""
    branches: list[str] = []
    plain: list[str] = []
    repeated: list[str] = []
    for unit in sorted(units, key=lambda unit: (-len(unit.printed), unit.printed)):
        first, rest = unit.printed[0], unit.printed[1:]
        if rest in _TIMES and unit.unit_class is UnitClass.COUNT:
            repeated += [] if first in repeated else [first]
        elif len(unit.printed) == 1 and not unit.not_before and not unit.only_before:
            plain.append(re.escape(unit.printed))
        else:
            guard = f"(?![{re.escape(unit.not_before)}])" if unit.not_before else ""
            guard += f"(?={unit.only_before})" if unit.only_before and not unit.only_after else ""
            branches.append(re.escape(unit.printed) + guard)
    if plain:
        branches.append(f"[{''.join(plain)}]")
    if repeated:
        branches.insert(0, f"[{''.join(sorted(repeated))}](?:{alternatives(_TIMES)})")
    return "|".join(branches)
