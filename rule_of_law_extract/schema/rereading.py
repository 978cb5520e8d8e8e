"""The second reading of a record that the models refused: another version, and 1.0 where 1 is meant.

A record of this version is read once and nothing here runs. pydantic has hooks for this, but one on a whole record
makes all of its JSON into Python objects first, which costs more than the reading itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from .migrations import MIGRATIONS, Record, known_versions, migrate
from .version import SCHEMA_VERSION, is_later_minor, version_numbers

__all__ = ["reread"]

Read = TypeVar("Read")

_LONGEST_SHOWN = 40


def reread(
    refusal: ValidationError, parsed: Callable[[], object], read: Callable[[Record], Read], *, from_json: bool
) -> Read:
    """Return what a record that was refused amounts to, or raise the refusal that stands.

    Args:
        refusal: What the first reading raised.
        parsed: Gives the record as plain objects of the caller's own, free to be changed.
        read: Reads a record of this version.
        from_json: The record is JSON, where 1.0 and 1 are the same number.

    Raises:
        ValidationError: The record conforms to no version that this library knows. Where it is of another version the
            one error says so, at ``schema_version``; where it is of an older one the errors are those of the
            migrated record.
    """
    places = {(error["type"], error["loc"]) for error in _plain_errors(refusal)}
    version_refused = ("literal_error", ("schema_version",)) in places
    whole = from_json and any(kind == "int_type" for kind, _ in places)
    record = parsed() if version_refused or whole else None
    if not isinstance(record, dict):
        raise refusal
    record = cast("Record", record)
    if not version_refused:
        return _repaired(record, refusal, read, from_json=from_json, later=False)
    version: object = record["schema_version"]
    later = is_later_minor(version)
    if not later and (not isinstance(version, str) or version not in MIGRATIONS):
        _refuse(version, from_json=from_json)
    record = {**record, "schema_version": SCHEMA_VERSION} if later else migrate(record)
    try:
        return read(record)
    except ValidationError as error:
        return _repaired(record, error, read, from_json=from_json, later=later)


def _plain_errors(refusal: ValidationError) -> list[ErrorDetails]:
    return refusal.errors(include_url=False, include_context=False)


def _repaired(
    record: Record, refusal: ValidationError, read: Callable[[Record], Read], *, from_json: bool, later: bool
) -> Read:
    """Read `record` again without what a later minor version added, and with whole numbers as integers."""
    repaired = False
    for error in _plain_errors(refusal):
        value = error["input"]
        if later and error["type"] == "extra_forbidden":
            holder, name = _holder(record, error["loc"])
            del holder[name]
        elif from_json and error["type"] == "int_type" and isinstance(value, float) and value.is_integer():
            holder, name = _holder(record, error["loc"])
            holder[name] = int(value)
        else:
            continue
        repaired = True
    if not repaired:
        raise refusal
    return read(record)


def _holder(record: Record, place: tuple[int | str, ...]) -> tuple[Any, int | str]:
    holder: Any = record
    for step in place[:-1]:
        holder = holder[step]
    return holder, place[-1]


def _refuse(version: object, *, from_json: bool) -> NoReturn:
    """Raise the one error that there is to say about a record of a version that cannot be read."""
    numbers, own = version_numbers(version), version_numbers(SCHEMA_VERSION)
    shown = repr(version)
    if len(shown) > _LONGEST_SHOWN:
        shown = shown[:_LONGEST_SHOWN] + "…"
    later = numbers is not None and own is not None and numbers > own
    error = PydanticCustomError(
        "schema_version",
        "The record is of schema version {given}, which "
        + ("is newer than" if later else "is not one of those that")
        + " this library knows ({known} and any later {major}.x)"
        + (": it takes a newer release of rule_of_law_extract to read it" if later else ""),
        {"given": shown, "known": ", ".join(known_versions()), "major": SCHEMA_VERSION.split(".")[0]},
    )
    raise ValidationError.from_exception_data(
        "Report",
        [InitErrorDetails(type=error, loc=("schema_version",), input=version)],
        input_type="json" if from_json else "python",
    ) from None
