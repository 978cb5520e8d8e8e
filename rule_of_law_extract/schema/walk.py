"""A walk (遍历) over the outline of a report, in order of place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .outline import Section

__all__ = ["walk"]


def walk(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield the sections and all that is under them, in order of place."""
    waiting = [*sections][::-1]
    while waiting:
        section = waiting.pop()
        yield section
        waiting.extend(reversed(section.children))
