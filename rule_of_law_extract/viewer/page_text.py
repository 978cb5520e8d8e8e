"""The text of a report as HTML (正文): line for line as it stands, with its headings and every mention marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from ..schema import Report, Section
from ..schema.walk import walk
from .page_escape import attribute, shown_text
from .page_marks import Mark, Segment, segments

__all__ = ["outline_html", "text_html"]

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
# A browser lays out a chunk when it comes near the window, so a chunk is a few windows high and never one line of
# a whole book: a longer line goes on in the next block, after a full stop where there is one.
_CHUNK = 3000
_LONGEST_LINE = 2000
_AFTER_HEADING = " \t\u3000\xa0。.：:"
_STOP = re.compile("[。！？；!?;][”’」』）)]*+")


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """The lines that hold something, cut where they are too long; True for what goes on from the one before."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        if text[start:end].isspace():
            continue
        first = start
        while end - start > _LONGEST_LINE:
            stop = _STOP.search(text, start + _LONGEST_LINE // 2, start + _LONGEST_LINE)
            cut = stop.end() if stop else start + _LONGEST_LINE
            yield start, cut, start > first
            start = cut
        yield start, end, start > first


def text_html(report: Report, marks: Sequence[Mark]) -> str:
    """Return the text of a report as HTML.

    Args:
        report: The report.
        marks: What is marked in it; a segment names its marks by their numbers, in ``data-m``.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> print(text_html(parse("一、主要举措"), ()))
        <div class="chunk"><h2 id="s1" tabindex="-1"><bdi>一、主要举措</bdi></h2></div>
    """
    text = report.text
    headings = [section for section in walk(report.sections) if section.heading_span.end > section.heading_span.start]
    blocks = list(_blocks(text))
    cuts = {place for start, end, _ in blocks for place in (start, end)}
    cuts.update(
        place
        for section in headings
        for place in (section.heading_span.start, min(section.heading_span.end, len(text)))
    )
    title = report.metadata.evidence.get("title")
    parts = iter(segments(marks, cuts))
    part = next(parts, None)
    opened: dict[str, None] = {}
    chunks: list[str] = []
    written = _CHUNK
    waiting = iter(headings)
    heading = next(waiting, None)
    for start, end, continued in blocks:
        if written >= _CHUNK:
            chunks.append('</div><div class="chunk">')
            written = 0
        written += end - start
        while part is not None and part.end <= start:
            part = next(parts, None)
        while heading is not None and heading.heading_span.end <= start:
            heading = next(waiting, None)
        inner: list[str] = []
        whole: Section | None = None
        running: Section | None = None
        while part is not None and part.end <= end:
            if heading is not None and part.start == heading.heading_span.start:
                running = heading
                # Alone on its line, but for a full stop, it is the heading of the lines below, else of this very line.
                if part.start == start and not text[heading.heading_span.end : end].strip(_AFTER_HEADING):
                    whole = heading
                else:
                    inner.append(_run_in(heading))
            inner.append(_segment(text, part, marks, opened))
            if running is not None and part.end >= min(running.heading_span.end, end):
                if whole is None:
                    inner.append("</strong>")
                running = None
                heading = next(waiting, None)
            part = next(parts, None)
        if running is not None and whole is None:
            inner.append("</strong>")
        titled = title is not None and title.start < end and start < title.end
        chunks.append(_line("".join(inner), whole, titled=titled, continued=continued))
    return "".join(chunks).removeprefix("</div>") + ("</div>" if blocks else "")


def _run_in(section: Section) -> str:
    return f'<strong class="run-in" id="s{section.id}" tabindex="-1">'


def _line(inner: str, heading: Section | None, *, titled: bool, continued: bool) -> str:
    if heading is not None:
        tag = f"h{min((heading.level or 1) + 1, 6)}"
        return f'<{tag} id="s{heading.id}" tabindex="-1"><bdi>{inner}</bdi></{tag}>'
    kind = ' class="title"' if titled else ' class="goes-on"' if continued else ""
    return f"<p{kind}><bdi>{inner}</bdi></p>"


def _segment(text: str, part: Segment, marks: Sequence[Mark], opened: dict[str, None]) -> str:
    words = shown_text(text[part.start : part.end])
    if not part.marks:
        return words
    # The shortest mark is the one meant; a field of the metadata shows only when it is asked for.
    seen = [number for number in part.marks if marks[number].kind != "field"]
    numbers = " ".join(map(str, part.marks))
    if not seen:
        return f'<span data-m="{numbers}">{words}</span>'
    mark = marks[seen[0]]
    kinds = " ".join(dict.fromkeys(marks[number].kind for number in seen))
    name = ""
    if mark.anchor not in opened and mark.start == part.start:
        opened[mark.anchor] = None
        name = f' id="{attribute(mark.anchor)}"'
    return f'<a{name} class="m {kinds}" href="#{quote(mark.anchor, errors="replace")}" data-m="{numbers}">{words}</a>'


def outline_html(report: Report) -> str:
    """Return the headings of a report as nested lists of links to them.

    Examples:
        >>> from rule_of_law_extract import parse
        >>> print(outline_html(parse("一、主要举措")))
        <ol><li><a href="#s1"><bdi>一、主要举措</bdi></a></li></ol>
    """
    parts: list[str] = []
    depth = 0
    for section in walk(report.sections):
        if section.heading_span.end <= section.heading_span.start:
            continue
        level = section.id.count(".") + 1
        if level > depth:
            parts.append("<ol><li>" * (level - depth))
        else:
            parts.append("</li></ol>" * (depth - level) + "</li><li>")
        depth = level
        words = shown_text(f"{section.marker or ''}{section.heading}")
        parts.append(f'<a href="#s{section.id}"><bdi>{words}</bdi></a>')
    return "".join(parts) + "</li></ol>" * depth
