"""Units (单位、量词): how a unit is printed, what it is counted with, and one pattern for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ..schema import UnitClass

__all__ = ["Unit", "alternatives", "unit_pattern", "with_times"]

_TIMES = ("次", "(次)", "/次", "·次")
_NO_TIMES = frozenset("次名位个字度档")
"""Classifiers with which 次 makes another word (名次, 位次, 档次) or none."""


class Unit(NamedTuple):
    """A unit as printed, with its canonical form.

    Attributes:
        printed: As the text has it (㎡, 公里, 宗).
        canonical: As the record gives it (平方米, 公里, 宗).
        unit_class: The kind of thing it measures.
        factor: A number of `printed` times this is one of `canonical` (成 is 10 %).
        not_before: Characters that may not follow, since with them the word is another (人 before 民 is 人民).
        only_after: A pattern that must stand near before the number, if any.
        only_before: A pattern that may stand behind the unit instead.
        yet_before: Words that may follow although they begin with such a character, as a pattern (成 before 案件).
        normal: What units of one kind are counted with (宗, 起 and 例 are 件; 公里 is 米).
        normal_factor: A number of `canonical` times this is one of `normal`; exact.
        ucum: The code of `canonical` in UCUM (m2); a classifier has an annotation, ``{件}``.
        pint: The name of `canonical` in the library pint.
        definition: How it is defined there, if it is not pint's own nor a dimension of its own.
    """

    printed: str
    canonical: str
    unit_class: UnitClass
    factor: Decimal
    not_before: str = ""
    only_after: str = ""
    only_before: str = ""
    yet_before: str = ""
    normal: str = ""
    normal_factor: Decimal = Decimal(1)
    ucum: str = ""
    pint: str = ""
    definition: str = ""


def alternatives(words: Iterable[str]) -> str:
    """Return the words as alternatives of a pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def with_times(units: Iterable[Unit]) -> dict[str, Unit]:
    """The units by what is printed, and those of repeated counting: 册 gives 册次, 册(次), 册/次, 册·次."""
    named = {unit.printed: unit for unit in units}
    for unit in list(named.values()):
        if unit.unit_class is UnitClass.COUNT and len(unit.printed) == 1 and unit.printed not in _NO_TIMES:
            canonical = unit.canonical + "次"
            normal = f"{unit.normal or unit.canonical}次"
            for ending in _TIMES:
                times = Unit(
                    unit.printed + ending, canonical, UnitClass.COUNT, Decimal(1),
                    normal=normal, ucum=f"{{{canonical}}}", pint=canonical,
                )  # fmt: skip
                named.setdefault(times.printed, times)
    return named


def unit_pattern(units: Iterable[Unit]) -> str:
    """Return one pattern for all the units, longest first, with what may not follow them.

    The alternatives are grouped by their first character, so that one look at it rules out all the others.
    """
    units = list(units)
    repeated = {unit.printed[0] for unit in units if unit.printed[1:] in _TIMES and unit.unit_class is UnitClass.COUNT}
    branches: dict[str, list[str]] = {first: [f"(?:{alternatives(_TIMES)})"] for first in repeated}
    for unit in sorted(units, key=lambda unit: (-len(unit.printed), unit.printed)):
        first, rest = unit.printed[0], unit.printed[1:]
        if first in repeated and rest in _TIMES:
            continue
        yet = f"(?!{unit.yet_before})" if unit.yet_before else ""
        guard = f"(?!{yet}[{re.escape(unit.not_before)}])" if unit.not_before else ""
        guard += f"(?={unit.only_before})" if unit.only_before and not unit.only_after else ""
        if unit.printed[-1].isascii() and unit.printed[-1].isalpha():
            guard += "(?![A-Za-z0-9]|[/·][A-Za-z])"
        branches.setdefault(first, []).append(re.escape(rest) + guard)
    plain = "".join(sorted(re.escape(first) for first, rests in branches.items() if rests == [""]))
    grouped = [
        re.escape(first) + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")
        for first, rests in sorted(branches.items())
        if rests != [""]
    ]
    return "|".join([*([f"[{plain}]"] if plain else []), *grouped])
