"""What the rules say of a figure in Chinese (中文释义): the twin of ``explanation.reasons``, for the Chinese page."""

from __future__ import annotations

from collections.abc import Iterator

from ..explanation import amount, one_line
from ..rules import Rules, default_rules
from ..schema import Observation, Part
from .page_words import reason_words

__all__ = ["reasons_zh"]


def reasons_zh(item: Observation, rules: Rules | None = None) -> tuple[tuple[str, ...], ...]:
    """Say in Chinese what each of the rules of a figure says, in the order of ``item.rules``.

    Args:
        item: An observation of any report.
        rules: In whose words they are described; the package's by default.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> reasons_zh(parse("全年拆除违法建设约1840平方米。").observations[0])[0]
        ('“平方米”是面积单位',)
    """
    known = default_rules() if rules is None else rules
    return tuple(tuple(_says(rule, item, known)) for rule in item.rules)


def _says(rule: str, item: Observation, rules: Rules) -> Iterator[str]:
    kind, _, rest = rule.partition(".")
    if rule == "zero.statement":
        yield reason_words("zero")
    elif rule == "unit.shared":
        yield reason_words("shared")
    elif rule.startswith("unit.column."):
        yield reason_words("column", unit=one_line(rest.partition(".")[2]))
    elif kind == "unit":
        yield _unit(rest, rules)
    elif kind == "modifier":
        name, _, word = rest.partition(".")
        yield reason_words(name if name in _MODIFIERS else "modifier-unknown", word=one_line(word))
    elif kind == "role":
        yield _role(rest, rules)
        yield reason_words("role", role=item.role.zh)
    elif kind == "indicator":
        yield from _indicator(rest, item, rules)
    else:
        yield reason_words("unknown")


_MODIFIERS = ("exact", "about", "at_least", "at_most", "over", "under")


def _unit(printed: str, rules: Rules) -> str:
    # As in the grammar, the last line of the table wins where a unit has two.
    unit = next((unit for unit in reversed(rules.units) if unit.printed == printed), None)
    if unit is None:
        return reason_words("unit-unknown", printed=one_line(printed))
    if unit.canonical == printed:
        return reason_words("unit", printed=printed, unit_class=unit.unit_class.zh)
    return reason_words(
        "unit-read",
        printed=printed,
        unit_class=unit.unit_class.zh,
        factor=amount(unit.factor),
        canonical=unit.canonical or "",
    )


def _role(name: str, rules: Rules) -> str:
    part = next((part for part in Part if name == f"part-{part.value}"), None)
    if part is not None:
        return reason_words("role-part", part=part.zh)
    rule = next((rule for rule in rules.roles if rule.name == name), None)
    if rule is None or not rule.examples:
        return reason_words("role-unknown")
    return reason_words("role-like", example=rule.examples[0])


def _indicator(rest: str, item: Observation, rules: Rules) -> Iterator[str]:
    code, _, cue = rest.partition(": ")
    indicator = rules.indicator(code)
    if indicator is None:
        yield reason_words("indicator-unknown", code=one_line(code))
    else:
        yield reason_words("indicator", zh=indicator.zh)
        told = (("definition", indicator.definition), ("source", indicator.source))
        yield from (reason_words(key, words=words) for key, words in told if words)
    if cue == "of its parts":
        yield reason_words("of-its-parts")
    elif cue == "heading":
        yield reason_words("of-heading")
    elif cue == "as the figure before":
        yield reason_words("as-before")
    elif cue.startswith("part of "):
        yield reason_words("part-of", code=one_line(cue.removeprefix("part of ")))
    elif rules.indicator(cue) is not None:
        yield reason_words("procedure", code=cue)
    elif cue and cue == item.quantity.unit:
        yield reason_words("by-unit", cue=one_line(cue))
    elif cue:
        yield reason_words("by-cue", cue="”“".join(map(one_line, cue.split())))
    if code != item.indicator and item.rules[-1] == f"indicator.{rest}":
        named = item.indicator or reason_words("no-indicator")
        yield reason_words("overruled", subject=one_line(item.subject or ""), indicator=named)
