"""The figures of a record (数据核验): printed and read alike, of a unit that fits, and in sums as they are stated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from ..grammar.bounds import meet, total
from ..grammar.numerals import MULTIPLIERS, read_arabic
from ..grammar.quantities import QuantityGrammar
from ..grammar.units import with_times
from ..rules import default_rules
from ..rules.amounts import quantity_interval
from ..schema import Breakdown, Observation, Quantity, UnitClass
from ..text.fold import fold
from .issue import Issue, outlined

__all__ = ["Codebook", "breakdown_issues", "codebook", "indicator_issues", "quantity_issues", "reads_as", "sums_agree"]

_CACHED = 4096
_LONGEST = 60
"""No figure is printed longer, and nothing longer is kept."""

_ONCE, _ONCE_ZH = "other figures than the whole, each once", "总数以外的各项数据，不重复"
_ONE_NUMBER = re.compile(r"([^\d]*)(\d[\d,]*(?:\.\d+)?)([^\d]*)")
_NEAR = Decimal("1e-12")
"""JSON holds a number as a double: two that differ by less than this share of them may be the same."""


class Codebook(NamedTuple):
    """What the package's rules know of units and indicators.

    Attributes:
        classes: The class of each canonical unit; a figure with no unit is a count.
        printed: The canonical unit of each unit as printed.
        units: The units of each indicator, None among them for a statement of none.
    """

    classes: Mapping[str | None, UnitClass]
    printed: Mapping[str, str]
    units: Mapping[str, frozenset[str | None]]


@cache
def codebook() -> Codebook:
    """Return the codebook of the package's own rules; always the same object."""
    rules = default_rules()
    units = with_times(rules.units)
    classes: dict[str | None, UnitClass] = {unit.canonical: unit.unit_class for unit in units.values()}
    allowed: dict[str, set[str | None]] = {}
    for rule in rules.indicators:
        allowed.setdefault(rule.code, set()).update(rule.units, rule.alone)
    own = {code: frozenset(found) for code, found in allowed.items()}
    for rule in rules.indicators:
        if rule.refines is not None:
            # A finer code is given to figures of the coarser one.
            allowed[rule.code] |= own.get(rule.refines, frozenset())
    return Codebook(
        {**classes, None: UnitClass.COUNT},
        {printed: unit.canonical for printed, unit in units.items()},
        {code: frozenset(found) for code, found in allowed.items()},
    )


@cache
def _grammar() -> QuantityGrammar:
    rules = default_rules()
    return QuantityGrammar(rules.units, rules.modifiers, rules.bare_nouns)


def reads_as(words: str, value: Decimal, value_max: Decimal | None, unit: str | None) -> bool:
    """Tell whether `words` can say this number in this unit: what the grammar cannot read by itself says anything.

    Args:
        words: A figure as printed, with the words that bound it.
        value: The number.
        value_max: The upper end of a range, or None.
        unit: The canonical unit, or None.

    Examples:
        >>> reads_as("4.62万元", Decimal(46200), None, "元"), reads_as("4.62万元", Decimal("4.62"), None, "元")
        (True, False)
    """
    read = _reading(words)
    if read is None:
        return True
    low, high, canonical = read
    # Two numbers in a list share the unit of the second: the first is read without one.
    if unit != canonical and canonical is not None:
        return False
    if high is None or value_max is None:
        return high is value_max and (low == value or _equal(low, value))
    return _equal(low, value) and _equal(high, value_max)


def _reading(words: str) -> tuple[Decimal, Decimal | None, str | None] | None:
    """What `words` say: by the words round the number where there is one in digits, which many figures share."""
    if len(words) > _LONGEST:
        return None
    match = _ONE_NUMBER.fullmatch(words)
    if match is not None:
        before, number, behind = match.groups()
        shape = _read(f"{before}1{behind}")
        if shape is not None and shape[1] is None:
            return read_arabic(number) * shape[0], None, shape[2]
    return _read(words)


@lru_cache(maxsize=_CACHED)
def _read(words: str) -> tuple[Decimal, Decimal | None, str | None] | None:
    """What the grammar reads `words` as, standing alone; None where it is not one quantity from end to end."""
    found = list(_grammar().find(fold(words)))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)):
        return None
    return found[0].value, found[0].value_max, found[0].unit


def quantity_issues(quantity: Quantity, place: str) -> list[Issue]:
    """Return what is wrong with a quantity that does not stand in the text just as its value and unit do.

    Args:
        quantity: The quantity.
        place: The pointer to it.
    """
    issues: list[Issue] = []
    unit, unit_class, span = quantity.unit, quantity.unit_class, (quantity.span.start, quantity.span.end)
    book = codebook()
    known = book.classes.get(unit)
    canonical = None if unit is None else book.printed.get(unit.lstrip("".join(MULTIPLIERS)))
    if known is not None:
        if known is not unit_class and not (unit is None and unit_class is UnitClass.RATIO):
            words = {"unit": outlined(unit), "given": unit_class.value, "expected": known.value}
            issues.append(Issue("unit-class-mismatch", place, words, span))
    elif canonical is not None:
        words = {"unit": outlined(unit), "expected": outlined(canonical)}
        issues.append(Issue("unit-not-canonical", f"{place}/unit", words, span))
    if not reads_as(quantity.text, quantity.value, quantity.value_max, unit):
        read = _reading(quantity.text)
        words = {
            "text": outlined(quantity.text),
            "given": _shown(quantity.value, quantity.value_max, unit),
            "expected": "" if read is None else _shown(*read),
        }
        issues.append(Issue("value-text-mismatch", place, words, span))
    return issues


def _equal(one: Decimal, other: Decimal) -> bool:
    return one == other or abs(one - other) <= _NEAR * max(abs(one), abs(other))


def _shown(value: Decimal, value_max: Decimal | None, unit: str | None) -> str:
    ends = outlined(value) if value_max is None else f"{outlined(value)}—{outlined(value_max)}"
    return ends if unit is None else f"{ends} {unit}"


def indicator_issues(item: Observation, place: str) -> list[Issue]:
    """Return what is wrong with the indicator of an observation, where there is one."""
    code, quantity = item.indicator, item.quantity
    if code is None:
        return []
    span = (quantity.span.start, quantity.span.end)
    allowed = codebook().units.get(code)
    if allowed is None:
        return [Issue("unknown-indicator", f"{place}/indicator", {"indicator": outlined(code)}, span)]
    none_at_all = quantity.unit is None and quantity.value == 0
    if quantity.unit in allowed or not allowed or none_at_all or item.change is not None:
        return []
    words = {"indicator": code, "unit": outlined(quantity.unit)}
    return [Issue("indicator-unit-mismatch", place, words, span)]


def sums_agree(whole: Quantity, parts: list[Quantity]) -> bool:
    """Tell whether the parts can add up to the whole, each number anywhere in the interval that its words give it."""
    of_parts = total(map(quantity_interval, parts))
    return meet(quantity_interval(whole), of_parts)


def breakdown_issues(group: Breakdown, known: Mapping[str, Observation], place: str) -> list[Issue]:
    """Return where a breakdown contradicts the figures that it names, all of which are known."""
    whole, parts = known[group.whole].quantity, [known[part].quantity for part in group.parts]
    added = sum((part.value for part in parts), Decimal(0))
    if not group.complete:
        stated = "holds" if group.holds is not None else "difference" if group.difference is not None else None
        if stated is None:
            return _of_one_kind(group, whole, parts, place)
        words = {"field": stated, "given": outlined(getattr(group, stated)), "expected": "null"}
        return [Issue("breakdown-inconsistent", place, words)]
    issues = _of_one_kind(group, whole, parts, place)
    if group.difference is not None and not _equal_in(group.difference, whole.value - added, whole.value, added):
        words = {"field": "difference", "given": outlined(group.difference), "expected": outlined(whole.value - added)}
        issues.append(Issue("breakdown-inconsistent", place, words))
    if group.holds is not None and not _equal_in(added, whole.value, whole.value, added):
        holds = sums_agree(whole, parts)
    else:
        # What is printed adds up, and every printed number lies in its own interval.
        holds = True
    if group.holds is not None and group.holds is not holds:
        words = {"field": "holds", "given": outlined(group.holds), "expected": outlined(holds)}
        issues.append(Issue("breakdown-inconsistent", place, words))
    return issues


def _of_one_kind(group: Breakdown, whole: Quantity, parts: list[Quantity], place: str) -> list[Issue]:
    """The parts are other figures than the whole, each named once, in the unit of the whole."""
    if len({group.whole, *group.parts}) != len(group.parts) + 1:
        words: dict[str, object] = {
            "field": "parts",
            "given": outlined(", ".join(group.parts)),
            "expected": "each figure once",
        }
        return [Issue("breakdown-inconsistent", place, words)]
    other = next((part.unit for part in parts if part.unit != whole.unit), whole.unit)
    if other != whole.unit:
        words = {"field": "parts", "given": outlined(other), "expected": outlined(whole.unit)}
        return [Issue("breakdown-inconsistent", place, words)]
    return []


def _equal_in(one: Decimal, other: Decimal, *sizes: Decimal) -> bool:
    """Are the two equal, as far as numbers of these sizes that went through doubles can tell?"""
    return one == other or abs(one - other) <= _NEAR * max(map(abs, sizes))
