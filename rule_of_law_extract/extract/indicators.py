"""Indicators (指标): which line of the codebook a figure belongs to.

One look-up of all cue words in the words round the figure; a rule whose cue stands there is weighed by where the cue
stands (behind the figure, in its clause, earlier), how long it is and how near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..rules import Rules
from ..rules.model import Indicator
from ..schema import UnitClass
from ..text.lexicon import Hit, Lexicon
from .draft import Draft, ObservationDraft, Window

__all__ = ["IndicatorJudge"]

_BEHIND, _CLAUSE, _LATER, _EARLIER, _FAR = 40, 30, 24, 16, 12
_LOOK_BACK = 4


class _Cue(NamedTuple):
    rule: Indicator
    number: int
    words: tuple[str, ...]
    cue: str


_MASK: tuple[_Cue, ...] = ()


class IndicatorJudge:
    """Weighs the rules for a figure."""

    def __init__(self, rules: Rules) -> None:
        light = sorted(rules.subjects["light"], key=len, reverse=True)
        self._light = re.compile(f"(?:{'|'.join(map(re.escape, light))}|[ 、,;:/()])*")
        cues: dict[str, list[_Cue]] = {}
        for number, rule in enumerate(rules.indicators):
            for cue in rule.cues:
                *others, key = cue.split(" ")
                cues.setdefault(key, []).append(_Cue(rule, number, tuple(others), cue))
        words: list[tuple[str, tuple[_Cue, ...]]] = [(word, tuple(found)) for word, found in cues.items()]
        words += [(word, _MASK) for word in rules.masks]
        self._lexicon = Lexicon(words)
        self._alone = [rule for rule in rules.indicators if rule.alone]
        outcomes = sorted((*rules.subjects["outcomes"], *light), key=len, reverse=True)
        self._outcome = re.compile(f"(?:{'|'.join(map(re.escape, outcomes))}|[ 、,;:/()])*")
        self._by_code = {rule.code: rule for rule in reversed(rules.indicators)}
        self._refined: dict[str, list[Indicator]] = {}
        self._as_part: dict[str, Indicator] = {}
        for rule in rules.indicators:
            if rule.refines and rule.as_part:
                self._as_part[rule.refines] = rule
            elif rule.refines:
                self._refined.setdefault(rule.refines, []).append(rule)

    def look_up(self, draft: Draft) -> None:
        """Fill ``draft.cues``: every cue word from the first figure's sentence on, less those inside a masking word."""
        if not draft.windows:
            return
        start, end = draft.windows[0].sentence_start, max(window.after_end for window in draft.windows)
        found = self._lexicon.find(draft.folded, start, end)
        masks = [(hit.start, hit.end) for hit in found if not hit.payload]
        kept = []
        mask = 0
        for hit in found:
            while mask < len(masks) and masks[mask][1] <= hit.start:
                mask += 1
            if hit.payload and not (mask < len(masks) and masks[mask][0] < hit.end):
                kept.append(hit)
        draft.cues = kept
        draft.cue_starts = [hit.start for hit in kept]

    @staticmethod
    def hits(draft: Draft, start: int, end: int) -> Iterator[Hit[Any]]:
        """Yield the cue words between `start` and `end`."""
        starts = draft.cue_starts
        for position in range(bisect_left(starts, start), bisect_left(starts, end)):
            hit = draft.cues[position]
            if hit.end <= end:
                yield hit

    def judge(self, draft: Draft, position: int, item: ObservationDraft, window: Window) -> str | None:
        """Return the code that fits best, or None; the rule's cue is left in ``item.rules``."""
        folded, quantity = draft.folded, item.quantity
        unit = item.unit or ""
        near = folded[window.clause_start : quantity.start] + "\n" + folded[quantity.end : window.after_end]
        sentence = folded[window.sentence_start : quantity.start]
        heading = "" if item.section is None or item.section.heading is None else (
            folded[item.section.heading.marker_end : item.section.heading.end]
        )
        behind_noun = folded[quantity.end : window.phrase_end].strip(" 的")
        light = not behind_noun and self.is_light(folded[window.clause_start : quantity.start])
        best: tuple[float, _Cue] | None = None
        for hit in self.hits(draft, window.segment_start, window.after_end):
            if hit.start < quantity.end and hit.end > quantity.start:
                continue
            behind = hit.start >= quantity.end
            if behind:
                base = _BEHIND if hit.end <= window.phrase_end else _LATER
                distance = hit.end - quantity.end
            else:
                base = _CLAUSE if hit.start >= window.clause_start else _EARLIER
                distance = quantity.start - hit.end
            for cue in hit.payload:
                rule = cue.rule
                if unit not in rule.units or (rule.where == "before" and behind):
                    continue
                if base is _LATER and not rule.behind:
                    continue
                if base is _EARLIER and not (light or rule.reach):
                    continue
                score = base + len(cue.cue) + 2 * rule.weight - min(distance, 24) / 4
                if (best is None or score > best[0]) and self._fits(draft, position, cue, near, sentence, heading):
                    best = (score, cue)
        if best is None:
            best = self._from_afar(draft, position, item, window, light, sentence, heading, near)
        if best is None:
            return self._by_unit(item)
        item.rules.append(f"indicator.{best[1].rule.code}: {best[1].cue}")
        return best[1].rule.code

    def _by_unit(self, item: ObservationDraft) -> str | None:
        """A unit that only one indicator has (学时) tells it by itself."""
        for rule in self._alone:
            if item.unit in rule.alone:
                item.rules.append(f"indicator.{rule.code}: {item.unit}")
                return rule.code
        return None

    def carried(self, draft: Draft, position: int, item: ObservationDraft, window: Window) -> str | None:
        """Return the code of the figure before, where this one only carries it on (受理46件,审结40件,其中维持30件).

        So do an outcome of the same things in the same unit, a level after the level it came from, and a further item
        of a list of venues.
        """
        back = position - 1
        while back >= max(0, position - 3) and draft.observations[back].unit != item.unit:
            # A growth figure may stand between (受理46件,增长15%,审结40件).
            if draft.observations[back].unit_class is not UnitClass.PERCENT:
                return None
            back -= 1
        if back < max(0, position - 3):
            return None
        previous = draft.observations[back]
        start = previous.quantity.end
        gap = draft.folded[start : item.quantity.start]
        if previous.indicator is None or previous.unit != item.unit or len(gap) > 30 or "\n" in gap:
            return None
        near = draft.folded[window.clause_start : item.quantity.start]
        if draft.folded[item.quantity.end : window.phrase_end].strip(" 的"):
            return None
        came_from = "role.from-value" in previous.rules
        rule = self._by_code.get(previous.indicator)
        siblings = () if rule is None else rule.siblings
        listed = bool(siblings) and gap.startswith("、") and near.rstrip(" ").endswith(siblings)
        if came_from or listed or self._is_outcome(near):
            item.rules.append(f"indicator.{previous.indicator}: as the figure before")
            return previous.indicator
        return None

    def _is_outcome(self, words: str) -> bool:
        """Does `words` say only what became of the things counted before?"""
        return len(words) <= 16 and self._outcome.fullmatch(words) is not None and not self.is_light(words)

    def judge_words(
        self, draft: Draft, position: int, item: ObservationDraft, window: Window, words: str
    ) -> str | None:
        """Return the code that `words`, one of several subjects of a figure, tells by themselves."""
        place = draft.folded.rfind(words, window.sentence_start, item.quantity.start)
        if place < 0:
            return None
        sentence = draft.folded[window.sentence_start : item.quantity.start]
        best: tuple[float, _Cue] | None = None
        for hit in self.hits(draft, place, place + len(words)):
            for cue in hit.payload:
                if (item.unit or "") in cue.rule.units and (best is None or len(cue.cue) + 2 * cue.rule.weight > best[0]):
                    if self._fits(draft, position, cue, words, sentence, ""):
                        best = (len(cue.cue) + 2 * cue.rule.weight, cue)
        return None if best is None else best[1].rule.code

    def _from_afar(
        self, draft: Draft, position: int, item: ObservationDraft, window: Window, light: bool,
        sentence: str, heading: str, near: str,
    ) -> tuple[float, _Cue] | None:  # fmt: skip
        """A cue earlier in the sentence counts where nothing but light words stands near (拆除11处,面积1460㎡)."""
        unit = item.unit or ""
        best: tuple[float, _Cue] | None = None
        start = window.segment_start
        for back in range(1, _LOOK_BACK + 1):
            if start <= window.sentence_start or position - back < 0:
                break
            previous = draft.observations[position - back].quantity
            begin = window.sentence_start
            if position - back - 1 >= 0:
                begin = max(begin, draft.observations[position - back - 1].quantity.end)
            for hit in self.hits(draft, begin, start):
                for cue in hit.payload:
                    rule = cue.rule
                    if unit not in rule.units or not rule.far or not (light or (rule.reach and back == 1)):
                        continue
                    # What vetoes a rule near the figure vetoes it near the cue as well.
                    around = draft.folded[begin:start] + near
                    score = _FAR - 2 * back + len(cue.cue) + 2 * rule.weight
                    if (best is None or score > best[0]) and self._fits(draft, position, cue, around, sentence, heading):
                        best = (score, cue)
            start = min(start, previous.start)
            if best is not None:
                break
        return best

    def _fits(self, draft: Draft, position: int, cue: _Cue, near: str, sentence: str, heading: str) -> bool:
        rule = cue.rule
        if cue.words and not all(word in near for word in cue.words):
            return False
        if any(word in near for word in rule.not_):
            return False
        if rule.without and any(word in sentence for word in rule.without):
            return False
        if rule.with_ and not any(word in sentence or word in near or word in heading for word in rule.with_):
            return False
        needed = rule.needs.get(cue.cue)
        if needed is not None and not any(word in sentence or word in near or word in heading for word in needed):
            return False
        if rule.follows:
            previous = self._followed(draft, position)
            if previous not in rule.follows and not any(word in near for word in rule.or_near):
                return False
        return True

    @staticmethod
    def _followed(draft: Draft, position: int) -> str | None:
        """The code of the figure before this one in the paragraph, growth figures left out."""
        end = draft.observations[position].quantity.start
        for back in range(position - 1, max(-1, position - 5), -1):
            item = draft.observations[back]
            if end - item.quantity.end > 60 or "\n" in draft.folded[item.quantity.end : end]:
                return None
            if item.change is None:
                return item.indicator
        return None

    def refine(self, draft: Draft, code: str, item: ObservationDraft, window: Window, part: bool) -> str:
        """Return the finer code that a procedure named before the figure makes of `code`, or `code`."""
        finer = self._refined.get(code)
        if not finer:
            return code
        start = draft.folded.rfind(";", window.sentence_start, item.quantity.start) + 1
        words = draft.folded[start or window.sentence_start : item.quantity.start]
        gap = draft.folded[window.segment_start : item.quantity.start]
        named = [rule for rule in finer if any(word in words for word in rule.procedure)]
        here = any(word in gap for rule in finer for word in rule.procedure)
        if len(named) > 1 and not part and not here and not gap.startswith("、"):
            # Behind both procedures a comma opens a statement about the whole (…普通程序83件,罚没款97万元).
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

    def part_code(self, whole: str, own: str | None) -> str | None:
        """Return the code of a breakdown's part: its own, or what the whole's makes of it."""
        rule = self._by_code.get(whole)
        if rule is not None and own in rule.over_parts:
            return whole
        finer = self._as_part.get(whole)
        if finer is not None and own in (None, whole):
            return finer.code
        return own or whole

    def is_light(self, words: str) -> bool:
        """Does `words` hold nothing but words that name nothing (共计, 其中, 面积)?"""
        return len(words) <= 16 and self._light.fullmatch(words) is not None
