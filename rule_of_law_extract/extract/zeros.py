"""Statements of none (零事项): 无败诉案件, 零投诉, 未收到依申请公开 are figures with the value 0."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

import regex

from ..grammar.quantities import QuantityMatch
from ..rules import Rules
from ..schema import Modifier, Part, UnitClass
from .draft import Draft, ObservationDraft
from .outline import section_at
from .zones import part_at

__all__ = ["ZeroStep"]

_REACH = 18
"""How far the first matter may stand behind the words of none."""

_LIST_REACH = 48
"""How far a list of matters may go on."""

_NEXT = 12
"""How far one matter of a list may stand behind the one before."""

_STOP = re.compile(r"[,。;:!?\n()“”]")
_ENDS = re.compile(r"[,。;:!?\n()”、 ]|[且和及]")
_OPENS_QUOTED = re.compile(r"“(?:[^“”《》]{1,20}+(?<=、))?$")
"""A short quotation begins, or goes on to the next of its list: “零投诉、零事故”."""

_CLAUSE_BEGINS = frozenset("\n。;,:!? 年")
"""What stands before 无 at the beginning of a clause (全年无…案件)."""

_NUMERAL_BEFORE = frozenset("一二三四五六七八九十百千万亿0123456789清归")


class _Stated(NamedTuple):
    """A statement of none: its place, the words that name its matter, and those of them that tell its indicator."""

    start: int
    end: int
    words: str
    telling: str


class ZeroStep:
    """Opens an observation with the value 0 for each statement of none."""

    name = "zeros"

    def __init__(self, rules: Rules) -> None:
        zeros = rules.zeros
        # 未败诉 is looked for as one word: 未 alone stands before anything.
        self._straight = {form + matter: len(form) for form, matters in zeros.straight.items() for matter in matters}
        self._none = regex.compile(r"\L<none>", none=[*zeros.none, *self._straight])
        self._matter = regex.compile(r"\L<matters>", matters=zeros.matters)
        self._not_after = tuple(zeros.not_after)
        self._not_behind = tuple(zeros.not_behind)
        self._ended = tuple(zeros.ended)
        self._between = regex.compile(
            r"(?:\L<words>|因[^,。;]{1,10}?(?:引发|导致|引起)的?)*", words=[*zeros.between, *zeros.matters]
        )
        self._postposed = tuple(zeros.postposed)
        self._tail = regex.compile(
            r"\L<words>*+(\L<counted>?)", words=[*zeros.between, *zeros.matters], counted=zeros.counted
        )
        free = zeros.free
        self._free_none = frozenset(free["none"])
        self._free = re.compile(rf"[一-鿿]{{1,12}}?(?:{'|'.join(free['matters'])})++(?=[,。;:!?\n)、]|\Z)")
        self._free_unless = re.compile("|".join(map(re.escape, free["unless"])))
        self._aims = re.compile("|".join(zeros.aims))
        self._indicators = zeros.indicators

    def __call__(self, draft: Draft) -> None:
        """Add to ``observations`` and keep them in order of place."""
        found: list[ObservationDraft] = []
        starts = [item.quantity.start for item in draft.observations]
        for match in self._none.finditer(draft.folded):
            stated = self._behind_matter(draft, match) or self._statement(draft, match)
            if stated is None:
                continue
            start, end = stated[:2]
            place = bisect_left(starts, end)
            if place and draft.observations[place - 1].quantity.end > start:
                # A figure stands in it: it is counted there.
                continue
            if part_at(draft, start) in (Part.PLAN, Part.PROBLEMS):
                # What is to be none is an aim, and what is lacking a shortcoming; neither is a count.
                continue
            found.append(self._observed(draft, *stated))
        if found:
            draft.observations = sorted([*draft.observations, *found], key=lambda item: item.quantity.start)

    def _statement(self, draft: Draft, match: regex.Match[str]) -> _Stated | None:
        folded = draft.folded
        start, end = match.span()
        form = match.group()
        before = folded[max(0, start - 30) : start]
        if draft.mask[start] and (before.rfind("《") > before.rfind("》") or not _OPENS_QUOTED.search(before)):
            return None
        if form in ("无", "零") and folded.startswith(self._not_after, end):
            return None
        if form == "零" and before[-1:] in _NUMERAL_BEFORE:
            return None
        if self._aims.search(before):
            return None
        stop = _STOP.search(folded, end, end + _LIST_REACH)
        limit = stop.start() if stop else min(len(folded), end + _LIST_REACH)
        words_from = self._straight.get(form)
        if words_from is not None:
            # 未作出行政处罚案件12件 counts the cases in which none was imposed.
            last = None if folded.startswith("案", end) else end
            end = start + words_from
        else:
            matter = self._matter.search(folded, end, min(limit, end + _REACH))
            last = matter.end() if matter and self._between.fullmatch(folded, end, matter.start()) else None
        if last is None and form in self._free_none:
            return self._freely(folded, start, end)
        if last is None:
            return None
        last = self._end_of_list(folded, last, limit)
        words = folded[end:last]
        return None if folded.startswith(self._not_behind, last) else _Stated(start, last, words, words)

    def _freely(self, folded: str, start: int, end: int) -> _Stated | None:
        """未发生重大数据安全事件: any words up to a matter that ends the clause."""
        if folded[start:end] == "无" and start and folded[start - 1] not in _CLAUSE_BEGINS:
            return None
        found = self._free.match(folded, end)
        if found is None or self._free_unless.search(folded, end, found.end()):
            return None
        words = found.group()
        # 无针对行政处罚的投诉 says nothing of penalties.
        return _Stated(start, found.end(), words, words.rpartition("的")[2])

    def _behind_matter(self, draft: Draft, match: regex.Match[str]) -> _Stated | None:
        """行政诉讼案件为零, 越级访零登记: none is said straight behind the matter."""
        folded = draft.folded
        place = match.start()
        if folded[place] != "零" or draft.mask[place]:
            return None
        sign = next((sign for sign in self._postposed if folded.startswith(sign, place - sign.index("零"))), None)
        if sign is None:
            return None
        place -= sign.index("零")
        end = place + len(sign)
        if end < len(folded) and not _ENDS.match(folded, end):
            return None
        floor = max(0, place - _REACH)
        for stop in _STOP.finditer(folded, floor, place):
            floor = stop.end()
        matter = self._matter.search(folded, floor, place)
        tail = None
        while matter is not None and (tail := self._tail.fullmatch(folded, matter.end(), place)) is None:
            matter = self._matter.search(folded, matter.start() + 1, place)
        if matter is None or tail is None or self._aims.search(folded[max(0, matter.start() - 30) : matter.start()]):
            return None
        words = folded[matter.start() : tail.start(1)]
        return _Stated(matter.start(), end, words, words)

    def _end_of_list(self, folded: str, last: int, limit: int) -> int:
        """Go on over the matters that share the words of none; in 零投诉、零败诉 the second 零 says its own."""
        while (step := self._matter.search(folded, last, min(limit, last + _NEXT))) is not None:
            again = self._none.search(folded, last, limit)
            if again is not None and again.start() <= step.start():
                break
            near = step.start() - last <= 2 and "、" not in folded[last : step.start()]
            if not near and not self._between.fullmatch(folded, last, step.start()):
                break
            last = step.end()
        return last

    def _observed(self, draft: Draft, start: int, end: int, words: str, telling: str) -> ObservationDraft:
        quantity = QuantityMatch(
            start, end, start, Decimal(0), None, None, UnitClass.COUNT, Modifier.EXACT, True, ("zero.statement",), end
        )
        item = ObservationDraft(quantity, section_at(draft, start), rules=list(quantity.rules), zero=True)
        subject = re.sub(r"^(?:一[起例件宗]?|因)", "", words).strip("、,") or words
        ended = draft.folded.startswith(self._ended, end) or words.endswith(self._ended)
        codes = [] if ended else self._codes(telling)
        item.subject = subject
        item.indicator = codes[0] if codes else None
        if codes:
            item.rules.append(f"indicator.{codes[0]}: {words}")
        item.twins = [(subject, code, ["zero.statement", f"indicator.{code}: {words}"]) for code in codes[1:]]
        return item

    def _codes(self, words: str) -> list[str]:
        codes: list[str] = []
        for code, cues in self._indicators:
            if any(cue in words for cue in cues):
                codes.append(code)
                if code == "litigation.loss_cases":
                    # 无行政诉讼败诉案件 says that none was lost, not that there was none.
                    return codes
        return codes
