"""Roles (角色): is a figure a deed, a plan, a rule or background; does it grow or fall; is it for each of something."""

from __future__ import annotations

import re

from ..rules import Rules
from ..schema import Change, Modifier, Part, Per, Role
from .draft import Draft, ObservationDraft, Window

__all__ = ["RoleJudge"]

_BOUNDED = frozenset({Modifier.AT_LEAST, Modifier.AT_MOST, Modifier.OVER, Modifier.UNDER})
_TIMES = frozenset({Per.YEAR, Per.QUARTER, Per.MONTH, Per.WEEK, Per.DAY})
_IN_PLANS = frozenset({"printed-norm", "standing-condition", "previous-year", "from-value", "standing-stock"})


class RoleJudge:
    """Gives an observation its role, change and per."""

    def __init__(self, rules: Rules) -> None:
        self._roles = [
            (
                rule,
                re.compile(rule.before) if rule.before else None,
                re.compile(rule.not_before) if rule.not_before else None,
                re.compile(rule.after) if rule.after else None,
                re.compile(rule.unless_after) if rule.unless_after else None,
                re.compile(rule.before_any) if rule.before_any else None,
                re.compile(rule.before_unless) if rule.before_unless else None,
                re.compile(rule.reported_words) if rule.reported_words else None,
            )
            for rule in rules.roles
        ]
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

    def role(self, draft: Draft, item: ObservationDraft, window: Window, part: Part) -> Role:
        """Return the role; a rule that speaks against the part's own leaves its name in ``item.rules``."""
        folded, quantity = draft.folded, item.quantity
        before = folded[max(window.sentence_start, quantity.start - 80) : quantity.start].rstrip(" ")
        after = folded[quantity.end : quantity.end + 16].lstrip(" ")
        planned = part is Part.PLAN
        for rule, leads, not_before, follows, unless_after, before_any, before_unless, reported in self._roles:
            if planned and rule.name not in _IN_PLANS:
                continue
            if rule.units and item.unit not in rule.units:
                continue
            if rule.bounded is not None and (item.modifier in _BOUNDED) is not rule.bounded:
                continue
            if rule.bounded_or_percent and not (item.modifier in _BOUNDED or item.unit == "%"):
                continue
            if rule.per and item.per not in _TIMES:
                continue
            if not_before is not None and not_before.search(before):
                continue
            if before_unless is not None and before_unless.search(before):
                continue
            if reported is not None and reported.search(before):
                continue
            if unless_after is not None and unless_after.match(after):
                continue
            if before_any is not None:
                if not before_any.search(before) and not (follows is not None and follows.match(after)):
                    continue
            else:
                if leads is not None and not leads.search(before):
                    continue
                if follows is not None and not follows.match(after):
                    continue
            item.rules.append(f"role.{rule.name}")
            return rule.role
        if planned:
            item.rules.append("role.part-plan")
            return Role.TARGET
        item.rules.append(f"role.part-{part.value}")
        return Role.REPORTED
