"""An issue (疑点) of a record: a code, a place in the JSON, and the words that its message names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

__all__ = ["Issue", "outlined", "pointer"]

_LONGEST = 60
_MOST_BITS = 1000
_DIGITS = 28


class Issue(NamedTuple):
    """What is wrong at one place, before it is known which record of which file it is in.

    Attributes:
        code: A code of the catalogue.
        pointer: The place in the record, as a JSON Pointer (RFC 6901).
        words: What the message names.
        span: The place in the record's text, where there is one.
    """

    code: str
    pointer: str
    words: Mapping[str, object]
    span: tuple[int, int] | None = None


def pointer(steps: Iterable[str | int]) -> str:
    """Return the JSON Pointer (RFC 6901) that goes these steps down.

    Examples:
        >>> pointer(["metadata", "evidence", "a/b~c", 0])
        '/metadata/evidence/a~1b~0c/0'
        >>> pointer([])
        ''
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def outlined(value: Any) -> str:
    """Return `value` as a message in any language shows it: as JSON writes it, its beginning where it is long.

    Examples:
        >>> outlined({"a": 1}), outlined([]), outlined(None), outlined(True), outlined("一、"), outlined("x" * 100)[-3:]
        ('{…}', '[]', 'null', 'true', '"一、"', 'x…"')
    """
    if isinstance(value, (dict, list, tuple)):
        shown = "{}" if isinstance(value, dict) else "[]"
        return f"{shown[0]}…{shown[1]}" if value else shown
    if isinstance(value, str):
        return json.dumps(value if len(value) <= _LONGEST else value[:_LONGEST] + "…", ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        # Python refuses to write out integers of many thousand digits.
        return f"{'-' if value < 0 else ''}2^{value.bit_length()}…"
    if isinstance(value, Decimal) and value.is_finite():
        whole = value == value.to_integral_value() and value.adjusted() < _DIGITS
        value = value.quantize(1) if whole else value.normalize()
    shown = f"{value}"
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
