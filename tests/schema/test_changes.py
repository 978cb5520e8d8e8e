"""Changes of the schema: each is told apart, and the published one changes only as its version says."""

from __future__ import annotations

import copy
import json
import runpy
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import schema_changes
from schema_changes import KINDS, Bump, Waiver, changes_between, load_waivers, objections, version_of

from rule_of_law_extract import json_schema
from rule_of_law_extract.schema import MIGRATIONS, SCHEMA_VERSION

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs/schema"
SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "docs/update/schema.py"))
Schema = dict[str, Any]


def field(schema: Schema, place: str) -> Schema:
    owner, _, name = place.partition(".")
    node: Schema = (schema if owner == "Report" else schema["$defs"][owner])["properties"][name]
    return node


def add(schema: Schema, *, required: bool) -> None:
    schema["$defs"]["Point"]["properties"]["note"] = {"type": "string"}
    if required:
        schema["$defs"]["Point"]["required"].append("note")


CHANGES: list[tuple[str, str, Callable[[Schema], object]]] = [
    ("Point.note", "optional field added", lambda it: add(it, required=False)),
    ("Point.note", "required field added", lambda it: add(it, required=True)),
    ("Date.end", "field removed", lambda it: it["$defs"]["Date"]["properties"].pop("end")),
    ("Date.end", "field made required", lambda it: it["$defs"]["Date"]["required"].append("end")),
    ("Point.ordinal", "field made optional", lambda it: it["$defs"]["Point"]["required"].remove("ordinal")),
    ("Observation.role", "default changed", lambda it: field(it, "Observation.role").update(default="norm")),
    ("Part", "member added", lambda it: it["$defs"]["Part"]["enum"].append("annex")),
    ("Part", "member removed", lambda it: it["$defs"]["Part"]["enum"].remove("other")),
    ("Part", "widened", lambda it: it["$defs"]["Part"].pop("enum")),
    ("Point.marker", "narrowed", lambda it: field(it, "Point.marker").update(enum=["一是"])),
    ("Metadata.year", "narrowed", lambda it: field(it, "Metadata.year").update(anyOf=[{"type": "integer"}])),
    (
        "Point.marker",
        "widened",
        lambda it: field(it, "Point.marker").update(anyOf=[{"type": "string"}, {"type": "null"}]),
    ),
    ("Quantity.value", "narrowed", lambda it: field(it, "Quantity.value").update(type="integer")),
    ("Span.start", "widened", lambda it: field(it, "Span.start").update(type="number")),
    ("Span.start", "narrowed", lambda it: field(it, "Span.start").update(minimum=1)),
    ("Span.start", "widened", lambda it: field(it, "Span.start").update(minimum=-1)),
    ("Span.start", "widened", lambda it: field(it, "Span.start").pop("minimum")),
    ("Span.start", "narrowed", lambda it: field(it, "Span.start").update(maximum=9)),
    ("Section.level", "widened", lambda it: field(it, "Section.level")["anyOf"][0].update(maximum=5)),
    ("Point.marker", "narrowed", lambda it: field(it, "Point.marker").update(pattern="^一")),
    ("Section.id", "changed", lambda it: field(it, "Section.id").update(pattern="^[0-9]$")),
    ("Section.id", "widened", lambda it: field(it, "Section.id").pop("pattern")),
    ("Point.marker", "changed", lambda it: field(it, "Point.marker").update(type="integer")),
    ("Point.marker", "changed", lambda it: field(it, "Point.marker").update(contentEncoding="base64")),
    ("Issuer.level", "changed", lambda it: field(it, "Issuer.level")["anyOf"].append({"type": "string"})),
    ("Report.plans[]", "widened", lambda it: field(it, "Report.plans").pop("items")),
    ("Span{}", "widened", lambda it: it["$defs"]["Span"].pop("additionalProperties")),
    ("Metadata.evidence{}", "narrowed", lambda it: field(it, "Metadata.evidence").update(additionalProperties=False)),
    ("Section", "described anew", lambda it: it["$defs"]["Section"].update(description="a")),
    ("Section.id", "described anew", lambda it: field(it, "Section.id").update({"x-description-zh": "甲"})),
    ("Report", "described anew", lambda it: it.update(title="Report of a year", examples=[])),
]


@pytest.mark.parametrize(("place", "kind", "change"), CHANGES, ids=[f"{place} {kind}" for place, kind, _ in CHANGES])
def test_a_change_is_told(place: str, kind: str, change: Callable[[Schema], object]) -> None:
    old, new = json_schema(), json_schema()
    change(new)
    found = [(it.place.replace("Report of a year", "Report"), it.kind) for it in changes_between(old, new)]
    assert found == [(place, kind)]


def test_every_kind_is_among_the_changes_tried() -> None:
    assert {kind for _, kind, _ in CHANGES} == KINDS.keys()


def test_what_a_kind_asks_of_the_version() -> None:
    assert {name: kind.bump for name, kind in KINDS.items() if kind.bump is not Bump.MAJOR} == {
        "described anew": Bump.PATCH,
        "optional field added": Bump.MINOR,
    }


def test_no_change_where_there_is_none() -> None:
    assert changes_between(json_schema(), json_schema()) == []


def test_another_name_for_the_same_definition_is_no_change() -> None:
    renamed = json.loads(json.dumps(json_schema()).replace("#/$defs/Span", "#/$defs/Place"))
    renamed["$defs"]["Place"] = renamed["$defs"].pop("Span")
    assert changes_between(json_schema(), renamed) == []


# How two versions follow each other


def of_version(version: str) -> Schema:
    schema = json_schema()
    field(schema, "Report.schema_version")["const"] = version
    return schema


def said(old: str, new: str, change: Callable[[Schema], object] | None = None, **known: Any) -> list[str]:
    after = of_version(new)
    if change:
        change(after)
    return objections(of_version(old), after, **{"waivers": (), "migrations": (), "records": (), **known})


def test_words_need_no_version() -> None:
    assert said("3.1", "3.1", lambda it: field(it, "Section.id").update(description="a")) == []


def test_an_added_field_needs_a_minor_version_with_migration_and_record() -> None:
    change = CHANGES[0][2]
    assert said("3.1", "3.1", change) == [
        "Point.note: optional field added: a minor change asks for more than 3.1 to 3.1"
    ]
    assert said("3.1", "3.2", change) == [
        "3.1: schema/migrations.py has no migration from it",
        "3.1: tests/schema/records has no record of it",
    ]
    assert said("3.1", "3.2", change, migrations=["3.1"], records=["3.1"]) == []


def test_what_breaks_a_side_needs_a_major_version() -> None:
    known = {"migrations": ["3.1"], "records": ["3.1"]}
    [removed] = said("3.1", "3.2", lambda it: it["$defs"]["Part"]["enum"].remove("other"), **known)
    assert removed.startswith(
        "Part: member removed (other): a major change asks for more than 3.1 to 3.2; an old record"
    )
    [added] = said("3.1", "3.2", lambda it: it["$defs"]["Part"]["enum"].append("annex"), **known)
    assert "an old reader may not understand a new record" in added
    assert said("3.1", "4.0", lambda it: it["$defs"]["Part"]["enum"].append("annex"), **known) == []


def test_a_waiver_lets_one_change_through_and_must_fit() -> None:
    waiver = Waiver("3.1", "3.1", "Part", "member added", "for this test")
    assert said("3.1", "3.1", lambda it: it["$defs"]["Part"]["enum"].append("annex"), waivers=[waiver]) == []
    assert said("3.1", "3.1", waivers=[waiver]) == ["Part: the waiver of 'member added' fits no change"]
    assert said("3.2", "3.2", waivers=[waiver]) == []


def test_a_version_does_not_go_back() -> None:
    with pytest.raises(ValueError, match=r"from 3\.2 to 3\.1"):
        said("3.2", "3.1")


# The published schema


def published() -> list[Schema]:
    paths = [*(DOCS / "history").glob("*.json"), *DOCS.glob("v*.json")]
    schemas: list[Schema] = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return sorted(schemas, key=lambda schema: [int(number) for number in version_of(schema).split(".")])


def test_the_published_schema_is_that_of_the_code() -> None:
    schema = json_schema()
    assert SCRIPT["update_objections"](ROOT, schema) == []
    frozen = json.loads(SCRIPT["frozen_path"](ROOT).read_text(encoding="utf-8"))
    changes = [str(change) for change in changes_between(frozen, schema)]
    assert changes == [], "run: python docs/update/schema.py"
    assert frozen == schema
    assert version_of(frozen) == SCHEMA_VERSION


def test_every_published_version_followed_the_one_before_as_it_should() -> None:
    schemas = published()
    assert [version_of(schema) for schema in schemas] == [*MIGRATIONS, SCHEMA_VERSION]
    waivers = load_waivers(DOCS / "waivers.toml")
    records = [path.stem for path in (ROOT / "tests/schema/records").glob("*.json")]
    for old, new in pairwise(schemas):
        assert objections(old, new, waivers=waivers, migrations=MIGRATIONS, records=records) == []


def test_every_waiver_is_of_published_versions_and_says_why() -> None:
    versions = [version_of(schema) for schema in published()]
    for waiver in load_waivers(DOCS / "waivers.toml"):
        assert (waiver.old, waiver.new) in pairwise(versions)
        assert len(waiver.reason.split()) > 5
        assert waiver.kind in KINDS


def test_1_1_added_two_fields_to_findings() -> None:
    old, new = published()[:2]
    assert {str(change) for change in changes_between(old, new) if change.bump is Bump.MINOR} == {
        "Finding.detail: optional field added",
        "Finding.message_zh: optional field added",
    }


@pytest.mark.parametrize("version", MIGRATIONS)
def test_a_frozen_record_conforms_to_the_schema_of_its_version(version: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="the extra `dev` brings it")
    schema = next(schema for schema in published() if version_of(schema) == version)
    record = json.loads((ROOT / f"tests/schema/records/{version}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(record)


# The script


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs/schema/history").mkdir(parents=True)
    (tmp_path / "tests/schema/records").mkdir(parents=True)
    (tmp_path / "docs/schema/waivers.toml").write_text("waiver = []", encoding="utf-8")
    (tmp_path / "docs/schema/v1.json").write_text(json.dumps(of_version("1.0")), encoding="utf-8")
    return tmp_path


def test_the_script_refuses_a_change_without_its_version(root: Path) -> None:
    changed = of_version("1.0")
    add(changed, required=False)
    assert SCRIPT["update_objections"](root, changed) == [
        "Point.note: optional field added: a minor change asks for more than 1.0 to 1.0"
    ]
    assert SCRIPT["update_objections"](root, of_version("1.1")) == ["1.0: tests/schema/records has no record of it"]


def test_the_script_keeps_the_version_before(root: Path) -> None:
    (root / "tests/schema/records/1.0.json").write_text("{}", encoding="utf-8")
    new = of_version("1.1")
    assert SCRIPT["update_objections"](root, new) == []
    SCRIPT["publish"](root, new)
    assert json.loads((root / "docs/schema/v1.json").read_text(encoding="utf-8")) == new
    assert json.loads((root / "docs/schema/history/1.0.json").read_text(encoding="utf-8")) == of_version("1.0")
    SCRIPT["publish"](root, of_version("2.0"))
    assert SCRIPT["frozen_path"](root).name == "v2.json"
    assert (root / "docs/schema.md").read_text(encoding="utf-8").startswith("# The schema, field by field")


def test_the_script_writes_nothing_where_something_stands_against_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main = SCRIPT["main"]
    monkeypatch.setitem(main.__globals__, "ROOT", root)
    before = copy.deepcopy([path.read_bytes() for path in sorted(root.rglob("*.json"))])
    assert main() == 1
    assert "no record of it" in capsys.readouterr().err
    assert [path.read_bytes() for path in sorted(root.rglob("*.json"))] == before
    (root / "tests/schema/records/1.0.json").write_text("{}", encoding="utf-8")
    assert main() == 0
    assert "v1.json" in capsys.readouterr().out


def test_the_examples_in_the_classifier_run() -> None:
    import doctest

    assert doctest.testmod(schema_changes) == (0, 3)
