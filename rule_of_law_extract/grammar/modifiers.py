"""Modifier words (限定词): what stands at a number and bounds or blurs it (不少于, 近, 余, 以上)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..schema import Modifier
from .units import alternatives

__all__ = ["Modified", "ModifierGrammar", "ModifierWords"]

_VAGUE_HEADS = "数几上"
"""Characters that a vague numeral begins with (数十, 几百, 上千)."""

_NOT_BEHIND_INSIDE = "部容外在设控生涵化地网务勤审"
"""Characters that make of 内 behind a duration another word than the bound (3天内部, 5日内容)."""


_FAR = 12
"""So many characters may stand between 至少 and the number that it bounds: a verb and what is done."""

_BETWEEN = "(?:(?![零一二三四五六七八九十百千万亿了])[一-鿿])"
"""What may stand there: no other number, and no 了 (至少说明了一个问题)."""


class ModifierWords(NamedTuple):
    """The words of one modifier, by where they stand.

    After those in `near` the number is not quite reached (近); those in `far` bound it behind a verb too (至少讲课1次).
    """

    modifier: Modifier
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    after_duration: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    after_end: tuple[str, ...] = ()
    not_after: str = ""
    near: tuple[str, ...] = ()
    far: tuple[str, ...] = ()


class Modified(NamedTuple):
    """A quantity's place with its modifier words, the modifier, and the word that decided it."""

    start: int
    end: int
    modifier: Modifier
    word: str | None


class ModifierGrammar:
    """Finds the modifier words at a number.

    Args:
        modifiers: The words of each modifier.
    """

    def __init__(self, modifiers: Iterable[ModifierWords]) -> None:
        modifiers = tuple(modifiers)
        self.inside = {word: item.modifier for item in modifiers for word in item.inside}
        self._before = {word: item.modifier for item in modifiers for word in item.before}
        self._after = {
            word: item.modifier for item in modifiers for word in (*item.after, *item.after_duration, *item.after_end)
        }
        duration_only = {word for item in modifiers for word in (*item.after_duration, *item.after_end)}
        at_end = {word for item in modifiers for word in item.after_end}
        ending = rf"|(?:{alternatives(at_end)})(?=[,。;、)]|$)" if at_end else ""
        self._prefix = re.compile(
            "(?:"
            + "|".join(
                (f"(?<![{item.not_after}])" if item.not_after else "") + f"(?:{alternatives(item.before)})"
                for item in sorted(modifiers, key=lambda item: -max(map(len, item.before), default=0))
                if item.before
            )
            + r")(?= ?\Z)"
        )
        self._reach = max(map(len, self._before), default=0) + 1
        self._prefix_ends = frozenset(word[-1] for word in self._before)
        self._prefix_edges = self._prefix_ends | {" "}
        self._suffix = re.compile(f" ?({alternatives(set(self._after) - duration_only)}{ending})")
        durations = alternatives(set(self._after) - at_end)
        self._suffix_duration = re.compile(f" ?((?:{durations})(?![{_NOT_BEHIND_INSIDE}]){ending})")
        self._far = {word: item.modifier for item in modifiers for word in item.far}
        self._far_before = re.compile(rf"({alternatives(self._far) or '(?!)'}){_BETWEEN}{{1,{_FAR}}}\Z")
        self._suffix_starts = frozenset(word[0] for word in self._after) | {" "}

    def before(self, folded: str, start: int) -> re.Match[str] | None:
        """Return the word that stands straight before `start`, or None."""
        before = start - 1
        if before >= 0 and folded[before] == " ":
            before -= 1
        if before < 0 or folded[before] not in self._prefix_ends:
            return None
        return self._prefix.search(folded, max(0, start - self._reach), start)

    def blurred(self, folded: str, start: int) -> bool:
        """Is the number at `start` bounded or blurred from the front (近千, 数百)?"""
        return folded[start] in _VAGUE_HEADS or self.before(folded, start) is not None

    def bounded_behind(self, folded: str, end: int) -> bool:
        """Does a word that bounds the number stand behind its unit (以上, 以内)?"""
        match = self._suffix.match(folded, end)
        return match is not None and self._after[str(match[1])] is not Modifier.ABOUT

    def at(self, folded: str, start: int, end: int, inside: str | None, *, duration: bool) -> Modified:
        """Return the modifier of the quantity from `start` to `end`, and its place with the modifier words.

        Args:
            folded: Folded text.
            start: Where the number begins.
            end: Where the unit ends.
            inside: The word between number and unit, if any (余 in 1000余名).
            duration: Is it a stretch of time? Then 内 bounds it, and 近 is part of another word (近三年).
        """
        led = start > 0 and folded[start - 1] in self._prefix_edges
        followed = folded[end : end + 1] in self._suffix_starts
        if not led and not followed and inside is None and folded[start] not in _VAGUE_HEADS:
            return self._from_afar(folded, start, start, end)
        number_start = start
        found: str | None = None
        modifier = Modifier.EXACT
        if led:
            prefix = self.before(folded, start)
            if prefix is not None and not (duration and prefix.group() == "近"):
                start = prefix.start()
                found = prefix.group()
                modifier = self._before[found]
        if followed:
            suffix = (self._suffix_duration if duration else self._suffix).match(folded, end)
            if suffix is not None:
                end = suffix.end()
                if found is None:
                    found = str(suffix[1])
                    modifier = self._after[found]
        if found is None:
            if inside is not None:
                found, modifier = inside, self.inside[inside]
            elif folded[number_start] in _VAGUE_HEADS:
                found, modifier = folded[number_start], Modifier.ABOUT
        if found is None:
            return self._from_afar(folded, number_start, start, end)
        return Modified(start, end, modifier, found)

    def _from_afar(self, folded: str, number_start: int, start: int, end: int) -> Modified:
        """至少讲课1次: a word that bounds the number across a verb, and is not of the quantity."""
        words = folded[max(0, number_start - _FAR - self._reach) : number_start]
        if not any(word in words for word in self._far):
            return Modified(start, end, Modifier.EXACT, None)
        match = self._far_before.search(words)
        found = None if match is None else str(match[1])
        return Modified(start, end, Modifier.EXACT if found is None else self._far[found], found)
