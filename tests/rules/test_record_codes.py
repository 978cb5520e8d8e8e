"""The catalogue of findings in records: each example triggers its code, each counter-example does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError
from rules.record_examples import at, base_record, findings_of, patched, pointed, table

from rule_of_law_extract import Report
from rule_of_law_extract.checks import catalogue
from rule_of_law_extract.checks.records import validate

RECORD_CODES = [entry for entry in catalogue().values() if entry.subject == "record"]
EXAMPLES = [(entry.code, example) for entry in RECORD_CODES for example in entry.examples]
NOT_EXAMPLES = [(entry.code, example) for entry in RECORD_CODES for example in entry.not_examples]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_triggers_its_code(code: str, example: Any) -> None:
    found = next(finding for finding in findings_of(example) if finding.code == code)
    assert found.severity is catalogue()[code].severity
    assert "{" not in found.message.replace("{…}", "").replace("{}", "").replace("{4}", "")
    assert found.message_zh


@pytest.mark.parametrize(("code", "example"), NOT_EXAMPLES)
def test_a_counter_example_does_not(code: str, example: Any) -> None:
    assert code not in {finding.code for finding in findings_of(example)}


@pytest.mark.parametrize("entry", RECORD_CODES, ids=lambda entry: entry.code)
def test_each_code_has_examples_and_counter_examples(entry: Any) -> None:
    assert entry.examples
    assert entry.not_examples
    assert entry.profile == "record"


def test_the_record_that_is_changed_is_in_order() -> None:
    assert list(validate(base_record())) == []


def test_the_pointer_is_that_of_the_place_changed_or_of_what_holds_it() -> None:
    for code, example in EXAMPLES:
        if not isinstance(example, list) or "move" in {change["op"] for change in example}:
            continue
        (change,) = example
        found = next(finding for finding in findings_of(example) if finding.code == code)
        if code not in RELATIONS:
            assert change["path"].removesuffix("/-").startswith(found.pointer) or found.pointer.startswith(
                change["path"].removesuffix("/-")
            ), (code, change, found.pointer)
        pointed(patched(base_record(), example), found.pointer)


RELATIONS = frozenset({"duplicate-id", "unresolved-reference", "sections-overlap", "level-not-deeper", "out-of-order"})
"""Told at the one of two places that refers to the other, or that comes second."""


JUNK: tuple[Any, ...] = (None, True, 0, -1, 7, 0.5, 1e300, "", "x", "2025-02-30", [], [0], {}, {"x": 0})


def places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield above
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in items:
        yield from places(below, (*above, step))


def test_every_error_of_the_schema_has_a_code() -> None:
    errors = table()["errors"]
    assert {item["code"] for item in errors.values()} <= set(catalogue())
    record = base_record()
    met: set[str] = set()
    for place in places(record):
        if not place or place[0] == "text":
            continue
        changed = json.loads(json.dumps(record))
        holder = at(changed, [str(step) for step in place[:-1]])
        for junk in JUNK:
            holder[place[-1]] = junk
            try:
                Report.model_validate_json(json.dumps(changed), strict=True)
            except ValidationError as refusal:
                met |= {error["type"] for error in refusal.errors(include_url=False)}
    assert met <= set(errors)
    assert len(met) >= 10
