"""Patterns (词式) of which some name the year after the one reported on, as ``{next}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["YearPatterns"]

_NEXT = "{next}"


class YearPatterns:
    """Patterns tried as one; those with ``{next}`` only where the year reported on is known."""

    def __init__(self, patterns: Iterable[str]) -> None:
        patterns = tuple(patterns)
        plain = "|".join(f"(?:{pattern})" for pattern in patterns if _NEXT not in pattern)
        self._plain = re.compile(plain or "(?!)")
        self._dated = tuple(pattern for pattern in patterns if _NEXT in pattern)

    def search(self, words: str, year: int | None) -> re.Match[str] | None:
        """Return the first find of the plain patterns, else of those that name the year after `year`.

        Examples:
            >>> YearPatterns(["下一步", "{next}年工作"]).search("2025年工作安排", 2024)
            <re.Match object; span=(0, 7), match='2025年工作'>
        """
        match = self._plain.search(words)
        if match is None and year is not None:
            dated = (pattern.search(words) for pattern in _of_year(self._dated, year + 1))
            match = next((found for found in dated if found is not None), None)
        return match


@lru_cache(maxsize=64)
def _of_year(patterns: tuple[str, ...], year: int) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern.replace(_NEXT, str(year))) for pattern in patterns)
