"""The record that the examples of the catalogue change, and the changes applied (JSON Patch, RFC 6902)."""

from __future__ import annotations

import copy
import json
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from rule_of_law_extract import parse
from rule_of_law_extract.checks.records import RecordFinding, validate

DATA = resources.files("rule_of_law_extract.checks") / "data" / "records.toml"


@cache
def table() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@cache
def _base() -> str:
    return parse(table()["base"]).model_dump_json()


def base_record() -> dict[str, Any]:
    """A fresh copy of the record."""
    record: dict[str, Any] = json.loads(_base())
    return record


def at(record: Any, steps: list[str]) -> Any:
    for step in steps:
        record = record[int(step)] if isinstance(record, list) else record[step]
    return record


def pointed(record: Any, pointer: str) -> Any:
    """What a JSON Pointer (RFC 6901) leads to."""
    return at(record, [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]])


def patched(record: Any, changes: list[dict[str, Any]]) -> Any:
    """The record with the changes made, in order; a change with no value puts null."""
    record = copy.deepcopy(record)
    for change in changes:
        value = change.get("value")
        if change["op"] == "move":
            *above, last = change["from"].split("/")[1:]
            value = _taken(at(record, above), last)
        *above, last = change["path"].split("/")[1:]
        holder = at(record, above)
        if change["op"] == "remove":
            _taken(holder, last)
        elif isinstance(holder, dict):
            holder[last] = value
        elif change["op"] == "replace":
            holder[int(last)] = value
        else:
            holder.insert(len(holder) if last == "-" else int(last), value)
    return record


def _taken(holder: Any, step: str) -> Any:
    return holder.pop(int(step) if isinstance(holder, list) else step)


def findings_of(example: Any) -> list[RecordFinding]:
    """What is found in an example, in any of the forms that the data file has."""
    if isinstance(example, str):
        return list(validate(example.encode()))
    if isinstance(example, list):
        return list(validate(json.dumps(patched(base_record(), example)).encode()))
    if "hex" in example:
        return list(validate(bytes.fromhex(example["hex"])))
    if "repeat" in example:
        return list(validate((example["repeat"] * example["times"]).encode()))
    record = json.dumps(patched(base_record(), example["patch"])).encode()
    return list(validate(record, max_bytes=example["max_bytes"]))
