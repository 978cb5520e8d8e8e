"""The JSON Schema of a report."""

from __future__ import annotations

from typing import Any

from . import enums
from .base import Term
from .report import Report
from .version import SCHEMA_VERSION

__all__ = ["json_schema"]

Schema = dict[str, Any]


def json_schema() -> Schema:
    """Return the JSON Schema (2020-12) of :class:`Report` as JSON has it.

    What JSON Schema has no word for stands under keywords of its own, which validators pass over:
    ``x-description-zh``, a meaning in Chinese, and ``x-enum-zh``, the Chinese term of each member of a vocabulary.

    Returns:
        A fresh dict; values are numbers, dates are ISO 8601 strings.

    Examples:
        >>> schema = json_schema()
        >>> schema["title"], schema["$defs"]["Change"]["x-enum-zh"]
        ('Report', {'increase': '增长', 'decrease': '下降'})
        >>> schema["$defs"]["Region"]["examples"]
        [{'name': '闵行区', 'code': '310112'}]
    """
    schema = Report.model_json_schema(mode="validation")
    definitions: Schema = schema["$defs"]
    for name in enums.__all__:
        vocabulary: type[Term] = getattr(enums, name)
        definitions[name]["x-description-zh"] = vocabulary.__zh__
        definitions[name]["x-enum-zh"] = {member.value: member.zh for member in vocabulary}
        definitions[name]["examples"] = [next(iter(vocabulary)).value]
    for node in [schema, *definitions.values()]:
        # What follows in a docstring is for who calls it from Python.
        node["description"] = " ".join(node["description"].split("\n\nExamples:")[0].split())
        for name, field in node.get("properties", {}).items():
            field["title"] = name.replace("_", " ").capitalize()
    for node in [*definitions.values(), schema]:
        if "properties" in node:
            node["examples"] = [_example(node, definitions)]
    major = SCHEMA_VERSION.split(".")[0]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:rule-of-law-extract:schema:v{major}",
        **schema,
    }


def _example(node: Schema, definitions: Schema) -> Any:
    """An example of a schema: its own first, else one made of what it consists of."""
    if "examples" in node:
        return node["examples"][0]
    if "$ref" in node:
        return _example(definitions[node["$ref"].removeprefix("#/$defs/")], definitions)
    if "anyOf" in node:
        return _example(node["anyOf"][0], definitions)
    if node["type"] == "array":
        return [_example(node["items"], definitions)]
    for field in node["properties"].values():
        field.setdefault("examples", [_example(field, definitions)])
    return {name: field["examples"][0] for name, field in node["properties"].items()}
