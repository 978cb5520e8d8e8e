"""Subjects (统计对象): what a figure counts, cut out of the text as the noun phrase that a table would print."""

from __future__ import annotations

import re

from ..rules import Rules
from .draft import Draft, ObservationDraft, Window

__all__ = ["SubjectFinder"]

_LONGEST = 14
_EDGE = ' 、,;:()“”"‘’《》<>'
_DISTRIBUTED = re.compile(r"(?P<list>[一-鿿“”]{2,14}(?:[、和与及][一-鿿“”]{2,14})+)分别(?:为|达到|达|是|有)? ?$")
_SHARED_LIST = re.compile(r"(?P<list>[一-鿿“”]{2,14}(?:[、和及与][一-鿿“”]{2,14})+)$")
_AND = re.compile(r"[、和及与]")


class SubjectFinder:
    """Cuts subjects out of windows."""

    def __init__(self, rules: Rules) -> None:
        words = rules.subjects
        # 金额 and 面积 tell a cue nothing, but as a subject they are better than none.
        light = set(words["light"]) - set(words["measures"])
        self._light = tuple(sorted(light, key=len, reverse=True))
        verbs = sorted(words["verbs"], key=len, reverse=True)
        self._verb = re.compile("|".join(map(re.escape, verbs)))
        self._rates = tuple(words["rates"])
        self._shared = tuple(sorted(words["shared"], key=len, reverse=True))

    def find(self, draft: Draft, position: int, item: ObservationDraft, window: Window) -> str | None:
        """Return the subject, of 2 to 14 characters, or None."""
        folded, quantity = draft.folded, item.quantity
        behind = folded[quantity.end : window.phrase_end]
        if behind.strip(_EDGE) and not behind.startswith(("的", "以")):
            subject = self._behind(behind)
            if subject is not None:
                return subject
        for start in (window.clause_start, window.segment_start):
            subject = self._before(folded[start : quantity.start])
            if subject is not None:
                return subject
        if position and window.segment_start > window.sentence_start:
            # Nothing of its own: it counts what the figure before it counts (6类、15项).
            return draft.observations[position - 1].subject
        return self._before(folded[window.sentence_start : quantity.start])

    def shared(self, draft: Draft, item: ObservationDraft, window: Window) -> list[str]:
        """Return the subjects that share one figure (参考率、合格率均为100%; 调解员、宣传员各2名), or nothing."""
        words = draft.folded[window.clause_start : item.quantity.start].rstrip(" ")
        if not words.endswith(self._shared):
            return []
        word = next(word for word in self._shared if words.endswith(word))
        match = _SHARED_LIST.search(words[: -len(word)].rstrip(" "))
        if match is None:
            return []
        subjects = [part.strip(_EDGE) for part in _AND.split(match["list"])]
        if item.unit == "%" and not all(subject.endswith(self._rates) for subject in subjects):
            return []
        return [self._trimmed(subject) or subject for subject in subjects]

    def distributed(self, words: str) -> list[str]:
        """Return the subjects of 办结率、满意率分别为, each due to one of the figures behind; else nothing."""
        match = _DISTRIBUTED.search(words) if "分别" in words else None
        if match is None:
            return []
        return [part.strip(_EDGE) for part in _AND.split(match["list"]) if part.strip(_EDGE)]

    def _behind(self, words: str) -> str | None:
        words = words.strip(_EDGE + "的")
        return self._short(words, keep_end=len(words) > _LONGEST and "的" in words)

    def _before(self, words: str) -> str | None:
        words = words.rstrip(_EDGE)
        for stop in "。!?;:,\n":
            words = words[words.rfind(stop) + 1 :]
        while words.endswith(self._light):
            word = next(word for word in self._light if words.endswith(word))
            words = words[: -len(word)].rstrip(_EDGE)
        words = words.lstrip(_EDGE)
        if words.startswith(self._light):
            word = next(word for word in self._light if words.startswith(word))
            if len(words) > len(word) + 1:
                words = words[len(word) :].lstrip(_EDGE)
        return self._trimmed(words)

    def _trimmed(self, words: str) -> str | None:
        """Less the verb before the noun phrase, if a noun phrase is left."""
        if words.endswith(self._rates) and len(words) <= 10:
            # 调解成功率 is one name: no verb is cut off a rate.
            return self._short(words.strip(_EDGE), keep_end=True)
        if len(words) > 8:
            found = [match.end() for match in self._verb.finditer(words) if len(words) - match.end() >= 2]
            words = words[found[-1] :] if found else words
        elif (first := self._verb.match(words)) is not None and len(words) - first.end() >= 2:
            words = words[first.end() :]
        return self._short(words.strip(_EDGE + "了各"), keep_end=True)

    @staticmethod
    def _short(words: str, *, keep_end: bool) -> str | None:
        words = " ".join(words.split())
        if len(words) > _LONGEST:
            words = words[-_LONGEST:] if keep_end else words[:_LONGEST]
            # A cut in the middle of a list begins with the list's next item.
            rest = words.partition("、")[2] if keep_end else ""
            words = rest if len(rest) >= 4 else words
        words = words.strip(_EDGE)
        if words.count("“") != words.count("”"):
            words = words.replace("“", "").replace("”", "")
        return words if len(words) >= 2 else None
