"""The catalogue (检查目录): each code with its severity, its words in two languages, its basis, and examples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from ..schema import Finding, Severity, Span

__all__ = ["Entry", "catalogue", "matcher", "patterns", "read_data", "word_tables", "words"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue.

    Attributes:
        code: The code, in kebab case; it never changes its meaning.
        subject: ``report`` for what is found in a report's text, ``record`` for what is found in its JSON.
        profile: The profile that holds it: provisions, format, arithmetic, copying; record for records.
        severity: How much it matters; for a report of a government or of a department.
        township: The severity for streets, towns and offices not known; the same where it is None.
        title, title_zh: A few words.
        description, description_zh: What is looked for and what is not.
        message, message_zh: What a finding says, with ``{names}`` for what was found.
        basis, basis_zh: The law and article, the standard, or the reason.
        patterns: Regular expressions over folded text, where the check is one.
        examples, not_examples: What triggers it and what does not: texts, or for records JSON Patches (RFC 6902) of a
            valid record.
    """

    code: str
    subject: str
    profile: str
    severity: Severity
    township: Severity | None
    title: str
    title_zh: str
    description: str
    description_zh: str
    message: str
    message_zh: str
    basis: str
    basis_zh: str
    patterns: tuple[str, ...]
    examples: tuple[Any, ...]
    not_examples: tuple[Any, ...]

    def finding(self, span: tuple[int, int] | None = None, *, by_practice: bool = False, **found: object) -> Finding:
        """Make a finding of this code.

        Args:
            span: Where it is, if it is at a place.
            by_practice: The report is one that is written by practice, not by the letter of the Provisions.
            **found: What the message names.
        """
        detail = found.pop("detail", None)
        return Finding.model_construct(
            code=self.code,
            severity=self.township if by_practice and self.township is not None else self.severity,
            message=self.message.format_map(found),
            message_zh=self.message_zh.format_map(found),
            span=None if span is None else Span.model_construct(start=span[0], end=span[1]),
            detail=detail,
        )


def _entry(table: Mapping[str, Any], subject: str) -> Entry:
    township = table.get("township")
    return Entry(
        code=table["code"],
        subject=subject,
        profile=table.get("profile", subject),
        severity=Severity(table["severity"]),
        township=None if township is None else Severity(township),
        patterns=tuple(table.get("patterns", ())),
        examples=tuple(table.get("examples", ())),
        not_examples=tuple(table.get("not_examples", ())),
        **{key: table[key] for key in _WORDS},
    )


_WORDS = (
    "title", "title_zh", "description", "description_zh", "message", "message_zh", "basis", "basis_zh",
)  # fmt: skip


def read_data(name: str) -> str:
    """Return a data file of the checks."""
    return (resources.files("rule_of_law_extract.checks") / "data" / name).read_text(encoding="utf-8")


@cache
def catalogue() -> Mapping[str, Entry]:
    """Return every code that a finding can have, in the order of the catalogue's page.

    Examples:
        >>> catalogue()["late-publication"].title_zh
        '公开时间晚于4月1日'
    """
    entries: dict[str, Entry] = {}
    for name in ("report", "record"):
        for table in tomllib.loads(read_data(f"{name}s.toml"))["code"]:
            entries[table["code"]] = _entry(table, name)
    return entries


class Sought(NamedTuple):
    """A pattern of a code, and the characters that it can begin with, where it says so by a short list of them."""

    pattern: re.Pattern[str]
    openings: str

    def find(self, folded: str) -> Iterator[re.Match[str]]:
        """Yield what it finds; a character is looked for ten times as fast as a list of them."""
        if self.openings and not any(char in folded for char in self.openings):
            return iter(())
        return self.pattern.finditer(folded)


_OPENINGS = re.compile(r"\[([^]\\^-]{1,6})\]")


@cache
def patterns(code: str) -> tuple[Sought, ...]:
    """Return the patterns of a code, each by itself: one that begins with a literal is found far faster alone."""
    return tuple(
        Sought(re.compile(pattern), openings[1] if (openings := _OPENINGS.match(pattern)) else "")
        for pattern in catalogue()[code].patterns
    )


@cache
def matcher(code: str) -> re.Pattern[str]:
    """Return the patterns of a code as one."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in catalogue()[code].patterns))


@cache
def words(name: str) -> re.Pattern[str]:
    """Return a pattern of ``words.toml``."""
    return re.compile(word_tables()[name]["pattern"])


@cache
def word_tables() -> Mapping[str, Mapping[str, Any]]:
    """Return ``words.toml``: patterns with what they match and what they do not."""
    return tomllib.loads(read_data("words.toml"))
