"""Cited documents (引用文件): misnamed, replaced by others, or given the wrong years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..rules import default_rules
from ..schema import Citation, Finding
from ..text.fold import fold
from .catalogue import read_data, words
from .reading import Reading

__all__ = ["check_citations"]

_REPUBLIC = "中华人民共和国"
_YEARS = re.compile(r"\(((?:19|20)\d\d) ?[-—~至] ?((?:19|20)\d\d) ?年?\)$")
_SHORTEST = 5
"""Shorter titles (教师法, 律师法, 医师法) lie too near one another to tell a slip from another law."""

_ROW = re.compile(r"《[^《》\n]{1,50}》[、和及与]?\Z")


class _Replaced(NamedTuple):
    new: str
    since: datetime.date


def check_citations(reading: Reading) -> Iterator[Finding]:
    """Find cited titles that are almost a known one, that have been replaced, or that name the wrong years."""
    known = _known()
    year = reading.year
    for cited in reading.report.citations:
        title = _plain(cited.printed_title)
        place = (cited.span.start, cited.span.end)
        replaced = _replaced().get(title)
        if replaced is not None:
            if year is not None and replaced.since <= datetime.date(year, 1, 1) and not _says_so(reading, cited):
                found = {"found": cited.printed_title, "known": replaced.new, "since": replaced.since}
                yield reading.finding("outdated-document", place, **found)
            continue
        official = known.titles.get(title)
        if official is not None:
            # A wrong title so frequent that its law is known by it is still wrong.
            if official != title and _one_apart(title, official):
                yield reading.finding("misnamed-document", place, found=cited.printed_title, known=official)
            continue
        years = _YEARS.search(title)
        if years is not None:
            name = title[: years.start()]
            if name in known.programmes and (years[1], years[2]) not in known.programmes[name]:
                spans = "、".join("—".join(span) + "年" for span in known.programmes[name])
                found = {"name": name, "known": spans, "found": "—".join(years.groups()) + "年"}
                yield reading.finding("wrong-title-years", place, **found)
            continue
        near = _nearest(title, known.by_length)
        if near is not None:
            yield reading.finding("misnamed-document", place, found=cited.printed_title, known=near)


def _plain(title: str) -> str:
    return "".join(fold(title).split()).removeprefix(_REPUBLIC).replace("--", "—").replace("~", "—")


def _says_so(reading: Reading, cited: Citation) -> bool:
    """Do the words beside it say that it holds no more (原《信访条例》, 废止《…》)?"""
    folded, span = reading.folded, cited.span
    start = span.start
    while (row := _ROW.search(folded, max(0, start - 60), start)) is not None:
        # 原《合同法》《婚姻法》: the word before the first holds for all.
        start = row.start()
    before = words("no_longer").search(folded, max(0, start - 12), start)
    return before is not None or words("no_longer_behind").match(folded[span.end : span.end + 14]) is not None


@cache
def _replaced() -> dict[str, _Replaced]:
    rows = [line.split("\t") for line in read_data("outdated.tsv").split("\n") if line and not line.startswith("#")]
    return {_plain(old): _Replaced(new, datetime.date.fromisoformat(since)) for old, new, since in rows[1:]}


class _Known(NamedTuple):
    """What is known of titles, all plain.

    Attributes:
        titles: Each known title or short name, with the official title.
        by_length: Those long enough to tell a slip from another title, by length.
        programmes: The names of programmes, each with the years of its editions.
    """

    titles: dict[str, str]
    by_length: dict[int, list[str]]
    programmes: dict[str, tuple[tuple[str, str], ...]]


@cache
def _known() -> _Known:
    titles: dict[str, str] = {}
    programmes: dict[str, set[tuple[str, str]]] = {}
    for document in default_rules().citations.documents.values():
        official = _plain(document.full)
        for title in (_plain(document.short), official):
            titles[title] = official
            if years := _YEARS.search(title):
                programmes.setdefault(title[: years.start()], set()).add((years[1], years[2]))
    by_length: dict[int, list[str]] = {}
    for title in sorted(titles):
        if len(title) >= _SHORTEST and not re.search(r"\d", title):
            by_length.setdefault(len(title), []).append(title)
    return _Known(titles, by_length, {name: tuple(sorted(spans)) for name, spans in programmes.items()})


def _nearest(title: str, by_length: dict[int, list[str]]) -> str | None:
    """Return the known title that differs by one character, if exactly one does; another kind is no slip."""
    if len(title) < _SHORTEST or re.search(r"\d", title):
        return None
    near = [
        known
        for length in (len(title) - 1, len(title), len(title) + 1)
        for known in by_length.get(length, ())
        if known[0] == title[0]
        and _one_apart(title, known)
        and (known[-1] == title[-1] or not words("kind").search(title))
    ]
    return near[0] if len(near) == 1 else None


def _one_apart(first: str, second: str) -> bool:
    """Do the two differ by one character replaced, dropped or put in?"""
    if len(first) > len(second):
        first, second = second, first
    place = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    if len(first) == len(second):
        return first[place + 1 :] == second[place + 1 :]
    return first[place:] == second[place + 1 :]
