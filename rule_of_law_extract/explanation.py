"""Explanations (释义): for one figure of a report, what the text prints and which rules made what of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .rules import Rules, default_rules
from .rules.amounts import quantity_interval
from .rules.own import OwnRules, merged
from .schema import Modifier, Observation, Part, Quantity, Report
from .schema.walk import walk
from .text.sentences import REACH, SENTENCE_END

__all__ = ["Explanation", "Reason", "amount", "explain", "one_line", "reasons"]

_BOUNDS = {
    Modifier.AT_LEAST: "at least",
    Modifier.AT_MOST: "at most",
    Modifier.OVER: "more than",
    Modifier.UNDER: "less than",
}
_MODIFIERS = {
    "exact": "the number as it is",
    "about": "about the number",
    "at_least": "the number or more; the number is included (民法典 art. 1259)",
    "at_most": "the number or less; the number is included (民法典 art. 1259)",
    "over": "more than the number; the number is left out (民法典 art. 1259)",
    "under": "less than the number; the number is left out (民法典 art. 1259)",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One entry of ``Observation.rules`` and what it says, a line each."""

    rule: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands in the text, what was read, and why; ``str()`` of it is made for reading.

    In ``sentence`` the figure stands in ``[ ]``; ``low`` and ``high`` bound the value, None is no bound; ``facts`` is
    what else is known of the figure, as label and words.
    """

    id: str
    printed: str
    sentence: str
    quantity: Quantity
    low: Decimal
    high: Decimal | None
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        rows = [
            ("printed", self.printed),
            ("sentence", self.sentence),
            ("value", _value(self.quantity, self.low, self.high)),
            *self.facts,
        ]
        lines = [self.id, *(f"  {label:<10} {words}" for label, words in rows)]
        lines.append("  rules" if self.reasons else "  rules      none is recorded")
        for reason in self.reasons:
            lines += [f"    {one_line(reason.rule)}", *(f"      {words}" for words in reason.says)]
        return "\n".join(lines)


def explain(report: Report, observation_id: str, *, rules: OwnRules | None = None) -> Explanation:
    """Say for one figure what is printed, how it was read, and which rules made that of it.

    Args:
        report: The report.
        observation_id: The ``id`` of one of its observations, ``"o12"``.
        rules: The user's own indicators, as they were given to the :class:`.Extractor`, so that they are described in
            their own words too; without them an entry of theirs is shown as far as it speaks for itself.

    Returns:
        The explanation.

    Raises:
        LookupError: The report has no observation of that id.
        TypeError: `report` is not a :class:`Report`, `observation_id` not a ``str``, or `rules` no list of tables.
        ValueError: A rule is wrong.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> print(explain(parse("全年拆除违法建设约1840平方米。"), "o1").reasons[0])
        Reason(rule='unit.平方米', says=('平方米 is a unit of area (面积)',))
    """
    if not isinstance(report, Report):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"explain() takes a Report, not {type(report).__name__}")
    if not isinstance(observation_id, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"the id of an observation is a str, not {type(observation_id).__name__}")
    item = next((item for item in report.observations if item.id == observation_id), None)
    if item is None:
        ids = [item.id for item in report.observations]
        has = f"{ids[0]} to {ids[-1]}" if ids else "none"
        raise LookupError(f"no observation {observation_id!r}; the report has {has}")
    quantity = item.quantity
    low, high = quantity_interval(quantity)
    known = merged(rules)
    return Explanation(
        id=item.id,
        printed=one_line(quantity.text),
        sentence=_sentence(report.text, quantity.span.start, quantity.span.end),
        quantity=quantity,
        low=low,
        high=high,
        facts=tuple(_facts(report, item, known)),
        reasons=reasons(item, known),
    )


def reasons(item: Observation, rules: Rules | None = None) -> tuple[Reason, ...]:
    """Say which rules made a figure and what each says: the reasons of :func:`explain`, without the rest.

    Args:
        item: An observation of any report.
        rules: In whose words they are described; the package's by default.

    Returns:
        An entry for each of ``item.rules``, in their order.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> [reason.rule for reason in reasons(parse("全年拆除违法建设约1840平方米。").observations[0])]
        ['unit.平方米', 'modifier.about.约', 'role.part-preamble', 'indicator.enforcement.demolished_area: 违法建设']
    """
    known = default_rules() if rules is None else rules
    return tuple(Reason(rule, tuple(_says(rule, item, known))) for rule in item.rules)


def amount(value: Decimal, value_max: Decimal | None = None) -> str:
    """Return a value, or a range of values, as people read it: ``12,035,000``, ``12–15``."""
    words = f"{value:,f}"
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return words if value_max is None else f"{words}–{amount(value_max)}"


def one_line(text: str) -> str:
    """Return `text` on one line, with nothing in it that moves a terminal's cursor or switches its colours."""
    words = " ".join(text.split())
    if words.isprintable():
        return words
    # Zero-width marks and the like are left out, whatever else cannot be shown is shown to be there.
    seen = (char for char in words if unicodedata.category(char) != "Cf")
    return "".join(char if char.isprintable() else "\ufffd" for char in seen)


def _value(quantity: Quantity, low: Decimal, high: Decimal | None) -> str:
    words = amount(quantity.value, quantity.value_max) + (f" {quantity.unit}" if quantity.unit else "")
    if quantity.modifier in _BOUNDS:
        words = f"{_BOUNDS[quantity.modifier]} {words}"
    elif quantity.modifier is Modifier.ABOUT and high is not None:
        words += f", taken as {amount(low)} to {amount(high)}"
    return f"{words} ({quantity.unit_class.value} {quantity.unit_class.zh})"


def _sentence(text: str, start: int, end: int) -> str:
    first = max(0, start - REACH)
    before = SENTENCE_END.split(text[first:start])
    after = text[end : end + REACH]
    stop = SENTENCE_END.search(after)
    lead = "…" if len(before) == 1 and first else ""
    tail = after[: stop.end()] if stop else after + ("…" if end + REACH < len(text) else "")
    return one_line(f"{lead}{before[-1]}[{text[start:end]}]{tail}")


def _facts(report: Report, item: Observation, rules: Rules) -> Iterator[tuple[str, str]]:
    if item.subject:
        yield "subject", one_line(item.subject)
    if item.indicator:
        known = rules.indicator(item.indicator)
        yield "indicator", item.indicator if known is None else f"{item.indicator} {known.zh}"
    for label, term in (("role", item.role), ("change", item.change), ("per", item.per)):
        if term is not None:
            yield label, f"{term.value} {term.zh}"
    if item.period:
        start, end = item.period.start, item.period.end
        yield "period", f"{'…' if start is None else start} to {'…' if end is None else end}"
    section = next((found for found in walk(report.sections) if found.id == item.section_id), None)
    if section is not None:
        heading = one_line(f"{section.marker or ''}{section.heading}")
        yield "section", f"{section.id} {heading} ({section.part.value} {section.part.zh})".replace("  ", " ")
    printed = {other.id: f"{other.id} {one_line(other.quantity.text)}" for other in report.observations}
    for group in report.breakdowns:
        if item.id == group.whole:
            yield "whole of", ", ".join(printed.get(part, part) for part in group.parts)
        elif item.id in group.parts:
            yield "part of", printed.get(group.whole, group.whole)


def _says(rule: str, item: Observation, rules: Rules) -> Iterator[str]:
    kind, _, rest = rule.partition(".")
    if rule == "zero.statement":
        yield "the words state that there was none: the value is 0"
    elif rule == "unit.shared":
        yield "it shares the unit of the next figure in the list (1409万、1305万人次)"
    elif rule.startswith("unit.column."):
        yield f"it stands in a table, and its unit, {one_line(rest.partition('.')[2])}, in the head of its column"
    elif kind == "unit":
        yield _unit_says(rest, rules)
    elif kind == "modifier":
        name, _, word = rest.partition(".")
        yield f"{one_line(word)}: {_MODIFIERS.get(name, one_line(name))}"
    elif kind == "role":
        yield from _role_says(rest, rules)
        yield f"so its role is {item.role.value} ({item.role.zh})"
    elif kind == "indicator":
        yield from _indicator_says(rest, item, rules)
    else:
        yield "a rule that this version has no words for"


def _unit_says(printed: str, rules: Rules) -> str:
    # As in the grammar, the last line of the table wins where a unit has two.
    unit = next((unit for unit in reversed(rules.units) if unit.printed == printed), None)
    if unit is None:
        return f"{one_line(printed)} is a unit that the package's rules do not have"
    kept = "" if unit.canonical == printed else f"; 1 {printed} is recorded as {amount(unit.factor)} {unit.canonical}"
    return f"{printed} is a unit of {unit.unit_class.value} ({unit.unit_class.zh}){kept}"


def _role_says(name: str, rules: Rules) -> Iterator[str]:
    part = next((part for part in Part if name == f"part-{part.value}"), None)
    rule = next((rule for rule in rules.roles if rule.name == name), None)
    if part is not None:
        yield f"it stands in the part {part.value} ({part.zh}), and no words near it say otherwise"
    elif rule is None:
        yield "a rule for roles that the package's rules do not have"
    elif rule.note:
        # Most notes begin with an example of the wording.
        yield f"like {rule.note}" if re.match("[\u4e00-\u9fff]", rule.note) else rule.note


def _indicator_says(rest: str, item: Observation, rules: Rules) -> Iterator[str]:
    code, _, cue = rest.partition(": ")
    indicator = rules.indicator(code)
    if indicator is None:
        yield f"{one_line(code)} is not in the package's codebook: an indicator of the user's own"
    else:
        yield f"{indicator.zh} / {indicator.en}"
        told = (("definition", indicator.definition), ("source", indicator.source))
        yield from (f"{label}: {words}" for label, words in told if words)
    if cue == "of its parts":
        yield "because all figures that it is broken down into have this indicator"
    elif cue == "heading":
        yield "because the heading above it is about this"
    elif cue == "as the figure before":
        yield "because it goes on from the figure before it, which has this indicator"
    elif cue.startswith("part of "):
        yield f"because it is one of the parts of a figure of {cue.removeprefix('part of ')}"
    elif rules.indicator(cue) is not None:
        yield f"because a procedure named before the figure makes this of {cue}"
    elif cue and cue == item.quantity.unit:
        yield f"because the unit {one_line(cue)} by itself tells it"
    elif cue:
        yield f"because of {' and '.join(map(one_line, cue.split()))} near the figure"
    if code != item.indicator and item.rules[-1] == f"indicator.{rest}":
        # Subjects that share a figure share its entries too, though each has an indicator of its own.
        yield f"overruled by its own subject, {one_line(item.subject or '')}: {item.indicator or 'no indicator'}"
