"""Statements (问题与计划): one item a stated shortcoming or planned measure, wherever it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from ..grammar.numerals import chinese_integer
from ..grammar.points import PointMatch
from ..rules import Rules
from ..rules.model import StatementRules
from ..schema import Part
from .draft import Draft, SectionDraft, StatementDraft, Zone
from .outline import OutlineStep, section_at
from .patterns import YearPatterns

__all__ = ["StatementStep"]

_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
_ITEM = re.compile(r"[^。;!?\n]+")
_BULLET = re.compile(r"(?m)^ *(?:--+|——|[-—●◆•■★▲○◇]) *(?=\S)")
_STRIP = " \n,、:。"
_HAN = re.compile(r"[一-鿿]")
_MARKS = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[是要、]|\(?[一二三四五六七八九十\d]{1,2}[)、.]|[①-⑳])")
_LINE = re.compile(r"[^\n]+")
_BARE_LINE = 24
_SHORTEST = 6
_SHORTEST_LISTED = 4
"""Behind the marker of a list four characters state something (协作不畅)."""
_MOST_LEADS = 3
"""So many sentences that sound like a lead but lead to nothing are tried; a report has one that does."""


_ZH = "[一二三四五六七八九十]{1,2}"
_NUMBERED = re.compile(
    r" *(?:(?P<circled>[①-⑳])|(?P<plain>\d{1,2})[.、](?!\d)|\((?P<closed>\d{1,2})\)|(?P<half>\d{1,2})\)"
    rf"|\((?P<chinese>{_ZH})\))"
)
"""The marker of a numbered item; its kind is the name of the group."""
_NEXT_NUMBERED = re.compile(rf"[;。:, ](?:(?<=[;。:])|(?=[①-⑳])){_NUMBERED.pattern}")


class _Item(NamedTuple):
    """Where a statement may stand, and whether it is one of a list, by marker or behind the colon that opens it."""

    start: int
    end: int
    listed: bool = False


class _Leads:
    """The compiled rules of one kind of statement."""

    def __init__(self, rules: StatementRules) -> None:
        self.search = YearPatterns(rules.leads).search
        self.empty = re.compile("|".join(f"(?:{pattern})" for pattern in rules.empty))
        self.further = re.compile(rf"(?<=[。;])(?:{'|'.join(rules.further)})[,,]?")
        self.opens = re.compile("|".join(f"(?:{pattern})" for pattern in rules.opens) or "(?!)")
        self.causes = re.compile("|".join(rules.causes)) if rules.causes else None
        self.instances = [re.compile(pattern) for pattern in rules.instances]
        self.lacks = re.compile(rules.lacks) if rules.lacks else None
        self.joins = re.compile(rules.joins or "(?!)")
        self.hung = re.compile(rules.hung or "(?!)")
        self.measures = re.compile(rules.measures or "(?!)")
        self.says = re.compile(rules.says) if rules.says else None
        self.led = re.compile(rules.led or "(?!)")
        self.labels = re.compile(rules.labels or "(?!)")
        self.closing = re.compile("|".join(rules.closing)) if rules.closing else None


class StatementStep:
    """Finds the passages of problems and plans and cuts them into items."""

    name = "statements"

    def __init__(self, rules: Rules) -> None:
        self._problems, self._plans = _Leads(rules.problems), _Leads(rules.plans)
        self._causes = re.compile("|".join(f"(?:{pattern})" for pattern in rules.problems.cause_leads))
        self._outline = OutlineStep(rules)
        self._names = re.compile(f"(?:{'|'.join((*rules.problems.names, *rules.plans.names))})++")

    def __call__(self, draft: Draft) -> None:
        """Fill ``zones``, ``problems`` and ``plans``."""
        has_plan = any(section.part is Part.PLAN for section in draft.sections)
        has_problems = any(section.part is Part.PROBLEMS for section in draft.sections)
        for section in draft.sections:
            if section.part not in (Part.PROBLEMS, Part.PLAN):
                continue
            if section.parent is not None and section.parent.part in (Part.PROBLEMS, Part.PLAN):
                continue
            self._section(draft, section, section.mixed or (section.part is Part.PROBLEMS and not has_plan))
        if not has_problems:
            self._unheaded(draft, Part.PROBLEMS, self._problems)
        if not has_plan and not draft.plans:
            self._unheaded(draft, Part.PLAN, self._plans)

    # Sections

    def _section(self, draft: Draft, section: SectionDraft, divided: bool) -> None:
        if section.children:
            for child in section.children:
                self._child(draft, child, child.part if child.part in (Part.PROBLEMS, Part.PLAN) else section.part)
            return
        start, end = section.body, min(section.end, draft.closing)
        part = section.part
        if divided:
            split = self._plan_begins(draft, start, end)
            if split is not None:
                if section.mixed and part is Part.PLAN:
                    part = Part.PROBLEMS
                    draft.zones.append(Zone(start, split, part))
                draft.zones.append(Zone(split, end, Part.PLAN))
                self._add(draft, Part.PLAN, self._items(draft, split, end, self._plans))
                end = split
        self._add(draft, part, self._items(draft, start, end, self._leads(part)))

    def _child(self, draft: Draft, child: SectionDraft, part: Part) -> None:
        words = "" if child.heading is None else draft.folded[child.heading.marker_end : child.heading.end].strip("。")
        leads = self._leads(part)
        if len(words) <= 16:
            named, _ = self._outline.part_of(words, draft.metadata.year)
            if leads.causes is not None and leads.causes.search(words) and not re.search(r"问题|不足", words):
                return
            if named is part and words and not re.search(r"[,;]", words) and self._names.fullmatch(words):
                self._section(draft, child, False)
                return
        self._add(draft, part, _numbered(draft.folded, child.start, child.end))

    def _leads(self, part: Part) -> _Leads:
        return self._plans if part is Part.PLAN else self._problems

    def _plan_begins(self, draft: Draft, start: int, end: int) -> int | None:
        labels: list[int] = []
        for sentence in _SENTENCE.finditer(draft.folded, start, end):
            words = sentence.group().lstrip(" ")
            place = sentence.end() - len(words)
            if place <= start:
                continue
            if self._plans.labels.match(words):
                labels.append(place)
            elif sentence.start() > start + 10 and self._plans.search(words, draft.metadata.year):
                return min([place, *labels[:1]])
        # Where each shortcoming has its own measures behind it, no label opens the plans.
        return labels[0] if len(labels) == 1 else None

    # Passages with no heading

    def _unheaded(self, draft: Draft, part: Part, leads: _Leads) -> None:
        folded = draft.folded
        begin = max((zone.end for zone in draft.zones if zone.part is Part.PROBLEMS), default=0)
        tries = 0
        begin = max(begin, int(len(folded) * 0.4) if part is Part.PLAN else int(len(folded) * 0.3))
        if self._under_bare_line(draft, part, leads, begin):
            return
        for sentence in _SENTENCE.finditer(folded, begin):
            words = sentence.group()
            offset = len(words) - len(words.lstrip(" "))
            section = section_at(draft, sentence.start() + offset)
            if section is not None and section.part in (Part.PROBLEMS, Part.PLAN):
                if part is Part.PROBLEMS:
                    return
                continue
            if leads.search(words[offset:], draft.metadata.year) is None:
                continue
            tries += 1
            if tries > _MOST_LEADS:
                return
            start = sentence.start() + offset
            end = self._passage_end(draft, start, section, part)
            items = self._items(draft, start, end, leads)
            if items:
                draft.zones.append(Zone(start, end, part))
                self._add(draft, part, items)
                return

    def _under_bare_line(self, draft: Draft, part: Part, leads: _Leads, begin: int) -> bool:
        """A line that only names the part (存在的问题与不足), with no number: what stands under it is the passage."""
        start = -1
        for line in _LINE.finditer(draft.folded, begin, draft.closing):
            words = line.group().strip()
            if len(words) > _BARE_LINE or re.search(r"[。;,:]", words):
                continue
            named, _ = self._outline.part_of(words, draft.metadata.year)
            if start < 0 and named is part:
                start = line.end()
            elif start >= 0 and named in (Part.PROBLEMS, Part.PLAN, Part.LEADERSHIP, Part.OTHER) and named is not part:
                return self._passage(draft, part, leads, start, line.start())
        return start >= 0 and self._passage(draft, part, leads, start, draft.closing)

    def _passage(self, draft: Draft, part: Part, leads: _Leads, start: int, end: int) -> bool:
        section = section_at(draft, start)
        items = self._items(draft, start, end if section is None else min(end, section.end), leads)
        if items:
            draft.zones.append(Zone(start, end, part))
            self._add(draft, part, items)
        return bool(items)

    def _passage_end(self, draft: Draft, start: int, section: SectionDraft | None, part: Part) -> int:
        folded = draft.folded
        limit = draft.closing
        following = bisect_right(draft.section_starts, start)
        if following < len(draft.sections):
            limit = min(limit, draft.sections[following].start)
        if section is not None:
            limit = min(limit, section.end)
        end = self._line_end(folded, start, limit)
        # The lead may stand alone, with its points on the lines below.
        while end < limit:
            following = folded.find("\n", end + 1, limit)
            line = folded[end + 1 : following if following != -1 else limit].strip()
            if line and not _MARKS.match(line) and not (part is Part.PLAN and len(line) > 40):
                break
            end = following if following != -1 else limit
        if part is Part.PROBLEMS:
            split = self._plan_begins(draft, start, end)
            end = end if split is None else split
        return end

    # Items

    def _items(self, draft: Draft, start: int, end: int, leads: _Leads) -> list[_Item]:
        first, last = (bisect_left(draft.points, place, key=lambda point: point.start) for place in (start, end))
        points = draft.points[first:last]
        if points:
            return self._by_points(draft, [point for point in points if point.kind == points[0].kind], end, leads)
        bullets = [match.end() for match in _BULLET.finditer(draft.folded, start, end)]
        if bullets:
            return [_Item(place, self._line_end(draft.folded, place, end), True) for place in bullets]
        return self._by_sentences(draft, start, end, leads)

    def _by_points(self, draft: Draft, points: list[PointMatch], end: int, leads: _Leads) -> list[_Item]:
        folded = draft.folded
        items: list[_Item] = []
        for position, point in enumerate(points):
            last = position + 1 == len(points)
            stop = end if last else points[position + 1].start
            if last:
                stop = self._line_end(folded, point.start, end)
            begin = point.end
            for more in leads.further.finditer(folded, point.end, stop):
                items.append(_Item(begin, more.start(), True))
                begin = more.end()
            items.append(_Item(begin, stop, True))
        return items

    def _by_sentences(self, draft: Draft, start: int, end: int, leads: _Leads) -> list[_Item]:
        folded = draft.folded
        lines = [match.span() for match in re.finditer(r"[^\n]+", folded[start:end])]
        lines = [(start + first, start + last) for first, last in lines if folded[start + first : start + last].strip()]
        items: list[_Item] = []
        for first, last in lines:
            line = folded[first:last].strip()
            if leads.closing is not None and leads.closing.match(line):
                continue
            if len(line) < 30 and "。" not in line and not _MARKS.match(line):
                continue
            several = len(lines) > 2
            if several and not leads.empty.search(line) and not leads.hung.match(line):
                items.append(_Item(self._opened(folded, first, last, leads), last))
                continue
            items += self._sentences_of(draft, first, last, leads)
        return self._by_commas(folded, items[0], leads) if len(items) == 1 else items

    def _sentences_of(self, draft: Draft, start: int, end: int, leads: _Leads) -> list[_Item]:
        folded = draft.folded
        items: list[_Item] = []
        for sentence in _SENTENCE.finditer(folded, start, end):
            words = sentence.group().strip()
            row = self._instances(folded, *sentence.span(), leads)
            if row:
                items += row
                continue
            if leads.empty.search(words) or (leads.closing is not None and leads.closing.match(words)):
                continue
            begin = self._after_lead(folded, *sentence.span(), leads, draft.metadata.year)
            first = self._opened(folded, begin, sentence.end(), leads)
            listed = folded[first - 1 : first] == ":"
            for match in _ITEM.finditer(folded, first, sentence.end()):
                items += [item._replace(listed=listed) for item in _numbered(folded, *match.span())]
        return items

    @staticmethod
    def _after_lead(folded: str, start: int, end: int, leads: _Leads, year: int | None) -> int:
        """Where the statements of a sentence begin behind the words that lead to them."""
        lead = leads.search(folded[start:end], year)
        if lead is None:
            return start
        mark = re.compile(r"[,:]").search(folded, start + lead.end() - 1, end)
        if mark is not None and mark.group() == ":":
            return mark.end()
        if leads.says is None:
            return start if mark is None else mark.end()
        # 明年,我局将加强培训,推进普法: what is led to begins behind 将, not behind the comma after it.
        if mark is not None and mark.end() == start + lead.end():
            says = leads.says.match(folded, mark.end(), end)
            return mark.end() if says is None else says.end()
        if (led := leads.led.search(lead.group())) is not None:
            return start + lead.start() + led.end()
        return start + lead.start() + lead.group().rfind(",") + 1

    @staticmethod
    def _instances(folded: str, start: int, end: int, leads: _Leads) -> list[_Item]:
        """但仍有不足,如协作不畅、装备老旧等: what is named as an instance is what is stated."""
        words = folded[start:end]
        lead = len(words) - len(words.lstrip(" "))
        row = next((row for pattern in leads.instances if (row := pattern.search(words[lead:]))), None)
        if row is None:
            return []
        first, last = (start + lead + place for place in row.span("row"))
        pieces = list(re.compile("[^、]+").finditer(folded, first, last))
        if any(len(piece.group()) < _SHORTEST_LISTED for piece in pieces):
            return [_Item(first, last, True)]
        return [_Item(*piece.span(), True) for piece in pieces]

    @staticmethod
    def _by_commas(folded: str, item: _Item, leads: _Leads) -> list[_Item]:
        """水平还需提升,统筹不够有力,人才较为缺乏: one sentence whose clauses all name a shortcoming of their own."""
        clauses = list(re.compile("[^,]+").finditer(folded, item.start, item.end))
        if len(clauses) > 2 and leads.measures.match(clauses[0].group()):
            del clauses[0]
        for clause in clauses:
            words = clause.group().strip(_STRIP)
            own = len(words) >= _SHORTEST and ":" not in words and not leads.joins.match(words)
            if leads.lacks is None or not own or not leads.lacks.search(words):
                return [item]
        return [_Item(*clause.span(), item.listed) for clause in clauses]

    @staticmethod
    def _opened(folded: str, start: int, end: int, leads: _Leads) -> int:
        """Where the statements begin behind words that only open their list (主要表现为:)."""
        begin = start
        while begin < end and folded[begin] in _STRIP:
            begin += 1
        match = leads.opens.match(folded, begin, end) or leads.hung.match(folded, begin, end)
        return start if match is None else match.end()

    @staticmethod
    def _line_end(folded: str, start: int, end: int) -> int:
        newline = folded.find("\n", start, end)
        return newline if newline != -1 else end

    def _add(self, draft: Draft, part: Part, items: list[_Item]) -> None:
        target = draft.plans if part is Part.PLAN else draft.problems
        causes = None if part is Part.PLAN else self._causes
        for start, stop, listed in items:
            end = min(stop, draft.closing)
            cause = causes.search(draft.folded, start, end) if causes is not None else None
            if cause is not None:
                end = cause.start()
            while start < end and draft.folded[start] in _STRIP:
                start += 1
            while end > start and draft.folded[end - 1] in _STRIP + ";":
                end -= 1
            marker = _NUMBERED.match(draft.folded, start, end)
            shortest = _SHORTEST_LISTED if listed or marker is not None else _SHORTEST
            if end - (start if marker is None else marker.end()) >= shortest and _HAN.search(draft.folded, start, end):
                target.append(StatementDraft(start, end, section_at(draft, start)))


def _numbered(folded: str, start: int, end: int) -> list[_Item]:
    """①…;②…;③… in one stretch: an item a number; the whole stretch where no further number of its kind follows."""
    first = _NUMBERED.match(folded, start, end)
    if first is None:
        return [_Item(start, end)]
    kind, ordinal = first.lastgroup or "", _ordinal(first)
    cuts = [start]
    for match in _NEXT_NUMBERED.finditer(folded, first.end(), end):
        if match.lastgroup == kind and _ordinal(match) == ordinal + 1:
            ordinal += 1
            cuts.append(match.start() + 1)
    return [_Item(*piece) for piece in zip(cuts, [*cuts[1:], end], strict=True)]


def _ordinal(marker: re.Match[str]) -> int:
    number = marker[marker.lastgroup or 0]
    if number.isdecimal():
        return int(number)
    return ord(number) - ord("①") + 1 if "①" <= number <= "⑳" else chinese_integer(number) or 0
