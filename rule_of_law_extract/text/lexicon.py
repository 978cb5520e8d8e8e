"""Many words found in one pass: a dictionary keyed by the first two characters of each word."""

from __future__ import annotations

import re
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

    Cost is one look-up where two characters may begin a word, whatever the number of words; an alternation of
    hundreds of words would try each of them at each character.
    """

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        index: dict[str, dict[int, dict[str, list[T]]]] = {}
        for word, payload in words:
            if len(word) < 2:
                raise ValueError(f"a word of a lexicon has two characters or more, not {word!r}")
            index.setdefault(word[:2], {}).setdefault(len(word), {}).setdefault(word, []).append(payload)
        self.longest = max((length for lengths in index.values() for length in lengths), default=0)
        """The length of the longest word."""
        firsts, seconds = ("".join({key[place] for key in index}) for place in (0, 1))
        # One set for the first character and one for the second: the engine skips to where a word can begin.
        self._begins = re.compile(f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])" if index else "(?!)")
        # By length, longest first: one slice and one look-up a length, however many words begin alike.
        self._index = {key: sorted(lengths.items(), reverse=True) for key, lengths in index.items()}

    def find(self, text: str, start: int, end: int) -> list[Hit[T]]:
        """Return every word between `start` and `end`, overlapping ones included, in order of place.

        Examples:
            >>> [(hit.start, hit.payload) for hit in Lexicon([("调解", 1), ("人民调解", 2)]).find("开展人民调解", 0, 6)]
            [(2, 2), (4, 1)]
        """
        get = self._index.get
        hits: list[Hit[T]] = []
        for match in self._begins.finditer(text, start, end):
            place = match.start()
            lengths = get(text[place : place + 2])
            if lengths is not None:
                for length, words in lengths:
                    payloads = words.get(text[place : place + length])
                    if payloads is not None and place + length <= end:
                        for payload in payloads:
                            hits.append(Hit(place, place + length, payload))
        return hits
