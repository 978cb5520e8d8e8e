"""Topics (主题): what a section is about, by the words of its heading, else of its text, else of the heading above."""

from __future__ import annotations

import re

from ..rules import Rules
from ..schema import Part, Topic
from ..text.lexicon import Hit, Lexicon
from .draft import Draft, SectionDraft

__all__ = ["TopicStep"]

_MOST = 2
_SHARE = 0.5
"""How near to the first topic's weight a second one must come."""

_BODY = 600


_DUTIES = {Topic.TEAM_BUILDING, Topic.GOVERNMENT_FUNCTIONS}


class TopicStep:
    """Gives each section none to two topics."""

    name = "topics"

    def __init__(self, rules: Rules) -> None:
        self._generic = re.compile("|".join(f"(?:{pattern})" for pattern in rules.generic_headings))
        self._topics = [(rule.topic, rule.body) for rule in rules.topics]
        self._words = Lexicon((word, rule.topic) for rule in rules.topics for word in rule.words)
        self._outline_order = {rule.topic: position for position, rule in enumerate(rules.topics)}

    def __call__(self, draft: Draft) -> None:
        """Fill the topics of every section with a heading."""
        for section in draft.sections:
            if section.heading is not None:
                section.topics = self._topics_of(draft, section)

    def _topics_of(self, draft: Draft, section: SectionDraft) -> list[Topic]:
        heading = section.heading
        if heading is None:
            return []
        words = "".join(draft.folded[heading.marker_end : heading.end].split()).rstrip("。.:;,")
        if section.parent is None:
            if section.part is Part.LEADERSHIP:
                return [Topic.PARTY_LEADERSHIP]
            if section.part in (Part.PROBLEMS, Part.PLAN, Part.OTHER) or self._generic.search(words):
                return []
        if self._generic.search(words):
            return []
        named = self._by_heading(words)
        if section.part is Part.LEADERSHIP and named and set(named) <= _DUTIES:
            # Of the head of an office, ability and duties are matters of leadership.
            return [Topic.PARTY_LEADERSHIP]
        if named:
            return named
        if section.parent is not None and section.parent.topics:
            return section.parent.topics[:1]
        if section.parent is None and section.children:
            return []
        return self._by_body(draft.folded[section.body : min(section.end, section.body + _BODY)])

    def _by_heading(self, words: str) -> list[Topic]:
        hits: dict[Topic, list[tuple[int, int]]] = {}
        for hit in sorted(_outermost(self._words.find(words, 0, len(words))), key=lambda hit: hit.start - hit.end):
            taken = hits.setdefault(hit.payload, [])
            if not any(start < hit.end and hit.start < end for start, end in taken):
                taken.append((hit.start, hit.end))
        return self._best(
            [(sum(1 + end - start for start, end in taken), -min(taken)[0], topic) for topic, taken in hits.items()]
        )

    def _best(self, scores: list[tuple[int, int, Topic]]) -> list[Topic]:
        scores.sort(key=lambda item: (-item[0], -item[1], self._outline_order[item[2]]))
        if not scores:
            return []
        best = scores[0][0]
        return [topic for score, _, topic in scores[:_MOST] if score > best * _SHARE]

    def _by_body(self, text: str) -> list[Topic]:
        scores: list[tuple[int, int, Topic]] = []
        for topic, cues in self._topics:
            count = sum(text.count(cue) for cue in cues)
            if count > 1:
                scores.append((count, 0, topic))
        return self._best(scores)[:1]


def _outermost(hits: list[Hit[Topic]]) -> list[Hit[Topic]]:
    """The words that stand in no longer one: 监督检查 is an inspection, the 监督 in it no topic of its own.

    The hits are in order of place, at one place the longest first.
    """
    found: list[Hit[Topic]] = []
    start = before = reach = longest = -1
    for hit in hits:
        if hit.start > start:
            start, before, reach = hit.start, reach, max(reach, hit.end)
            longest = hit.end
        if hit.end > before and hit.end == longest:
            found.append(hit)
    return found
