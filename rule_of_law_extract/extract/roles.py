"""Roles (角色): is a figure a deed, a plan, a rule or background; does it grow or fall; is it for each of something."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..rules import Rules
from ..rules.model import RoleRule
from ..schema import Change, Modifier, Part, Per, Role
from .draft import Draft, ObservationDraft, Window

__all__ = ["RoleJudge"]

_BOUNDED = frozenset({Modifier.AT_LEAST, Modifier.AT_MOST, Modifier.OVER, Modifier.UNDER})
_TIMES = frozenset({Per.YEAR, Per.QUARTER, Per.MONTH, Per.WEEK, Per.DAY})
_NEAR = 28
"""How many characters before a figure a rule looks at, unless it asks for the sentence."""
_LIST_GAP = re.compile(r"[一-鿿]{0,8}[、,和及][一-鿿]{0,8}")


_Search = Callable[[str], re.Match[str] | None]


class _Compiled:
    """A role rule with its patterns compiled, as the searches that they are used for."""

    __slots__ = ("after", "any_before", "before", "rule", "sentence", "unless")

    def __init__(self, rule: RoleRule) -> None:
        self.rule = rule
        self.sentence = rule.sentence
        self.before: _Search | None = re.compile(rule.before).search if rule.before else None
        self.any_before: _Search | None = re.compile(rule.before_any).search if rule.before_any else None
        self.after: _Search | None = re.compile(rule.after).match if rule.after else None
        vetoes = (rule.not_before, rule.before_unless)
        self.unless: tuple[_Search, ...] = tuple(re.compile(veto).search for veto in vetoes if veto)

    def may(self, part: Part, unit: str | None, bounded: bool, timed: bool) -> bool:
        """May the rule speak of figures of this kind at all?"""
        rule = self.rule
        if (part is Part.PLAN and not rule.in_plans) or (rule.parts and part.value not in rule.parts):
            return False
        if (rule.units and unit not in rule.units) or (rule.per and not timed):
            return False
        if rule.bounded is not None and bounded is not rule.bounded:
            return False
        return not rule.bounded_or_percent or bounded or unit == "%"

    def speaks(self, sentence: str, near: str, after: str) -> bool:
        """Do the words round the figure make the rule speak?"""
        before = sentence if self.sentence else near
        if self.any_before is not None:
            if self.any_before(before) is None and (self.after is None or self.after(after) is None):
                return False
        elif (self.before is not None and self.before(before) is None) or (
            self.after is not None and self.after(after) is None
        ):
            return False
        return not any(veto(before) for veto in self.unless)


class RoleJudge:
    """Gives an observation its role, change and per."""

    def __init__(self, rules: Rules) -> None:
        self._roles = [_Compiled(rule) for rule in rules.roles]
        self._kinds: dict[tuple[Part, str | None, bool, bool], tuple[_Compiled, ...]] = {}
        self._lists = {f"role.{rule.name}" for rule in rules.roles if rule.lists}
        self._per = [(per, re.compile("|".join(f"(?:{word})" for word in words))) for per, words in rules.per]
        self._increase = re.compile(rules.change.increase)
        self._decrease = re.compile(rules.change.decrease)
        self._change_units = rules.change.units

    def change(self, draft: Draft, item: ObservationDraft, window: Window) -> Change | None:
        """Return the direction of a growth figure, or None."""
        if item.unit not in self._change_units:
            return None
        before = draft.folded[window.clause_start : item.quantity.start].rstrip(" ")
        if self._increase.search(before):
            return Change.INCREASE
        if self._decrease.search(before):
            return Change.DECREASE
        return None

    def per(self, draft: Draft, item: ObservationDraft, window: Window) -> Per | None:
        """Return what the figure is stated for each of: the last such word before it in its clause."""
        words = draft.folded[window.clause_start : item.quantity.number_start]
        if "每" not in words and "均" not in words and "各" not in words and "平均" not in words:
            return None
        found: Per | None = None
        last = -1
        for per, pattern in self._per:
            for match in pattern.finditer(words):
                if match.start() > last:
                    found, last = per, match.start()
        return found

    def role(self, draft: Draft, position: int, window: Window, part: Part, judged: Part) -> Role:
        """Return the role of the figure at `position`; the rule's name is left in its ``rules``.

        Args:
            draft: The draft.
            position: Which of the observations it is.
            window: The words round it.
            part: The part that it stands in.
            judged: The part by whose rules it is judged.
        """
        item = draft.observations[position]
        quantity = item.quantity
        before = draft.folded[max(window.sentence_start, quantity.start - 64) : quantity.start].replace(" ", "")
        after = draft.folded[quantity.end : quantity.end + 18].replace(" ", "")
        near = before[-_NEAR:]
        for compiled in self._applicable(judged, item):
            if compiled.speaks(before, near, after):
                item.rules.append(f"role.{compiled.rule.name}")
                return compiled.rule.role
        listed = self._of_list(draft, position)
        if listed is not None:
            item.rules.append(listed)
            return draft.observations[position - 1].role
        item.rules.append(f"role.part-{part.value}")
        return Role.TARGET if judged is Part.PLAN else Role.REPORTED

    def _applicable(self, part: Part, item: ObservationDraft) -> tuple[_Compiled, ...]:
        """The rules that may speak of figures like this one; kinds of figures are few, so they are kept."""
        kind = (part, item.unit, item.modifier in _BOUNDED, item.per in _TIMES)
        found = self._kinds.get(kind)
        if found is None:
            found = tuple(compiled for compiled in self._roles if compiled.may(*kind))
            self._kinds[kind] = found
        return found

    def _of_list(self, draft: Draft, position: int) -> str | None:
        """下辖17个行政村、64个自然屯,3120户: what goes on a list of stocks is one of them."""
        if not position:
            return None
        previous = draft.observations[position - 1]
        name = next((rule for rule in previous.rules if rule in self._lists), None)
        if name is None:
            return None
        return name if _LIST_GAP.fullmatch(draft.gap_before(position)) else None
