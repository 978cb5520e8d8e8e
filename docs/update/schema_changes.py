"""What changed between two versions of the JSON Schema, and which version number that asks for.

Each change is judged by two questions. Does an old record still validate? Does an old reader, which drops the fields it
does not know and takes nothing else that is new, still understand a new record? Two times yes is a minor change, or a
patch where only words about the data changed; any no is a major one.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["KINDS", "Bump", "Change", "Kind", "Waiver", "changes_between", "load_waivers", "objections", "version_of"]

Schema = dict[str, Any]


class Bump(IntEnum):
    """How far the version number moves; a patch does not show in ``schema_version``."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class Kind(NamedTuple):
    """A kind of change."""

    name: str
    old_records_validate: bool
    old_readers_understand: bool
    words_only: bool = False

    @property
    def bump(self) -> Bump:
        """What it asks of the version number."""
        if not (self.old_records_validate and self.old_readers_understand):
            return Bump.MAJOR
        return Bump.PATCH if self.words_only else Bump.MINOR


KINDS = {
    kind.name: kind
    for kind in (
        Kind("described anew", True, True, words_only=True),
        Kind("optional field added", True, True),
        Kind("required field added", False, True),
        Kind("field removed", False, False),
        Kind("field made required", False, True),
        Kind("field made optional", True, False),
        Kind("default changed", True, False),
        Kind("member added", True, False),
        Kind("member removed", False, True),
        Kind("narrowed", False, True),
        Kind("widened", True, False),
        Kind("changed", False, False),
    )
}


@dataclass(frozen=True, order=True)
class Change:
    """One difference: where (``Section.level``), of which kind, and in words."""

    place: str
    kind: str
    words: str = ""

    @property
    def bump(self) -> Bump:
        """What it asks of the version number."""
        return KINDS[self.kind].bump

    def __str__(self) -> str:
        return f"{self.place}: {self.kind}{self.words and f' ({self.words})'}"


class Waiver(NamedTuple):
    """A change that needs no bump between two given versions, with the reason."""

    old: str
    new: str
    place: str
    kind: str
    reason: str


_ANNOTATIONS = frozenset({"title", "description", "examples", "$id", "$schema", "$comment", "deprecated"})
_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_FORMS = ("pattern", "format", "multipleOf", "uniqueItems")
_WALKED = frozenset(
    {"$defs", "$ref", "anyOf", "type", "enum", "const", "properties", "required", "additionalProperties", "items"}
    | {"default", *_LOWER, *_UPPER, *_FORMS}
)
_VERSION_FIELD = "Report.schema_version"


def changes_between(old: Schema, new: Schema) -> list[Change]:
    """Return every difference between two schemas of a report, in order of place.

    Examples:
        >>> old = {"title": "Report", "type": "object", "properties": {}}
        >>> new = {"title": "Report", "type": "object", "properties": {"note": {"type": "string"}}}
        >>> [str(change) for change in changes_between(old, new)]
        ['Report.note: optional field added']
    """
    return sorted(set(_Comparison(old, new).node(new.get("title", ""), old, new)))


def version_of(schema: Schema) -> str:
    """Return the version of the records that a schema describes."""
    return str(schema["properties"]["schema_version"]["const"])


def load_waivers(path: Path) -> list[Waiver]:
    """Return the waivers written down in a TOML file."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["waiver"]
    return [
        Waiver(row["from"], row["to"], place, row["kind"], row["reason"]) for row in rows for place in row["places"]
    ]


def objections(
    old: Schema, new: Schema, *, waivers: Collection[Waiver], migrations: Collection[str], records: Collection[str]
) -> list[str]:
    """Return what stands against publishing `new` after `old`: nothing where all is in order.

    Args:
        old: The schema that was published.
        new: The schema that the code has now.
        waivers: The changes let through, with reasons.
        migrations: The versions from which there is a migration.
        records: The versions of which there is a frozen record.
    """
    before, after = version_of(old), version_of(new)
    changes = changes_between(old, new)
    waived = {(waiver.place, waiver.kind) for waiver in waivers if (waiver.old, waiver.new) == (before, after)}
    found = {(change.place, change.kind) for change in changes}
    said = [f"{place}: the waiver of {kind!r} fits no change" for place, kind in sorted(waived - found)]
    given = _bump(before, after)
    for change in changes:
        if change.bump > max(given, Bump.PATCH) and (change.place, change.kind) not in waived:
            said.append(
                f"{change}: a {change.bump.name.lower()} change asks for more than {before} to {after}{_why(change)}"
            )
    if given > Bump.PATCH:
        if before not in migrations:
            said.append(f"{before}: schema/migrations.py has no migration from it")
        if before not in records:
            said.append(f"{before}: tests/schema/records has no record of it")
    return said


def _why(change: Change) -> str:
    kind = KINDS[change.kind]
    reasons = [
        *([] if kind.old_records_validate else ["an old record may not validate, so the migration has to mend it"]),
        *([] if kind.old_readers_understand else ["an old reader may not understand a new record"]),
    ]
    return f"; {' and '.join(reasons)}" if reasons else ""


def _bump(before: str, after: str) -> Bump:
    old, new = ([int(number) for number in version.split(".")] for version in (before, after))
    if new < old:
        raise ValueError(f"the version went back from {before} to {after}")
    return Bump.MAJOR if new[0] > old[0] else Bump.MINOR if new > old else Bump.NONE


class _Comparison:
    """A walk through two schemas side by side; each pair of definitions is looked at once."""

    def __init__(self, old: Schema, new: Schema) -> None:
        self._old, self._new = old, new
        self._seen: set[tuple[str, str]] = set()

    def node(self, place: str, old: Schema, new: Schema) -> Iterator[Change]:
        """The changes of one schema that stands at `place`."""
        yield from _described(place, old, new)
        old_choices, new_choices = _choices(old), _choices(new)
        null = {"type": "null"}
        if (null in old_choices) != (null in new_choices):
            yield Change(place, "widened" if null in new_choices else "narrowed", "null")
        before = [choice for choice in old_choices if choice != null]
        after = [choice for choice in new_choices if choice != null]
        if len(before) == len(after) == 1:
            yield from self._choice(place, before[0], after[0])
        elif before != after:
            yield Change(place, "changed", f"{json.dumps(before)} to {json.dumps(after)}")

    def _choice(self, place: str, old: Schema, new: Schema) -> Iterator[Change]:
        names = (old.get("$ref", ""), new.get("$ref", ""))
        if any(names):
            if names in self._seen:
                return
            self._seen.add(names)
            old, new = _resolved(old, self._old), _resolved(new, self._new)
            if names[1]:
                place = names[1].rpartition("/")[2]
                yield from _described(place, old, new)
        yield from self._values(place, old, new)
        yield from self._fields(place, old, new)
        for keyword, mark in (("items", "[]"), ("additionalProperties", "{}")):
            yield from self._below(place + mark, old.get(keyword, True), new.get(keyword, True))
        for keyword in sorted((old.keys() | new.keys()) - _WALKED):
            if not _is_annotation(keyword) and old.get(keyword) != new.get(keyword):
                yield Change(place, "changed", keyword)

    def _below(self, place: str, old: Any, new: Any) -> Iterator[Change]:
        if isinstance(old, dict) and isinstance(new, dict):
            yield from self.node(place, old, new)
        elif old != new:
            yield Change(place, "narrowed" if new is False or old is True else "widened")

    def _values(self, place: str, old: Schema, new: Schema) -> Iterator[Change]:
        """Type, members, bounds and form."""
        types = (old.get("type"), new.get("type"))
        if types in (("integer", "number"), (types[0], None)) and types[0] != types[1]:
            yield Change(place, "widened", f"{types[0]} to {types[1] or 'any'}")
        elif types in (("number", "integer"), (None, types[1])) and types[0] != types[1]:
            yield Change(place, "narrowed", f"{types[0] or 'any'} to {types[1]}")
        elif types[0] != types[1]:
            yield Change(place, "changed", f"{types[0]} to {types[1]}")
        if place != _VERSION_FIELD:
            yield from _members(place, old, new)
        for keywords, sign in ((_LOWER, 1), (_UPPER, -1)):
            for keyword in keywords:
                yield from _bound(place, keyword, sign, old.get(keyword), new.get(keyword))
        for keyword in _FORMS:
            before, after = old.get(keyword), new.get(keyword)
            if before != after:
                kind = "narrowed" if before is None else "widened" if after is None else "changed"
                yield Change(place, kind, keyword)

    def _fields(self, place: str, old: Schema, new: Schema) -> Iterator[Change]:
        before, after = old.get("properties", {}), new.get("properties", {})
        needed_before, needed_after = set(old.get("required", ())), set(new.get("required", ()))
        for name in before.keys() | after.keys():
            field = f"{place}.{name}"
            if name not in before:
                yield Change(field, f"{'required' if name in needed_after else 'optional'} field added")
            elif name not in after:
                yield Change(field, "field removed")
            else:
                if (name in needed_before) != (name in needed_after):
                    yield Change(field, f"field made {'required' if name in needed_after else 'optional'}")
                elif before[name].get("default") != after[name].get("default"):
                    yield Change(field, "default changed")
                yield from self.node(field, before[name], after[name])


def _is_annotation(keyword: str) -> bool:
    return keyword in _ANNOTATIONS or keyword.startswith("x-")


def _described(place: str, old: Schema, new: Schema) -> Iterator[Change]:
    if {key: value for key, value in old.items() if _is_annotation(key)} != {
        key: value for key, value in new.items() if _is_annotation(key)
    }:
        yield Change(place, "described anew")


def _choices(node: Schema) -> list[Schema]:
    choices: list[Schema] = node.get("anyOf", [node])
    if {"type": "integer"} in choices and {"type": "number"} in choices:
        # Every integer is a number.
        choices = [choice for choice in choices if choice != {"type": "integer"}]
    return choices


def _resolved(node: Schema, root: Schema) -> Schema:
    return root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def _members(place: str, old: Schema, new: Schema) -> Iterator[Change]:
    before, after = (
        node["enum"] if "enum" in node else [node["const"]] if "const" in node else None for node in (old, new)
    )
    if before is None and after is None:
        return
    if before is None or after is None:
        yield Change(place, "narrowed" if before is None else "widened", "closed vocabulary")
        return
    for member in after:
        if member not in before:
            yield Change(place, "member added", str(member))
    for member in before:
        if member not in after:
            yield Change(place, "member removed", str(member))


def _bound(place: str, keyword: str, sign: int, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    tighter = before is None or (after is not None and (after - before) * sign > 0)
    yield Change(place, "narrowed" if tighter else "widened", f"{keyword} {before} to {after}")
