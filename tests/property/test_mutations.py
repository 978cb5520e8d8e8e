"""A record that is changed anywhere is either still in order or told, at the place or beside it; never an exception."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules.record_examples import at, base_record, pointed

from rule_of_law_extract import example_report, json_schema, parse
from rule_of_law_extract.checks.records import RecordFinding, validate

jsonschema = pytest.importorskip("jsonschema", reason="the extra `dev` brings it")

OF_SCHEMA = {"missing-field", "unknown-field", "wrong-type", "value-not-allowed", "not-a-day"}
RELATIONS = {
    "duplicate-id", "unresolved-reference", "sections-overlap", "level-not-deeper", "out-of-order",
    "section-id-mismatch", "child-outside-parent", "outside-its-section", "breakdown-inconsistent", "not-the-preamble",
}  # fmt: skip
"""Told at the one of two places that names the other, or that comes second."""

Steps = tuple[str | int, ...]


@cache
def validator() -> Any:
    kind = jsonschema.Draft202012Validator
    return kind(json_schema(), format_checker=kind.FORMAT_CHECKER)


@cache
def records() -> tuple[str, ...]:
    bare = parse("全年办结行政处罚案件85起，罚款4.62万元。无败诉案件。").model_dump_json()
    return (json.dumps(base_record()), parse(example_report()).model_dump_json(), bare)


def places(value: Any, above: Steps = ()) -> Iterator[Steps]:
    yield above
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in items:
        yield from places(below, (*above, step))


@cache
def all_places(line: str) -> list[Steps]:
    return [place for place in places(json.loads(line)) if place]


def holder_of(record: Any, place: Steps) -> Any:
    return at(record, [str(step) for step in place[:-1]])


def quotes(value: Any, text: str) -> bool:
    """Does every span lie inside the text, and does each thing with a text and a span quote it?"""
    if isinstance(value, list):
        return all(quotes(item, text) for item in value)
    if not isinstance(value, dict):
        return True
    if set(value) == {"start", "end"} and isinstance(value["start"], int | float):
        return bool(0 <= value["start"] <= value["end"] <= len(text))
    words, span = value.get("text"), value.get("span")
    if words is not None and span is not None and text[int(span["start"]) : int(span["end"])] != words:
        return False
    return all(quotes(item, text) for item in value.values())


def found_in(record: Any) -> list[RecordFinding]:
    """The findings, after the verdict has been compared with that of two predicates written without the library."""
    found = list(validate(json.dumps(record).encode()))
    if not isinstance(record, dict) or record.get("schema_version") != "1.1":
        return found
    conforms = validator().is_valid(record)
    assert conforms is not bool(OF_SCHEMA & {finding.code for finding in found})
    if conforms and not quotes({**record, "text": None}, record["text"]):
        assert {"span-outside-text", "span-text-mismatch"} & {finding.code for finding in found}
    return found


def assert_beside(found: list[RecordFinding], record: Any, place: Steps) -> None:
    """Each pointer leads to what is there, and one of them to the place, above it or below it."""
    for finding in found:
        pointed(record, finding.pointer)
    if place[0] in ("text", "schema_version") or RELATIONS & {finding.code for finding in found}:
        return
    path = "/" + "/".join(map(str, place))
    assert not found or any(near(finding.pointer, path) for finding in found), (path, found)


def near(pointer: str, path: str) -> bool:
    return f"{path}/".startswith(f"{pointer}/") or pointer.startswith(f"{path}/")


line = st.deferred(lambda: st.sampled_from(records()))
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=3,
)


@settings(max_examples=300)
@given(st.data())
def test_a_value_dropped(data: st.DataObject) -> None:
    before = data.draw(line)
    record, place = json.loads(before), data.draw(st.sampled_from(all_places(before)))
    del holder_of(record, place)[place[-1]]
    found = found_in(record)
    assert_beside([finding for finding in found if isinstance(place[-1], str)], record, place[:-1] or place)


@settings(max_examples=300)
@given(st.data(), junk)
def test_a_value_of_another_kind(data: st.DataObject, value: Any) -> None:
    before = data.draw(line)
    record, place = json.loads(before), data.draw(st.sampled_from(all_places(before)))
    holder_of(record, place)[place[-1]] = value
    assert_beside(found_in(record), record, place)


@settings(max_examples=200)
@given(st.data(), st.text(max_size=8), junk)
def test_a_value_added(data: st.DataObject, name: str, value: Any) -> None:
    before = data.draw(line)
    record, place = json.loads(before), data.draw(st.sampled_from(all_places(before)))
    holder = at(record, [str(step) for step in place])
    if isinstance(holder, dict):
        holder.setdefault(name, value)
    elif isinstance(holder, list):
        holder.append(value)
    found_in(record)


@settings(max_examples=200)
@given(st.data())
def test_a_list_in_another_order(data: st.DataObject) -> None:
    before = data.draw(line)
    record = json.loads(before)
    lists = [place for place in all_places(before) if isinstance(at(record, [str(step) for step in place]), list)]
    place = data.draw(st.sampled_from(lists))
    holder = holder_of(record, place)
    shuffled = data.draw(st.permutations(holder[place[-1]]))
    changed = shuffled != holder[place[-1]]
    holder[place[-1]] = shuffled
    found = found_in(record)
    spans = [span_of(item) for item in shuffled]
    if changed and place[-1] in ("sections", "children", "points", "observations", "dates", "citations"):
        # Two subjects of one figure, and a title within a title, may stand either way round.
        assert found or spans == sorted(spans)


def span_of(item: Any) -> int:
    if not isinstance(item, dict):
        return 0
    span = item.get("span") or item.get("quantity", {}).get("span") or {"start": 0}
    start: int = span["start"]
    return start


@settings(max_examples=300)
@given(st.data())
def test_two_spans_swapped(data: st.DataObject) -> None:
    before = data.draw(line)
    record = json.loads(before)
    spans = [place for place in all_places(before) if place[-1] in ("span", "heading_span") or "evidence" in place[:-1]]
    one, other = data.draw(st.sampled_from(spans)), data.draw(st.sampled_from(spans))
    first, second = holder_of(record, one), holder_of(record, other)
    if not (isinstance(first.get(one[-1]), dict) and isinstance(second.get(other[-1]), dict)):
        return
    same = words_at(record, first[one[-1]]) == words_at(record, second[other[-1]])
    first[one[-1]], second[other[-1]] = second[other[-1]], first[one[-1]]
    found = found_in(record)
    quoted = "text" in first or "text" in second
    assert found or same or not quoted


def words_at(record: Any, span: Any) -> str:
    text: str = record["text"]
    return text[span["start"] : span["end"]]


@settings(max_examples=400)
@given(st.data(), st.sampled_from("0123456789"))
def test_a_digit_changed(data: st.DataObject, digit: str) -> None:
    before = data.draw(line)
    digits = [index for index, char in enumerate(before) if char.isdecimal() and char != digit]
    index = data.draw(st.sampled_from(digits))
    changed = before[:index] + digit + before[index + 1 :]
    try:
        record = json.loads(changed)
    except ValueError:
        # A number cannot begin with 0.
        assert [finding.code for finding in validate(changed.encode())] == ["not-json"]
        return
    found = found_in(record)
    before_quantities = [item["quantity"] for item in json.loads(before)["observations"]]
    for quantity, then in zip([item["quantity"] for item in record["observations"]], before_quantities, strict=True):
        if quantity["value"] != then["value"] and any(char.isdecimal() for char in then["text"]):
            assert "value-text-mismatch" in {finding.code for finding in found}
        if quantity["span"] != then["span"]:
            assert any(finding.code.startswith("span-") for finding in found)


@settings(max_examples=150)
@given(st.data())
def test_json_cut_short(data: st.DataObject) -> None:
    before = data.draw(line).encode()
    end = data.draw(st.integers(0, len(before) - 1))
    (finding,) = validate(before[:end])
    assert finding.code in ("not-json", "not-utf8")
    assert finding.pointer == ""


@settings(max_examples=200)
@given(st.data(), st.binary(min_size=1, max_size=4))
def test_bytes_overwritten(data: st.DataObject, noise: bytes) -> None:
    before = bytearray(data.draw(line).encode())
    start = data.draw(st.integers(0, len(before) - 1))
    before[start : start + len(noise)] = noise
    for finding in validate(bytes(before)):
        assert finding.message
        assert finding.message_zh


@settings(max_examples=150)
@given(st.data(), junk, st.lists(st.integers(0, 10**6), min_size=2, max_size=5))
def test_several_changes_at_once(data: st.DataObject, value: Any, numbers: list[int]) -> None:
    before = data.draw(line)
    record = json.loads(before)
    for number in numbers:
        current = [place for place in places(record) if place]
        place = current[number % len(current)]
        if number % 3:
            holder_of(record, place)[place[-1]] = copy.deepcopy(value)
        else:
            del holder_of(record, place)[place[-1]]
        if not any(places(record)):
            break
    found_in(record)


@settings(max_examples=200)
@given(junk)
def test_any_json_at_all(value: Any) -> None:
    assert list(validate(json.dumps(value).encode())) or value == []
    assert isinstance(list(validate([value])), list)
