"""Sums (合计): breakdowns told by their sum, where the parts have a sentence of their own or stand before the whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from ..schema import Change, UnitClass
from .draft import BreakdownDraft, Draft, ObservationDraft

__all__ = ["REACH", "SENTENCE_END", "SumFinder", "countable"]

SENTENCE_END = re.compile(r"[。!?\n]")
REACH = 600
_MOST_FIGURES = 42
_STRAIGHT = 24
"""So far behind the words that open the parts the first of them stands."""

_WHOLES_BACK = 8
"""So many figures back a whole, or the parts of a sum, may stand."""


class SumFinder:
    """Finds the breakdowns that their sum tells.

    Args:
        words: The words of ``breakdowns.toml``.
    """

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._kinds = tuple(words["kinds"])
        self._kinds_after = re.compile(words["kinds_after"])
        self._summed = tuple(words["summed"])

    def find(self, draft: Draft, starts: list[int], taken: set[int]) -> list[BreakdownDraft]:
        """Return the further breakdowns of a draft.

        Args:
            draft: The draft, with the breakdowns found by signs.
            starts: Where its figures begin.
            taken: Which of them are parts already; those found are added.
        """
        wholes = {group.whole for group in draft.breakdowns}
        return [*self._of_kinds(draft, starts, taken, wholes), *self._of_sums(draft, starts, taken, wholes)]

    def _of_kinds(self, draft: Draft, starts: list[int], taken: set[int], wholes: set[int]) -> Iterator[BreakdownDraft]:
        """案件中甲类57宗、乙类38宗, 从类别看, ...: what adds up to a whole that stands in a clause before."""
        observations, folded = draft.observations, draft.folded
        for place in _places(folded, self._kinds):
            first = bisect_left(starts, place)
            if first >= len(observations) or starts[first] - place > _STRAIGHT:
                continue
            if self._kinds_after.search(folded, max(0, place - 16), place) is None:
                continue
            end = SENTENCE_END.search(folded, place, place + REACH)
            limit = bisect_left(starts, end.start() if end else min(len(folded), place + REACH))
            following = range(first, min(limit, first + _MOST_FIGURES))
            for position in range(first - 1, max(-1, first - 1 - _WHOLES_BACK), -1):
                whole = observations[position]
                if "\n" in folded[whole.quantity.end : place]:
                    break
                if position in wholes or not countable(whole):
                    continue
                parts = self._closing(draft, whole, following)
                if parts and taken.isdisjoint(parts):
                    taken.update(parts)
                    wholes.add(position)
                    yield BreakdownDraft(position, parts, True, True, Decimal(0))
                    break

    def _of_sums(self, draft: Draft, starts: list[int], taken: set[int], wholes: set[int]) -> Iterator[BreakdownDraft]:
        """简易程序罚款2万元;普通程序罚款6万元。罚款合计8万元: the sum stands behind its parts."""
        observations, folded = draft.observations, draft.folded
        for place in _places(folded, self._summed):
            position = bisect_left(starts, place)
            if position == len(starts) or starts[position] - place > 1 or position in taken or position in wholes:
                continue
            whole = observations[position]
            line = folded.rfind("\n", max(0, place - REACH), place)
            before = [other for other in range(max(0, position - _WHOLES_BACK), position) if starts[other] > line]
            parts = self._closing(draft, whole, reversed(before)) if countable(whole) else []
            if parts and taken.isdisjoint(parts):
                taken.update(parts)
                yield BreakdownDraft(position, parts[::-1], True, True, Decimal(0))

    @staticmethod
    def _closing(draft: Draft, whole: ObservationDraft, others: Iterable[int]) -> list[int]:
        """The figures, one after the other, that add up to the whole; none where they do not, or are fewer than two."""
        parts: list[int] = []
        left = whole.value
        for other in others:
            item = draft.observations[other]
            if item.unit != whole.unit or not countable(item) or item.value <= 0:
                continue
            parts.append(other)
            left -= item.value
            if left <= 0:
                break
        return parts if left == 0 and len(parts) > 1 else []


def _places(folded: str, words: Iterable[str]) -> list[int]:
    """Where the words end, in order; the last Han character of each is looked for, which is quick where it is rare."""
    ends: list[int] = []
    for word in words:
        offset = len(word.rstrip(",")) - 1
        mark = word[offset]
        place = folded.find(mark)
        while place != -1:
            if folded.startswith(word, place - offset):
                ends.append(place - offset + len(word))
            place = folded.find(mark, place + 1)
    return sorted(ends)


def countable(item: ObservationDraft) -> bool:
    """Can the figure be a whole or a part: an amount of something that is no rate, length of time or growth?"""
    return (
        item.unit is not None
        and item.unit_class not in (UnitClass.PERCENT, UnitClass.RATIO, UnitClass.DURATION)
        and item.change not in (Change.INCREASE, Change.DECREASE)
        and not item.zero
    )
