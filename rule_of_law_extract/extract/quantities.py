"""Quantities (数量): every amount of the running text, with the window of words that say what it counts."""

from __future__ import annotations

import re

from ..grammar.quantities import QuantityGrammar
from ..rules import Rules
from ..rules.model import FixedPattern
from .draft import Draft, ObservationDraft, Window
from .outline import section_at

__all__ = ["QuantityStep", "window"]

_SENTENCE_REACH = 300
_SENTENCE = "。!?\n"
_CLAUSE = re.compile(r"[,;:。!?\n]")
_NOUN_END = re.compile(
    r"进行|开展|全部|参加|参与|均|出具|担任|实现|转型|上岗|完成|可以|依法|作为|经常|提供|助力|促进|带头|前往|深入|成为|到岗"
    r"|发出|印发|组织|召开|举办|建立|设立|签订|落实|驻点|达到|持证|接受|通过|取得|对|将|被|已|为|由|以|使|走|入|赴|至|按|向"
)
_PHRASE_END = re.compile(r"[,;:。!?、\n()]")


class FixedExpressions:
    """Tells whether a fixed expression begins at a numeral."""

    def __init__(self, patterns: tuple[FixedPattern, ...]) -> None:
        self._rules = [
            (
                re.compile(item.pattern),
                re.compile(item.unless_before) if item.unless_before else None,
                re.compile(item.unless_after) if item.unless_after else None,
                re.compile(item.only_before) if item.only_before else None,
            )
            for item in patterns
        ]

    def __call__(self, folded: str, place: int) -> bool:
        """Is the numeral at `place` part of a slogan, a name or an idiom?"""
        for pattern, unless_before, unless_after, only_before in self._rules:
            if pattern.match(folded, place) is None:
                continue
            start = max(0, place - 24)
            if unless_before is not None and unless_before.search(folded[start:place].rstrip(" ")):
                continue
            if unless_after is not None and unless_after.match(folded[place : place + 12]):
                continue
            if only_before is not None and not only_before.search(folded[start:place]):
                continue
            return True
        return False


class QuantityStep:
    """Finds the quantities outside the masked stretches and opens an observation for each."""

    name = "quantities"

    def __init__(self, rules: Rules) -> None:
        self._grammar = QuantityGrammar(
            rules.units, rules.modifiers, rules.bare_nouns, FixedExpressions(rules.fixed)
        )

    def __call__(self, draft: Draft) -> None:
        """Fill ``quantities`` and ``observations``."""
        mask = draft.mask
        draft.quantities = [
            found for found in self._grammar.find(draft.folded) if not mask[found.number_start] and not mask[found.end - 1]
        ]
        draft.observations = [
            ObservationDraft(found, section_at(draft, found.start), rules=list(found.rules)) for found in draft.quantities
        ]


def window(draft: Draft, position: int) -> Window:
    """Return the window of the observation at `position`."""
    folded = draft.folded
    found = draft.observations[position].quantity
    floor = max(0, found.start - _SENTENCE_REACH)
    sentence_start = max([folded.rfind(mark, floor, found.start) + 1 for mark in _SENTENCE] + [floor])
    heading = draft.observations[position].section
    if heading is not None and heading.heading is not None and sentence_start <= heading.heading.start < found.start:
        sentence_start = heading.heading.marker_end
    segment_start = sentence_start
    if position:
        previous = draft.observations[position - 1].quantity.end
        # The noun behind the figure before (2名人民调解员、1名法官) is that figure's, not this one's.
        stop = _PHRASE_END.search(folded, previous, found.start) if previous < found.start else None
        segment_start = max(segment_start, min(stop.start() if stop else previous, found.start))
    clause_start = segment_start
    for match in _CLAUSE.finditer(folded, segment_start, found.start):
        clause_start = match.end()
    limit = min(len(folded), found.end + 60)
    followed = False
    if position + 1 < len(draft.observations):
        following = max(found.end, draft.observations[position + 1].quantity.start)
        followed = following < limit
        limit = min(limit, following)
    clause_end = _CLAUSE.search(folded, found.end, limit)
    after_end = clause_end.start() if clause_end else limit
    phrase = _PHRASE_END.search(folded, found.end, after_end)
    phrase_end = phrase.start() if phrase else after_end
    if followed and clause_end is None:
        # What stands behind 、 belongs to the next figure (决策31件、协议204份).
        after_end = phrase_end
    stop = _NOUN_END.search(folded, found.end, phrase_end)
    return Window(sentence_start, segment_start, clause_start, after_end, stop.start() if stop else phrase_end)
