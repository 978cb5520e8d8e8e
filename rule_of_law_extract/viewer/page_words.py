"""The words of the page (界面文字) and its other files, read once: the interface, and the reasons in Chinese."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from ..schema import enums

__all__ = ["asset", "interface_words", "reason_words", "word"]

_TERMS = ("Change", "CitationKind", "IssuerLevel", "Modifier", "Part", "Per", "Role", "Severity", "Topic", "UnitClass")


@cache
def asset(name: str) -> str:
    """Return a file of the page: its template, style, scripts or words."""
    return (resources.files("rule_of_law_extract.viewer") / "assets" / name).read_text(encoding="utf-8")


@cache
def _word_file() -> dict[str, dict[str, Any]]:
    return tomllib.loads(asset("page_words.toml"))


@cache
def word(key: str, lang: str) -> str:
    """Return a word of the interface.

    Examples:
        >>> word("figures", "en"), word("figures", "zh")
        ('Figures', '数据')
    """
    words: list[str] = _word_file()["words"][key]
    return words[lang == "zh"]


def reason_words(key: str, **values: str) -> str:
    """Return in Chinese what a rule says of a figure.

    Examples:
        >>> reason_words("unit", printed="平方米", unit_class="面积")
        '“平方米”是面积单位'
    """
    template: str = _word_file()["reasons"][key]
    return template.format_map(values)


@cache
def interface_words() -> str:
    """Return as JSON, the same for every report, the words of the interface and the terms of the schema.

    A word is ``[English, Chinese]``; a term is so too, under ``Vocabulary.member``.
    """
    file = _word_file()
    terms = {
        f"{name}.{term.value}": [_english(term.value), term.zh] for name in _TERMS for term in getattr(enums, name)
    }
    return json.dumps({"words": file["words"], "terms": {**terms, **file["terms"]}}, ensure_ascii=False)


def _english(value: str) -> str:
    return value.replace("_", " ")
