"""Traces of copying (抄录痕迹): a paragraph twice, and another place's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..resolve.divisions import division_codes
from ..schema import Finding, IssuerLevel
from .catalogue import matcher, words
from .reading import Reading

__all__ = ["check_paragraphs", "check_places"]

_SHORTEST = 40
_NAME = re.compile(r"[一-鿿]+\Z")
_SHORT = 3
"""城区, 郊区, 矿区 and 东区 are names of districts and plain nouns."""

_LONGEST = 11
"""The longest names of divisions have eleven characters."""

_TOWNS = ("街道", "镇", "乡")
_TOWN = 3


def check_paragraphs(reading: Reading) -> Iterator[Finding]:
    """Find a paragraph that has stood before, but for spaces."""
    seen: dict[str, int] = {}
    start = 0
    for line in reading.folded.split("\n"):
        words = line.replace(" ", "")
        if len(words) >= _SHORTEST:
            first = seen.setdefault(words, start)
            if first != start:
                yield reading.finding("repeated-paragraph", (start, start + len(line)), place=first)
        start += len(line) + 1


def check_places(reading: Reading) -> Iterator[Finding]:
    """Find the office of another place that acts as if it were the one that reports."""
    issuer = reading.report.metadata.issuer
    if issuer is None:
        return
    own, folded = _Own(reading), reading.folded
    for match in matcher("foreign-place").finditer(folded):
        end = match.end()
        name = _NAME.search(folded, max(0, end - _LONGEST), end)
        found = None if name is None else own.foreign(name.group())
        if found is None or words("beside").search(folded, max(0, end - len(found) - 8), end - len(found)):
            continue
        yield reading.finding("foreign-place", (end - len(found), end), found=found, issuer=issuer.name)


class _Own:
    """The place that reports: its names, and the codes of its divisions."""

    def __init__(self, reading: Reading) -> None:
        metadata = reading.report.metadata
        issuer = metadata.issuer
        self._names = " ".join(filter(None, (issuer.name if issuer else None, metadata.title)))
        regions = issuer.region if issuer else ()
        codes = [region.code for region in regions if region.code]
        self._code = max(codes, key=lambda code: len(code.rstrip("0")), default=None)
        self._town = issuer is not None and issuer.level is IssuerLevel.TOWNSHIP

    def foreign(self, name: str) -> str | None:
        """Return the name at the end of the words `name` if it is that of another place."""
        for length in range(_SHORT, len(name) + 1):
            if codes := division_codes(name[-length:]):
                return None if self._mine(name[-length:], codes) else name[-length:]
        if not self._town or not name.endswith(_TOWNS) or words("no_name").search(name):
            return None
        # A town's name is two or three characters and its kind, and it opens the clause; more is the words before it.
        end = "街道" if name.endswith("街道") else name[-1]
        core = name.removesuffix(end)
        known = not 2 <= len(core) <= _TOWN or core[-2:] in self._names or end not in self._names
        return None if known else name

    def _mine(self, name: str, codes: tuple[str, ...]) -> bool:
        """Is it the reporting place, one above it or one under it, or is it not known where that lies?"""
        if name in self._names or self._code is None:
            return True
        stem = self._code.rstrip("0")
        stem += "0" * (len(stem) % 2)
        return any(stem.startswith(code.rstrip("0")) or code.startswith(stem) for code in codes)
