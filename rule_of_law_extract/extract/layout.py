"""Layout (版面): page chrome, titles, quotations and dates; what in the text can hold no quantity."""

from __future__ import annotations

import re

from ..grammar.dates import find_dates
from ..grammar.headings import find_headings
from ..grammar.points import find_points
from ..grammar.titles import find_titles
from ..rules import Rules
from ..text.marks import short_quotes
from .draft import Draft

__all__ = ["LayoutStep"]

_HEAD = 1500
_TAIL = 1200
_CODED = re.compile(
    r"[〔\[0-9](?:(?<=〔)[^〔〕\n]{1,12}〕? ?\d{0,5}号?|(?<=\[)(?:19|20)\d\d\] ?\d{1,5}号"
    r"|(?<=[0-9])\d?(?::\d\d(?::\d\d)?| ?[时点]\d{1,2}分?))"
)
"""Document numbers and clock times. They begin with one set of characters, which the engine skips to."""


class LayoutStep:
    """Finds marks, dates, headings and points, and masks what is not running text."""

    name = "layout"

    def __init__(self, rules: Rules) -> None:
        self._chrome = tuple(
            (re.compile(item.pattern), tuple((word[0], word[-1], word) for word in item.needs)) for item in rules.chrome
        )

    def __call__(self, draft: Draft) -> None:
        """Fill ``titles``, ``dates``, ``headings``, ``points`` and ``mask``."""
        folded = draft.folded
        draft.mask = bytearray(len(folded))
        draft.chrome = self._find_chrome(folded)
        draft.titles = list(find_titles(folded))
        for start, end in draft.chrome:
            draft.cover(start, end)
        for title in draft.titles:
            if not title.nested:
                draft.cover(title.start, title.end)
        for match in _CODED.finditer(folded):
            draft.cover(*match.span())
        draft.dates = [found for found in find_dates(folded) if not self._in_title(draft, found.start)]
        for start, end in short_quotes(folded):
            draft.cover(start, end)
        for found in draft.dates:
            draft.cover(found.start, found.end)
        draft.headings = [found for found in find_headings(folded) if not draft.in_chrome(found.start)]
        for heading in draft.headings:
            draft.cover(heading.start, heading.marker_end)
        draft.points = find_points(folded)
        last = max((found.end for found in draft.headings), default=len(folded) // 2)
        draft.closing = min((start for start, _ in draft.chrome if start > last), default=len(folded))

    def _find_chrome(self, folded: str) -> list[tuple[int, int]]:
        # A site prints its furniture above and below the report, not in it.
        spans: list[tuple[int, int]] = []
        ends = [(0, min(_HEAD, len(folded)))]
        if len(folded) > _HEAD:
            ends.append((max(_HEAD, len(folded) - _TAIL), len(folded)))
        for start, end in ends:
            part = folded[start:end]
            for pattern, needs in self._chrome:
                # Most reports have none of it. A word is found far faster than a pattern, and a character than a word.
                for first, last, word in needs:
                    if first in part and last in part and word in part:
                        spans += [match.span() for match in pattern.finditer(folded, start, end)]
                        break
        return sorted(span for span in spans if span[0] < span[1])

    @staticmethod
    def _in_title(draft: Draft, place: int) -> bool:
        """Masked so far are chrome, titles and document numbers; of these, only chrome may hold dates."""
        return bool(draft.mask[place]) and not draft.in_chrome(place)
