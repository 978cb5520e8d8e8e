"""pydantic in strict mode and a validator of JSON Schema give the same verdict on a JSON document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from rule_of_law_extract import Report, json_schema, parse
from rule_of_law_extract.schema import SCHEMA_VERSION

jsonschema = pytest.importorskip("jsonschema", reason="the extra `dev` brings it")

TEXT = (
    "索引号：115001060092913509/2025-00029　发布日期：2025-01-16\n"
    "闵行区司法局2024年度法治政府建设情况报告\n"
    "一、主要举措\n（一）严格执法。一是办结行政处罚案件85起，其中简易程序63起、普通程序21起；二是罚款4.62万元。\n"
    "较上年提高1.8个百分点，每村每年不少于4期，选派2至3名干部。学习《关于推进工作的意见》（栎政发〔2023〕12号）。\n"
    "三、存在的问题\n一是专业力量不足。\n四、2025年工作安排\n一是开展宣传活动12场。"
)
RECORD = parse(TEXT, source="report.txt").model_dump(mode="json")
RECORD["findings"].append(
    {
        "code": "own",
        "severity": "info",
        "message": "a",
        "message_zh": "甲",
        "detail": None,
        "span": {"start": 0, "end": 1},
    }
)


def pattern(validator: Any, wanted: str, instance: Any, _: Any) -> Iterator[Any]:
    """JSON Schema's `$` is the end of the string; Python's would let a line break stand behind it."""
    if validator.is_type(instance, "string") and not re.search(re.sub(r"\$$", r"\\Z", wanted), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {wanted!r}")


VALIDATOR = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": pattern})(
    json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def places(node: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value in a document."""
    yield above
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield from places(value, (*above, key))


PLACES = list(places(RECORD))[1:]
# One place of each kind: what a list holds is alike.
KINDS = list({tuple(step if isinstance(step, str) else 0 for step in place): place for place in PLACES}.values())

DAYS = [
    "2024-02-29",
    "2024-1-1",
    "2024-02-30",
    "2023-02-29",
    "0000-01-01",
    "10000-01-01",
    "2024-W01-1",
    "20240101",
    "20240101  ",
    "0",
]
DAYS += [
    "1704067200",
    "-1",
    "2024-01-01T00:00:00",
    "2024-01-01T00:00:00Z",
    "2024-01-01 ",
    "2024-01-01\n",
    "２０24-01-01",
]
FORMS = ["o1", "o0", "o01", "1.2.1", "1.0", "0", "0.1", "1.", "1\n", "310112", "31011", "３10112", "115001060092913509"]
FORMS += [
    "115001060092913509\n",
    "11500106009291350I",
    "skipped-ordinal",
    "skipped_ordinal",
    "Skipped",
    "a--b",
    "a\n",
    "",
]
TERMS = ["measures", "law_enforcement", "count", "exact", "reported", "law", "county", "error", "Reported", "统计"]
NUMBERS = [0, 1, -1, 1.0, 4.0, 5, 0.5, -0.0, 1.5, 99.2, 1e22, 1e300, 10**30, True, False, 2024.0]
OTHERS = [None, [], {}, [None], "1", "85.5", "true", "1.1", "2.0", "0.9", {"start": 0, "end": 1}, {"start": 0}, [1]]
VALUES: st.SearchStrategy[Any] = st.sampled_from([*DAYS, *FORMS, *TERMS, *NUMBERS, *OTHERS]) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=3),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.text(max_size=3), below, max_size=2),
    max_leaves=4,
)
Mutation = tuple[str, tuple[str | int, ...], Any]
MUTATIONS: st.SearchStrategy[Mutation] = st.tuples(
    st.sampled_from(["drop", "set", "set", "set", "add", "copy"]), st.sampled_from(PLACES), VALUES
)


def mutated(mutations: list[Mutation]) -> Any:
    """The record after some changes; one whose place is gone is passed over."""
    document = json.loads(json.dumps(RECORD))
    for what, place, template in mutations:
        value = json.loads(json.dumps(template))
        holder = document
        try:
            for step in place[:-1]:
                holder = holder[step]
            here = holder[place[-1]]
        except (KeyError, IndexError, TypeError):
            continue
        if what == "drop":
            del holder[place[-1]]
        elif what == "set":
            holder[place[-1]] = value
        elif what == "copy":
            twin = json.loads(json.dumps(here))
            holder.append(twin) if isinstance(holder, list) else holder.update(twin=twin)
        elif isinstance(here, list):
            here.append(value)
        elif isinstance(here, dict):
            here["misspelt"] = value
    return document


def of_another_version(document: Any) -> bool:
    """The record says that it is of another version that is read: the schema of this one has no say in it."""
    version = document.get("schema_version")
    return isinstance(version, str) and version != SCHEMA_VERSION and re.fullmatch("1[.][0-9]+", version) is not None


def accepted(document: Any) -> bool:
    """pydantic's verdict."""
    try:
        Report.model_validate_json(json.dumps(document), strict=True)
    except ValidationError:
        return False
    return True


def test_the_record_conforms_and_has_every_kind_of_thing() -> None:
    assert accepted(RECORD)
    assert VALIDATOR.is_valid(RECORD)
    assert all(RECORD[name] for name in Report.model_fields)


@settings(max_examples=150)
@given(st.lists(MUTATIONS, min_size=1, max_size=3))
@example([("set", ("sections", 1, "ordinal"), 1.0)])
@example([("set", ("sections", 1, "level"), 5.0)])
@example([("set", ("observations", 0, "quantity", "value"), "85")])
@example([("set", ("observations", 0, "quantity", "span", "start"), -1)])
@example([("set", ("schema_version",), "2.0"), ("set", ("text",), 5)])
@example([("drop", ("schema_version",), None)])
def test_verdicts_agree(mutations: list[Mutation]) -> None:
    document = mutated(mutations)
    assume(not of_another_version(document))
    assert accepted(document) == VALIDATOR.is_valid(document)


@pytest.mark.parametrize("place", KINDS, ids=lambda place: ".".join(map(str, place)))
def test_verdicts_agree_at_every_place(place: tuple[str | int, ...]) -> None:
    # Days, forms and terms are tried where a string stands, numbers where a number stands, the rest everywhere.
    here: Any = RECORD
    for step in place:
        here = here[step]
    values = [
        *(DAYS + FORMS + TERMS if isinstance(here, str) else NUMBERS if isinstance(here, (int, float)) else []),
        *OTHERS,
    ]
    for mutation in [("drop", place, None), ("add", place, 1), *(("set", place, value) for value in values)]:
        document = mutated([mutation])
        # VALIDATOR looks at all of the record, so what is far from the change is left out.
        for name in RECORD.keys() - {"schema_version", "text", "metadata", place[0]}:
            del document[name]
        assert of_another_version(document) or accepted(document) == VALIDATOR.is_valid(document), mutation


@pytest.mark.parametrize("text", ['"\\ud800"', '"\\udc00\\ud800"'])
def test_a_lone_surrogate_is_no_json(text: str) -> None:
    with pytest.raises(ValidationError, match="Invalid JSON"):
        Report.model_validate_json(f'{{"schema_version": "1.1", "text": {text}, "metadata": {{}}}}', strict=True)
