"""Sums, shares and limits (数据核对): what the figures of a report say of each other. Nothing is corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..grammar.bounds import Interval, meet, total
from ..rules.amounts import quantity_interval
from ..schema import Breakdown, Finding, Modifier, Observation, Role, UnitClass
from .catalogue import matcher
from .reading import Reading

__all__ = ["check_breakdowns", "check_fines", "check_rates"]

_HUNDRED = Decimal(100)
_SIMPLE_CASES, _SIMPLE_FINES = "enforcement.penalty_cases_simple", "enforcement.penalty_amount_simple"
_SIMPLE_LIMITS = ((2021, Decimal(3000)), (0, Decimal(1000)))
"""From which year reported on, the highest fine of an organisation under the simple procedure, in 元."""

_PRINTED = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_SENTENCE = re.compile(r"[。!?\n]")
_STATEMENT = re.compile(r"[。;!?\n]")
_RATE = re.compile(r"([一-鿿]{2})率[^\d。;,百]{0,8}$")
_RATE_LEFT = 16
_CLAUSE = re.compile(r"[,;、]")


def _range(item: Observation) -> Interval:
    """The interval of the true number: by its modifier, and by what rounding to 万元 leaves out."""
    quantity = item.quantity
    low, high = quantity_interval(quantity)
    slack = _rounded(item)
    return low - slack, None if high is None else high + slack


def _rounded(item: Observation) -> Decimal:
    """Return half a unit of the last printed digit, for a figure printed with 万, 亿 or decimals; 0 for others."""
    match = _PRINTED.search(item.quantity.text)
    if match is None:
        return Decimal(0)
    printed = Decimal(match.group().replace(",", ""))
    decimals = len(match[1] or "")
    scale = item.quantity.value / printed if printed else Decimal(1)
    if scale == 1 and not decimals:
        return Decimal(0)
    return abs(scale) * Decimal(1).scaleb(-decimals) / 2


def check_breakdowns(reading: Reading) -> Iterator[Finding]:
    """Find parts that do not add up to their whole, and a part that is larger than it."""
    for group in reading.report.breakdowns:
        whole, parts = _resolved(reading, group)
        if whole is None or not parts:
            continue
        span = (whole.quantity.span.start, whole.quantity.span.end)
        limit, ranges = _range(whole), [_range(part) for part in parts]
        of_parts, most = total(ranges), limit[1]
        added, printed = sum((part.quantity.value for part in parts), Decimal(0)), whole.quantity.value
        if group.complete:
            if not meet(limit, of_parts):
                yield reading.finding("breakdown-sum-mismatch", span, total=_plain(added), whole=_plain(printed))
            continue
        larger = [part for part, its in zip(parts, ranges, strict=True) if most is not None and its[0] > most]
        for part in larger:
            place = (part.quantity.span.start, part.quantity.span.end)
            yield reading.finding("part-exceeds-whole", place, part=_plain(part.quantity.value), whole=_plain(printed))
        if most is not None and of_parts[0] > most and not larger:
            yield reading.finding("parts-exceed-whole", span, total=_plain(added), whole=_plain(printed))


def _resolved(reading: Reading, group: Breakdown) -> tuple[Observation | None, list[Observation]]:
    """The whole and the parts, where every id is that of a figure."""
    known = reading.observations
    parts = [known[part] for part in group.parts if part in known]
    return known.get(group.whole), parts if len(parts) == len(group.parts) else []


def _plain(value: Decimal) -> str:
    return f"{value:,f}" if value == value.to_integral_value() else f"{value.normalize():,f}"


def check_rates(reading: Reading) -> Iterator[Finding]:
    """Find shares above 100 %, and shares that the figures before them contradict."""
    items = reading.report.observations
    shares = matcher("rate-out-of-range")
    folded = reading.folded
    for position, item in enumerate(items):
        quantity = item.quantity
        if quantity.unit_class is not UnitClass.PERCENT or quantity.unit != "%" or item.change is not None:
            continue
        start, end = quantity.span.start, quantity.span.end
        left = max(0, start - _RATE_LEFT)
        if quantity.value > _HUNDRED and shares.search(folded, left, start):
            yield reading.finding("rate-out-of-range", (start, end), found=quantity.text)
            continue
        if item.role is Role.CONTEXT:
            # 败诉率由9.2%降至6.8%: the first is of another year than the figures before it.
            continue
        rate = _RATE.search(folded, left, start)
        if rate is None or quantity.value_max is not None or quantity.modifier is not Modifier.EXACT:
            continue
        pair = _pair_before(reading, position, rate[1])
        if pair is None:
            continue
        whole, part = (one.quantity.value for one in pair)
        share = part / whole * _HUNDRED
        low, high = _share(*pair)
        digit = _last_digit(quantity.text)
        if quantity.value <= low - digit or quantity.value >= high + digit:
            found = {"part": _plain(part), "whole": _plain(whole), "share": f"{share:.2f}"}
            yield reading.finding("rate-contradicts-parts", (start, end), rate=_plain(quantity.value), **found)


def _share(whole: Observation, part: Observation) -> tuple[Decimal, Decimal]:
    """The least and the most per cent that the part can be of the whole, both as rounded."""
    wholes, parts = _rounded(whole), _rounded(part)
    least = (part.quantity.value - parts) / (whole.quantity.value + wholes)
    return least * _HUNDRED, (part.quantity.value + parts) / (whole.quantity.value - wholes) * _HUNDRED


def _last_digit(printed: str) -> Decimal:
    match = _PRINTED.search(printed)
    return Decimal(1).scaleb(-len(match[1] or "")) if match else Decimal(1)


def _pair_before(reading: Reading, position: int, stem: str) -> tuple[Observation, Observation] | None:
    """The whole and the part that a rate speaks of.

    They are the two figures before the rate in its sentence, exact, of one unit, and the part's words are those of the
    rate (办结…件, 办结率). A third figure of that unit, such as cases carried over, makes the base uncertain.
    """
    items, folded = reading.report.observations, reading.folded
    rate = items[position]
    start = rate.quantity.span.start
    if position < 2:
        return None
    part, whole = items[position - 1], items[position - 2]
    if _SENTENCE.search(folded, whole.quantity.span.start, start):
        return None
    before = items[position - 3] if position > 2 else None
    if (
        before is not None
        and before.quantity.unit == whole.quantity.unit
        and not _STATEMENT.search(folded, before.quantity.span.start, whole.quantity.span.start)
    ):
        return None
    for one in (whole, part):
        quantity = one.quantity
        if quantity.modifier is not Modifier.EXACT or quantity.value_max is not None or one.change is not None:
            return None
        if quantity.unit_class is not UnitClass.COUNT or quantity.unit != whole.quantity.unit or one.per is not None:
            return None
        if one.role is Role.CONTEXT:
            return None
    if part.quantity.value > whole.quantity.value or whole.quantity.value == 0:
        return None
    # The part's words stand before it (办结12件) or between it and the rate (12件调解成功，成功率…).
    words = folded[whole.quantity.span.end : part.quantity.span.start]
    behind = _CLAUSE.split(folded[part.quantity.span.end : start])[0]
    return (whole, part) if stem in words or stem in behind else None


def check_fines(reading: Reading) -> Iterator[Finding]:
    """Find fines under the simple procedure that come to more a case than the law allows."""
    year = reading.year
    if year is None:
        return
    limit = next(limit for since, limit in _SIMPLE_LIMITS if year >= since)
    cases = [item for item in reading.report.observations if item.indicator == _SIMPLE_CASES]
    fines = [item for item in reading.report.observations if item.indicator == _SIMPLE_FINES]
    for amount in fines:
        near = min(cases, key=lambda item: abs(item.quantity.span.start - amount.quantity.span.start), default=None)
        if near is None or amount.change is not None or near.change is not None or amount.per is not None:
            continue
        if abs(near.quantity.span.start - amount.quantity.span.start) > 60 or near.quantity.value <= 0:
            continue
        most = _range(near)[1]
        if most is not None and _range(amount)[0] > limit * most:
            place = (amount.quantity.span.start, amount.quantity.span.end)
            found = {"amount": _plain(amount.quantity.value), "cases": _plain(near.quantity.value), "limit": limit}
            yield reading.finding("fine-above-procedure", place, **found)
