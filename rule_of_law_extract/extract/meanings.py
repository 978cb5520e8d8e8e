"""Meanings (含义): role, change, per, period, indicator and subject of every figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import TypeAlias

from ..grammar.dates import DateMatch
from ..rules import Rules
from ..schema import Part, Role
from .draft import BreakdownDraft, Draft, ObservationDraft, Window
from .indicators import IndicatorJudge
from .roles import RoleJudge
from .subjects import SubjectFinder
from .windows import WindowFinder
from .zones import part_at

__all__ = ["ChangeStep", "MeaningStep"]


Governing: TypeAlias = tuple[DateMatch, date | None, date | None]
_NEAR_DATE = 30


class ChangeStep:
    """Tells growth figures from amounts; breakdowns and indicators leave growth figures out."""

    name = "changes"

    def __init__(self, rules: Rules) -> None:
        self._windows = WindowFinder(rules)
        self._roles = RoleJudge(rules)

    def __call__(self, draft: Draft) -> None:
        """Fill ``change`` and ``per`` of every observation, and ``windows``."""
        draft.windows = [self._windows.find(draft, position) for position in range(len(draft.observations))]
        for item, around in zip(draft.observations, draft.windows, strict=True):
            if not item.zero:
                item.per = self._roles.per(draft, item, around)
                item.change = self._roles.change(draft, item, around)


class MeaningStep:
    """Gives every observation its role, indicator, subject and period."""

    name = "meanings"

    def __init__(self, rules: Rules) -> None:
        self._roles = RoleJudge(rules)
        self._indicators = IndicatorJudge(rules)
        self._subjects = SubjectFinder(rules)
        self._difference = re.compile(rules.change.difference)

    def __call__(self, draft: Draft) -> None:
        """Fill the rest of every observation."""
        self._indicators.look_up(draft)
        given: dict[int, str] = {}
        wholes = frozenset(group.whole for group in draft.breakdowns)
        part_of = {part: group for group in draft.breakdowns for part in group.parts}
        dated = [found.start for found, _, _ in draft.resolved]
        for position, (item, around) in enumerate(zip(draft.observations, draft.windows, strict=True)):
            part = part_at(draft, item.quantity.start)
            # With no heading there is nothing that the text could stand before.
            judged = Part.OTHER if part is Part.PREAMBLE and not draft.headings else part
            governing = self._governing(draft, dated, item, around)
            if not item.zero:
                item.role = self._roles.role(draft, position, around, part, judged)
                self._role_by_date(draft, item, around, governing)
                item.subject = self._subjects.find(draft, position, item, around)
                if (
                    item.change is None
                    and not self._is_difference(draft, item, around)
                    and "role.condition" not in item.rules
                ):
                    self._indicate(draft, position, item, around, part_of.get(position), wholes)
                if position in given:
                    item.subject = given[position]
                    item.indicator = self._indicators.judge_words(draft, position, item, around, given[position])
                else:
                    given.update(self._twin(draft, position, item, around))
            item.period = self._period(draft, item, governing, part)
        for group in draft.breakdowns:
            self._from_parts(draft, group)
        for number, item in enumerate(draft.observations, 1):
            item.id = f"o{number}"

    def _is_difference(self, draft: Draft, item: ObservationDraft, around: Window) -> bool:
        """较去年增加12件 is how many more, not how many."""
        before = draft.folded[around.clause_start : item.quantity.start].rstrip(" ")
        return item.unit == "百分点" or self._difference.search(before) is not None

    @staticmethod
    def _governing(draft: Draft, dated: list[int], item: ObservationDraft, around: Window) -> Governing | None:
        """The last date before the figure in its sentence, words of another year (较上年) left out."""
        place = bisect_right(dated, item.quantity.start) - 1
        if place < 0:
            return None
        found, first, last = draft.resolved[place]
        offset = found.relative and found.year != 0
        if found.start < around.sentence_start or offset or (first is None and last is None):
            return None
        return found, first, last

    @staticmethod
    def _role_by_date(draft: Draft, item: ObservationDraft, around: Window, governing: Governing | None) -> None:
        """到2025年建成30个 in a report on 2024 is a plan; 2023年办理230件 is there for comparison."""
        year = draft.metadata.year
        if governing is None or year is None or item.role is not Role.REPORTED or item.change is not None:
            return
        found, first, last = governing
        if found.day is not None or found.relative:
            return
        if first is not None and first.year > year and item.quantity.start - found.end <= _NEAR_DATE:
            item.role = Role.TARGET
            item.rules.append("role.later-year")
        elif last is not None and last.year < year and found.month is None:
            opens = found.start >= around.clause_start and not draft.folded[around.clause_start : found.start].strip(
                " "
            )
            if opens or draft.folded[found.end : item.quantity.start] == "(":
                item.role = Role.CONTEXT
                item.rules.append("role.earlier-year")

    def _indicate(
        self,
        draft: Draft,
        position: int,
        item: ObservationDraft,
        around: Window,
        group: BreakdownDraft | None,
        wholes: frozenset[int],
    ) -> None:
        code = self._indicators.code(draft, position, item, around)
        if group is not None:
            whole = draft.observations[group.whole].indicator
            if whole is not None:
                words = draft.folded[around.clause_start : item.quantity.start]
                inherited = self._indicators.part_code(whole, code, words)
                if inherited is not None and inherited != code:
                    item.rules.append(f"indicator.{inherited}: part of {whole}")
                code = inherited
        if code is not None and position not in wholes:
            # A sum behind its parts says nothing of the words before them.
            whole_end = -1 if group is None or group.whole > position else draft.observations[group.whole].quantity.end
            code = self._indicators.refine(draft, code, item, around, whole_end)
        item.indicator = code

    def _twin(self, draft: Draft, position: int, item: ObservationDraft, around: Window) -> dict[int, str]:
        """Two subjects that share one figure give two observations; returns the subjects due to later figures."""
        later = self._distribute(draft, position, item, around)
        subjects = [] if later else self._subjects.shared(draft, item, around)
        if not subjects:
            return later
        plain = [rule for rule in item.rules if not rule.startswith("indicator.")]
        twins: list[tuple[str | None, str | None, list[str]]] = []
        for words in subjects:
            code = self._indicators.judge_words(draft, position, item, around, words)
            twins.append((words, code, plain if code is None else [*plain, f"indicator.{code}: {words}"]))
        item.subject, item.indicator, item.rules = twins[0]
        item.twins = twins[1:]
        return {}

    def _distribute(self, draft: Draft, position: int, item: ObservationDraft, around: Window) -> dict[int, str]:
        """办结率、满意率分别为100%和96.4%: each of the figures has its own of the subjects."""
        subjects = self._subjects.distributed(draft.folded[around.clause_start : item.quantity.start])
        if len(subjects) < 2:
            return {}
        figures = [item]
        for other in draft.observations[position + 1 : position + len(subjects)]:
            gap = draft.folded[figures[-1].quantity.end : other.quantity.start].strip()
            if gap not in ("、", "和", "及", "与", ",") or other.unit != item.unit:
                break
            figures.append(other)
        if len(figures) != len(subjects):
            return {}
        item.subject = subjects[0]
        item.indicator = self._indicators.judge_words(draft, position, item, around, subjects[0]) or item.indicator
        return {position + offset: subject for offset, subject in enumerate(subjects) if offset}

    @staticmethod
    def _from_parts(draft: Draft, group: BreakdownDraft) -> None:
        """A whole without a code takes that of its parts, where they have one and the same."""
        whole = draft.observations[group.whole]
        codes = {draft.observations[part].indicator for part in group.parts}
        code = codes.pop() if len(codes) == 1 else None
        if whole.indicator is None and code is not None and group.complete:
            whole.indicator = code
            whole.rules.append(f"indicator.{code}: of its parts")

    @staticmethod
    def _period(
        draft: Draft, item: ObservationDraft, governing: Governing | None, part: Part
    ) -> tuple[date | None, date | None] | None:
        """The date that governs the figure's sentence, else the year of its part."""
        if item.role in (Role.NORM, Role.CONTEXT):
            return None
        if governing is not None:
            return governing[1], governing[2]
        year = draft.metadata.year
        if year is None:
            return None
        year += 1 if part is Part.PLAN else 0
        return date(year, 1, 1), date(year, 12, 31)
