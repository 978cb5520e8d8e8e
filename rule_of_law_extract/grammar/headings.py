"""Headings (层次标题): the four levels of GB/T 9704, 一、 (一) 1. (1), whole, damaged, and run into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .numerals import chinese_integer

__all__ = ["HEADING_STOPS", "HeadingMatch", "find_headings"]

HEADING_STOPS = "。！？!?：:；;，, "
"""What may close a heading as printed, and is not of it."""

_ZH = "[一二三四五六七八九十]"
_HAN = "[一-鿿]"
_NOT_LIST = rf"(?!{_ZH}{{1,2}}(?:、|级|季度|线|产业))"

_MARKER = re.compile(
    rf"[ #*>]*+(?:"
    rf"(?P<l1>{_ZH}{{1,3}}) ?(?:、|\.(?!\d)|[,:](?={_HAN})){_NOT_LIST}"
    rf"|第(?P<l1part>{_ZH}{{1,3}})(?:部分|章)[、:. ]{{0,2}}"
    rf"|\( ?(?P<l2>{_ZH}{{1,3}}) ?\)[、.,]?|(?P<l2r>{_ZH}{{1,3}})\)[、.]?"
    rf"|\((?P<l2l>{_ZH}{{1,3}})(?=[、.]?{_HAN})(?!{_ZH})[、.]?"
    rf"|(?P<l2c>[㈠-㈩])"
    rf"|(?P<l3>\d{{1,2}})(?:[.、](?!\d)|[.、](?=(?:19|20)\d\d ?年)|[,:](?={_HAN}))"
    rf"|\( ?(?P<l4>\d{{1,2}}) ?\)[、.]?|(?P<l4r>\d{{1,2}})\)[、.]?|(?P<l4c>[①-⑳])|(?P<l4p>[⑴-⒇])"
    rf"|(?P<d1>{_ZH}{{1,2}}) ?(?={_HAN})|(?P<d3>\d{{1,2}}) ?(?={_HAN})"
    rf") *"
)
_INLINE = re.compile(
    rf"(?P<gap>(?:[。!?”:](?:\[\d\])?|(?<! ) |(?<={_HAN})(?=\({_ZH}\){_HAN})) *+)"
    rf"(?P<marker>(?P<l1>{_ZH}{{1,3}})、{_NOT_LIST}|\((?P<l2>{_ZH}{{1,3}})\)|(?P<l3>\d{{1,2}})[.、](?=[一-鿿“]))"
)
# Where that can begin: one set of characters, which the engine skips to, and a look at what follows.
_INLINE_CANDIDATE = re.compile(
    rf"[。!?”: (](?:(?<=\()(?={_ZH})|(?:(?<=[。!?”:])(?:\[\d\])?|(?<= )(?<!  )) *+(?=[(\d一二三四五六七八九十]))"
)
_NOT_DAMAGED = re.compile(
    r"[一二三四五六七八九十]+(?:是|要|方面|年|些|个|月|日|定|系列|直|般|切|级|届|次|名|项|批|线|体|起|致|旦|再|时|同|名|把|件|支|场|条|位|种|类|号|中|大|严|重|会|委|法|所|室|站|岗|网|窗|站式|门|等|流|贯|向|如|并|律|手|步|度|共|举|抓)"
    r"|\d+(?:年|月|日|个|名|次|件|人|家|项|条|万|亿|余|多|号|时|点|天|场|期|份|户|处|起|宗|元|类|所|部|台|辆|座|批|支|位|级)"
)
_END = re.compile(
    r"[。!?\n]|  | ?(?=\([一二三四五六七八九十]{1,2}\))|(?=①)"
    r"|(?<![统唯之第万单专同])一(?:是|方面)(?!否)|(?:首先|其一)[,、]"
)
_HEADING_LINE = 60
_BEFORE_MARKER = " #*>"
"""What may stand before a marker on its line: indents, and the marks that a converter to plain text leaves."""


class HeadingMatch(NamedTuple):
    """A heading: the place of marker and heading, its level, its ordinal as printed, and how sure the marker is."""

    start: int
    end: int
    marker_end: int
    level: int
    ordinal: int
    damaged: bool = False
    chapter: bool = False

    @property
    def rank(self) -> int:
        """How deep it stands: 第一部分 stands above 一、, which has the same level."""
        return 2 * self.level - self.chapter


def find_headings(folded: str) -> list[HeadingMatch]:
    """Return the headings of `folded`, in order.

    A marker counts at the start of a line; inside a line only behind the end of a sentence and in sequence, as where a
    page has lost its line breaks. A marker that has lost its stop (一主要举措, 2优化…) counts where its number fits
    between its neighbours.

    Args:
        folded: Folded text.

    Examples:
        >>> text = "一、主要举措\\n(一)加强学习。街道…\\n二、存在的不足"
        >>> [(found.level, found.ordinal, text[found.marker_end:found.end]) for found in find_headings(text)]
        [(1, 1, '主要举措'), (2, 1, '加强学习。'), (1, 2, '存在的不足')]
    """
    candidates = sorted({found.start: found for found in (*_inline(folded), *_lines(folded))}.values())
    return _in_sequence(folded, candidates)


def _lines(folded: str) -> Iterator[HeadingMatch]:
    place = 0
    while place <= len(folded):
        match = _MARKER.match(folded, place)
        if match is not None:
            found = _read(folded, match)
            if found is not None:
                yield found
        newline = folded.find("\n", place)
        if newline == -1:
            return
        place = newline + 1


_LEVELS = {
    "l1": 1, "l1part": 1, "d1": 1, "l2": 2, "l2r": 2, "l2l": 2, "l2c": 2, "l3": 3, "d3": 3,
    "l4": 4, "l4r": 4, "l4c": 4, "l4p": 4,
}  # fmt: skip


def _read(folded: str, match: re.Match[str]) -> HeadingMatch | None:
    kind = match.lastgroup or ""
    digits = match[kind]
    if kind in ("l2c", "l4c", "l4p"):
        ordinal: int | None = ord(digits) - {"l2c": ord("㈠"), "l4c": ord("①"), "l4p": ord("⑴")}[kind] + 1
    else:
        ordinal = int(digits) if digits.isdecimal() else chinese_integer(digits)
    damaged = kind in ("d1", "d3", "l2r", "l2l")
    if ordinal is None or (kind in ("d1", "d3") and _NOT_DAMAGED.match(folded, match.start(kind))):
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip(_BEFORE_MARKER))
    marker_end = match.end()
    end = _heading_end(folded, marker_end)
    if end == marker_end:
        return None
    return HeadingMatch(start, end, marker_end, _LEVELS[kind], ordinal, damaged, kind == "l1part")


def _heading_end(folded: str, start: int) -> int:
    """The first 。 (inside the heading), the line's end, two spaces, or a list that begins (问题:①…, 问题一是…)."""
    match = _END.search(folded, start)
    end = len(folded) if match is None else match.start()
    if match is not None and match.group() in "。!?":
        return match.end()
    if (match is None or match.group() == "\n") and end > start and folded[end - 1] in ",、":
        # A heading over two lines ends its first with a comma; the second is short and has neither marker nor stop.
        following = folded.find("\n", end + 1)
        following = len(folded) if following == -1 else following
        line = folded[end + 1 : following].strip()
        if line and end - start < _HEADING_LINE and len(line) < 40 and "。" not in line and not _MARKER.match(line):
            end = following
    while end > start and folded[end - 1] in " *":
        end -= 1
    return end


def _inline_markers(folded: str) -> Iterator[re.Match[str]]:
    place = 0
    while (candidate := _INLINE_CANDIDATE.search(folded, place)) is not None:
        match = _INLINE.match(folded, candidate.start())
        place = candidate.start() + 1 if match is None else match.end()
        if match is not None:
            yield match


def _inline(folded: str) -> Iterator[HeadingMatch]:
    for match in _inline_markers(folded):
        kind = "l1" if match["l1"] else "l2" if match["l2"] else "l3"
        if kind == "l3" and match["gap"][:1] in {"", " ", ":"} and len(match["gap"]) < 2:
            continue
        ordinal = int(match[kind]) if kind == "l3" else chinese_integer(match[kind])
        if ordinal is None:
            continue
        start, marker_end = match.span("marker")
        while folded.startswith(" ", marker_end):
            marker_end += 1
        end = _heading_end(folded, marker_end)
        if end > marker_end:
            yield HeadingMatch(start, end, marker_end, _LEVELS[kind], ordinal)


def _in_sequence(folded: str, candidates: list[HeadingMatch]) -> list[HeadingMatch]:
    kept: list[HeadingMatch] = []
    last: dict[int, int] = {}
    covered = 0
    for position, found in enumerate(candidates):
        if found.start < covered:
            continue
        at_line_start = _starts_line(folded, found.start)
        expected = last.get(found.rank, 0) + 1
        if not at_line_start and found.ordinal not in {expected, 1 if found.level > 1 else expected}:
            continue
        if (
            found.damaged
            and not _marked(folded, found)
            and not _fits(found, expected, candidates[position + 1 : position + 41])
        ):
            continue
        kept.append(found)
        covered = found.end
        last[found.rank] = found.ordinal
        for deeper in range(found.rank + 1, 9):
            # 1. 2. 3. may run on across (一)(二); a restart is as good as going on.
            if deeper <= found.rank + 2 or found.level == 1:
                last.pop(deeper, None)
    return kept


def _starts_line(folded: str, start: int) -> bool:
    place = start - 1
    while place >= 0 and folded[place] in _BEFORE_MARKER and start - place < 60:
        place -= 1
    return place < 0 or folded[place] == "\n"


def _marked(folded: str, found: HeadingMatch) -> bool:
    return any(char in "()" for char in folded[found.start : found.marker_end])


def _fits(found: HeadingMatch, expected: int, rest: list[HeadingMatch]) -> bool:
    """Does a marker without its stop stand where its number is due, with the next number after it?"""
    following = next((other for other in rest if other.level == found.level and not other.damaged), None)
    if found.ordinal != expected or found.end - found.start > _HEADING_LINE:
        return False
    return following is not None and following.ordinal == found.ordinal + 1
