"""Short quotations (引号): codes, names and slogans stand in them, amounts do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["short_quotes"]

_SHORT = re.compile(r"“[^“”\n]{1,14}+”|\"[^\"\n]{1,14}+\"|‘[^‘’\n]{1,14}+’")


def short_quotes(folded: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each quotation of at most fourteen characters, marks included.

    Examples:
        >>> list(short_quotes("依托“1站20室”调解"))
        [(2, 9)]
    """
    for match in _SHORT.finditer(folded):
        yield match.span()
