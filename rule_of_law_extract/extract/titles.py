"""The report's title (标题): on one line, over two or three, doubled, in the metadata block, or absent."""

from __future__ import annotations

import re

import regex

from ..rules.model import MetadataRules
from .draft import Draft

__all__ = ["TitleFinder"]

_LONGEST = 75
_BREADCRUMB = re.compile(r"[>›»]")
_FURNITURE = re.compile(r"^(?:来源|信息来源|文章来源|发布|浏览|字体|日期|时间|责编|作者|\[)")
_GOES_ON = re.compile(r"^(?:关于|年|20\d\d ?年|二〇)")
_GAP = re.compile(r"[\n ](?:(?<=\n)| ++)")
"""A line's end, or two spaces and more; one set of characters, which the engine skips to."""

_TITLE_TAIL = re.compile(r"(?:[-_|]\S*(?:网|政府|门户)\S*)$")
_DAY = r"20\d\d(?:-\d\d?-\d\d?|年\d\d?月\d\d?日)"
_DATED = re.compile(rf"(?<=[告况结报]) {{0,4}}(?:{_DAY}|\( ?{_DAY} ?\))$")
"""The day of the page behind the title, on its line (…报告 2025-02-27, …报告(2024年1月17日))."""
_LONGEST_DAY = 24


class TitleFinder:
    """Finds the title in the head of a draft."""

    def __init__(self, rules: MetadataRules) -> None:
        self._pattern = re.compile(rules.title_pattern)
        self._ends = re.compile(rules.title_ends)
        self._lead = re.compile(rules.title_lead)
        ends = sorted({end for _, words in rules.levels for end in words})
        names = "|".join(
            " {0,8}+".join(map(re.escape, label)) for label, field in rules.labels.items() if field == "title"
        )
        self._name = re.compile(rf"(?:{names}) +")
        self._names = frozenset(label[0] for label, field in rules.labels.items() if field == "title")
        self._office = regex.compile(r"^[\p{Han}·()、 ]{2,40}\d{0,2}\L<ends>$", ends=ends)

    def __call__(
        self,
        draft: Draft,
        head: int,
        labelled: tuple[int, int] | None,
        labels: list[int],
        rows: list[tuple[int, int]],
    ) -> None:
        """Set ``metadata.title`` and its evidence, where there is a title.

        Args:
            draft: The draft.
            head: Where the head ends.
            labelled: The place of what a label calls the title.
            labels: Where labels begin.
            rows: Lines of labels, which hold no title.
        """
        meta = draft.metadata
        if labelled is not None and self._is_title(draft.folded[slice(*labelled)]):
            start, end = labelled
            meta.title, meta.evidence["title"] = draft.text[start:end], (start, end)
            return
        pieces = self._pieces(draft.folded, head, labels)
        chrome = [*draft.chrome, *rows]
        pieces = [piece for piece in pieces if not any(start < piece[1] and piece[0] < end for start, end in chrome)]
        # A title on one line anywhere in the head goes before one pieced together.
        for span in range(1, 4):
            for position in range(len(pieces) - span + 1):
                group = pieces[position : position + span]
                words = self._joined(draft.folded, group)
                if not self._is_title(words) or not self._hang_together(draft.folded, group):
                    continue
                first = self._office_lines(draft.folded, pieces, position, words)
                meta.title = self._joined(draft.text, pieces[first : position + span])
                meta.evidence["title"] = (pieces[first][0], group[-1][1])
                return

    def _pieces(self, folded: str, head: int, labels: list[int]) -> list[tuple[int, int]]:
        """The lines of the head, cut also at labels and at two spaces, without what is plainly page furniture."""
        cuts = labels + [match.start() for match in _GAP.finditer(folded, 0, head)]
        pieces: list[tuple[int, int]] = []
        place = 0
        for cut in [*sorted(cuts), head]:
            start, end = place, cut
            while start < end and folded[start] in " \n|#*":
                start += 1
            if folded[start : start + 1] in self._names and (name := self._name.match(folded, start, head)) is not None:
                # 标题 某某报告: the label is not of the title. The blanks inside it (标    题) may be a cut.
                start = name.end()
            while end > start and folded[end - 1] in " \n|*":
                end -= 1
            place = max(place, cut, start)
            if end > start:
                tail = _TITLE_TAIL.search(folded, start, end)
                if tail is None and folded[end - 1] in ")日0123456789":
                    tail = _DATED.search(folded, max(start, end - _LONGEST_DAY), end)
                pieces.append((start, tail.start() if tail else end))
        return pieces

    @staticmethod
    def _joined(text: str, pieces: list[tuple[int, int]]) -> str:
        return "".join(text[start:end] for start, end in pieces)

    def _is_title(self, words: str) -> bool:
        return (
            6 <= len(words) <= _LONGEST
            and self._pattern.search(words) is not None
            and self._ends.search(words) is not None
            and self._lead.search(words) is None
            and not _BREADCRUMB.search(words)
            and not re.search(r"[。;:!?《]", words)
        )

    def _hang_together(self, folded: str, group: list[tuple[int, int]]) -> bool:
        """Are the lines pieces of one title: offices first, then words cut before 报告?"""
        for start, end in group[:-1]:
            words = folded[start:end]
            if _FURNITURE.match(words) or re.search(r"[。;:!?,|>]", words):
                return False
            if self._office.match(words) is None and re.search(r"法治|20\d\d ?年|关于", words) is None:
                return False
        return len(group) == 1 or not _FURNITURE.match(folded[group[-1][0] : group[-1][1]])

    def _office_lines(self, folded: str, pieces: list[tuple[int, int]], position: int, words: str) -> int:
        """Take in the lines above that name the office, where the title begins with 关于 or the year."""
        first = position
        while first > 0 and position - first < 3 and _GOES_ON.match(words):
            start, end = pieces[first - 1]
            if not self._office.match(folded[start:end]):
                break
            first -= 1
        return first
