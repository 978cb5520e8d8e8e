"""Vocabulary without grammar: units, indicators, roles, parts, topics … as data with examples and counter-examples."""

from .load import default_rules
from .model import Rules

__all__ = ["Rules", "default_rules"]
