"""Continuations (承前): a figure that counts on what the figure before it, or the heading above it, speaks of."""

from __future__ import annotations

import re

from ..rules import Rules
from ..rules.model import Indicator
from ..schema import UnitClass
from .draft import Draft, ObservationDraft, SectionDraft, Window

__all__ = ["Continuations"]

_LOOK_BACK = 3
_LONGEST_GAP = 30
_LONGEST_WORDS = 16
# What is said in passing between an outcome and its figure: 结案(含撤回)91件, 2024年已办结148件.
_ASIDE = re.compile(r"\([^()]*+\)|\d{4}年度?")
# 比2021年(28件)多: the same things, a year before.
_OF_A_YEAR = re.compile(r"\d{4}年度?\($")


class Continuations:
    """Tells what a figure counts whose own words do not say it."""

    def __init__(self, rules: Rules) -> None:
        words = rules.subjects
        self._light = _only(words["light"])
        self._outcome = _only((*words["outcomes"], *words["light"]))
        self._past, self._pending = tuple(words["past"]), tuple(words["pending"])
        self._years_before = frozenset(words["years_before"])
        self._yardsticks = tuple(words["yardsticks"])
        self._kinds, self._shares = tuple(words["kinds"]), tuple(words["shares"])
        self._other_cases = tuple(words["other_cases"])
        self._other_themes = (*words["other_themes"], *self._other_cases)
        self._by_code = {rule.code: rule for rule in reversed(rules.indicators)}
        self._rules: dict[str, list[Indicator]] = {}
        for rule in rules.indicators:
            self._rules.setdefault(rule.code, []).append(rule)
        self._themes = [rule for rule in rules.indicators if rule.heading]
        self._theme_units = frozenset(unit for rule in self._themes for unit in rule.units)

    def is_light(self, words: str) -> bool:
        """Does `words` hold nothing but words that name nothing (共计, 其中, 面积)?"""
        return len(words) <= _LONGEST_WORDS and self._light.fullmatch(words) is not None

    def is_outcome(self, words: str) -> bool:
        """Does `words` say only what became of the things counted before?"""
        if len(words) > _LONGEST_WORDS or self._outcome.fullmatch(words) is None:
            return False
        return not self.is_light(words) or any(word in words for word in self._past)

    def of_figure_before(self, draft: Draft, position: int, item: ObservationDraft, window: Window) -> str | None:
        """Return the code of the figure before, where this one only carries it on (受理46件,审结40件,其中维持30件).

        So do an outcome of the same things in the same unit, a level after the level it came from, and a further item
        of a list of the same kind of thing.
        """
        behind = draft.folded[item.quantity.end : window.phrase_end].strip(" 的")
        if behind and item.unit == "%" and behind.startswith(self._yardsticks):
            return self._standard(draft, position, item, window)
        if behind and not behind.startswith(self._pending):
            return None
        near = draft.folded[window.clause_start : item.quantity.start]
        code = self._listed(draft, position, item, near)
        if code is None:
            back = position - 1
            while back >= max(0, position - _LOOK_BACK) and draft.observations[back].unit != item.unit:
                # A growth figure may stand between (受理46件,增长15%,审结40件).
                if draft.observations[back].unit_class is not UnitClass.PERCENT:
                    return None
                back -= 1
            if back < max(0, position - _LOOK_BACK):
                return None
            previous = draft.observations[back]
            gap = draft.folded[previous.quantity.end : item.quantity.start]
            if previous.indicator is None or len(gap) > _LONGEST_GAP or "\n" in gap:
                return None
            carried = "role.from-value" in previous.rules or self._of_year_before(near)
            if not carried and not self.is_outcome(_ASIDE.sub("", near)):
                return None
            code = previous.indicator
            if self._kept_out(code, item.unit or "", near):
                return None
        item.rules.append(f"indicator.{code}: as the figure before")
        return code

    def _of_year_before(self, words: str) -> bool:
        """Do `words` open a bracket with the same things of a year before: 2021年(28件), 9份(上年4份)?"""
        if words.startswith("("):
            return words[1:].removesuffix("为") in self._years_before
        return words.endswith("(") and _OF_A_YEAR.search(words) is not None

    def _kept_out(self, code: str, unit: str, words: str) -> bool:
        """Does a word keep every rule of `code` out that counts in `unit` (审查36份,废止2份)?"""
        rules = self._rules[code]
        rules = [rule for rule in rules if unit in rule.units] or rules
        return all(any(word in words for word in rule.not_) for rule in rules)

    @staticmethod
    def _standard(draft: Draft, position: int, item: ObservationDraft, window: Window) -> str | None:
        """出庭率为75%,未达到90%以上的要求: the standard is one of the rate before it."""
        previous = draft.observations[position - 1] if position else None
        if previous is None or previous.unit != "%" or previous.indicator is None or previous.twins:
            return None
        gap = draft.folded[previous.quantity.end : item.quantity.start]
        if len(gap) > _LONGEST_GAP or "\n" in gap or "。" in gap:
            return None
        if "率" in draft.folded[window.clause_start : item.quantity.start]:
            # A rate of its own (普法覆盖率未达到90%的要求).
            return None
        item.rules.append(f"indicator.{previous.indicator}: as the figure before")
        return previous.indicator

    def _listed(self, draft: Draft, position: int, item: ObservationDraft, near: str) -> str | None:
        """一审案件12宗、二审案件5宗: the next of a list, in a unit that the code allows."""
        if not position:
            return None
        previous = draft.observations[position - 1]
        rule = self._by_code.get(previous.indicator or "")
        if rule is None or not rule.siblings or (item.unit or "") not in rule.units:
            return None
        gap = draft.folded[previous.quantity.end : item.quantity.start]
        listed = len(gap) <= _LONGEST_GAP and "\n" not in gap and gap.startswith("、")
        return rule.code if listed and near.rstrip(" ").endswith(rule.siblings) else None

    def of_heading(self, draft: Draft, item: ObservationDraft, window: Window, own: str | None) -> str | None:
        """Return the code of the theme of the heading above, where the figure counts a kind or an outcome of it.

        Under 行政复议案件情况, 投诉举报类26件 are cases of reconsideration, no hotline orders. A code of the theme's
        own field that the figure's words tell stays.
        """
        rule = self._theme(draft, item.section) if item.unit in self._theme_units else None
        if rule is None or item.unit not in rule.units:
            return None
        if own is not None and own.partition(".")[0] == rule.code.partition(".")[0]:
            return None
        words = _ASIDE.sub("", draft.folded[window.clause_start : item.quantity.start]).rstrip(" ")
        share = draft.folded.startswith(self._shares, item.quantity.end)
        share = share and not any(word in words for word in self._other_cases)
        if not (share or words.endswith(self._kinds) or self.is_outcome(words)):
            return None
        item.rules.append(f"indicator.{rule.code}: heading")
        return rule.code

    def _theme(self, draft: Draft, section: SectionDraft | None) -> Indicator | None:
        """The rule that the nearest heading with a theme is about; None where it is about several."""
        while section is not None and section.heading is not None:
            heading = draft.heading_of(section)
            found = [rule for rule in self._themes if any(word in heading for word in rule.heading)]
            if found:
                return found[0] if len(found) == 1 and not any(word in heading for word in self._other_themes) else None
            section = section.parent
        return None


def _only(words: tuple[str, ...] | list[str]) -> re.Pattern[str]:
    """A pattern of nothing but `words` and what stands between them."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}|[ 、,;:/()])*")
