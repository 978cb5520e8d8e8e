"""Standard output, words on standard error, and what stands in for a standard stream that is closed."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import IO, Any, NoReturn, cast

__all__ = [
    "FAULT",
    "INTERRUPTED",
    "NAME",
    "PIPE_CLOSED",
    "REFUSED",
    "say",
    "shown",
    "standard_output",
    "stood_in",
    "stop",
]

NAME = "rule-of-law-extract"
FAULT, REFUSED, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


def say(words: str) -> None:
    """Print words on standard error, if there is anybody to hear them."""
    # To None Python would print on standard output.
    if cast("object", sys.stderr) is not None:
        with suppress(OSError):
            print(f"{NAME}: {words}", file=sys.stderr)


def stop(code: int, words: str = "") -> NoReturn:
    """End the run with an exit code and, if there is something to say, with words."""
    if words:
        say(words)
    raise SystemExit(code)


def shown(path: str) -> str:
    """Return the path as it may stand in a record and on a terminal: a file's name may hold any bytes."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return "standard input" if path == "-" else "".join(char if char.isprintable() else "\ufffd" for char in name)


@contextmanager
def standard_output(fault: int = FAULT) -> Generator[IO[bytes], None, None]:
    """Give standard output for bytes. Where its reader has gone the run ends without a word.

    Args:
        fault: The exit code where it cannot be written.
    """
    try:
        yield sys.stdout.buffer
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would be tried again when Python exits, with a complaint.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        gone = isinstance(error, BrokenPipeError)
        stop(PIPE_CLOSED if gone else fault, "" if gone else f"could not write to standard output: {error.strerror}")


class _Closed(io.RawIOBase):
    """A stream that cannot be read or written, which it says only to who tries."""

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, _: Any, /) -> NoReturn:
        raise OSError(errno.EBADF, "it is closed")

    def write(self, _: Any, /) -> NoReturn:
        raise OSError(errno.EBADF, "it is closed")


@contextmanager
def stood_in() -> Generator[None, None, None]:
    """Put something in the place of standard streams that the command was started without (``<&-``, ``>&-``).

    Python has None for them. Their descriptors are taken, so that no file that is opened gets one of them.
    """
    before = {name: cast("object", getattr(sys, name)) for name in ("stdin", "stdout", "stderr")}
    missing = [name for name, stream in before.items() if stream is None]
    taken = [os.open(os.devnull, os.O_RDWR) for _ in missing]
    for name in missing:
        # What would be said to nobody may go nowhere.
        stream: Any = io.BytesIO() if name == "stderr" else _Closed()
        setattr(sys, name, io.TextIOWrapper(stream, "utf-8", "replace", write_through=True))
    try:
        yield
    finally:
        for name in missing:
            setattr(sys, name, None)
        for number in taken:
            os.close(number)
