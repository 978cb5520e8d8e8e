"""Strategies for Hypothesis that write reports with known contents, for tests of what reads reports.

Needs the extra ``testing``.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis
except ImportError as error:
    raise ImportError(
        "rule_of_law_extract.testing needs Hypothesis, which the extra `testing` brings:"
        ' pip install "rule-of-law-extract[testing]"'
    ) from error

from .amounts import Amount, amounts, percentages
from .expected import (
    ExpectedBreakdown,
    ExpectedCitation,
    ExpectedDate,
    ExpectedPoint,
    ExpectedQuantity,
    ExpectedReport,
    ExpectedSection,
    ExpectedStatement,
)
from .grounding import assert_grounded, places, sections_of
from .letterhead import Letterhead, letterheads
from .numerals import Written, capitals, digits, numerals, spell, spellings
from .reports import reports

del _hypothesis

__all__ = [
    "Amount",
    "ExpectedBreakdown",
    "ExpectedCitation",
    "ExpectedDate",
    "ExpectedPoint",
    "ExpectedQuantity",
    "ExpectedReport",
    "ExpectedSection",
    "ExpectedStatement",
    "Letterhead",
    "Written",
    "amounts",
    "assert_grounded",
    "capitals",
    "digits",
    "letterheads",
    "numerals",
    "percentages",
    "places",
    "reports",
    "sections_of",
    "spell",
    "spellings",
]
