"""What a command reads: files, and the files of folders, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .streams import shown

__all__ = ["SUFFIX", "Source", "sources"]

SUFFIX = ".txt"
"""How the name of a file ends that is read where a folder is given; capitals count as well."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `problem` says why it cannot be where that is known already."""

    path: str
    problem: str | None = None

    @property
    def name(self) -> str:
        """The path as it stands in records and messages."""
        return shown(self.path)


def sources(paths: Iterable[str]) -> Iterator[Source]:
    """Yield the files, and for a folder the files in and below it whose names end in :data:`SUFFIX`.

    The entries of a folder come in the order of their names (by code point). Hidden ones are left out, and links to
    folders are not followed, so that no folder is read twice.

    Args:
        paths: Files and folders; ``-`` is standard input.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):
            yield from _folder(path)
        else:
            yield Source(path)


def _folder(folder: str) -> Iterator[Source]:
    waiting, found = [folder], False
    while waiting:
        path = waiting.pop()
        try:
            mode = os.lstat(path).st_mode if path != folder else stat.S_IFDIR
            if stat.S_ISDIR(mode):
                names = sorted(name for name in os.listdir(path) if not name.startswith("."))
                waiting += [os.path.join(path, name) for name in reversed(names)]
                continue
            if not path.lower().endswith(SUFFIX):
                continue
            # Opening a pipe would wait for who writes to it.
            regular = stat.S_ISREG(os.stat(path).st_mode) if stat.S_ISLNK(mode) else stat.S_ISREG(mode)
            problem = None if regular else "Not a regular file"
        except OSError as error:
            problem = error.strerror or str(error)
        found = True
        yield Source(path, problem)
    if not found:
        yield Source(folder, f"no {SUFFIX} file in this folder")
