"""Reading a report's text: what is no UTF-8 is told, and what it seems to be instead."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Callable

from .streams import say, shown

__all__ = ["UnreadableError", "read_text"]

# How files begin that are no UTF-8, and what to do about them. UTF-32 stands before UTF-16, which begins as it does.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "UTF-32, not UTF-8: iconv -f UTF-32 -t UTF-8"),
    (codecs.BOM_UTF32_BE, "UTF-32, not UTF-8: iconv -f UTF-32 -t UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16, not UTF-8: iconv -f UTF-16 -t UTF-8"),
    (codecs.BOM_UTF16_BE, "UTF-16, not UTF-8: iconv -f UTF-16 -t UTF-8"),
    (b"%PDF-", "a PDF, not text: pdftotext makes text of one"),
    (b"PK\x03\x04", "a ZIP archive, as DOCX is, not text: save the document as text in UTF-8"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a DOC or WPS document, not text: save it as text in UTF-8"),
)
# How text begins that is hardly that of a report.
_ODD: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*+<(?:!doctype|html)\b", re.IGNORECASE), "looks like HTML: its tags are read as text"),
    (re.compile("%PDF-"), "looks like a PDF: it is read as text"),
)


class UnreadableError(Exception):
    """A file cannot be read; the words say why."""


def read_text(path: str, tell: Callable[[str], object] = say) -> str:
    """Return the text of a file, of standard input for ``-``.

    Args:
        path: The file.
        tell: Is told where the text looks like that of no report.

    Raises:
        UnreadableError: It cannot be read, or it is no UTF-8.
    """
    try:
        raw = sys.stdin.buffer.read() if path == "-" else _bytes(path)
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(_instead(raw, error)) from error
    for beginning, words in _ODD:
        if beginning.match(text):
            tell(f"{shown(path)}: {words}")
    return text


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _instead(raw: bytes, error: UnicodeDecodeError) -> str:
    """Say what bytes are that are no UTF-8."""
    for beginning, words in _BEGINNINGS:
        if raw.startswith(beginning):
            return words
    # The error counts from behind a byte order mark.
    start = error.start + len(raw) - len(error.object)
    words = f"not UTF-8 text (byte 0x{raw[start]:02x} at {start})"
    return words + "; if it is GB 18030: iconv -f GB18030 -t UTF-8" if _may_be_gb(raw, start) else words


def _may_be_gb(raw: bytes, start: int) -> bool:
    """Can bytes be GB 18030 that are no UTF-8 from `start` on?"""
    # Chinese in UTF-8 stands before it: that is UTF-8 with a fault, which may well decode as GB 18030 too.
    if max(raw[:start].decode("utf-8-sig"), default="") >= "\u0800" or b"\0" in raw:
        return False
    try:
        codecs.getincrementaldecoder("gb18030")().decode(raw)  # its end may be cut off
    except UnicodeDecodeError:
        return False
    return True
