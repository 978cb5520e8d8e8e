"""Windows (上下文窗口): the words round a figure, by sentence, clause and noun phrase."""

from __future__ import annotations

import re

from ..rules import Rules
from .draft import Draft, Window

__all__ = ["WindowFinder"]

_SENTENCE_REACH = 300
_SENTENCE = "。!?\n"
_CLAUSE = re.compile(r"[,;:。!?\n]")
_PHRASE_END = re.compile(r"[,;:。!?、\n()]")


class WindowFinder:
    """Finds the window of an observation."""

    def __init__(self, rules: Rules) -> None:
        ends = sorted(rules.subjects["noun_ends"], key=len, reverse=True)
        self._noun_end = re.compile("|".join(map(re.escape, ends)))

    def find(self, draft: Draft, position: int) -> Window:
        """Return the window of the observation at `position`."""
        folded = draft.folded
        found = draft.observations[position].quantity
        floor = max(0, found.start - _SENTENCE_REACH)
        sentence_start = max([folded.rfind(mark, floor, found.start) + 1 for mark in _SENTENCE] + [floor])
        heading = draft.observations[position].section
        if (
            heading is not None
            and heading.heading is not None
            and sentence_start <= heading.heading.start < found.start
        ):
            sentence_start = heading.heading.marker_end
        segment_start = sentence_start
        if position:
            previous = draft.observations[position - 1].quantity.end
            # The noun behind the figure before (2名人民调解员、1名法官) is that figure's, not this one's.
            stop = _PHRASE_END.search(folded, previous, found.start) if previous < found.start else None
            if stop is None and folded[found.start - 1] in "和及与":
                # 6名公职律师和3名法律顾问: 和 parts the two as 、 does.
                previous = found.start
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
        stop = self._noun_end.search(folded, found.end, phrase_end)
        return Window(sentence_start, segment_start, clause_start, after_end, stop.start() if stop else phrase_end)
