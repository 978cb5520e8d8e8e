"""The peers' numbers, ordinals, percentages and number ranges, and how they are judged."""

from __future__ import annotations

from collections.abc import Mapping

from quality.peers import Judge

JUDGES: Mapping[tuple[str, str], Judge] = {}
