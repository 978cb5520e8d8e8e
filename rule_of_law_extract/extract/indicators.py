"""Indicators (指标): which line of the codebook a figure belongs to.

One look-up of all cue words in the words round the figure; a rule whose cue stands there is weighed by where the cue
stands (behind the figure, in its clause, earlier), how long it is and how near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..grammar.quantities import QuantityMatch
from ..rules import Rules
from ..rules.model import Indicator
from ..text.lexicon import Hit, Lexicon
from .continuations import Continuations
from .draft import Draft, ObservationDraft, Window

__all__ = ["IndicatorJudge"]

_BEHIND, _CLAUSE, _LATER, _EARLIER, _FAR = 40, 30, 24, 16, 12
_LOOK_BACK = 4
_NEXT_STATEMENT = 60
_PERSONS = frozenset(("人", "名", "位"))
_SENTENCE_END = re.compile(r"[。!?\n]")


class _Cue(NamedTuple):
    rule: Indicator
    number: int
    words: tuple[str, ...]
    cue: str


class _Context(NamedTuple):
    """What a rule's conditions look at: the words near the figure, its sentence up to it, and the heading above."""

    near: str
    sentence: str
    heading: str

    def holds(self, words: tuple[str, ...]) -> bool:
        """Does one of `words` stand anywhere here?"""
        near, sentence, heading = self
        return any(word in sentence or word in near or word in heading for word in words)


_MASK: tuple[_Cue, ...] = ()


class IndicatorJudge:
    """Weighs the rules for a figure."""

    def __init__(self, rules: Rules) -> None:
        self._continuations = Continuations(rules)
        cues: dict[str, list[_Cue]] = {}
        for number, rule in enumerate(rules.indicators):
            for cue in rule.cues:
                *others, key = cue.split(" ")
                cues.setdefault(key, []).append(_Cue(rule, number, tuple(others), cue))
        words: list[tuple[str, tuple[_Cue, ...]]] = [(word, tuple(found)) for word, found in cues.items()]
        words += [(word, _MASK) for word in rules.masks]
        self._lexicon = Lexicon(words)
        self._alone = [rule for rule in rules.indicators if rule.alone]
        self._veil = _veil(rules.masks)
        self._uncounted = tuple(rules.subjects["uncounted"])
        self._deeds = tuple(rules.subjects["deeds"])
        self._by_code = {rule.code: rule for rule in reversed(rules.indicators)}
        self._refined: dict[str, list[Indicator]] = {}
        self._as_part: dict[str, Indicator] = {}
        for rule in rules.indicators:
            if rule.refines and rule.as_part:
                self._as_part[rule.refines] = rule
            elif rule.refines:
                self._refined.setdefault(rule.refines, []).append(rule)

    def look_up(self, draft: Draft) -> None:
        """Fill ``draft.cues``: every cue word round a figure, less those inside a masking word."""
        if not draft.windows:
            return
        found = [hit for start, end in self._reaches(draft) for hit in self._lexicon.find(draft.folded, start, end)]
        # The title of a law names no case: 《行政处罚法》 is not 行政处罚.
        titles = [(title.start, title.end) for title in draft.titles if not title.nested]
        masks = sorted([*titles, *((hit.start, hit.end) for hit in found if not hit.payload)])
        kept: list[Hit[Any]] = []
        beyond = len(draft.folded) + 1
        coming = iter([*masks, (beyond, beyond)])
        mask_start, mask_end = next(coming)
        for hit in found:
            start, end, payload = hit
            while mask_end <= start:
                mask_start, mask_end = next(coming)
            if payload and mask_start >= end:
                kept.append(hit)
        draft.cues = kept
        draft.cue_starts = [hit.start for hit in kept]

    def _reaches(self, draft: Draft) -> list[tuple[int, int]]:
        """The stretches that a figure's window reaches, with room for a masking word that runs over their ends."""
        room, limit = self._lexicon.longest, len(draft.folded)
        reaches: list[tuple[int, int]] = []
        for window in draft.windows:
            start, end = max(0, window.sentence_start - room), min(limit, window.after_end + room)
            if reaches and start <= reaches[-1][1]:
                reaches[-1] = (reaches[-1][0], max(reaches[-1][1], end))
            else:
                reaches.append((start, end))
        return reaches

    @staticmethod
    def hits(draft: Draft, start: int, end: int) -> Iterator[Hit[Any]]:
        """Yield the cue words between `start` and `end`."""
        starts, cues = draft.cue_starts, draft.cues
        for position in range(bisect_left(starts, start), bisect_left(starts, end)):
            hit = cues[position]
            if hit[1] <= end:
                yield hit

    def code(self, draft: Draft, position: int, item: ObservationDraft, window: Window) -> str | None:
        """Return the code of the figure at `position`: carried on from before, told by its words, or by the heading."""
        carried = self._continuations.of_figure_before(draft, position, item, window)
        if carried is not None:
            return carried
        own = self.judge(draft, position, item, window)
        return self._continuations.of_heading(draft, item, window, own) or own

    def judge(self, draft: Draft, position: int, item: ObservationDraft, window: Window) -> str | None:
        """Return the code that fits best, or None; the rule's cue is left in ``item.rules``."""
        folded, quantity = draft.folded, item.quantity
        unit = item.unit or ""
        near_end = window.phrase_end
        if unit in _PERSONS and folded.startswith(self._deeds, near_end):
            near_end = window.after_end
        context = _Context(
            self._veil.sub("\n", folded[window.clause_start : quantity.start] + "\n" + folded[quantity.end : near_end]),
            folded[window.sentence_start : quantity.start],
            draft.heading_of(item.section),
        )
        behind_noun = folded[quantity.end : window.phrase_end].strip(" 的")
        before = folded[window.clause_start : quantity.start]
        light = not behind_noun and (self._continuations.is_light(before) or self._continuations.is_outcome(before))
        best: tuple[float, _Cue] | None = None
        _, segment_start, clause_start, after_end, phrase_end = window
        figure_start, figure_end = quantity.start, quantity.end
        for hit in self.hits(draft, segment_start, after_end):
            start, end, cues = hit
            if start >= figure_end:
                base = _BEHIND if end <= phrase_end else _LATER
                distance = end - figure_end
            elif end <= figure_start:
                base = _CLAUSE if start >= clause_start else _EARLIER
                distance = figure_start - end
            else:
                continue
            for cue in cues:
                rule = cue.rule
                if unit not in rule.units or (rule.where and not _stands(rule.where, hit, quantity, folded)):
                    continue
                if base is _LATER and not rule.behind:
                    continue
                if base is _EARLIER and not (light or rule.reach):
                    continue
                score = base + len(cue.cue) + 2 * rule.weight - min(distance, 24) / 4
                if (best is None or score > best[0]) and self._fits(draft, position, cue, context):
                    best = (score, cue)
        if best is None:
            best = self._from_afar(draft, position, window, light, context)
        if best is None:
            return self._by_unit(item, context)
        item.rules.append(f"indicator.{best[1].rule.code}: {best[1].cue}")
        return best[1].rule.code

    def _by_unit(self, item: ObservationDraft, context: _Context) -> str | None:
        """A unit that only one indicator has (学时) tells it by itself."""
        for rule in self._alone:
            if item.unit in rule.alone and not any(word in context.near for word in rule.not_):
                item.rules.append(f"indicator.{rule.code}: {item.unit}")
                return rule.code
        return None

    def judge_words(
        self, draft: Draft, position: int, item: ObservationDraft, window: Window, words: str
    ) -> str | None:
        """Return the code that `words`, one of several subjects of a figure, tells by themselves."""
        place = draft.folded.rfind(words, window.sentence_start, item.quantity.start)
        if place < 0:
            return None
        context = _Context(words, draft.folded[window.sentence_start : item.quantity.start], "")
        best: tuple[float, _Cue] | None = None
        for hit in self.hits(draft, place, place + len(words)):
            for cue in hit.payload:
                score = len(cue.cue) + 2 * cue.rule.weight
                if (item.unit or "") not in cue.rule.units or (best is not None and score <= best[0]):
                    continue
                if self._fits(draft, position, cue, context):
                    best = (score, cue)
        return None if best is None else best[1].rule.code

    def _from_afar(
        self, draft: Draft, position: int, window: Window, light: bool, context: _Context
    ) -> tuple[float, _Cue] | None:
        """A cue earlier in the sentence counts where nothing but light words stands near (拆除11处,面积1460㎡)."""
        unit = draft.observations[position].unit or ""
        best: tuple[float, _Cue] | None = None
        start = window.segment_start
        for back in range(1, _LOOK_BACK + 1):
            if start <= window.sentence_start or position - back < 0:
                break
            previous = draft.observations[position - back].quantity
            begin = window.sentence_start
            if position - back - 1 >= 0:
                begin = max(begin, draft.observations[position - back - 1].quantity.end)
            # What vetoes a rule near the figure vetoes it near the cue as well.
            around = context._replace(near=draft.folded[begin:start] + context.near)
            for hit in self.hits(draft, begin, start):
                for cue in hit.payload:
                    rule = cue.rule
                    if unit not in rule.units or not rule.far or not (light or (rule.reach and back == 1)):
                        continue
                    score = _FAR - 2 * back + len(cue.cue) + 2 * rule.weight
                    if (best is None or score > best[0]) and self._fits(draft, position, cue, around):
                        best = (score, cue)
            start = min(start, previous.start)
            if best is not None:
                break
        return best

    def _fits(self, draft: Draft, position: int, cue: _Cue, context: _Context) -> bool:
        rule, near = cue.rule, context.near
        if cue.words and not all(word in near for word in cue.words):
            return False
        for word in rule.not_:
            if word in near:
                return False
        if rule.without and any(word in context.sentence for word in rule.without):
            return False
        if rule.with_ and not context.holds(rule.with_):
            return False
        needed = rule.needs.get(cue.cue)
        if needed is not None and not context.holds(needed):
            return False
        if rule.follows and not self._followed(draft, position, rule.follows):
            return any(word in near for word in rule.or_near)
        return True

    @staticmethod
    def _followed(draft: Draft, position: int, codes: frozenset[str]) -> bool:
        """Has the figure before this one in the paragraph one of `codes`?

        Growth figures are left out, and so is a share between the two in the sentence (调处90起,履行率96%,涉及210人).
        """
        end = draft.observations[position].quantity.start
        for back in range(position - 1, max(-1, position - 5), -1):
            item = draft.observations[back]
            if end - item.quantity.end > 60 or "\n" in draft.folded[item.quantity.end : end]:
                return False
            if item.change is None:
                if item.indicator in codes:
                    return True
                if item.unit != "%" or "。" in draft.folded[item.quantity.end : end]:
                    return False
        return False

    def refine(self, draft: Draft, code: str, item: ObservationDraft, window: Window, whole: int) -> str:
        """Return the finer code that a procedure named before the figure makes of `code`, or `code`.

        Of a part, only what stands behind its whole tells one: `whole` is where the whole ends, -1 for what is no part.
        """
        finer = self._refined.get(code)
        if not finer:
            return code
        start = draft.folded.rfind(";", window.sentence_start, item.quantity.start) + 1
        words = draft.folded[max(start, window.sentence_start, whole) : item.quantity.start]
        gap = draft.folded[window.segment_start : item.quantity.start]
        here = any(word in gap for rule in finer for word in rule.procedure)
        if not (whole >= 0 or here or gap.startswith("、") or self._between(draft, finer, item, window, start)):
            # Behind a procedure's figure a comma opens a statement about the whole (…普通程序83件,罚没款97万元).
            return code
        best, last = code, -1
        for rule in finer:
            if rule.units and (item.unit or "") not in rule.units:
                continue
            for word in rule.procedure:
                place = words.rfind(word)
                if place > last:
                    best, last = rule.code, place
        if best != code:
            item.rules.append(f"indicator.{best}: {code}")
        return best

    @staticmethod
    def _between(draft: Draft, finer: list[Indicator], item: ObservationDraft, window: Window, start: int) -> bool:
        """Does ; part the statements of the procedures (简易程序63起,罚款3万元;普通程序22起,罚款9万元)?"""
        folded, place = draft.folded, item.quantity.start
        here = {
            rule.code
            for rule in finer
            for word in rule.procedure
            if word in folded[start or window.sentence_start : place]
        }
        stop = _SENTENCE_END.search(folded, place, place + _NEXT_STATEMENT)
        after = folded[place : stop.start() if stop else place + _NEXT_STATEMENT].partition(";")[2]
        others = folded[window.sentence_start : start] + after
        return len(here) == 1 and any(
            word in others for rule in finer if rule.code not in here for word in rule.procedure
        )

    def part_code(self, whole: str, own: str | None, words: str) -> str | None:
        """Return the code of a breakdown's part: its own, or what the whole's makes of it.

        A part that no code counts (首违不罚16起 among cases of penalty) has none.
        """
        rule = self._by_code.get(whole)
        if rule is not None and own in rule.over_parts:
            return whole
        finer = self._as_part.get(whole)
        if finer is not None and own in (None, whole):
            return finer.code
        return whole if own is None and not any(word in words for word in self._uncounted) else own


def _veil(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of `words`, longest first, by first character: a place is asked for a few characters, not for all."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()) or "(?!)")


def _stands(where: str, hit: Hit[Any], quantity: QuantityMatch, folded: str) -> bool:
    """Does a cue stand where its rule wants it: before the figure, behind it, or straight before it?"""
    if where == "straight":
        return hit.end <= quantity.start and not folded[hit.end : quantity.start].strip(" 了共")
    return (where == "behind") == (hit.start >= quantity.end)
