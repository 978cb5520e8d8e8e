"""Grounding (依据): every span of a report inside its text, every quotation where it says it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

from pydantic import BaseModel

from ..schema import Report, Section, Span

__all__ = ["Place", "assert_grounded", "places", "sections_of"]


class Place(NamedTuple):
    """A span of a report: how to get there, where it is, and the words that should stand there, if it has any."""

    path: str
    span: Span
    text: str | None


def places(model: BaseModel, path: str = "report") -> Iterator[Place]:
    """Yield every span below `model`, each with the text of the item it belongs to.

    Args:
        model: A report, or any part of one.
        path: How `model` is called.

    Yields:
        One place a span.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> [place.path for place in places(parse("学习《行政处罚法》。")) if place.text == "《行政处罚法》"]
        ['report.citations[0].span']
    """
    text = getattr(model, "text", None)
    for name in type(model).model_fields:
        yield from _below(getattr(model, name), f"{path}.{name}", text if name == "span" else None)


def _below(value: object, path: str, text: str | None) -> Iterator[Place]:
    if isinstance(value, Span):
        yield Place(path, value, text)
    elif isinstance(value, BaseModel):
        yield from places(value, path)
    elif isinstance(value, tuple):
        for position, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _below(item, f"{path}[{position}]", None)
    elif isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            yield from _below(item, f"{path}[{key!r}]", None)


def sections_of(report: Report) -> Iterator[tuple[Section, Section | None]]:
    """Yield every section, outer ones first, each with the one that holds it."""
    waiting: list[tuple[Section, Section | None]] = [(section, None) for section in reversed(report.sections)]
    while waiting:
        section, parent = waiting.pop()
        yield section, parent
        waiting += [(child, section) for child in reversed(section.children)]


def assert_grounded(report: Report, text: str) -> None:
    """Assert that `report` says nothing that is not where it says it is.

    Args:
        report: What was read.
        text: What it was read from.

    Raises:
        AssertionError: The report's text is another one, a span lies outside it, an item's text is not what stands at
            its span, or a section reaches out of the one that holds it.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> assert_grounded(parse("一、主要举措\\n办结案件85起。"), "一、主要举措\\n办结案件85起。")
    """
    _require(report.text == text, "the report's text is not the text that was parsed")
    for path, span, words in places(report):
        _require(0 <= span.start <= span.end <= len(text), f"{path}: {span} is outside of the text, 0 to {len(text)}")
        if words is not None:
            found = text[span.start : span.end]
            _require(found == words, f"{path}: {words!r} is said to stand at {span}, where there is {found!r}")
    for section, parent in sections_of(report):
        where, inner, head = f"section {section.id}", section.span, section.heading_span
        _require(inner.start <= head.start and head.end <= inner.end, f"{where}: {head} reaches out of {inner}")
        if parent is not None:
            outer = parent.span
            inside = outer.start <= inner.start and inner.end <= outer.end
            _require(inside, f"{where}: {inner} reaches out of section {parent.id}, {outer}")


def _require(holds: bool, message: str) -> None:
    """As ``assert`` does, also where Python runs with ``-O``."""
    if not holds:
        raise AssertionError(message)
