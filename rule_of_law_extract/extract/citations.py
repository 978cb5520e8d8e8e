"""Citations (引用文件): what stands in 《》, with its full title, kind and number."""

from __future__ import annotations

import re

from ..grammar.titles import TitleMatch
from ..rules import Rules
from ..schema import CitationKind
from .draft import CitationDraft, Draft

__all__ = ["CitationStep"]

_OFFICE_CORE = re.compile(r"^.*(?:省|自治区|市|县|区|旗)(?=.{2})")
_ENDINGS = re.compile(r"(?:人民政府|街道办事处|办事处|街道办|街道|镇|乡|管理委员会|管委会)+$")
_REPUBLIC = "中华人民共和国"


class CitationStep:
    """Reads the citations outside page chrome."""

    name = "citations"

    def __init__(self, rules: Rules) -> None:
        cited = rules.citations
        self._kinds = [
            (rule.kind, re.compile(rule.pattern), re.compile(rule.not_pattern) if rule.not_pattern else None)
            for rule in cited.kinds
        ]
        self._documents = cited.documents
        self._party = re.compile(cited.party_pattern)
        self._party_except = re.compile(cited.party_except)
        self._party_bare = cited.party_bare
        self._party_near = re.compile(cited.party_near)
        self._made = re.compile(cited.internal_made)
        self._internal_kinds = cited.internal_kinds
        self._number = re.compile(cited.number)

    def __call__(self, draft: Draft) -> None:
        """Fill ``citations``."""
        own = self._own_names(draft)
        for match in draft.titles:
            if draft.in_chrome(match.start):
                continue
            plain = draft.folded[match.inner_start : match.inner_end].strip()
            printed = draft.text[match.inner_start : match.inner_end]
            document = self._documents.get(plain) or self._documents.get(plain.removeprefix(_REPUBLIC))
            kind = (
                document.kind
                if document is not None and document.kind is not None
                else self._kind(draft, match, plain, own)
            )
            number = self._number.match(draft.folded[match.end : match.end + 48]) if not match.nested else None
            cited_number = None
            if number is not None:
                cited_number = draft.text[match.end + number.start("number") : match.end + number.end("number")]
            draft.citations.append(
                CitationDraft(match, document.full if document is not None else printed, kind, cited_number)
            )

    def _kind(self, draft: Draft, match: TitleMatch, plain: str, own: tuple[str, ...]) -> CitationKind:
        if plain in self._party_bare:
            # A bare 《条例》 in a passage on party discipline is 中国共产党纪律处分条例.
            around = draft.folded[max(0, match.start - 80) : match.end + 40]
            if self._party_near.search(around):
                return CitationKind.PARTY_DOCUMENT
        if self._party.search(plain) and not self._party_except.search(plain):
            return CitationKind.PARTY_DOCUMENT
        kind = next(
            (
                kind
                for kind, pattern, unless in self._kinds
                if pattern.search(plain) and not (unless is not None and unless.search(plain))
            ),
            CitationKind.OTHER,
        )
        if kind in self._internal_kinds and not match.nested and self._is_own(draft, match, plain, own, kind):
            return CitationKind.INTERNAL
        return kind

    def _is_own(self, draft: Draft, match: TitleMatch, plain: str, own: tuple[str, ...], kind: CitationKind) -> bool:
        if kind is not CitationKind.OTHER and any(name in plain[: len(name) + 8] for name in own):
            return True
        if kind is CitationKind.REGULATION:
            return False
        return self._made.search(draft.folded[max(0, match.start - 60) : match.start]) is not None

    @staticmethod
    def _own_names(draft: Draft) -> tuple[str, ...]:
        """The names that the issuer's own rules begin with: its full name, and its name less district and kind."""
        issuer = draft.metadata.issuer
        if issuer is None:
            return ()
        names: set[str] = set()
        for name in issuer.name.split(" "):
            names.add(name)
            shorter = _ENDINGS.sub("", name)
            core = _OFFICE_CORE.sub("", shorter)
            if len(core) >= 2:
                names.add(core)
        return tuple(sorted(names))
