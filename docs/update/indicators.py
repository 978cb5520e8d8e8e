"""Writes docs/indicators.md, the codebook of indicators, from the rules: python docs/update/indicators.py"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rule_of_law_extract.rules import default_rules
from rule_of_law_extract.rules.model import Indicator

__all__ = ["definitions", "page", "tables"]

PAGE = Path(__file__).parents[1] / "indicators.md"
DEFINITIONS = Path(__file__).with_name("definitions.toml")

_INTRODUCTION = """\
# The codebook of indicators · 指标代码簿

<!-- Made by docs/update/indicators.py from rule_of_law_extract/rules/data/indicators.toml; a change belongs there. -->

An indicator says what a figure counts. `Observation.indicator` holds its code, or null where none fits. There are
{codes} codes. A figure gets one where a trigger word stands near it with a unit that the indicator allows; `explain`
names the word. Words and examples here are those of the rules themselves, and every example and counter-example runs
as a test.

In the examples the figure meant stands in [ ]. Where one trigger word is made of several, all of them must stand near.
What keeps a figure out are words near it. Where a code has several rules, the one that fits best gives it.

Definitions say what reports count under a code. A law or document is named where it defines the matter or asks for it;
reports do not always follow it, so figures of two places are not alike just because they have one code.
"""

_AREAS = {
    "study": "Study of law · 学法",
    "training": "Training · 培训",
    "exam": "Exams · 考试",
    "publicity": "Law publicity · 普法宣传",
    "disclosure": "Disclosure · 政府信息公开",
    "decision": "Decisions · 行政决策",
    "norms": "Normative documents · 规范性文件",
    "review": "Legal review · 法律审查",
    "enforcement": "Law enforcement · 行政执法",
    "litigation": "Reconsideration and litigation · 复议和应诉",
    "mediation": "Mediation · 调解",
    "petition": "Petitions · 信访",
    "legal_aid": "Legal aid · 法律援助",
    "legal_services": "Legal services · 公共法律服务",
    "hotline": "Hotlines · 热线工单",
    "government": "Government services · 政务服务",
    "business": "Business · 营商环境",
    "oversight": "Oversight · 监督",
    "risk": "Risks · 风险防控",
}


def tables() -> Mapping[str, list[Indicator]]:
    """Return the rules of each code, in the order of the data."""
    by_code: dict[str, list[Indicator]] = {}
    for rule in default_rules().indicators:
        by_code.setdefault(rule.code, []).append(rule)
    return by_code


def definitions() -> Mapping[str, Mapping[str, str]]:
    """Return what definitions.toml says, by code."""
    return tomllib.loads(DEFINITIONS.read_text(encoding="utf-8"))


def page() -> str:
    """Return the page as it should be."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    by_code = tables()
    yield _INTRODUCTION.format(codes=len(by_code))
    yield "| code | | 名称 |"
    yield "|---|---|---|"
    for code, rules in by_code.items():
        yield f"| [`{code}`](#{_anchor(code)}) | {rules[0].en} | {rules[0].zh} |"
    yield ""
    said = definitions()
    for area, title in _AREAS.items():
        yield f"## {title}"
        yield ""
        for code, rules in by_code.items():
            if code.partition(".")[0] == area:
                yield from _section(code, rules, said[code])


def _section(code: str, rules: list[Indicator], said: Mapping[str, str]) -> Iterator[str]:
    first = rules[0]
    zh = _first(rule.definition for rule in rules) or said["zh"]
    law = _first(rule.source for rule in rules) or said.get("law", "")
    yield f"### {code}"
    yield ""
    yield f"**{first.en}** · **{first.zh}**"
    yield ""
    yield said["en"]
    yield ""
    yield f"{_full_width(zh)}。"
    yield ""
    if law:
        yield f"- law or document · 依据：{_full_width(law)}"
    for number, rule in enumerate(rules, 1):
        if len(rules) > 1:
            yield f"- rule {number}"
        yield from (f"{'    ' * (len(rules) > 1)}{line}" for line in _rule(rule))
    for name, examples in (("gets it", "examples"), ("does not", "not_examples")):
        for rule in rules:
            for example in getattr(rule, examples):
                yield f"- {name}: `{example}`"
    yield ""


def _rule(rule: Indicator) -> Iterator[str]:
    if rule.refines:
        how = "as a part of one" if rule.as_part else f"where {_words(rule.procedure)} stands before the figure"
        yield f"- a finer code of [`{rule.refines}`](#{_anchor(rule.refines)}), {how}"
        return
    units = [unit for unit in sorted(rule.units) if unit]
    bare = " or none" if "" in rule.units else ""
    yield f"- units: {_words(units)}{bare}"
    yield f"- trigger words: {_words(rule.cues)}"
    if rule.follows:
        near = f", or with one of these near: {_words(rule.or_near)}" if rule.or_near else ""
        yield f"- only behind a figure of {_words(sorted(rule.follows))}{near}"
    if rule.with_:
        yield f"- with one of these in the sentence before the figure, near it or in the heading: {_words(rule.with_)}"
    for cue, needed in rule.needs.items():
        yield f"- `{cue}` counts only with one of these in the same places: {_words(needed)}"
    if rule.heading:
        yield f"- under a heading with one of these, kinds and outcomes of its cases too: {_words(rule.heading)}"
    if rule.not_ or rule.without:
        yield f"- kept out by: {_words((*rule.not_, *(word for word in rule.without if word not in rule.not_)))}"


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _words(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _full_width(words: str) -> str:
    # The rules' data has the ASCII marks that folded text has.
    return words.translate(str.maketrans("(),;", "（），；"))


def _anchor(code: str) -> str:
    return code.replace(".", "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
