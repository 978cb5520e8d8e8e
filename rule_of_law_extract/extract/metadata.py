"""Metadata (元数据): the block of labels that a portal prints, the title, the signature, the year."""

from __future__ import annotations

import re

from ..grammar.dates import DateMatch, find_dates, resolve
from ..rules import Rules
from .draft import Draft
from .label_rows import LabelRow, LabelRows
from .titles import TitleFinder

__all__ = ["MetadataStep"]

_HEAD = 2500
_VALUE_END = re.compile(r"[|\n]|  ")
_NUMBER = re.compile(r"[^\s|]*\d[^\s|]*(?: ?[^\s|:]*\d+号)?")
_NUMBER_LINE = re.compile(r"(?m)^ *(?P<number>[一-鿿]{2,12}〔(?:19|20)\d\d〕\d{1,4}号) *$")
_LEAD = re.compile(r"(?:现将|现就|特将|将)[^。\n]{0,40}$")
_REPORTED = re.compile(r"(?:法治|依法行政|报告|汇报|工作)")
_PAGE_LINE = re.compile(r"来源|浏览|点击|字体|字号|作者|阅读|发布|打印|分享|编辑")
_CLOCK = re.compile(r"今天|星期|现在|当前时间")


class MetadataStep:
    """Reads the metadata block, the title, the signature and the year, each with its evidence."""

    name = "metadata"

    def __init__(self, rules: Rules) -> None:
        self._labels = rules.metadata.labels
        spaced = "|".join(
            " {0,8}+".join(map(re.escape, label))
            for label in sorted(self._labels, key=lambda label: (-len(label), label))
        )
        openings = "".join(sorted({label[0] for label in self._labels}))
        # A look at the character comes first: most of them begin no label, and there are many to try.
        self._label = re.compile(
            rf"(?=[{openings}\[ ])(?<![一-鿿])(?:\[ ?(?P<boxed>{spaced}) ?\] ?[:|]? ?"
            rf"|(?P<plain>{spaced}) ?(?:::?|\||(?=(?:19|20)\d\d ?[-./年])) ?\|? ?"
            rf"|(?m:^) *(?P<alone>{spaced}) *(?=\n))"
        )
        self._rows = LabelRows(spaced, {label[0] for label in self._labels})
        self._titles = TitleFinder(rules.metadata)

    def __call__(self, draft: Draft) -> None:
        """Fill ``metadata`` but for the issuer, which :mod:`.issuer` finds."""
        folded = draft.folded
        head = min(draft.headings[0].start if draft.headings else _HEAD, _HEAD, len(folded))
        rows = list(self._rows.find(folded, head))
        labels = list(self._label.finditer(folded, 0, head))
        fields = self._block(draft, head, labels, rows)
        meta = draft.metadata
        for name in ("index_number", "document_number", "category"):
            if name in fields:
                start, end = fields[name]
                if name == "document_number" and not re.search(r"\d", folded[start:end]):
                    continue
                setattr(meta, name, draft.text[start:end])
                meta.evidence[name] = (start, end)
        for name in ("published_on", "created_on"):
            if name in fields:
                self._date_field(draft, name, *fields[name])
        if meta.published_on is None:
            self._unlabelled_date(draft, head, list(fields.values()))
        if meta.document_number is None:
            self._unlabelled_number(draft, head)
        for name in ("publisher", "source"):
            if name in fields:
                meta.evidence[name] = fields[name]
        lines = [(row.start, row.end) for row in rows]
        self._titles(draft, head, fields.get("title"), [label.start() for label in labels], lines)
        self._year(draft)

    def _block(
        self, draft: Draft, head: int, matches: list[re.Match[str]], rows: list[LabelRow]
    ) -> dict[str, tuple[int, int]]:
        """The labelled fields, each with the place of its first value that is not empty; those with a colon first."""
        folded = draft.folded
        fields: dict[str, tuple[int, int]] = {}
        for position, match in enumerate(matches):
            label = "".join((match["boxed"] or match["plain"] or match["alone"]).split())
            name = self._labels[label]
            if name == "ignored" or name in fields:
                continue
            start = match.end()
            limit = matches[position + 1].start() if position + 1 < len(matches) else head
            end = self._value_end(folded, start, limit)
            if not folded[start:end].strip(" [|:") and self._ends_line(folded, match.start(), start, limit):
                # The label stands on a line of its own and the value on the next, unless that is a label again.
                start = self._skip(folded, start, limit)
                while start < limit and folded[start] in " \n":
                    start += 1
                end = self._value_end(folded, start, limit)
            self._take(fields, folded, name, start, end)
        for row in rows:
            for label, start, end in row.cells:
                name = self._labels[label]
                if name != "ignored" and name not in fields:
                    self._take(fields, folded, name, start, end)
        return fields

    @staticmethod
    def _take(fields: dict[str, tuple[int, int]], folded: str, name: str, start: int, end: int) -> None:
        """Put what stands there into the field, if it is a value."""
        while start < end and folded[start] in " [|:":
            start += 1
        while end > start and folded[end - 1] in " ]|:[,;":
            end -= 1
        if name in ("publisher", "source") and " " in folded[start:end]:
            end = folded.index(" ", start)
        if name == "index_number":
            number = _NUMBER.match(folded, start, end)
            end = number.end() if number else start
        if end > start and end - start <= 120:
            fields[name] = (start, end)

    @staticmethod
    def _value_end(folded: str, start: int, limit: int) -> int:
        match = _VALUE_END.search(folded, start, limit)
        return match.start() if match else limit

    @staticmethod
    def _skip(folded: str, start: int, limit: int) -> int:
        while start < limit and folded[start] in " |:":
            start += 1
        return start

    def _ends_line(self, folded: str, begin: int, start: int, limit: int) -> bool:
        """Does the line end behind the label? A row of a table does not go on in the next line."""
        newline = self._skip(folded, start, limit)
        return folded.startswith("\n", newline) and "|" not in folded[begin:newline]

    @staticmethod
    def _date_field(draft: Draft, name: str, start: int, end: int) -> None:
        for found in find_dates(draft.folded, start, end):
            days = None if found.relative or found.day is None else resolve(found, None)
            if days is not None and days[0] is not None:
                setattr(draft.metadata, name, days[0])
                draft.metadata.evidence[name] = (found.start, found.end)
            return

    @staticmethod
    def _unlabelled_date(draft: Draft, head: int, labelled: list[tuple[int, int]]) -> None:
        """A day printed with no label on a line of page furniture (来源, 浏览 …); never a portal's clock."""
        for found in draft.dates:
            if found.start >= head or found.day is None or found.relative:
                continue
            if any(start <= found.start < end for start, end in labelled):
                continue
            folded = draft.folded
            start = folded.rfind("\n", 0, found.start) + 1
            end = folded.find("\n", found.end)
            line = folded[start : end if end != -1 else len(folded)]
            if len(line) > 160 or _CLOCK.search(line):
                continue
            before = folded[max(start, found.start - 8) : found.start]
            if re.search(r"(?:更新|生成|成文|实施|失效|废止)[^:]{0,4}: ?$", before):
                continue
            alone = re.fullmatch(r"[\d\s年月日:./-]+", line)
            if alone or _PAGE_LINE.search(line):
                days = resolve(found, None)
                if days is not None and days[0] is not None:
                    draft.metadata.published_on = days[0]
                    draft.metadata.evidence["published_on"] = (found.start, found.end)
                    return

    @staticmethod
    def _unlabelled_number(draft: Draft, head: int) -> None:
        """A document number alone on a line above the report."""
        match = _NUMBER_LINE.search(draft.folded, 0, head)
        if match is not None:
            draft.metadata.document_number = draft.text[match.start("number") : match.end("number")]
            draft.metadata.evidence["document_number"] = match.span("number")

    def _year(self, draft: Draft) -> None:
        """The year reported on: from the title, else the sentence that announces the report, else the first year."""
        meta = draft.metadata
        candidates = self._years_in_title(draft)
        if not candidates:
            explicit = [
                found
                for found in draft.dates
                if not found.relative
                and found.end_year is None
                and found.month is None
                and not found.open_end
                and not draft.in_chrome(found.start)
            ]
            candidates = [found for found in explicit if self._announces(draft, found)] or explicit
        if candidates:
            found = candidates[0]
            meta.year = found.year
            meta.evidence["year"] = (found.start, found.end)

    @staticmethod
    def _years_in_title(draft: Draft) -> list[DateMatch]:
        place = draft.metadata.evidence.get("title")
        if place is None:
            return []
        return [
            found
            for found in find_dates(draft.folded, *place)
            if not found.relative and found.end_year is None and (found.month is None or found.end_month is not None)
        ]

    @staticmethod
    def _announces(draft: Draft, found: DateMatch) -> bool:
        before = draft.folded[max(0, found.start - 42) : found.start]
        after = draft.folded[found.end : found.end + 30]
        return _LEAD.search(before) is not None and _REPORTED.search(after) is not None
