"""Points (要点): enumeration in running text by 一是 二是, 其一, 首先 其次, 一方面 另一方面, 第一,."""

from __future__ import annotations

import re
from typing import NamedTuple

from .numerals import chinese_integer

__all__ = ["PointMatch", "find_points"]

_ZH = "[一二三四五六七八九十]"
_POINT = re.compile(
    rf"(?P<is>{_ZH}{{1,2}})(?:是|要(?=[一-鿿]))"
    rf"|其(?P<qi>[一二三四五六七八九])(?=[,、:是])"
    rf"|(?P<first>首先|其次|再次|最后)(?=[,、:是])"
    rf"|(?P<side>另?一方面)"
    rf"|第(?P<di>[一二三四五六七八九])(?=[,、:是])"
    rf"|(?<=[。;])(?P<bare>{_ZH})(?=[一-鿿])"
)
_CANDIDATE = re.compile(
    r"[一二三四五六七八九十其首再最另第](?:[是要方先次后一二三四五六七八九十]|(?<=[。;][一二三四五六七八九十]))"
)
_STOPS = frozenset('。;,:、!?\n (“"-—”)]')
_NOT_IS = frozenset("统唯之第万单专同其十百千")
_WORDS = {"首先": 1, "其次": 2, "再次": 3}
_LIST = 600
"""How far a list may have its next point."""

_NOT_BARE = re.compile(
    rf"{_ZH}(?:是|个|年|些|项|次|名|批|件|家|起|方面|大|级|届|支|场|条|位|中|月|日|定|系列|直|般|切|线|体|致|旦|再|时|同|把|站|网|窗|门|流|贯|向|如|并|律|手|步|度|举|严|重|会|委|法|所|百|千|万|十|二|三|四|五|六|七|八|九|人|村|户|类|种|号|车|书|部|路|块|张|处|经|企|案|事|社|镇|街|县|市|区|省|下|来|阶|座|岗|方|季|周|天|对|一|分|成|点)"
)


class PointMatch(NamedTuple):
    """A point: where its marker begins and ends, its ordinal, and whether 是 is missing."""

    start: int
    end: int
    ordinal: int
    kind: str
    bare: bool = False


def find_points(folded: str) -> list[PointMatch]:
    """Return the markers of points in `folded`, in order.

    A marker counts behind a stop; with no stop before it (…提升效能一是坚持…) only where it begins or goes on a list.

    Args:
        folded: Folded text.

    Examples:
        >>> [(found.ordinal, found.start) for found in find_points("一是抓学习；二是抓落实。五利用会议")]
        [(1, 0), (2, 6)]
    """
    found: list[PointMatch] = []
    last: dict[str, PointMatch] = {}
    for candidate in _CANDIDATE.finditer(folded):
        match = _POINT.match(folded, candidate.start())
        if match is None:
            continue
        kind = match.lastgroup or ""
        start, end = match.span()
        before = folded[start - 1] if start else "\n"
        behind_stop = before in _STOPS
        previous = last.get(kind if kind != "bare" else "is")
        if kind == "side":
            ordinal: int | None = 2 if match[kind][0] == "另" or _goes_on(folded, previous, start) else 1
        elif kind == "first":
            ordinal = _WORDS.get(match[kind]) or (
                (previous.ordinal + 1) if _goes_on(folded, previous, start) and previous else None
            )
        else:
            ordinal = chinese_integer(match[kind])
        if ordinal is None:
            continue
        if kind == "is" and not behind_stop and not _runs_in(folded, match, ordinal, previous, before):
            continue
        if kind == "is" and match.group().endswith("要") and not _wants(folded, match, ordinal, previous):
            continue
        if kind in ("qi", "first", "di", "side") and not behind_stop:
            continue
        if kind == "first" and _ranks(folded, match, previous, before):
            continue
        if kind == "bare" and not _is_bare(folded, match, ordinal, previous):
            continue
        point = PointMatch(start, end, ordinal, "is" if kind == "bare" else kind, kind == "bare")
        found.append(point)
        last[point.kind] = point
    return found


def _goes_on(folded: str, previous: PointMatch | None, start: int) -> bool:
    return previous is not None and start - previous.end < _LIST and "\n" not in folded[previous.end : start]


def _ranks(folded: str, match: re.Match[str], previous: PointMatch | None, before: str) -> bool:
    """Does 其次是 say what comes second (投诉类最多,其次是处罚)? With no 首先 before it, in its list, it does."""
    if match["first"] == "首先" or not folded.startswith("是", match.end()):
        return False
    if previous is None:
        return True
    listed = before == "\n" and match.start() - previous.end < _LIST
    return not listed and not _goes_on(folded, previous, match.start())


def _runs_in(folded: str, match: re.Match[str], ordinal: int, previous: PointMatch | None, before: str) -> bool:
    if before in _NOT_IS:
        return False
    if ordinal == 1:
        return folded.find("二是", match.end(), match.end() + _LIST) != -1
    return previous is not None and previous.ordinal == ordinal - 1 and _goes_on(folded, previous, match.start())


def _wants(folded: str, match: re.Match[str], ordinal: int, previous: PointMatch | None) -> bool:
    """一要…二要… is a list only as a list: 一要 alone is not a point."""
    if ordinal == 1:
        return folded.find("二要", match.end(), match.end() + _LIST) != -1
    return previous is not None and previous.ordinal == ordinal - 1


def _is_bare(folded: str, match: re.Match[str], ordinal: int, previous: PointMatch | None) -> bool:
    if previous is None or not _goes_on(folded, previous, match.start()) or _NOT_BARE.match(folded, match.start()):
        return False
    return previous.ordinal <= ordinal <= previous.ordinal + 2 and ordinal > 1
