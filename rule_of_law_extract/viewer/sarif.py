"""Findings as SARIF 2.1.0 (OASIS standard, errata 01), which code hosts and editors show beside the text.

The catalogue stands in ``tool.driver.rules`` in the language asked for and in ``translations`` in the other; the
message of a result in the other language is among its ``properties``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..checks import Entry, catalogue
from ..schema import Severity
from .findings import Found, Language, Run, Source
from .findings_json import json_text

__all__ = ["findings_sarif"]

Json = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NAME = "rule-of-law-extract"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_TAGS = {"en": "en-US", "zh": "zh-CN"}


def _name(code: str) -> str:
    """``late-publication`` as the standard wants names of rules: LatePublication."""
    return "".join(word.capitalize() for word in code.split("-"))


def _words(entry: Entry, language: Language) -> Json:
    chinese = language == "zh"
    return {
        "id": entry.code,
        "name": _name(entry.code),
        "shortDescription": {"text": entry.title_zh if chinese else entry.title},
        "fullDescription": {"text": entry.description_zh if chinese else entry.description},
        "help": {"text": entry.basis_zh if chinese else entry.basis},
    }


def _rule(entry: Entry, language: Language) -> Json:
    properties: Json = {"subject": entry.subject, "profile": entry.profile}
    if entry.township is not None:
        properties["townshipLevel"] = _LEVELS[entry.township]
    configuration = {"level": _LEVELS[entry.severity]}
    return {**_words(entry, language), "defaultConfiguration": configuration, "properties": properties}


def _head(language: Language) -> Json:
    """All of a run that is known before the first result."""
    other: Language = "en" if language == "zh" else "zh"
    entries = catalogue().values()
    driver = {
        "name": _NAME,
        "semanticVersion": __version__,
        "language": _TAGS[language],
        "rules": [_rule(entry, language) for entry in entries],
    }
    translation = {
        "name": _NAME,
        "language": _TAGS[other],
        "contents": ["localizedData"],
        "associatedComponent": {"name": _NAME},
        "rules": [_words(entry, other) for entry in entries],
    }
    return {
        "tool": {"driver": driver},
        "translations": [translation],
        "language": _TAGS[language],
        "columnKind": "unicodeCodePoints",
    }


def _artifact(source: Source) -> Json:
    if source.path is None:
        return {"description": {"text": source.name}}
    path = Path(source.path)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return {"uri": path.as_uri()}
    return {"uri": quote(os.fsencode(path.as_posix()))}


def _region(found: Found) -> Json | None:
    region = found.region
    if region is None or found.span is None:
        return None if found.line is None else {"startLine": found.line}
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": found.span.start,
        "charLength": found.span.end - found.span.start,
        "snippet": {"text": found.text},
    }


def _location(source: Source, found: Found) -> Json:
    region = _region(found)
    location: Json = {"physicalLocation": {"artifactLocation": _artifact(source)}}
    if region is not None:
        location["physicalLocation"]["region"] = region
    if found.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": found.pointer}]
    return location


def _result(source: Source, found: Found, language: Language, order: dict[str, int]) -> Json:
    other: Language = "en" if language == "zh" else "zh"
    more = {"detail": found.detail, "pointer": found.pointer, "record": found.record}
    properties = {name: value for name, value in more.items() if value is not None}
    result: Json = {"ruleId": found.code}
    if found.code in order:
        result["ruleIndex"] = order[found.code]
    return {
        **result,
        "level": _LEVELS[found.severity],
        "message": {"text": found.words(language)},
        "locations": [_location(source, found)],
        "properties": {f"message_{other}": found.words(other), **properties},
    }


def _notification(source: Source) -> Json:
    where = {"physicalLocation": {"artifactLocation": _artifact(source)}}
    words = f"{source.name}: {source.problem}"
    return {"level": "error", "message": {"text": words}, "locations": [where]}


def findings_sarif(run: Run) -> Iterator[str]:
    """Yield a SARIF log with one run, piece by piece.

    Paths are percent-encoded and relative to the folder the program runs in where they are below it. What could not be
    read is a notification of the invocation, which then counts as failed.
    """
    order = {code: index for index, code in enumerate(catalogue())}
    unread: list[Json] = []
    head = json_text(_head(run.language)).removesuffix("}")
    yield f'{{"$schema": {json_text(_SCHEMA)}, "version": "2.1.0", "runs": [\n{head}, "results": ['
    comma = ""
    for source in run:
        for found in source:
            yield f"{comma}\n{json_text(_result(source, found, run.language, order))}"
            comma = ","
        if source.problem is not None:
            unread.append(_notification(source))
    invocation: Json = {"executionSuccessful": not unread, "toolExecutionNotifications": unread}
    yield f'\n], "invocations": [{json_text(invocation)}]}}]}}\n'
