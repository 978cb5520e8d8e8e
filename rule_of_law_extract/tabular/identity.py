"""Names of reports (报告标识) in tables: what a row says to tell whose it is."""

from __future__ import annotations

__all__ = ["ReportNames"]


class ReportNames:
    """Gives each report a name that no other has.

    A report is named by its source, or by its position, from 1, where it has none or an empty one. A name that was
    given before gets ``#2``, ``#3`` and so on. The same reports in the same order get the same names.

    Examples:
        >>> names = ReportNames()
        >>> [names.name(source) for source in ("a.txt", None, "a.txt", "2")]
        ['a.txt', '2', 'a.txt#2', '2#2']
    """

    def __init__(self) -> None:
        self.position = 0
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def name(self, source: str | None) -> str:
        """Return the name of the next report."""
        self.position += 1
        plain = name = source or str(self.position)
        if name in self._given:
            number = self._next.get(plain, 2)
            while (name := f"{plain}#{number}") in self._given:
                number += 1
            self._next[plain] = number + 1
        self._given.add(name)
        return name
