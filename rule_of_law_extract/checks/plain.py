"""Records as plain JSON (序列化): what Python holds of a record written out, or what in it is no JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from pydantic import BaseModel

from ..schema import Report
from ..schema.scalars import json_number
from .issue import Issue, outlined, pointer

__all__ = ["DEEPEST", "written"]

DEEPEST = 200
"""So many levels pydantic reads of JSON; a record has some twenty."""

_SCALARS = (str, int, float, bool, type(None))
_KEYS = (str, int, float, bool, type(None))


def written(record: object, max_bytes: int) -> bytes | list[Issue]:
    """Return a record as UTF-8 JSON, or the issues that forbid it.

    Args:
        record: A report, or a mapping as ``json.loads`` or ``model_dump`` give it: an exact number, a day, a member of
            a vocabulary and a tuple are taken as what JSON would hold, a lone surrogate, which it cannot, as ``?``.
        max_bytes: The largest record.

    Examples:
        >>> written({"value": Decimal("1.50"), "on": date(2024, 3, 1), "parts": ("a",)}, 100)
        b'{"value": 1.5, "on": "2024-03-01", "parts": ["a"]}'
        >>> written({"value": float("nan")}, 100)[0].pointer
        '/value'
    """
    try:
        if isinstance(record, Report):
            record = record.model_dump(warnings=False)
        issue = _unwieldy(record, max_bytes)
        if issue is not None:
            return [issue]
        line = json.dumps(record, default=_plain, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    except RecursionError:
        return [Issue("nested-too-deep", "", {"deepest": DEEPEST})]
    except (TypeError, ValueError):
        return list(_no_json(record)) or [Issue("not-json", "", {"error": "it cannot be written as JSON"})]
    return line if len(line) <= max_bytes else [Issue("record-too-large", "", {"limit": max_bytes})]


def _unwieldy(record: object, max_bytes: int) -> Issue | None:
    """A record that is nested too deep, in itself perhaps, or whose JSON would be too large to be made."""
    waiting: list[tuple[Any, int]] = [(record, 1)]
    size = 0
    while waiting:
        holder, depth = waiting.pop()
        if depth > DEEPEST:
            return Issue("nested-too-deep", "", {"deepest": DEEPEST})
        inner = depth + 1
        values = cast("Mapping[str, object]", holder).values() if isinstance(holder, Mapping) else holder
        for value in cast("Iterable[object]", values):
            if isinstance(value, str):
                size += len(value)
            elif isinstance(value, (dict, list, tuple, Mapping)):
                waiting.append((cast("object", value), inner))
            else:
                size += 1
        size += 2
        if size > max_bytes:
            return Issue("record-too-large", "", {"limit": max_bytes})
    return None


def _plain(value: Any) -> Any:
    """What JSON holds for `value`, one level of it."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            return math.nan
        return json_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, object]", value))
    if isinstance(value, BaseModel):
        return value.model_dump(warnings=False)
    raise TypeError(type(value).__name__)


def _no_json(record: object) -> Iterator[Issue]:
    """Every value that JSON has no word for, with its place."""
    waiting: list[tuple[Any, tuple[str | int, ...]]] = [(record, ())]
    while waiting:
        value, steps = waiting.pop()
        if isinstance(value, float) and not math.isfinite(value):
            yield _wrong(steps, outlined(value))
        elif isinstance(value, _SCALARS):
            continue
        elif isinstance(value, (list, tuple)):
            items = cast("list[Any]", value)
            waiting.extend((item, (*steps, index)) for index, item in enumerate(items))
        elif isinstance(value, Mapping):
            for key, item in cast("Mapping[object, object]", value).items():
                if isinstance(key, _KEYS):
                    waiting.append((item, (*steps, str(key))))
                else:
                    yield _wrong(steps, f"{{{type(key).__name__}: …}}")
        else:
            try:
                waiting.append((_plain(value), steps))
            except TypeError:
                yield _wrong(steps, type(value).__name__)


def _wrong(steps: tuple[str | int, ...], given: str) -> Issue:
    field = outlined(steps[-1]).strip('"') if steps else ""
    words = {"field": field, "expected": "a JSON value", "expected_zh": "JSON 值", "given": given}
    return Issue("wrong-type", pointer(steps), words)
