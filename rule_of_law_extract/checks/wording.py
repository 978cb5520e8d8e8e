"""What a pattern alone finds (用字): damaged dates and numbers, placeholders, lost characters, unpaired marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..schema import Finding
from ..text.marks import places
from .catalogue import matcher, patterns
from .reading import Reading

__all__ = ["check_marks", "check_script", "check_structure", "check_wording"]

_CODES = (
    "document-number-brackets", "damaged-document-number", "damaged-date", "template-text", "damaged-text",
)  # fmt: skip
_OF_OFFICES = frozenset({"document-number-brackets", "damaged-document-number"})
_OFFICE = re.compile(r"[一-鿿]*\Z")
_SENTENCE = re.compile(r"[。!?]|\n *\n")
_CLAUSE = re.compile(r"[,。;!?]|\n *\n")
_TITLE_END = re.compile(r"[,。;、:!?\n)”《]|$")
_HAN = re.compile(r"[一-鿿]")
_COMMON = "會務國實發縣區鄉鎮個"
"""A text in traditional script has one of these at least; a simplified one is passed by after a look for each."""

_SHARE, _FEWEST = 3, 5
"""Of a hundred characters so many, and so many at all; the list has only those that reports use most."""

_REACH = 150
"""No title is longer."""


def check_structure(reading: Reading) -> Iterator[Finding]:
    """Find a text that has no structure of a report, or no title, issuer or year."""
    metadata = reading.report.metadata
    if not reading.has_structure:
        yield reading.finding("no-report-structure")
        return
    if metadata.title is None:
        yield reading.finding("missing-title")
    if metadata.issuer is None:
        yield reading.finding("missing-issuer")
    if metadata.year is None:
        yield reading.finding("missing-year")


def check_script(reading: Reading) -> Iterator[Finding]:
    """Find a text in traditional script; one word in it (a name, a quotation) is no such text."""
    folded = reading.folded
    if not any(char in folded for char in _COMMON):
        return
    traditional = len(matcher("traditional-script").findall(folded))
    written = sum(1 for _ in _HAN.finditer(folded))
    if traditional >= _FEWEST and traditional * 100 >= _SHARE * written:
        yield reading.finding("traditional-script", share=round(traditional * 100 / written))


def check_wording(reading: Reading) -> Iterator[Finding]:
    """Find what the catalogue has patterns for."""
    folded, text = reading.folded, reading.text
    for code in _CODES:
        for start, end in (match.span() for sought in patterns(code) for match in sought.find(folded)):
            if code in _OF_OFFICES:
                # The office's short name stands before the year.
                office = _OFFICE.search(folded, max(0, start - 12), start)
                start = start if office is None else office.start()
            yield reading.finding(code, (start, end), found=text[start:end].strip())
    for match in matcher("flattened-table").finditer(folded):
        digits = sum(char.isdigit() for char in match.group())
        yield reading.finding("flattened-table", match.span(), digits=digits)


def check_marks(reading: Reading) -> Iterator[Finding]:
    """Find a 《 that is never closed and a 》 that was never opened; a title may run over a line's end."""
    folded = reading.folded
    waiting: list[int] = []
    for place in sorted((*places(folded, "《"), *places(folded, "》"))):
        mark = folded[place]
        ends = _SENTENCE if mark == "》" else _CLAUSE
        if waiting and (place - waiting[-1] > _REACH or ends.search(folded, waiting[-1], place)):
            # Far behind it, in another sentence, or a new title in another clause: what was opened there stays open.
            yield from (_unclosed(reading, start) for start in waiting)
            waiting.clear()
        if mark == "《":
            waiting.append(place)
        elif waiting:
            waiting.pop()
        else:
            yield reading.finding("unbalanced-title-marks", (place, place + 1), mark="》")
    yield from (_unclosed(reading, start) for start in waiting)


def _unclosed(reading: Reading, start: int) -> Finding:
    end = _TITLE_END.search(reading.folded, start + 1, start + _REACH)
    place = (start, start + 1 if end is None else end.start())
    return reading.finding("unbalanced-title-marks", place, mark="《")
