"""Files that are there whole or not at all, and all of a run at once."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from .signals import too_late
from .streams import FAULT, PIPE_CLOSED, shown, stop

__all__ = ["WholeFile", "WholeFiles", "is_replaced", "whole_file"]


class WholeFile:
    """A file that is written beside its place; a device or a pipe is written to, not replaced.

    Args:
        path: The file.
        fault: The exit code where it cannot be written.
    """

    def __init__(self, path: str, fault: int) -> None:
        self._path = path
        self._fault = fault
        self._mode = _mode(path)
        self._replaces = is_replaced(path)
        # What a descriptor stands for may have no name of its own, so only what is replaced is resolved.
        self._target = Path(os.path.realpath(path)) if self._replaces else Path(path)
        self._written = self._beside() if self._replaces else self._target
        self._earlier: Path | None = None
        self._file: IO[bytes] | None = None
        self._writer: AbstractContextManager[Any] | None = None
        self._write: Callable[[Any], object] | None = None

    def open(self, writer: Callable[[IO[bytes]], Any] | None = None) -> None:
        """Open the file.

        Args:
            writer: Makes of the open file what is written to instead: a context with a method ``write``.
        """
        with self._told():
            self._file = self._written.open("xb") if self._replaces else _open(self._path)
            self._write = self._file.write
            if self._replaces and self._mode is not None:
                with suppress(OSError):
                    self._written.chmod(stat.S_IMODE(self._mode))
            if writer is not None:
                made = writer(self._file)
                self._writer, self._write = made, made.write

    def _beside(self) -> Path:
        return self._target.with_name(f".{secrets.token_hex(8)}.tmp")

    @contextmanager
    def _told(self) -> Generator[None, None, None]:
        try:
            yield
        except BrokenPipeError:
            stop(PIPE_CLOSED)
        except OSError as error:
            stop(self._fault, f"could not write {shown(self._path)}: {error.strerror or error}")

    def write(self, piece: Any) -> None:
        """Write a piece: bytes, or what the writer takes."""
        assert self._write is not None
        with self._told():
            self._write(piece)

    def finish(self) -> None:
        """Write what is still to be written; the file is whole then, but not yet in its place."""
        assert self._file is not None
        with self._told():
            if self._writer is not None:
                self._writer.__exit__(None, None, None)
                self._writer = None
            self._file.flush()
            if self._replaces:
                os.fsync(self._file.fileno())
            self._file.close()

    def put(self) -> None:
        """Put the file into its place."""
        if self._replaces:
            with self._told():
                earlier = self._beside()
                # For put_back(); where files have one name only there is no way back.
                with suppress(OSError, NotImplementedError):
                    os.link(self._target, earlier)
                    self._earlier = earlier
                self._written.replace(self._target)

    def put_back(self) -> None:
        """Put what stood there back into its place."""
        if self._replaces:
            with suppress(OSError):
                if self._earlier is not None:
                    self._earlier.replace(self._target)
                elif self._mode is None:
                    self._target.unlink()

    def give_up(self) -> None:
        """Close the file; take it away if it is not in its place, and what stood there if it is."""
        if self._writer is not None:
            # A Parquet writer that is not closed writes to its file when it is collected, which is closed then.
            with suppress(Exception):
                self._writer.__exit__(GeneratorExit, None, None)
            self._writer = None
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        for path in (self._written if self._replaces else None, self._earlier):
            if path is not None:
                with suppress(OSError):
                    path.unlink()


def is_replaced(path: str) -> bool:
    """Is a file replaced? A device, a pipe and an open file that is named by its descriptor are written to."""
    mode = _mode(path)
    return mode is None or (stat.S_ISREG(mode) and _descriptor(path) is None)


def _open(path: str) -> IO[bytes]:
    # Opened anew, a file would be written from its beginning, over what others have written to it.
    number = _descriptor(path)
    return open(path if number is None else os.dup(number), "wb")


def _descriptor(path: str) -> int | None:
    """The number of the open file of this process that a path names, as /dev/stdout and /dev/fd/3 do."""
    while os.path.islink(path):
        folder = os.path.realpath(os.path.dirname(path))
        name = os.path.basename(path)
        if folder == f"/proc/{os.getpid()}/fd" and name.isdecimal():
            return int(name)
        path = os.path.join(folder, os.readlink(path))
    return None


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except OSError:
        return None


class WholeFiles:
    """Files that come into their places together, when the context ends: whatever stood there stays until then.

    Args:
        fault: The exit code where one cannot be written.
    """

    def __init__(self, fault: int = FAULT) -> None:
        self._fault = fault
        self._files: list[WholeFile] = []
        self._outdated: list[Path] = []

    def open(self, path: str, writer: Callable[[IO[bytes]], Any] | None = None) -> WholeFile:
        """Open one more; `writer` is that of :meth:`WholeFile.open`."""
        file = WholeFile(path, self._fault)
        # Known before it is made, so that it is taken away whenever an interrupt comes.
        self._files.append(file)
        file.open(writer)
        return file

    def remove(self, path: Path) -> None:
        """Take away a file of an earlier run when these come into their places."""
        self._outdated.append(path)

    def give_up(self, *, but: WholeFile | None = None) -> None:
        """Go on without them, except one: what stands in their places stays."""
        for file in self._files:
            if file is not but:
                file.give_up()
        self._files = [file for file in self._files if file is but]

    def _put(self) -> None:
        for file in self._files:
            file.finish()
        with too_late():
            done: list[WholeFile] = []
            try:
                for file in self._files:
                    file.put()
                    done.append(file)
            except SystemExit:
                for file in reversed(done):
                    file.put_back()
                raise
            for path in self._outdated:
                with suppress(OSError):
                    path.unlink()
            # Here too, since what is ignored now need not be later.
            self.give_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._put()
        finally:
            self.give_up()


@contextmanager
def whole_file(path: str, fault: int = FAULT) -> Generator[WholeFile, None, None]:
    """Open one file that is there whole or not at all.

    Args:
        path: The file.
        fault: The exit code where it cannot be written.
    """
    with WholeFiles(fault) as files:
        yield files.open(path)
