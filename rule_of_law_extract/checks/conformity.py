"""Conformity to the schema (符合性): a record read, or what keeps it from being one."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from pydantic import ValidationError
from pydantic_core import from_json

from ..schema import MIGRATIONS, Report
from ..schema.migrations import migrate
from .catalogue import read_data
from .consistency import inconsistencies
from .issue import Issue, outlined, pointer
from .large import LARGE, errors_of, refusals
from .plain import DEEPEST

__all__ = ["record_issues"]

_LISTS = ("observations", "dates", "citations", "breakdowns", "problems", "plans", "findings")
_UNREAD = frozenset({"schema_version", "text"})


class _Fault(NamedTuple):
    """What an error of pydantic's means: a code of the catalogue, and what was expected, in words of its context."""

    code: str
    expected: str
    expected_zh: str


@cache
def _faults() -> Mapping[str, _Fault]:
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads(read_data("records.toml"))["errors"]
    return {
        kind: _Fault(table["code"], table.get("expected", ""), table.get("expected_zh", ""))
        for kind, table in tables.items()
    }


def record_issues(line: bytes, *, of_any_size: bool = False) -> Iterable[Issue]:
    """Return all that is wrong with a record: what the schema asks of it, then what the schema cannot say.

    Args:
        line: The record as JSON in UTF-8.
        of_any_size: Each item of it has been found in order, so that it can be read at once, large as it may be.
    """
    if len(line) > LARGE and not of_any_size:
        return _of_large(line)
    try:
        report = Report.model_validate_json(line, strict=True)
    except ValidationError as refusal:
        return _refused(line, errors_of(refusal))
    return inconsistencies(report)


def _refused(line: bytes, errors: list[Any]) -> Iterator[Issue]:
    record = _object(line)
    if isinstance(record, Issue):
        yield record
        return
    yield from (_issue(error["loc"], error) for error in errors)
    yield from _beyond(record, errors)


def _of_large(line: bytes) -> Iterator[Issue]:
    record = _object(line)
    if isinstance(record, Issue):
        yield record
        return
    record = _migrated(record)
    refused = False
    for steps, error in refusals(record):
        refused = True
        issue = Issue("record-too-large", pointer(steps), {"limit": LARGE}) if error is None else _issue(steps, error)
        yield issue
        if issue.code == "unsupported-version":
            # The rest is of a schema that is not known.
            return
    if not refused:
        yield from record_issues(line, of_any_size=True)


def _object(line: bytes) -> dict[str, Any] | Issue:
    """The record as plain objects, or why it is none."""
    try:
        record = from_json(line, allow_inf_nan=False)
    except ValueError as error:
        return _no_json(line, error)
    if not isinstance(record, dict):
        return Issue("not-an-object", "", {"given": outlined(record)})
    return cast("dict[str, Any]", record)


def _no_json(line: bytes, error: ValueError) -> Issue:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as undecodable:
        return Issue("not-utf8", "", {"offset": undecodable.start, "error": undecodable.reason})
    if "recursion limit" in str(error):
        return Issue("nested-too-deep", "", {"deepest": DEEPEST})
    return Issue("not-json", "", {"error": str(error)})


def _issue(steps: tuple[str | int, ...], error: Any) -> Issue:
    """What an error of pydantic's says, in the words of the catalogue."""
    fault = _faults().get(error["type"], _Fault("value-not-allowed", "{said}", "{said}"))
    if fault.code == "missing-field":
        return Issue(fault.code, pointer(steps[:-1]), {"field": outlined(steps[-1]).strip('"')})
    # What pydantic may leave out of the context in another release is told in its own words.
    said = defaultdict[str, object](lambda: error["msg"], error.get("ctx", {}))
    words: dict[str, object] = {
        "field": outlined(steps[-1]).strip('"') if steps else "",
        "given": outlined(error["input"]),
        "expected": fault.expected.format_map(said),
        "expected_zh": fault.expected_zh.format_map(said),
    }
    return Issue(fault.code, pointer(steps), words)


def _beyond(record: dict[str, Any], errors: Iterable[Any]) -> Iterator[Issue]:
    """Yield what a schema cannot say of a record that does not conform, as far as it can be read.

    An unknown field is passed over, an item with any other fault is left out of the reading, and so are all sections
    where one has a fault. References to what was left out are not followed.
    """
    record = _migrated(record)
    left_out: dict[str, set[int]] = {}
    unread: set[str] = set()
    sections = True
    for error in errors:
        if error["type"] == "extra_forbidden":
            _forget(record, error["loc"])
    for error in errors:
        steps: tuple[str | int, ...] = error["loc"]
        if error["type"] == "extra_forbidden":
            continue
        if not steps or steps[0] in _UNREAD:
            return
        name, index = str(steps[0]), steps[1] if len(steps) > 1 else None
        if name in _LISTS and isinstance(index, int):
            left_out.setdefault(name, set()).add(index)
        elif name == "metadata":
            record[name] = {}
        else:
            sections = sections and name != "sections"
            record[name] = None if name == "source" else []
    kept: dict[str, list[int]] = {}
    for name, indexes in left_out.items():
        items: list[Any] = record[name]
        unread.update(_ids(items[index] for index in indexes))
        kept[name] = [index for index in range(len(items)) if index not in indexes]
        record[name] = [items[index] for index in kept[name]]
    try:
        report = Report.model_validate_json(json.dumps(record), strict=True)
    except ValueError:
        return
    for issue in inconsistencies(report, unread=frozenset(unread), sections=sections):
        yield issue._replace(pointer=_in_whole(issue.pointer, kept))


def _migrated(record: dict[str, Any]) -> dict[str, Any]:
    version: object = record.get("schema_version")
    return migrate(record) if isinstance(version, str) and version in MIGRATIONS else record


def _forget(record: Any, steps: tuple[str | int, ...]) -> None:
    for step in steps[:-1]:
        record = record[step]
    del record[steps[-1]]


def _ids(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        given = cast("dict[str, Any]", item).get("id") if isinstance(item, dict) else None
        if isinstance(given, str):
            yield given


def _in_whole(place: str, kept: Mapping[str, list[int]]) -> str:
    """The pointer into the whole record for one into what is left of it."""
    steps = place.split("/")
    if len(steps) > 2 and steps[1] in kept:
        steps[2] = str(kept[steps[1]][int(steps[2])])
    return "/".join(steps)
