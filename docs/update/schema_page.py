"""The page that explains the schema, made from the JSON Schema itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["page"]

Schema = dict[str, Any]

_MARKUP = re.compile(r"[|*_<>&`\\\[\]]")

_INTRODUCTION = """\
# The schema, field by field

<!-- Made by docs/update/schema.py from the JSON Schema; a change belongs in rule_of_law_extract/schema. -->

A record is one report as JSON, as `parse` returns it. This page describes version {version}; the same as JSON Schema
(2020-12) is [schema/v{major}.json](schema/v{major}.json), and `rule-of-law-extract schema` prints it. Two keywords of
its own, which validators pass over, carry the Chinese: `x-description-zh`, and `x-enum-zh` for the members of a
vocabulary.

`Report.model_validate_json(record, strict=True)` and a validator of JSON Schema that asserts `format` give the same
verdict on a record of this version. What is no JSON that every parser reads alike (a lone surrogate as `\\ud800`, a
number beyond a double, NaN) is refused before that.

A record of an older version is migrated when it is read. Of a later minor version the fields not known here are dropped
and the rest must conform. A later major version is refused, with one error at `/schema_version`.

A field that is not marked *required* may be left out; it then has the value given as default, or null, or is empty.
Spans count code points of `text`, from 0, and the end is behind the last one.
"""


def page(schema: Schema) -> str:
    """Return the page as Markdown."""
    version = schema["properties"]["schema_version"]["const"]
    definitions: Schema = schema["$defs"]
    parts = [_INTRODUCTION.format(version=version, major=version.split(".")[0])]
    names = list(dict.fromkeys(_mentioned(schema, definitions)))
    parts += [_object(node) for node in (schema, *(definitions[name] for name in names)) if "properties" in node]
    parts += [_vocabulary(definitions[name]) for name in names if "enum" in definitions[name]]
    return "\n".join(parts)


def _mentioned(node: Schema, definitions: Schema, above: frozenset[str] = frozenset()) -> Iterator[str]:
    """The definitions in the order in which a reader of the page meets them."""
    for reference in _references(node):
        if reference not in above:
            yield reference
            yield from _mentioned(definitions[reference], definitions, above | {reference})


def _references(node: Schema) -> Iterator[str]:
    if "$ref" in node:
        yield node["$ref"].removeprefix("#/$defs/")
    below = [
        *node.get("properties", {}).values(),
        *node.get("anyOf", ()),
        node.get("items"),
        node.get("additionalProperties"),
    ]
    for schema in below:
        if isinstance(schema, dict):
            yield from _references(schema)


def _object(node: Schema) -> str:
    required = node.get("required", [])
    rows = [
        f"| `{name}` | {_type(field)}{_default(name, field, required)} | {_cell(field['description'])} "
        f"| {_cell(field['x-description-zh'])} |"
        for name, field in node["properties"].items()
    ]
    return "\n".join([*_head(node), "| field | type | meaning | 含义 |", "|---|---|---|---|", *rows, ""])


def _vocabulary(node: Schema) -> str:
    rows = [f"| `{member}` | {_cell(node['x-enum-zh'][member])} |" for member in node["enum"]]
    return "\n".join([*_head(node), "| value | 中文 |", "|---|---|", *rows, ""])


def _head(node: Schema) -> list[str]:
    return [f"## {node['title']}", "", node["description"].replace("``", "`"), "", node["x-description-zh"], ""]


def _default(name: str, field: Schema, required: list[str]) -> str:
    if name in required:
        return ", *required*"
    default = field.get("default")
    return f", default `{default}`" if isinstance(default, str) else ""


def _type(node: Schema) -> str:
    if "$ref" in node:
        name = node["$ref"].removeprefix("#/$defs/")
        return f"[{name}](#{name.lower()})"
    if "anyOf" in node:
        return " or ".join(_type(choice) for choice in node["anyOf"])
    if "const" in node:
        return f"`{node['const']}`"
    kind = str(node["type"])
    if kind == "array":
        return f"list of {_type(node['items'])}"
    if kind == "object":
        return f"object of {_type(node['additionalProperties'])}"
    if node.get("format") == "date":
        return "date (YYYY-MM-DD)"
    lower, upper = node.get("minimum"), node.get("maximum")
    if upper is not None:
        return f"{kind}, {lower} to {upper}"
    if lower is not None:
        return f"{kind} ≥ {lower}"
    return f"{kind} like {_pattern(node['pattern'])}" if "pattern" in node else kind


def _pattern(words: str) -> str:
    if "|" not in words:
        return f"`{words}`"
    # Renderers differ in what they make of an escaped bar in code in a table, and agree on character references.
    escaped = _MARKUP.sub(lambda mark: f"&#{ord(mark[0])};", words)
    return f"<code>{escaped}</code>"


def _cell(words: str) -> str:
    return words.replace("``", "`").replace("|", "\\|")
