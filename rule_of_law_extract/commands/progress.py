"""A bar that shows how far long work is, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

__all__ = ["Bar"]

_SHORT = 1.0
"""Seconds of work that need no bar."""


class Bar:
    """Shows on standard error how many files are done, once the work has taken a second.

    Args:
        count: Counts the files; called once, when the bar is first shown.
        delay: Seconds until then.
    """

    def __init__(self, count: Callable[[], int], *, delay: float = _SHORT) -> None:
        self._count = count
        self._due = time.monotonic() + delay if sys.stderr.isatty() else None
        self._done = 0
        self._progress: Any = None

    def advance(self, files: int) -> None:
        """Say that so many more files are done."""
        self._done += files
        if self._due is not None and self._progress is None and time.monotonic() >= self._due:
            self._show()
        if self._progress is not None:
            self._progress.update(self._task, completed=self._done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("parse"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn())
        # Standard output is the records'; what is said meanwhile on standard error goes above the bar.
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
        self._task = self._progress.add_task("", total=self._count(), completed=self._done)
        self._progress.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
