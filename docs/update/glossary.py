"""Writes docs/glossary.md from the vocabularies of the schema and glossary.tsv: python docs/update/glossary.py"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from rule_of_law_extract import schema
from rule_of_law_extract.schema import Term

__all__ = ["page", "vocabularies", "words"]

PAGE = Path(__file__).parents[1] / "glossary.md"
WORDS = Path(__file__).with_name("glossary.tsv")

_INTRODUCTION = """\
# Glossary · 术语对照

<!-- Made by docs/update/glossary.py from the schema's vocabularies and docs/update/glossary.tsv. -->

The words of the reports, and the members of the closed vocabularies with their Chinese terms. What indicators are
called stands in the [codebook](indicators.md), what findings are called in the [catalogue](findings.md).

## Words of the reports · 报告用语

| 中文 | English | meaning |
|---|---|---|
"""


def words() -> list[dict[str, str]]:
    """Return the rows of glossary.tsv."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def vocabularies() -> list[type[Term]]:
    """Return the closed vocabularies, by name."""
    public = (getattr(schema, name) for name in sorted(schema.__all__))
    return [item for item in public if isinstance(item, type) and issubclass(item, Term) and item is not Term]


def page() -> str:
    """Return the page as it should be."""
    rows = "\n".join(f"| {row['zh']} | {row['en']} | {row['meaning']} |" for row in words())
    return _INTRODUCTION + rows + "\n\n" + "\n".join(_vocabularies()).rstrip() + "\n"


def _vocabularies() -> Iterator[str]:
    yield "## Vocabularies of the schema · 取值表"
    yield ""
    for vocabulary in vocabularies():
        name = vocabulary.__name__
        yield f"### {name}"
        yield ""
        yield f"See [{name}](schema.md#{name.lower()}) in the schema."
        yield ""
        yield "| 中文 | English | value |"
        yield "|---|---|---|"
        for member in vocabulary:
            yield f"| {member.zh} | {member.value.replace('_', ' ')} | `{member.value}` |"
        yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
