"""Rows of labels without colons (信息栏): the table of a portal as it comes out of copying, 索引号 X  文号 Y."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

__all__ = ["LabelRow", "LabelRows"]

_LONGEST = 160
_PROSE = re.compile(r"[。,!?]")
_YEAR = re.compile(r"20\d\d")


class LabelRow(NamedTuple):
    """One line of labels and values: its place, and for each label the place of what stands up to the next."""

    start: int
    end: int
    cells: tuple[tuple[str, int, int], ...]


class LabelRows:
    """Finds the rows in the head of a page.

    A line that begins with a label and a blank is a row where it holds another label, or where the line above is a
    row or the line below begins with a label too: 分类 施策 alone opens a sentence. Labels that are everyday words
    (分类, 审核, 编辑) make no row by themselves: one is needed that is a label only (索引号), or a year.

    Args:
        spaced: A pattern of all labels, which allows for blanks inside them.
        openings: The characters that labels begin with.
    """

    def __init__(self, spaced: str, openings: Collection[str]) -> None:
        begins = rf" *+(?=[{''.join(sorted(openings))}])(?P<label>{spaced}) +(?=[^ :|])"
        self._first = re.compile(begins)
        # A line's end is a literal, which the engine skips to.
        self._later = re.compile(rf"\n{begins}")
        self._begins = re.compile(rf"(?P<label>{spaced}) *(?=[ :|\n]|\Z)")
        self._next = re.compile(rf"(?<= )(?P<label>{spaced})(?: *[:|] *| +|\Z)")
        self._openings = frozenset(openings)

    def find(self, folded: str, head: int) -> Iterator[LabelRow]:
        """Yield the rows before `head`, in order."""
        last = -1
        opening = self._first.match(folded, 0, head)
        first = [] if opening is None else [opening]
        for label in (*first, *self._later.finditer(folded, 0, head)):
            stop = folded.find("\n", label.end(), head)
            row = self._row(folded, label, head if stop == -1 else stop, head, above=label.start() == last)
            if row is not None:
                last = row.end
                yield row

    def _row(self, folded: str, first: re.Match[str], stop: int, head: int, *, above: bool) -> LabelRow | None:
        start = first.start("label")
        if stop - start > _LONGEST or _PROSE.search(folded, start, stop) is not None:
            return None
        labels = [first]
        place = first.end()
        # A label straight behind another (索引号  主题分类 综合政务) leaves that one without a value.
        while (label := self._next.search(folded, place, stop)) is not None:
            labels.append(label)
            place = label.end()
        sure = any(_is_sure(label) for label in labels) or _YEAR.search(folded, start, stop) is not None
        if not above and not (sure if len(labels) > 1 else self._goes_on_below(folded, stop, head, sure=sure)):
            return None
        ends = [*(label.start() for label in labels[1:]), stop]
        cells = tuple(
            ("".join(label["label"].split()), label.end(), end) for label, end in zip(labels, ends, strict=True)
        )
        return LabelRow(start, stop, cells)

    def _goes_on_below(self, folded: str, stop: int, head: int, *, sure: bool) -> bool:
        start = stop + 1
        while start < head and folded[start] in " \n":
            start += 1
        below = self._begins.match(folded, start, head) if folded[start : start + 1] in self._openings else None
        return below is not None and (sure or _is_sure(below))


def _is_sure(label: re.Match[str]) -> bool:
    """Is it a label and no everyday word?"""
    words = "".join(label["label"].split())
    return len(words) > 2 or words.endswith("号")
