"""The page of the schema is the one that the schema gives."""

from __future__ import annotations

from pathlib import Path

from schema_page import page

from rule_of_law_extract import json_schema

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_the_one_that_is_generated() -> None:
    assert page(json_schema()) == (DOCS / "schema.md").read_text(encoding="utf-8"), "run: python docs/update/schema.py"


def test_every_field_and_member_is_on_the_page() -> None:
    text = page(json_schema())
    definitions = json_schema()["$defs"]
    for name, node in [("Report", json_schema()), *definitions.items()]:
        _, heading, rest = text.partition(f"\n## {name}\n")
        assert heading
        section = rest.partition("\n## ")[0]
        for item in [*node.get("properties", ()), *node.get("enum", ())]:
            assert f"| `{item}` |" in section
