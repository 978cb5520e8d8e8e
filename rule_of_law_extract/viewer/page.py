"""The evidence page (证据页): a report in one HTML file, with every mention marked and every value explained."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from string import Template
from typing import Literal

from ..checks import check
from ..rules.own import OwnRules, merged
from ..schema import Report
from .page_data import beside_record
from .page_escape import script_json, shown_text
from .page_marks import marks_of
from .page_text import outline_html, text_html
from .page_words import asset, interface_words, word

__all__ = ["view"]

_SCRIPTS = ("page.js", "page_panels.js")


def view(report: Report, *, lang: Literal["en", "zh"] = "en", rules: OwnRules | None = None) -> str:
    """Return a report as a web page that is complete in itself: no network, no other file, nothing to build.

    Left stands the text as it reads, with its outline and every figure, date, citation, shortcoming, plan and finding
    marked; right stand the figures as a table, the breakdowns, what ``check`` finds, the metadata and the record. The
    address of a figure is its id: ``page.html#o12`` opens there.

    Whatever the report holds is shown as text: it is escaped, and the page forbids itself (Content Security Policy
    Level 3, by hashes of its own script and style) to load or run anything else. Marks that turn the direction of
    writing and characters without a shape are shown by their code points.

    Args:
        report: The report.
        lang: The language of the interface to begin with, ``en`` or ``zh``; the page can switch.
        rules: The user's own indicators, as they were given to the :class:`.Extractor`, so that they are shown by their
            labels.

    Returns:
        HTML, to be stored as UTF-8. The same report gives the same page.

    Raises:
        TypeError: `report` is not a :class:`Report`, or `rules` no list of tables.
        ValueError: `lang` is neither of the two, or a rule is wrong.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> page = view(parse("一、主要举措\\n全年办结案件85起。"))
        >>> '<a id="o1" class="m figure" href="#o1" data-m="0">85起</a>' in page
        True
    """
    if not isinstance(report, Report):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"view() takes a Report, as parse() returns it, not {type(report).__name__}")
    if lang not in ("en", "zh"):
        raise ValueError(f"lang must be 'en' or 'zh', not {lang!r}")
    known = merged(rules)
    findings = check(report)
    marks = marks_of(report, findings)
    title = report.metadata.title or report.source or word("no-title", lang)
    return _template(lang).substitute(
        title=shown_text(" ".join(title.split())),
        page_title=_UNTAGGED.sub("", shown_text(" ".join(title.split()))),
        outline=outline_html(report),
        text=text_html(report, marks),
        record=script_json(report.model_dump_json()),
        beside=script_json(beside_record(report, findings, lang, known)),
    )


_UNTAGGED = re.compile("<[^>]*>")
_WORD = re.compile(r"\{\{([a-z0-9-]+)\}\}")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _template(lang: str) -> Template:
    """The page in a language, with what is the same for every report in its place."""
    style = asset("page.css")
    scripts = [asset(name) for name in _SCRIPTS]
    page = _WORD.sub(lambda found: shown_text(word(found[1], lang)), asset("page.html"))
    constant = {
        "html_lang": "zh-CN" if lang == "zh" else "en",
        "script_hashes": " ".join(map(_hash, scripts)),
        "style_hash": _hash(style),
        "style": style,
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
        "words": script_json(interface_words()),
    }
    for name, value in constant.items():
        # A dollar sign of a script is not one of the template.
        page = page.replace(f"${{{name}}}", value.replace("$", "$$"))
    return Template(page)
