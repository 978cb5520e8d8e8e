"""Reading records (读取): one JSON document, or JSON Lines of any length in constant memory."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import suppress
from pathlib import PurePath
from typing import IO, Any, NamedTuple, cast

from pydantic_core import from_json

from ..schema import Report
from .issue import Issue

__all__ = ["Piece", "Pieces", "pieces"]

_CHUNK = 1 << 18
_BOM = b"\xef\xbb\xbf"
_LINES = frozenset({".jsonl", ".ndjson"})
_DOCUMENT = ".json"


class Piece(NamedTuple):
    """One record, not yet read.

    Attributes:
        content: JSON as bytes, a mapping, a report, or whatever else stood in its place; an issue where it could not be
            had.
        line: The number of its line, from 1; None where it is no line.
    """

    content: object
    line: int | None = None


Pieces = Generator[Piece, None, None]


def pieces(source: object, max_bytes: int) -> tuple[str | None, Pieces]:
    """Return the name of a source and its records, one at a time.

    Raises:
        TypeError: It is no source of records.
        OSError: It is a file that cannot be opened.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        content = bytes(cast("bytes", source))
        return None, _document(content, max_bytes)
    if isinstance(source, (Report, Mapping)):
        return None, _items([cast("object", source)], max_bytes)
    if isinstance(source, (str, os.PathLike)):
        path: str | bytes = os.fspath(cast("str | os.PathLike[str]", source))
        return os.fsdecode(path), _opened(path, max_bytes)
    read: object = getattr(source, "read", None)
    if callable(read):
        name: object = getattr(source, "name", None)
        return name if isinstance(name, str) else None, _lines(_as_bytes(read), max_bytes)
    if isinstance(source, Iterable):
        return None, _items(cast("Iterable[object]", source), max_bytes)
    raise TypeError(
        "validate() takes a Report, a mapping, JSON as bytes, a path, an open file, or an iterable of records or "
        f"lines, not {type(source).__name__}"
    )


def _opened(path: str | bytes, max_bytes: int) -> Pieces:
    """The records of a file, which is open from the call on and closed with the iterator."""
    found = _of_file(open(path, "rb"), max_bytes, PurePath(os.fsdecode(path)).suffix.lower())  # noqa: SIM115
    # It runs up to where it holds the file, so that the file is closed however little of it is asked for.
    next(found)
    return cast("Pieces", found)


def _of_file(file: IO[bytes], max_bytes: int, suffix: str) -> Generator[Piece | None, None, None]:
    with file:
        yield None
        read: Callable[[int], bytes] = file.read
        if suffix not in _LINES and suffix != _DOCUMENT:
            head, whole = _first_line(read, max_bytes)
            read = _put_back(head, read)
            suffix = ".jsonl" if whole else _DOCUMENT
        if suffix == _DOCUMENT:
            yield from _document(_at_most(read, max_bytes + 1), max_bytes)
        else:
            yield from _lines(read, max_bytes)


def _first_line(read: Callable[[int], bytes], max_bytes: int) -> tuple[bytes, bool]:
    """The beginning of a file, and whether its first line that is not blank is a whole object of JSON."""
    head = bytearray()
    while len(head) <= max_bytes and (chunk := read(_CHUNK)):
        head += chunk
        if b"\n" in chunk and head.removeprefix(_BOM).lstrip().find(b"\n") != -1:
            break
    lines = bytes(head.removeprefix(_BOM)).lstrip().split(b"\n", 1)
    try:
        return bytes(head), isinstance(from_json(lines[0]), dict)
    except ValueError:
        return bytes(head), False


def _put_back(head: bytes, read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    rest = io.BytesIO(head)
    return lambda size: rest.read(size) or read(size)


def _at_most(read: Callable[[int], bytes], limit: int) -> bytes:
    content = bytearray()
    while len(content) < limit and (chunk := read(min(_CHUNK, limit - len(content)))):
        content += chunk
    return bytes(content)


def _as_bytes(read: Callable[[int], Any]) -> Callable[[int], bytes | Issue]:
    """Read a file of text as one of bytes; what is no character in it is none in UTF-8 either."""

    def reading(size: int) -> bytes | Issue:
        try:
            chunk = read(size) or b""
        except UnicodeDecodeError as error:
            return Issue("not-utf8", "", {"offset": error.start, "error": error.reason})
        return chunk.encode("utf-8", "surrogatepass") if isinstance(chunk, str) else bytes(chunk)

    return reading


def _document(content: bytes, max_bytes: int) -> Pieces:
    """One object, or each item of one array."""
    if len(content) > max_bytes:
        yield Piece(Issue("record-too-large", "", {"limit": max_bytes}))
        return
    content = content.removeprefix(_BOM)
    if content.lstrip()[:1] == b"[":
        # What is wrong with one that is no JSON is told where all JSON is read.
        records: list[object] | None = None
        with suppress(ValueError):
            records = from_json(content, allow_inf_nan=False)
        if records is not None:
            del content
            yield from map(Piece, records)
            return
    yield Piece(content)


def _lines(read: Callable[[int], bytes | Issue], max_bytes: int) -> Pieces:
    """The lines that are not blank; of one that is too long nothing is kept."""
    number, size = 0, 0
    begun: list[bytes] = []
    chunk: bytes | Issue = b"\n"
    while chunk:
        chunk = read(_CHUNK)
        if isinstance(chunk, Issue):
            # A file of text gives nothing more after that.
            yield Piece(chunk, number + 1)
            return
        first, *others = chunk.split(b"\n") if chunk else (b"", b"")
        size += len(first)
        if size > max_bytes:
            begun.clear()
        else:
            begun.append(first)
        if others:
            number += 1
            line = b"".join(begun)
            piece = _line(line, number, max_bytes, size)
            if piece is not None:
                yield piece
            begun[:], size = [others[-1]], len(others[-1])
            for line in others[:-1]:
                number += 1
                if (piece := _line(line, number, max_bytes, len(line))) is not None:
                    yield piece


def _line(line: bytes, number: int, max_bytes: int, size: int) -> Piece | None:
    if size > max_bytes:
        return Piece(Issue("record-too-large", "", {"limit": max_bytes}), number)
    if number == 1:
        line = line.removeprefix(_BOM)
    return Piece(line, number) if line and not line.isspace() else None


def _items(items: Iterable[object], max_bytes: int) -> Pieces:
    for number, item in enumerate(items, 1):
        if isinstance(item, (str, bytes, bytearray)):
            line = item.encode("utf-8", "surrogatepass") if isinstance(item, str) else bytes(item)
            piece = _line(line, number, max_bytes, len(line))
            if piece is not None:
                yield piece
        else:
            yield Piece(item)
