"""Many words found in one pass: a dictionary keyed by the first two characters of each word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Hit", "Lexicon"]

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A word found: where it begins and ends, and what it stands for."""

    start: int
    end: int
    payload: T


class Lexicon(Generic[T]):
    """Words of two or more characters with a payload each.

    Cost is one dictionary look-up a character, whatever the number of words; an alternation of hundreds of words would
    try each of them at each character.
    """

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        index: dict[str, list[tuple[str, T]]] = {}
        for word, payload in words:
            if len(word) < 2:
                raise ValueError(f"a word of a lexicon has two characters or more, not {word!r}")
            index.setdefault(word[:2], []).append((word, payload))
        self._index = {key: sorted(found, key=lambda item: -len(item[0])) for key, found in index.items()}

    def find(self, text: str, start: int, end: int) -> list[Hit[T]]:
        """Return every word between `start` and `end`, overlapping ones included, in order of place."""
        index = self._index
        hits: list[Hit[T]] = []
        for place in range(start, end - 1):
            found = index.get(text[place : place + 2])
            if found is not None:
                for word, payload in found:
                    stop = place + len(word)
                    if stop <= end and text.startswith(word, place):
                        hits.append(Hit(place, stop, payload))
        return hits
