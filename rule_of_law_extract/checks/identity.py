"""The identity of a report (报告身份) in a record: metadata as its evidence has them, codes that check out."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ..grammar.dates import find_dates, resolve
from ..resolve.divisions import division_name
from ..schema import Issuer, Metadata, Report
from ..text.fold import fold
from .issue import Issue, outlined, pointer

__all__ = ["check_metadata"]

_CACHED = 1024
_LONGEST = 100
"""No date is printed longer, and nothing longer is kept."""

_EVIDENT = frozenset(Metadata.model_fields) - {"evidence"}


def check_metadata(report: Report) -> list[Issue]:
    """Check the metadata of a report against its text, and the codes by themselves."""
    issues: list[Issue] = []
    metadata, text = report.metadata, report.text
    limit = len(text)
    for name, span in metadata.evidence.items():
        start, end = span.start, span.end
        value = getattr(metadata, name) if name in _EVIDENT else None
        if value is None:
            words = {"id": outlined(name), "kind": "a value of the field", "kind_zh": "字段值"}
            issues.append(Issue("unresolved-reference", pointer(("metadata", "evidence", name)), words))
        if start > end or end > limit:
            place = pointer(("metadata", "evidence", name))
            issues.append(Issue("span-outside-text", place, {"start": start, "end": end, "length": limit}))
            continue
        if value is None:
            continue
        printed = text[start:end]
        shown = value.name if isinstance(value, Issuer) else value
        if shown != printed and not _states(name, printed, shown):
            words = {"given": outlined(shown), "found": outlined(printed)}
            issues.append(Issue("span-text-mismatch", "/metadata", words, (start, end)))
    if metadata.issuer is not None:
        issues += _codes(metadata.issuer)
    return issues


def _states(name: str, printed: str, value: object) -> bool:
    """Does `printed` state the value of the field, though not in its very words?"""
    if len(printed) > _LONGEST and not isinstance(value, str):
        return False
    if isinstance(value, date):
        return _day(printed) == value
    if isinstance(value, int):
        return _year(printed) == value
    # A title over two lines is told without the break, and so are the names of joint issuers.
    return name in ("title", "issuer") and isinstance(value, str) and _holds_in_order(fold(printed), fold(value))


def _holds_in_order(printed: str, value: str) -> bool:
    """Are the characters of `value` but its spaces in `printed`, in order, from its first one to its last?"""
    words = "".join(value.split())
    if not words or printed[:1] != words[0] or printed[-1:] != words[-1]:
        return False
    left = iter(printed)
    return all(char in left for char in words)


@lru_cache(maxsize=_CACHED)
def _day(printed: str) -> date | None:
    found = next(find_dates(fold(printed)), None)
    days = None if found is None else resolve(found, None)
    return None if days is None else days[0]


@lru_cache(maxsize=_CACHED)
def _year(printed: str) -> int | None:
    found = next(find_dates(fold(printed)), None)
    return None if found is None else found.year


def _codes(issuer: Issuer) -> list[Issue]:
    issues: list[Issue] = []
    code = issuer.social_credit_code
    if code is not None:
        from stdnum.cn import uscc

        if not uscc.is_valid(code):
            issues.append(
                Issue("credit-code-invalid", "/metadata/issuer/social_credit_code", {"given": outlined(code)})
            )
    for index, region in enumerate(issuer.region):
        if region.code is None:
            continue
        name, place = division_name(region.code), f"/metadata/issuer/region/{index}"
        if name is None:
            issues.append(Issue("unknown-region", f"{place}/code", {"given": outlined(region.code)}))
        elif name != region.name and name not in region.name and not _short(name, region.name):
            words = {"code": region.code, "given": outlined(region.name), "expected": name}
            issues.append(Issue("region-code-mismatch", place, words))
    return issues


def _short(full: str, name: str) -> bool:
    """Is `name` the beginning of the full name, as 闵行 is of 闵行区?"""
    return len(name) > 1 and full.startswith(name)
