"""The rules as Python has them: one frozen record a kind, as in the data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..grammar.quantities import ModifierWords
from ..grammar.units import Unit
from ..schema import CitationKind, IssuerLevel, Part, Per, Role, Topic

__all__ = [
    "ChangeRules",
    "CitationRules",
    "Document",
    "FixedPattern",
    "Indicator",
    "KindRule",
    "MetadataRules",
    "NamedPattern",
    "PartRule",
    "RoleRule",
    "Rules",
    "StatementRules",
    "TopicRule",
    "ZeroRules",
]


@dataclass(frozen=True, slots=True)
class NamedPattern:
    """A pattern with a name, what it must match and what it must not; each match holds one of ``needs``."""

    name: str
    pattern: str
    needs: tuple[str, ...]
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FixedPattern:
    """A fixed expression that holds a numeral, tried at the numeral."""

    name: str
    category: str
    pattern: str
    unless_before: str = ""
    unless_after: str = ""
    only_before: str = ""
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator (指标) of the codebook and the words that tell it."""

    code: str
    zh: str
    en: str
    units: frozenset[str] = frozenset()
    cues: tuple[str, ...] = ()
    where: str = ""
    far: bool = False
    reach: bool = False
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    follows: frozenset[str] = frozenset()
    or_near: tuple[str, ...] = ()
    weight: int = 0
    refines: str | None = None
    procedure: tuple[str, ...] = ()
    behind: bool = False
    alone: frozenset[str] = frozenset()
    siblings: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    over_parts: tuple[str, ...] = ()
    as_part: bool = False
    definition: str = ""
    source: str = ""
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartRule:
    """The wordings of a top-level heading that make it a part."""

    part: Part
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRule:
    """The words of a topic: in headings, and in the text of a section whose heading has none."""

    topic: Topic
    words: tuple[str, ...]
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Words in a figure's clause that tell its role against the part's."""

    name: str
    role: Role
    note: str = ""
    before: str = ""
    not_before: str = ""
    before_any: str = ""
    before_unless: str = ""
    after: str = ""
    units: frozenset[str] = frozenset()
    per: bool = False
    bounded: bool | None = None
    bounded_or_percent: bool = False
    lists: bool = False
    sentence: bool = False
    in_plans: bool = False
    parts: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """The words before a growth figure."""

    increase: str
    decrease: str
    difference: str
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class ZeroRules:
    """How none is said, and of what."""

    matters: tuple[str, ...]
    none: tuple[str, ...]
    not_after: tuple[str, ...]
    between: tuple[str, ...]
    not_behind: tuple[str, ...]
    ended: tuple[str, ...]
    aims: tuple[str, ...]
    indicators: tuple[tuple[str, tuple[str, ...]], ...]
    postposed: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    straight: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    free: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRules:
    """How a passage of shortcomings or of plans opens, and what in it is no item."""

    leads: tuple[str, ...]
    empty: tuple[str, ...]
    further: tuple[str, ...]
    opens: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    cause_leads: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    instances: tuple[str, ...] = ()
    lacks: str = ""
    joins: str = ""
    measures: str = ""
    hung: str = ""
    says: str = ""
    led: str = ""
    labels: str = ""
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindRule:
    """How the title of a kind of document ends."""

    kind: CitationKind
    pattern: str
    not_pattern: str = ""
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A known law or document."""

    short: str
    full: str
    kind: CitationKind | None


@dataclass(frozen=True, slots=True)
class CitationRules:
    """What tells the kind of a cited document."""

    kinds: tuple[KindRule, ...]
    party_pattern: str
    party_except: str
    party_bare: tuple[str, ...]
    party_near: str
    internal_made: str
    internal_kinds: frozenset[CitationKind]
    number: str
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class MetadataRules:
    """Labels of the metadata block, the shape of titles and the endings of offices."""

    labels: Mapping[str, str]
    title_pattern: str
    title_ends: str
    title_lead: str
    levels: tuple[tuple[IssuerLevel, tuple[str, ...]], ...]
    preamble_verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """All the vocabulary of an extractor. Two sets of rules are the same only if they are one object."""

    units: tuple[Unit, ...]
    general_units: tuple[Unit, ...]
    currency_signs: Mapping[str, str]
    modifiers: tuple[ModifierWords, ...]
    bare_nouns: tuple[str, ...]
    fixed: tuple[FixedPattern, ...]
    chrome: tuple[NamedPattern, ...]
    indicators: tuple[Indicator, ...]
    unit_groups: Mapping[str, list[str]]
    masks: tuple[str, ...]
    parts: tuple[PartRule, ...]
    topics: tuple[TopicRule, ...]
    generic_headings: tuple[str, ...]
    roles: tuple[RoleRule, ...]
    per: tuple[tuple[Per, tuple[str, ...]], ...]
    change: ChangeRules
    zeros: ZeroRules
    problems: StatementRules
    plans: StatementRules
    metadata: MetadataRules
    citations: CitationRules
    subjects: Mapping[str, Any]
    breakdowns: Mapping[str, Any]

    def indicator(self, code: str) -> Indicator | None:
        """Return the indicator of that code, or None."""
        return next((item for item in self.indicators if item.code == code), None)
