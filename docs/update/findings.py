"""Writes docs/findings.md, the page of the catalogue of findings: python docs/update/findings.py"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from rule_of_law_extract.checks import Entry, catalogue

PAGE = Path(__file__).parents[1] / "findings.md"

_INTRODUCTION = """\
# What can be found: the catalogue

`check(report)` asks of a report what the law, the form of official documents and arithmetic ask of it;
`validate(record)` asks of a record what a JSON Schema asks and what it cannot say. Each finding has a code from this
catalogue, a severity, a message in English and Chinese, and a place: a span of the text for reports, a JSON Pointer for
records. Nothing is corrected.

Severities: **error** for what the Provisions or the schema require, **warning** for what a guideline, a standard or
arithmetic asks, **info** for what a reader may want to know. The Provisions
(《法治政府建设与责任落实督察工作规定》, 厅字〔2019〕28号) name governments and departments of county level and above;
streets and towns report because they are asked to, so some errors are warnings for them, and for an office that is not
known.

This page is generated from the catalogue itself, and every example and counter-example in it is run as a test.
"""

_PROFILES = {
    "provisions": ("The Provisions on supervision", "督察工作规定的要求"),
    "format": ("Form: GB/T 9704, citations and dates", "公文格式、引用和日期"),
    "arithmetic": ("Arithmetic: sums, rates and limits", "数据核对"),
    "copying": ("Traces of copying", "抄录痕迹"),
    "all": ("Checks of your own", "自定义检查"),
    "record": ("Records: JSON and JSON Lines", "记录校验"),
}


def page() -> str:
    """Return the page as it should be."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    yield "| code | severity | | |"
    yield "|---|---|---|---|"
    for entry in catalogue().values():
        yield f"| [`{entry.code}`](#{entry.code}) | {_severity(entry)} | {_cell(entry.title)} | {entry.title_zh} |"
    yield ""
    for profile, (title, title_zh) in _PROFILES.items():
        yield f"## {title} · {title_zh}"
        yield ""
        if profile != "record" and profile != "all":
            yield f"Profile `{profile}`."
            yield ""
        for entry in catalogue().values():
            if entry.profile == profile:
                yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {entry.code}"
    yield ""
    yield f"**{entry.title}** · **{entry.title_zh}** · {_severity(entry)}"
    yield ""
    yield entry.description
    yield ""
    yield entry.description_zh
    yield ""
    yield f"- says: {_code(entry.message)} · {_code(entry.message_zh)}"
    yield f"- basis: {entry.basis}"
    yield f"- 依据：{entry.basis_zh}"
    for name, examples in (("triggered by", entry.examples), ("not by", entry.not_examples)):
        for example in examples:
            yield f"- {name}: {_example(example)}"
    yield ""


def _severity(entry: Entry) -> str:
    if entry.township is None:
        return entry.severity.value
    return f"{entry.severity.value} (streets and towns: {entry.township.value})"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _code(words: str) -> str:
    return f"`{words}`"


def _example(example: object) -> str:
    words = example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
    plain = re.sub(r"\n+", " ⏎ ", words.strip())
    return _code("".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in plain).replace("`", "'"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
