"""Reads the rules that the package carries, once, on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from ..grammar.quantities import ModifierWords
from ..grammar.units import Unit
from ..schema import CitationKind, IssuerLevel, Modifier, Part, Per, Role, Topic, UnitClass
from ..text.fold import fold
from .model import (
    ChangeRules,
    CitationRules,
    Document,
    FixedPattern,
    Indicator,
    KindRule,
    MetadataRules,
    NamedPattern,
    PartRule,
    RoleRule,
    Rules,
    StatementRules,
    TopicRule,
    ZeroRules,
)

__all__ = ["default_rules", "read_indicators"]


def _read(name: str) -> str:
    return (resources.files("rule_of_law_extract.rules") / "data" / name).read_text(encoding="utf-8")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in _read(name).split("\n") if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table with its lists as tuples, as frozen records want them."""
    return {key: _tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _tuple(values: Any) -> tuple[Any, ...]:
    return tuple(values)


def _with(item: Mapping[str, Any], key: str, kind: Callable[[Any], Any]) -> dict[str, Any]:
    """The table with one value made a member of its vocabulary."""
    table = _tuples(item)
    table[key] = kind(table[key])
    return table


def read_indicators(entries: list[dict[str, Any]], groups: Mapping[str, list[str]]) -> Iterator[Indicator]:
    """Yield the indicators of a data file.

    Args:
        entries: Tables as in ``indicators.toml``.
        groups: Named groups of units, for ``@group``.

    Raises:
        ValueError: An entry has no code, or names a group that there is not.
    """
    for entry in entries:
        table = _tuples(entry)
        if "code" not in table:
            raise ValueError(f"an indicator needs a code: {entry!r}")
        _check_kinds(table)
        units: set[str] = set()
        for unit in table.pop("units", ()):
            if unit.startswith("@"):
                if unit[1:] not in groups:
                    raise ValueError(f"indicator {table['code']}: no group of units is called {unit!r}")
                units.update(groups[unit[1:]])
            else:
                units.add(unit)
        renamed = {"with": "with_", "not": "not_"}
        fields = {renamed.get(key, key): value for key, value in table.items()}
        fields["needs"] = {key: tuple(value) for key, value in fields.get("needs", {}).items()}
        for key in ("follows", "alone"):
            fields[key] = frozenset(fields.get(key, ()))
        fields.setdefault("zh", fields["code"])
        fields.setdefault("en", fields["code"])
        try:
            yield Indicator(units=frozenset(units), **fields)
        except TypeError as error:
            raise ValueError(f"indicator {table['code']}: {error}") from None


_LISTS = frozenset(
    {
        "units", "cues", "not", "with", "without", "follows", "or_near", "procedure", "alone", "siblings", "over_parts",
        "heading", "examples", "not_examples",
    }
)  # fmt: skip
_WORDS = frozenset({"code", "zh", "en", "where", "definition", "source", "refines"})
_FLAGS = frozenset({"far", "reach", "behind", "as_part"})


def _check_kinds(table: Mapping[str, Any]) -> None:
    """Raise a TypeError or ValueError that names the first value of the wrong kind."""
    code = table["code"]
    for key, value in table.items():
        if key in _LISTS:
            fits = isinstance(value, tuple) and _all_strings(value)
            wanted = "a list of strings"
        elif key in _WORDS:
            fits, wanted = isinstance(value, str), "a string"
        elif key in _FLAGS:
            fits, wanted = isinstance(value, bool), "true or false"
        elif key == "weight":
            fits, wanted = isinstance(value, int) and not isinstance(value, bool), "an integer"
        else:
            continue
        if not fits:
            raise TypeError(f"indicator {code!r}: {key} must be {wanted}, not {value!r}")
    for cue in table.get("cues", ()):
        if any(len(word) < 2 for word in cue.split(" ")):
            raise ValueError(f"indicator {code!r}: each word of a cue needs two characters or more: {cue!r}")


def _all_strings(values: Any) -> bool:
    return all(isinstance(value, str) for value in values)


@cache
def default_rules() -> Rules:
    """Return the rules that the package carries; always the same object."""
    terms = {row["unit"]: row for row in _rows("unit_terms.tsv")}
    modifiers = tuple(
        ModifierWords(
            Modifier(item["modifier"]),
            tuple(item.get("before", ())),
            tuple(item.get("after", ())),
            tuple(item.get("after_duration", ())),
            tuple(item.get("inside", ())),
            tuple(item.get("after_end", ())),
            item.get("not_after", ""),
            tuple(item.get("near", ())),
            tuple(item.get("far", ())),
        )
        for item in _toml("modifiers.toml")["modifier"]
    )
    indicators = _toml("indicators.toml")
    topics = _toml("topics.toml")
    roles = _toml("roles.toml")
    statements = _toml("statements.toml")
    return Rules(
        units=tuple(_units("units.tsv", terms)),
        general_units=tuple(_units("units_general.tsv", terms)),
        currency_signs={sign: unit for unit, row in terms.items() for sign in row["before"].split()},
        modifiers=modifiers,
        bare_nouns=tuple(line for line in _read("bare_nouns.txt").split("\n") if line and not line.startswith("#")),
        fixed=tuple(
            FixedPattern(**{key: value for key, value in _tuples(item).items() if key != "note"})
            for item in _toml("fixed.toml")["pattern"]
        ),
        chrome=tuple(NamedPattern(**_tuples(item)) for item in _toml("chrome.toml")["chrome"]),
        indicators=tuple(read_indicators(indicators["indicator"], indicators["groups"])),
        unit_groups=indicators["groups"],
        masks=tuple(indicators["masks"]["words"]),
        parts=tuple(PartRule(**_with(item, "part", Part)) for item in _toml("parts.toml")["part"]),
        topics=tuple(
            TopicRule(Topic(item["topic"]), tuple(item["words"]), tuple(item.get("body", ())))
            for item in topics["topic"]
        ),
        generic_headings=tuple(topics["generic"]["patterns"]),
        roles=tuple(_role(item) for item in roles["role"]),
        per=tuple((Per(key), tuple(words)) for key, words in roles["per"].items()),
        change=ChangeRules(
            roles["change"]["increase"],
            roles["change"]["decrease"],
            roles["change"]["difference"],
            frozenset(roles["change_classes"]["units"]),
        ),
        zeros=_zeros(_toml("zeros.toml")),
        problems=StatementRules(**_tuples(statements["problems"])),
        plans=StatementRules(**_tuples(statements["plans"])),
        metadata=_metadata(_toml("metadata.toml")),
        citations=_citations(_toml("citations.toml")),
        subjects=_tuples(_toml("subjects.toml")),
        breakdowns=_tuples(_toml("breakdowns.toml")),
    )


def _units(name: str, terms: Mapping[str, Mapping[str, str]]) -> Iterator[Unit]:
    for row in _rows(name):
        canonical = row["canonical"]
        term = terms.get(canonical, {})
        name, _, definition = term.get("pint", "").partition(" = ")
        yield Unit(
            row["unit"], canonical, UnitClass(row["class"]), Decimal(row["factor"]),
            row["not_before"], row["only_after"], row["only_before"], row.get("yet_before", ""),
            normal=term.get("normal") or canonical,
            normal_factor=Decimal(term.get("factor") or 1),
            ucum=term.get("ucum") or f"{{{canonical}}}",
            pint=name or canonical,
            definition=definition,
        )  # fmt: skip


def _role(item: dict[str, Any]) -> RoleRule:
    table = _tuples(item)
    table["role"] = Role(table["role"])
    table["units"] = frozenset(table.get("units", ()))
    table["parts"] = frozenset(table.get("parts", ()))
    return RoleRule(**table)


def _zeros(table: dict[str, Any]) -> ZeroRules:
    fields = _tuples(table)
    indicators = tuple((item["code"], tuple(item["words"])) for item in fields.pop("indicator"))
    fields["straight"] = _tuples(fields["straight"])
    fields["free"] = _tuples(fields["free"])
    return ZeroRules(indicators=indicators, **fields)


def _metadata(table: dict[str, Any]) -> MetadataRules:
    return MetadataRules(
        labels={label: item["field"] for item in table["field"] for label in item["labels"]},
        title_pattern=table["title"]["pattern"],
        title_ends=table["title"]["ends"],
        title_lead=table["title"]["lead"],
        levels=tuple((IssuerLevel(item["level"]), tuple(item["ends"])) for item in table["issuer"]["level"]),
        preamble_verbs=tuple(table["issuer"]["preamble_verbs"]),
    )


def _citations(table: dict[str, Any]) -> CitationRules:
    documents: dict[str, Document] = {}
    for row in _rows("documents.tsv"):
        document = Document(row["short"], row["full"], CitationKind(row["kind"]) if row["kind"] else None)
        # Titles are compared folded and without inner marks, as one person writes （ and another (.
        documents.setdefault(fold(document.short), document)
        documents.setdefault(fold(document.full), document)
    return CitationRules(
        kinds=tuple(KindRule(**_with(item, "kind", CitationKind)) for item in table["kind"]),
        party_pattern=table["party"]["pattern"],
        party_except=table["party"]["except"],
        party_bare=tuple(table["party"]["bare"]),
        party_near=table["party"]["near"],
        internal_made=table["internal"]["made"],
        internal_kinds=frozenset(CitationKind(kind) for kind in table["internal"]["kinds"]),
        number=table["number"]["pattern"],
        documents=documents,
    )
