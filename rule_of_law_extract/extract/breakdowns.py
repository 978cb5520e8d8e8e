"""Breakdowns (构成): figures that the text itself says are parts of another; a part may have parts of its own.

Signs are 其中, 分别为, 包括, a list behind a colon or in brackets, and a total with 共 whose list adds up to it. Sums
are compared as intervals: a sum that holds 余 or 约 is inconsistent only where the intervals are disjoint.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ..grammar.bounds import Interval, meet, total
from ..rules import Rules
from ..rules.amounts import stated_interval
from ..schema import UnitClass
from .draft import BreakdownDraft, Draft, ObservationDraft
from .sums import REACH, SENTENCE_END, SumFinder, countable

__all__ = ["BreakdownStep"]

_JOIN = re.compile(r"^(?:[、,;]|和|及|以及|与|,? ?其(?:他|余))")
_CLAUSE = re.compile(r"[,;。\n]")
_MOST_PARTS = 14
_BRACKET = 160
_STRAIGHT = 24
"""So far behind the whole a part follows that can be no other statement."""


class BreakdownStep:
    """Groups wholes with their parts."""

    name = "breakdowns"

    def __init__(self, rules: Rules) -> None:
        words = rules.breakdowns
        # Each alternative begins with a character: so the engine knows where a sign can stand.
        signs = [f"{re.escape(sign)}(?![{''.join(words['not_after'])}])" for sign in words["signs"]]
        self._sign = re.compile("|".join((*signs, ":", r"\(")))
        self._complete = frozenset((*words["complete"], ":"))
        self._rest = re.compile("|".join(map(re.escape, words["rest"])))
        self._total = re.compile(f"(?:{'|'.join(map(re.escape, words['total']))})[^,。;]{{0,12}}$")
        self._action = re.compile(f"^[,;。] ?(?:{'|'.join(map(re.escape, words['actions']))})")
        self._second = re.compile(
            f",? ?(?:{'|'.join(map(re.escape, words['second']))})(?![{''.join(words['not_after'])}])"
        )
        self._among = re.compile(f"(?:{'|'.join(words['among'])})")
        self._sums = SumFinder(words)
        self._outcomes = re.compile(words["outcomes"])
        self._others = re.compile(words["others"])
        self._proceedings = tuple(words["proceedings"])
        self._asides = tuple(words["asides"])
        self._overlap = frozenset(words["overlapping"])
        self._pairs = tuple(tuple(pair) for pair in words["pairs"])
        self._paired = tuple(sorted({word for pair in self._pairs for word in pair}))

    def __call__(self, draft: Draft) -> None:
        """Fill ``breakdowns``."""
        observations = draft.observations
        taken: set[int] = set()
        starts = [item.quantity.start for item in observations]
        for position in range(len(observations)):
            whole = observations[position]
            if whole.change is not None or not countable(whole):
                continue
            if position in taken:
                group = self._within(draft, position, starts, taken)
            else:
                group = self._signed(draft, position, starts) or self._adding_up(draft, position)
            if group is not None:
                draft.breakdowns.append(group)
                taken.update(group.parts)
        later = self._sums.find(draft, starts, taken)
        if later:
            draft.breakdowns = sorted([*draft.breakdowns, *later], key=lambda group: group.whole)

    def _within(self, draft: Draft, position: int, starts: list[int], taken: set[int]) -> BreakdownDraft | None:
        """A part that has parts of its own, in a bracket or behind a second sign, straight behind it."""
        end = draft.observations[position].quantity.end
        if not draft.folded.startswith("(", end) and self._second.match(draft.folded, end) is None:
            return None
        group = self._signed(draft, position, starts)
        return group if group is not None and taken.isdisjoint(group.parts) else None

    def _signed(self, draft: Draft, position: int, starts: list[int]) -> BreakdownDraft | None:
        """A sign stands behind the whole, before any other figure of the same unit."""
        folded, observations = draft.folded, draft.observations
        whole = observations[position]
        place = whole.quantity.end
        following = position + 1
        among = self._among.match(folded, place)
        if among is not None:
            # 受理163件中,部门151件;乡镇12件: what does not add up may be another statement (46件中,审结40件).
            parts = self._parts(draft, position, following, "中", among.start())
            group = self._made(draft, position, parts, "中") if len(parts) > 1 else None
            return group if group is not None and group.difference == 0 else None
        if following >= len(observations) or not self._sign.search(
            folded, place, starts[min(len(starts), position + 5) - 1]
        ):
            return None
        sign_at, sign = -1, ""
        while following < len(observations) and following - position <= 4:
            between = folded[place : starts[following]]
            match = self._last_sign(between)
            if match is not None:
                sign_at, sign = place + match.start(), match.group()
                break
            if len(between) > 60 or SENTENCE_END.search(between) or observations[following].unit == whole.unit:
                return None
            place = observations[following].quantity.end
            following += 1
        if sign_at < 0 or (
            sign in (":", "(")
            and (following > position + 1 or sign_at - whole.quantity.end > (1 if sign == ":" else 0))
        ):
            return None
        if following > position + 1 and ";" in folded[whole.quantity.end : sign_at - 1]:
            # 罚款9万元;办理案件30件,其中民事20件: the sign is of a statement of its own.
            return None
        if sign == "其中" and len(SENTENCE_END.findall(folded[whole.quantity.end : sign_at])) > 1:
            return None
        parts = self._parts(draft, position, following, sign, sign_at)
        if not parts:
            return None
        if sign in (":", "("):
            # A colon or bracket introduces anything; it is a breakdown only where several figures follow it.
            if len(parts) < 2:
                return None
        elif sign.startswith("分别") and (len(parts) < 2 or whole.unit_class is UnitClass.PERCENT):
            return None
        return self._made(draft, position, parts, sign)

    def _parts(self, draft: Draft, position: int, first: int, sign: str, sign_at: int) -> list[int]:
        folded, observations = draft.folded, draft.observations
        whole = observations[position]
        closing = folded.find(")", sign_at, sign_at + _BRACKET) if sign == "(" else -1
        reach = min(len(folded), sign_at + REACH)
        end = SENTENCE_END.search(folded, sign_at + len(sign), reach)
        limit = end.start() if end else reach
        if closing != -1:
            limit = min(limit, closing)
        parts: list[int] = []
        total = Decimal(0)
        inner, nested = 0, False
        for other in range(first, min(len(observations), first + 3 * _MOST_PARTS)):
            item = observations[other]
            if item.quantity.start >= limit:
                break
            if item.quantity.start < inner:
                continue
            if item.unit != whole.unit or not countable(item):
                continue
            gap = draft.gap_before(other)
            if parts:
                if sign == "其中" and self._second.match(gap) and other == parts[-1] + 1:
                    own = self._parts(draft, parts[-1], other, "包括", item.quantity.start - len(gap))
                    inner = observations[own[-1]].quantity.end if own else item.quantity.end
                    nested = True
                    continue
                if ";" in gap and (sign == ":" or self._other_proceedings(draft, whole, gap)):
                    break
                if self._action.match(gap) and total + item.value > whole.value:
                    break
                if total == whole.value:
                    break
                if item.value > whole.value and total != 0 and not any(word in gap for word in self._paired):
                    break
            elif other > first and self._action.match(gap):
                # 涉及金额9万元,办案30件,其中民事20件,挽回损失2万元: the parts are of the nearer whole.
                return []
            elif item.value > whole.value:
                # Straight behind 其中 it can only be meant as a part, however wrong; elsewhere it is another statement.
                straight = sign == "其中" and other == position + 1 and sign_at - whole.quantity.end <= 1
                return [other] if straight and len(gap) <= _STRAIGHT else []
            parts.append(other)
            total += item.value
            if folded.startswith("(", item.quantity.end):
                # What stands in a bracket behind a part is of that part.
                inner = folded.find(")", item.quantity.end, item.quantity.end + _BRACKET)
        if len(parts) > 1 and total != whole.value:
            parts = self._cut(draft, whole, parts)
        if parts and total < whole.value and sign == "其中" and not nested:
            parts = self._beyond(draft, whole, parts)
        return parts

    def _other_proceedings(self, draft: Draft, whole: ObservationDraft, gap: str) -> bool:
        """行政复议6件,其中撤回4件;行政应诉案件2件: does the semicolon open cases of another kind than the whole's?"""
        start = whole.quantity.start
        said = _CLAUSE.split(draft.folded[max(0, start - 16) : start])[-1]
        following = gap.rpartition(";")[2]
        return any(kind in said for kind in self._proceedings) and any(
            f"{kind}案件" in following and kind not in said for kind in self._proceedings
        )

    def _last_sign(self, between: str) -> re.Match[str] | None:
        """The first sign in words; failing that, the last colon or bracket."""
        found = None
        for match in self._sign.finditer(between):
            if found is None or found.group() in (":", "("):
                found = match
        return found

    def _cut(self, draft: Draft, whole: ObservationDraft, parts: list[int]) -> list[int]:
        """Leave off what follows as a new statement (其中疑难12件,办理信访30件), unless the sum needs it."""
        observations = draft.observations
        kept = parts[:1]
        for other in parts[1:]:
            gap = draft.gap_before(other)
            if ";" in gap and ("," in gap.rpartition(";")[2] or self._goes_on(draft, kept[-1], other)):
                break
            if self._statement_between(draft, kept[-1], other):
                break
            if self._action.match(gap) or (not _JOIN.match(gap) and observations[other - 1].unit == whole.unit):
                break
            if sum((observations[part].value for part in [*kept, other]), Decimal(0)) > whole.value and gap[:1] in ",;":
                names_pair = any(word in gap for word in self._paired)
                if not names_pair:
                    break
            kept.append(other)
        return kept

    def _goes_on(self, draft: Draft, part: int, other: int) -> bool:
        """Has the clause behind a part gone on to other matters before its semicolon, and is the next no rest?"""
        between = draft.folded[draft.observations[part].quantity.end : draft.observations[other].quantity.start]
        clause, _, following = between.rpartition(";")
        if self._rest.search(following) or any(word in following for word in self._paired):
            return False
        return any(not words.lstrip(" ").startswith(self._asides) for words in clause.split(",")[1:])

    @staticmethod
    def _statement_between(draft: Draft, part: int, other: int) -> bool:
        """Does a statement of something else stand between two semicolons before the figure (;退税126户次;)?"""
        between = draft.folded[draft.observations[part].quantity.end : draft.observations[other].quantity.start]
        return between.count(";") > 1 and other > part + 1

    def _beyond(self, draft: Draft, whole: ObservationDraft, parts: list[int]) -> list[int]:
        """Go on into the sentences after, in the same paragraph, where that makes the sum come out."""
        observations, folded = draft.observations, draft.folded
        longer, running = list(parts), sum((observations[part].value for part in parts), Decimal(0))
        for other in range(parts[-1] + 1, min(len(observations), parts[-1] + _MOST_PARTS)):
            item = observations[other]
            if "\n" in folded[whole.quantity.end : item.quantity.start]:
                break
            gap = draft.gap_before(other)
            if ";" in gap and self._other_proceedings(draft, whole, gap):
                break
            if item.unit != whole.unit or not countable(item):
                continue
            longer.append(other)
            running += item.value
            if running == whole.value:
                return longer
            if running > whole.value:
                break
        return parts

    def _adding_up(self, draft: Draft, position: int) -> BreakdownDraft | None:
        """共 N, then a list that is plainly all of it: two figures or more that add up exactly."""
        folded, observations = draft.folded, draft.observations
        whole = observations[position]
        if whole.value < 3:
            return None
        place = whole.quantity.end
        end = SENTENCE_END.search(folded, place, place + REACH)
        limit = end.start() if end else place + REACH
        parts: list[int] = []
        total = Decimal(0)
        for other in range(position + 1, min(len(observations), position + _MOST_PARTS)):
            item = observations[other]
            if item.quantity.start > limit:
                break
            if item.unit != whole.unit or not countable(item):
                continue
            parts.append(other)
            total += item.value
            if total >= whole.value:
                break
        if len(parts) < 2 or total != whole.value:
            return None
        totalled = self._total.search(folded[max(0, whole.quantity.start - 20) : whole.quantity.start]) is not None
        words = folded[place : observations[parts[-1]].quantity.start]
        if not totalled and self._rest.search(words) is None:
            gaps = [draft.gap_before(other) for other in parts[1:]]
            # 走访10家,检查5家,约谈3家,处罚2家 adds up by chance; a list of parts is joined by 、.
            listed = len(parts) > 2 and all(gap.startswith("、") for gap in gaps)
            if not listed and not self._ended(draft, position, parts):
                return None
        return BreakdownDraft(position, parts, True, True, Decimal(0))

    def _ended(self, draft: Draft, position: int, parts: list[int]) -> bool:
        """复议案件6件,撤销1件,维持5件: is each part, straight behind the one before, a way in which cases end?"""
        if parts[0] != position + 1 or parts[-1] - parts[0] + 1 != len(parts):
            return False
        gaps = [draft.gap_before(other) for other in parts]
        if self._others.search(gaps[-1]):
            gaps.pop()
        return all(self._outcomes.search(gap) for gap in gaps)

    def _made(self, draft: Draft, position: int, parts: list[int], sign: str) -> BreakdownDraft:
        observations = draft.observations
        whole = observations[position]
        items = [observations[part] for part in parts]
        added = sum((item.value for item in items), Decimal(0))
        largest = max(item.value for item in items)
        words = draft.folded[whole.quantity.end : items[-1].quantity.start]
        paired = any(all(word in words for word in pair) for pair in self._pairs)
        complete = len(parts) > 1 and (
            added == whole.value
            or (added > whole.value and (whole.unit not in self._overlap or largest > whole.value))
            or sign in self._complete
            or paired
            or self._rest.search(words) is not None
        )
        if not complete:
            return BreakdownDraft(position, parts, False)
        of_parts = total(_interval(draft, item) for item in items)
        holds = meet(_interval(draft, whole), of_parts)
        return BreakdownDraft(position, parts, True, holds, whole.value - added)


def _interval(draft: Draft, item: ObservationDraft) -> Interval:
    found = item.quantity
    return stated_interval(draft.folded[found.start : found.end], found.value, found.value_max, found.modifier)
