"""The issuer (报告单位): from title and signature before the publisher, the fullest of the names of one body."""

from __future__ import annotations

import re

import regex

from ..checks.catalogue import catalogue
from ..grammar.dates import find_dates, resolve
from ..resolve.credit_codes import credit_code_in
from ..resolve.divisions import division_name, divisions_in
from ..rules import Rules
from ..schema import IssuerLevel
from .draft import Draft, IssuerDraft

__all__ = ["IssuerStep"]

_TITLE_OFFICE = re.compile(
    r"^(?P<office>.*?)(?:关于|20\d\d ?[年-]|\d{2,4} ?年度?|二〇|年度|法治政府|法治建设|依法行政|推进法治)"
)
_OFFICE_BEHIND_YEAR = re.compile(r"^20\d\d ?年度?(?P<office>[^关于].*?)(?:关于|法治政府|法治建设|依法行政|推进法治)")
_PLACE = re.compile(r"^.*(?:省|自治区|市|州|盟|县|区|旗)(?=.)")
_ENDINGS = re.compile(
    r"(?:街道办事处|办事处|街道办|街道|街办|镇政府|乡政府|政府|镇|乡|街|党工委|工作委员会|管理委员会|管委会|委员会)$"
)
_PIECE = re.compile(r"[^\n ]++(?: [^\n ]++)*+")
"""What two spaces or more, or the end of a line, part from the next."""

_SEAL = re.compile(r"\s*\((?:盖章|公章|印章|签章|代章|章)\)")
_ADDRESSED = re.compile(r"[^\n,。;:]{0,40}+: *\n")
"""The rest of a line that names whom the report is addressed to: no clause ends in it before its colon."""

_NO_NAME = re.compile(r"[我本全各该市区县]|[师团镇乡](?:党|政府|机关)")
"""What names no office in full: 我局, 县委, 师党委."""

_ADDRESSEE = re.compile(r"依法治.{0,3}(?:委|办)")
"""The office that the reports are addressed to."""

_BELOW_TITLE = re.compile(r"\n[ \n]*+(?:\( ?(?P<day>[^()\n]{8,14}?) ?\)|(?P<office>[^()\n :。,]{3,36})) *+(?=\n)")
_TAIL = 400


class IssuerStep:
    """Finds who reports, at which level, and where."""

    name = "issuer"

    def __init__(self, rules: Rules) -> None:
        levels = [(end, level) for level, ends in rules.metadata.levels for end in ends]
        self._ends = sorted(levels, key=lambda item: -len(item[0]))
        self._subject = regex.compile(
            r"(?:20\d\d ?年度?(?:以来)?,|年来,|^|[。\n] *)(?P<office>\p{Han}{2,24}?)"
            r"(?:在[^,。]{0,30}(?:领导|指导)下|\L<verbs>)",
            verbs=rules.metadata.preamble_verbs,
        )
        self._office = regex.compile(r"(?:中共)?\p{Han}{1,36}\d{0,2}\L<ends>", ends=[end for end, _ in levels])

    def __call__(self, draft: Draft) -> None:
        """Set ``metadata.issuer`` and, from the signature, ``metadata.created_on`` where no label gave it."""
        signature = self._signature(draft)
        titled = self._titled(draft)
        below = self._below_title(draft)
        published = [
            (draft.folded[start:end], start, end)
            for name in ("publisher", "source")
            if (span := draft.metadata.evidence.pop(name, None)) is not None
            for start, end in [span]
            if self._office.fullmatch(draft.folded, *span)
        ]
        candidates = [*titled, *signature, *below] or published[:1] or self._in_preamble(draft)
        if not candidates:
            return
        if len(titled) > 1:
            name = " ".join(office for office, _, _ in titled)
            place = (titled[0][1], titled[-1][2])
            last = titled[-1][0]
        else:
            core = _core(candidates[0][0])
            same = [item for item in (*candidates, *published) if _core(item[0]) == core]
            last, start, end = max(same, key=lambda item: len(item[0]))
            name, place = draft.text[start:end], (start, end)
        issuer = IssuerDraft("".join(name.split()) if len(titled) < 2 else name, *place, level=self._level(last))
        issuer.regions = list(divisions_in(last.removeprefix("中共")))
        self._from_index_number(draft, issuer)
        if issuer.level is IssuerLevel.PREFECTURE and issuer.regions:
            # A city whose code ends in neither 00 is a county-level city.
            code = issuer.regions[-1][1]
            if code is not None and not code.endswith("00"):
                issuer.level = IssuerLevel.COUNTY
        draft.metadata.issuer = issuer
        draft.metadata.evidence["issuer"] = place
        for region, code in issuer.regions:
            if code is None:
                draft.findings.append(catalogue()["ambiguous-division"].finding(place, name=region))

    def _titled(self, draft: Draft) -> list[tuple[str, int, int]]:
        place = draft.metadata.evidence.get("title")
        if place is None:
            return []
        start, end = place
        lines: list[tuple[str, int, int]] = []
        for match in re.finditer(r"[^\n]+", draft.folded[start:end]):
            words = match.group()
            office = _OFFICE_BEHIND_YEAR.match(words) or _TITLE_OFFICE.match(words)
            name = (office["office"] if office else words).strip(" 《")
            if name.endswith(")"):
                # 某县教育局(县体育局)2023年度: the second name of the one office.
                name = name.partition("(")[0].rstrip(" ")
            begin = start + match.start() + words.find(name)
            # 中共某镇委员会 某镇人民政府: joint issuers on one line stand apart.
            for part in re.finditer(r"[^ ]+", name):
                if self._office.fullmatch(part.group()):
                    lines.append((part.group(), begin + part.start(), begin + part.end()))
            if office is not None:
                break
        return lines

    def _signature(self, draft: Draft) -> list[tuple[str, int, int]]:
        """The office's name alone on one of the last lines, with the day under it."""
        folded = draft.folded
        begin = max(len(folded) - _TAIL, draft.headings[-1].end if draft.headings else 0, 0)
        pieces = [match.span() for match in _PIECE.finditer(folded, begin)]
        found: list[tuple[str, int, int]] = []
        for start, end in pieces:
            words = folded[start:end]
            seal = _SEAL.search(words)
            name = words[: seal.start() if seal else None].split(" ")[0]
            if (
                self._office.fullmatch(name)
                and len(name) < 36
                and not words.startswith(("责编", "主办", "来源", "编辑"))
            ):
                found = [(name, start, start + len(name))]
        if not found:
            self._last_day(draft, begin)
            return []
        draft.closing = min(draft.closing, found[-1][1])
        after = found[-1][2]
        sealed = _SEAL.match(folded, after)
        after = sealed.end() if sealed else after
        rest = folded[after : after + 140].lstrip(" \n")
        for day in find_dates(folded, after, min(len(folded), after + 140)):
            days = resolve(day, None)
            if day.day is not None and days is not None and rest[:4] == folded[day.start : day.start + 4]:
                if draft.metadata.created_on is None:
                    draft.metadata.created_on = days[0]
                    draft.metadata.evidence["created_on"] = (day.start, day.end)
                break
        return found

    def _last_day(self, draft: Draft, begin: int) -> None:
        """A day alone on the last line is the day of writing, also where the office stands under the title."""
        found = draft.dates[-1] if draft.dates else None
        if found is None or found.start < begin or "年" not in draft.folded[found.start : found.end]:
            return
        start = draft.folded.rfind("\n", 0, found.start) + 1
        if not draft.folded[start : found.start].strip(" ()") and not draft.folded[found.end :].strip(" \n()"):
            self._signed_on(draft, found.start, found.end)

    def _below_title(self, draft: Draft) -> list[tuple[str, int, int]]:
        """The office alone on the line under the title, with the day in brackets above it or below it."""
        place = draft.metadata.evidence.get("title")
        if place is None:
            return []
        found: list[tuple[str, int, int]] = []
        end = place[1]
        for _ in range(2):
            line = _BELOW_TITLE.match(draft.folded, end)
            if line is None:
                break
            end = line.end()
            if line["day"] is not None:
                self._signed_on(draft, *line.span("day"))
                continue
            name = line["office"].rstrip(" ")
            if found or not self._is_name(name) or _ADDRESSEE.search(name) is not None:
                break
            found = [(name, line.start("office"), line.start("office") + len(name))]
        return found

    def _is_name(self, words: str) -> bool:
        """Do the words name one office in full?"""
        return len(words) > 2 and self._office.fullmatch(words) is not None and _NO_NAME.match(words) is None

    @staticmethod
    def _signed_on(draft: Draft, start: int, end: int) -> None:
        """Take the day that stands there, and nothing beside it, as the day of writing where no label gave one."""
        if draft.metadata.created_on is not None:
            return
        for found in find_dates(draft.folded, start, end):
            days = resolve(found, None)
            if days is not None and found.day is not None and (found.start, found.end) == (start, end):
                draft.metadata.created_on = days[0]
                draft.metadata.evidence["created_on"] = (start, end)

    def _in_preamble(self, draft: Draft) -> list[tuple[str, int, int]]:
        """The subject of the report's first sentence: 2022年,某某街道在…领导下 names the office; 我局 does not."""
        limit = min(draft.headings[0].start if draft.headings else 800, 1500)
        for match in self._subject.finditer(draft.folded, 0, limit):
            name = match["office"]
            if _ADDRESSED.match(draft.folded, match.end()):
                continue
            if self._is_name(name) and "各级" not in name and "在" not in name:
                return [(name, match.start("office"), match.end("office"))]
        return []

    def _level(self, name: str) -> IssuerLevel | None:
        return next((level for end, level in self._ends if name.endswith(end)), None)

    @staticmethod
    def _from_index_number(draft: Draft, issuer: IssuerDraft) -> None:
        number = draft.metadata.index_number
        code = credit_code_in(number) if number else None
        if code is None:
            return
        issuer.social_credit_code = code
        # GB 32100: digits 3 to 8 are the division of the registering authority, the county or a level above it.
        division = code[2:8]
        name = division_name(division)
        if name is None:
            return
        for position, (region, known) in enumerate(issuer.regions):
            if region == name and known is None:
                issuer.regions[position] = (region, division)
        if all(known != division for _, known in issuer.regions):
            issuer.regions.append((name, division))


def _core(name: str) -> str:
    """The body's own name without district and kind: 某市鹤汀街道办事处 and 鹤汀街办 are both 鹤汀."""
    plain = name.removeprefix("中共").replace("人民政府", "")
    shorter = _PLACE.sub("", plain)
    core = shorter
    while (cut := _ENDINGS.sub("", core)) and cut != core:
        core = cut
    return core or shorter or plain
