"""What a command reads and writes: files whole or not at all, standard output, and words on standard error."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NoReturn

__all__ = [
    "FAULT",
    "INTERRUPTED",
    "NAME",
    "REFUSED",
    "UnreadableError",
    "read_text",
    "say",
    "shown",
    "standard_output",
    "stop",
    "whole_file",
]

NAME = "rule-of-law-extract"
FAULT, REFUSED, INTERRUPTED, _PIPE_CLOSED = 1, 2, 130, 141


class UnreadableError(Exception):
    """A file cannot be read; the words say why."""


def say(words: str) -> None:
    """Print words on standard error."""
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


def read_text(path: str) -> str:
    """Return the text of a file, of standard input for ``-``.

    Raises:
        UnreadableError: It cannot be read, or it is no UTF-8.
    """
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        where = f"byte 0x{error.object[error.start]:02x} at {error.start}"
        words = f"not UTF-8 text ({where}); if it is GB 18030: iconv -f GB18030 -t UTF-8"
        raise UnreadableError(words) from error


@contextmanager
def whole_file(path: str, fault: int = FAULT) -> Generator[IO[bytes], None, None]:
    """Open a file that is there whole or not at all: whatever stood under the name stays until all is written.

    Args:
        path: The file.
        fault: The exit code where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    # A device or a pipe is written to, not replaced.
    beside = None if target.exists() and not target.is_file() else target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with (beside or target).open("xb" if beside else "wb") as file:
            yield file
            file.flush()
            if beside:
                os.fsync(file.fileno())
        if beside:
            beside.replace(target)
    except OSError as error:
        stop(fault, f"could not write {shown(path)}: {error.strerror or error}")
    finally:
        if beside:
            # Gone into place, or never made.
            with suppress(OSError):
                beside.unlink()


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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        gone = isinstance(error, BrokenPipeError)
        stop(_PIPE_CLOSED if gone else fault, "" if gone else f"could not write to standard output: {error.strerror}")
