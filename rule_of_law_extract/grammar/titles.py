"""Titles in 《》 (书名号): balanced, nested, and never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..text.marks import places

__all__ = ["TitleMatch", "find_titles"]

_REACH = 150
_DEEPEST = 4
_MARKS = re.compile(r"[《》\n。]")
_INNER = re.compile(r"[<〈]([^<>〈〉《》\n]{2,80})[>〉]")
_BROKEN_END = re.compile(r"[,。;、:!?\n)”\"]|$")


class TitleMatch(NamedTuple):
    """A title: its place with the marks, its text without them, and whether it is closed and nested."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    nested: bool = False


def find_titles(folded: str) -> Iterator[TitleMatch]:
    """Yield the titles of `folded` by place, an outer one before those nested in it.

    A 《 that is never closed yields a title that ends at the next punctuation, with ``closed`` false.

    Examples:
        >>> text = "《关于印发<某办法>的通知》"
        >>> [text[found.inner_start:found.inner_end] for found in find_titles(text)]
        ['关于印发<某办法>的通知', '某办法']
    """
    outer_end = -1
    for place in places(folded, "《"):
        end = _closing(folded, place)
        nested = place < outer_end
        if end is None:
            broken = _BROKEN_END.search(folded, place + 1, place + 42)
            if broken is not None and broken.start() - place > 3:
                yield TitleMatch(place, broken.start(), place + 1, broken.start(), False, nested)
        elif end > place + 1:
            yield TitleMatch(place, end + 1, place + 1, end, True, nested)
            outer_end = max(outer_end, end)
            for inner in _INNER.finditer(folded, place + 1, end):
                yield TitleMatch(inner.start(), inner.end(), inner.start(1), inner.end(1), True, True)


def _closing(folded: str, start: int) -> int | None:
    depth = 0
    for mark in _MARKS.finditer(folded, start, start + _REACH):
        char = mark.group()
        if char == "《":
            depth += 1
            if depth > _DEEPEST:
                return None
        elif char == "》":
            depth -= 1
            if depth == 0:
                return mark.start()
        elif char == "\n":
            return None
    return None
