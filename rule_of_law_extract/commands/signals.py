"""Signals: one that ends a run ends it in order, and none ends it while its files go into place."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

__all__ = ["EndedError", "heeded", "held", "too_late"]

_ENDING: tuple[signal.Signals, ...] = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_ALL = (signal.SIGINT, *_ENDING)


class EndedError(SystemExit):
    """A signal ends the run; its exit code is 128 and the number of the signal, as in a shell."""

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.number = number
        self.name = signal.Signals(number).name


def _end(number: int, _: Any) -> None:
    # One is enough: a second would end the tidying up.
    signal.signal(number, signal.SIG_IGN)
    raise EndedError(number)


def _in_main_thread() -> bool:
    """Is this where signals arrive, and may be seen to?"""
    return threading.current_thread() is threading.main_thread()


class _Run:
    """A run of the command.

    Attributes:
        whole_process: The process ends with it.
        done: Its files are in place.
    """

    def __init__(self, whole_process: bool) -> None:
        self.whole_process = whole_process
        self.done = False


_runs: list[_Run] = []


@contextmanager
def heeded(*, whole_process: bool) -> Generator[None, None, None]:
    """Let SIGTERM and SIGHUP raise :class:`EndedError`, where nobody else sees to them or has them ignored.

    Args:
        whole_process: The process ends with this context, so what :func:`too_late` ignores may be ignored for good.
    """
    if not _in_main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _ALL}
    for number in _ENDING:
        if before[number] is signal.SIG_DFL:
            signal.signal(number, _end)
    run = _Run(whole_process)
    _runs.append(run)
    try:
        yield
    finally:
        _runs.remove(run)
        if not (run.done and run.whole_process):
            _set(before)


@contextmanager
def too_late() -> Generator[None, None, None]:
    """Ignore signals that come while files go into place.

    If that succeeds, they are ignored as long as :func:`heeded` lasts: the run is as good as done, and it would be
    wrong to say that it was interrupted.
    """
    if not _in_main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _ALL}
    try:
        _set(dict.fromkeys(_ALL, signal.SIG_IGN))
        yield
    except BaseException:
        _set(before)
        raise
    if _runs:
        _runs[-1].done = True
    else:
        _set(before)


def _set(handlers: dict[signal.Signals, Any]) -> None:
    for number, handler in handlers.items():
        if handler is not None:  # None is one that Python cannot set
            signal.signal(number, handler)


@contextmanager
def held() -> Generator[None, None, None]:
    """Hold signals back for a moment, in which a process is started.

    The process does not hear of Ctrl-C before it ignores it, and it is not left half started by this one.
    """
    if not _in_main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    came: list[int] = []

    def note(number: int, _: Any) -> None:
        came.append(number)

    before = {number: handler for number in _ALL if callable(handler := signal.getsignal(number))}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        # The mask is what the process inherits; another thread of this one may hear of the signal all the same.
        _set(dict.fromkeys(before, note))
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        _set(before)
        for number in came:
            signal.raise_signal(number)
