"""What the rules say of a figure in Chinese (中文释义): the twin of ``explanation.reasons``, for the Chinese page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from ..explanation import amount, one_line
from ..rules import Rules, default_rules
from ..schema import Observation, Part

__all__ = ["reasons_zh"]


@cache
def _templates() -> Mapping[str, str]:
    file = resources.files("rule_of_law_extract.viewer") / "assets" / "page_words.toml"
    templates: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))["reasons"]
    return templates


def _say(key: str, **values: str) -> str:
    return _templates()[key].format_map(values)


def reasons_zh(item: Observation) -> tuple[tuple[str, ...], ...]:
    """Say in Chinese what each of the rules of a figure says, in the order of ``item.rules``.

    Args:
        item: An observation of any report.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> reasons_zh(parse("全年拆除违法建设约1840平方米。").observations[0])[0]
        ('“平方米”是面积单位',)
    """
    rules = default_rules()
    return tuple(tuple(_says(rule, item, rules)) for rule in item.rules)


def _says(rule: str, item: Observation, rules: Rules) -> Iterator[str]:
    kind, _, rest = rule.partition(".")
    if rule == "zero.statement":
        yield _say("zero")
    elif rule == "unit.shared":
        yield _say("shared")
    elif kind == "unit":
        yield _unit(rest, rules)
    elif kind == "modifier":
        name, _, word = rest.partition(".")
        yield _say(name if name in _MODIFIERS else "modifier-unknown", word=one_line(word))
    elif kind == "role":
        yield _role(rest, rules)
        yield _say("role", role=item.role.zh)
    elif kind == "indicator":
        yield from _indicator(rest, item, rules)
    else:
        yield _say("unknown")


_MODIFIERS = ("exact", "about", "at_least", "at_most", "over", "under")


def _unit(printed: str, rules: Rules) -> str:
    # As in the grammar, the last line of the table wins where a unit has two.
    unit = next((unit for unit in reversed(rules.units) if unit.printed == printed), None)
    if unit is None:
        return _say("unit-unknown", printed=one_line(printed))
    if unit.canonical == printed:
        return _say("unit", printed=printed, unit_class=unit.unit_class.zh)
    return _say(
        "unit-read",
        printed=printed,
        unit_class=unit.unit_class.zh,
        factor=amount(unit.factor),
        canonical=unit.canonical or "",
    )


def _role(name: str, rules: Rules) -> str:
    part = next((part for part in Part if name == f"part-{part.value}"), None)
    if part is not None:
        return _say("role-part", part=part.zh)
    rule = next((rule for rule in rules.roles if rule.name == name), None)
    return _say("role-like", example=rule.examples[0]) if rule is not None and rule.examples else _say("role-unknown")


def _indicator(rest: str, item: Observation, rules: Rules) -> Iterator[str]:
    code, _, cue = rest.partition(": ")
    indicator = rules.indicator(code)
    if indicator is None:
        yield _say("indicator-unknown", code=one_line(code))
    else:
        yield _say("indicator", zh=indicator.zh)
        told = (("definition", indicator.definition), ("source", indicator.source))
        yield from (_say(key, words=words) for key, words in told if words)
    if cue == "of its parts":
        yield _say("of-its-parts")
    elif cue == "as the figure before":
        yield _say("as-before")
    elif cue.startswith("part of "):
        yield _say("part-of", code=one_line(cue.removeprefix("part of ")))
    elif rules.indicator(cue) is not None:
        yield _say("procedure", code=cue)
    elif cue and cue == item.quantity.unit:
        yield _say("by-unit", cue=one_line(cue))
    elif cue:
        yield _say("by-cue", cue="”“".join(map(one_line, cue.split())))
    if code != item.indicator and item.rules[-1] == f"indicator.{rest}":
        named = item.indicator or _say("no-indicator")
        yield _say("overruled", subject=one_line(item.subject or ""), indicator=named)
