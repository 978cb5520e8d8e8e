"""Large records (大记录): checked against the schema item by item, so that only the faults of one item are held.

pydantic gathers every fault before it tells the first. A few megabytes of ``{},`` in the place of sections would be
millions of faults, and gigabytes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from ..schema import (
    Breakdown,
    Citation,
    Date,
    Finding,
    Observation,
    Point,
    Report,
    Section,
    Statement,
)
from ..schema.version import is_later_minor

__all__ = ["LARGE", "Refusal", "errors_of", "refusals"]

LARGE = 2**17
"""A record of more bytes is read item by item; so large is no item."""

_LONG = 1000

_ITEMS: Mapping[type[BaseModel], Mapping[str, type[BaseModel]]] = {
    Report: {
        "sections": Section, "observations": Observation, "dates": Date, "citations": Citation,
        "breakdowns": Breakdown, "problems": Statement, "plans": Statement, "findings": Finding,
    },
    Section: {"points": Point, "children": Section},
}  # fmt: skip

Steps = tuple[str | int, ...]


class Refusal(NamedTuple):
    """What an item of a record is refused for: an error of pydantic's, or none where the item is too large."""

    steps: Steps
    error: Any


def refusals(record: dict[str, Any]) -> Iterator[Refusal]:
    """Yield every fault of a large record, one item after the other.

    Args:
        record: The record as JSON has it, of this version or of a later minor one.
    """
    yield from _of_item(record, Report, (), later=is_later_minor(record.get("schema_version")))


def _of_item(item: Any, model: type[BaseModel], steps: Steps, *, later: bool) -> Iterator[Refusal]:
    lists: list[tuple[str, list[Any]]] = []
    if isinstance(item, dict):
        fields = cast("dict[str, Any]", item)
        lists = [(name, fields[name]) for name in _ITEMS.get(model, {}) if isinstance(fields.get(name), list)]
        empty: dict[str, Any] = {name: [] for name, _ in lists}
        item = {**fields, **empty}
    line = to_json(item)
    if len(line) > LARGE:
        line = to_json(_shortened(item))
    if len(line) > LARGE:
        yield Refusal(steps, None)
    else:
        for error in _errors(model, line):
            if not _excused(error, later=later):
                yield Refusal((*steps, *error["loc"]), error)
    for name, held in lists:
        inner = _ITEMS[model][name]
        for index, below in enumerate(held):
            yield from _of_item(below, inner, (*steps, name, index), later=later)


def _errors(model: type[BaseModel], line: bytes) -> Sequence[Any]:
    try:
        model.model_validate_json(line, strict=True)
    except ValidationError as refusal:
        return errors_of(refusal)
    return ()


def errors_of(refusal: ValidationError) -> list[Any]:
    """Return the errors of a refusal, and let go of the frames that it came through.

    The frames hold the refusal again, and the record with it: line after line would wait for the collector.
    """
    refusal.__traceback__ = None
    return list(refusal.errors(include_url=False))


def _excused(error: Any, *, later: bool) -> bool:
    """Is this what the report as a whole is read in spite of: what a later version added, 1.0 where 1 is meant?"""
    value = error["input"]
    whole = error["type"] == "int_type" and isinstance(value, float) and value.is_integer()
    return whole or (later and error["type"] == "extra_forbidden")


def _shortened(value: Any) -> Any:
    """The same with its long strings cut: no field has a rule that a long string could keep."""
    if isinstance(value, str):
        return value if len(value) <= _LONG else "…"
    if isinstance(value, dict):
        return {key: _shortened(below) for key, below in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_shortened(below) for below in cast("list[object]", value)]
    return value
