"""Sentences (句子) of a text as given: where one ends, and how far one is followed."""

from __future__ import annotations

import re

__all__ = ["REACH", "SENTENCE_END"]

SENTENCE_END = re.compile("[。！？!?｡\n\r\x85\u2028\u2029]")
"""The marks and line breaks that end a sentence, as they are printed."""

REACH = 300
"""So many characters are followed either way: a page without punctuation is not one sentence."""
