"""Quantities (数量): every amount of the running text, with the window of words that say what it counts."""

from __future__ import annotations

import re

from ..grammar.quantities import QuantityGrammar
from ..rules import Rules
from ..rules.model import FixedPattern
from .draft import Draft, ObservationDraft
from .outline import section_at

__all__ = ["QuantityStep"]


class FixedExpressions:
    """Tells whether a fixed expression begins at a numeral."""

    def __init__(self, patterns: tuple[FixedPattern, ...]) -> None:
        self._rules = [
            (
                re.compile(item.pattern),
                re.compile(item.unless_before) if item.unless_before else None,
                re.compile(item.unless_after) if item.unless_after else None,
                re.compile(item.only_before) if item.only_before else None,
            )
            for item in patterns
        ]

    def __call__(self, folded: str, place: int) -> bool:
        """Is the numeral at `place` part of a slogan, a name or an idiom?"""
        for pattern, unless_before, unless_after, only_before in self._rules:
            if pattern.match(folded, place) is None:
                continue
            start = max(0, place - 24)
            if unless_before is not None and unless_before.search(folded[start:place].rstrip(" ")):
                continue
            if unless_after is not None and unless_after.match(folded[place : place + 12]):
                continue
            if only_before is not None and not only_before.search(folded[start:place]):
                continue
            return True
        return False


class QuantityStep:
    """Finds the quantities outside the masked stretches and opens an observation for each."""

    name = "quantities"

    def __init__(self, rules: Rules) -> None:
        self._grammar = QuantityGrammar(rules.units, rules.modifiers, rules.bare_nouns, FixedExpressions(rules.fixed))

    def __call__(self, draft: Draft) -> None:
        """Fill ``observations``."""
        mask = draft.mask
        draft.observations = [
            ObservationDraft(found, section_at(draft, found.start), rules=list(found.rules))
            for found in self._grammar.find(draft.folded)
            if not mask[found.number_start] and not mask[found.end - 1]
        ]
