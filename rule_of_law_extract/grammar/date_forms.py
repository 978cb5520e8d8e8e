"""How a date can be written in prose (日期写法): the one pattern that :mod:`.date_points` reads.

Its groups name what is written: a year (`y` in digits, `yz` in Chinese, `ys` and `yzs` of two digits, `yw` a word for
one), the half, quarter, month or days in it, and whether the beginning or the end of all that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .dates import DASH, DAY, MONTH

__all__ = ["DateWords", "any_of", "date_pattern"]


class DateWords(NamedTuple):
    """The words of dates, as ``rules/data/dates.toml`` has them. Mappings from word to str hold what may not follow."""

    years: Mapping[str, int]
    following: Mapping[str, int]
    whole: tuple[str, ...]
    not_before: Mapping[str, str]
    early: Mapping[str, str]
    late: Mapping[str, str]
    until: tuple[str, ...]
    since: tuple[str, ...]
    from_: tuple[str, ...]
    behind: Mapping[str, Mapping[str, str]]
    force: tuple[str, ...]
    between: tuple[str, ...]
    not_between: str
    same_period: tuple[str, ...]
    lunar: tuple[str, ...]
    not_front: str
    guards: Mapping[str, str]


_D1 = "[一二三四五六七八九]"
_ZERO_TO_NINE = "[〇零0Oo一二三四五六七八九]"
"""A digit of a year by itself; 二0二四 and 二O二四 stand for want of a 〇 on the keyboard."""
_NUMERAL = "[〇零一二三四五六七八九十两廿]"
_ZH_MONTH = "(?:十[一二]?|[一二三四五六七八九元])"
_ZH_DAY = f"(?:三十一?|二十{_D1}?|廿{_D1}?|十{_D1}?|{_D1})"
_ANY_MONTH = f"(?:{MONTH}|{_ZH_MONTH})"
_ANY_DAY = f"(?:{DAY}|{_ZH_DAY})"
_MARK = " ?年(?![代级])(?:度(?!数))?"
_CENTURY = r"(?:19|20)\d\d"
_FOUR = r"(?:1\d|20)\d\d"
_SPOKEN = f"[两二]千(?:零?{_ZH_DAY}|零?[四五六七八九]十{_D1}?)?"


def _shared(piece: str) -> str:
    """More of the same before the unit that all share: 2022、2023年, 1、2月."""
    return f"(?:[、和及]{piece}){{1,11}}"


_QUARTER = "[一二三四1-4]"
_DAYS = (
    rf"(?P<d>{_ANY_DAY})(?:(?: ?[日号])?{DASH}(?P<db>{_ANY_DAY}))?"
    rf"(?: ?[日号](?![均常])|(?={_shared(_ANY_DAY)} ?[日号]))"
)
_WITHIN = (
    r"(?:(?P<half>[上下])半年度?"
    rf"|(?:第 ?)?(?P<q>{_QUARTER})"
    rf"(?:(?: ?(?:季度)?{DASH}第?(?P<qb>{_QUARTER}))? ?个?季度(?!假)|(?={_shared(f'第?{_QUARTER}')} ?季度))"
    r"|Q(?P<qq>[1-4])(?![0-9A-Za-z])(?:季度)?|(?P<qf>首)个?季度|前(?P<qn>[一二两三23])个?季度"
    rf"|(?:第(?P<om>{_ANY_MONTH})个|(?P<fm>首))月"
    rf"|前(?P<nm>{_ANY_MONTH})个月|前(?P<nd>{_ANY_DAY})[天日]"
    r"|(?P<season>[春夏秋冬])(?:[季天]|(?!SEASON))"
    rf"|(?P<m>{_ANY_MONTH})(?:(?: ?月)?{DASH}(?P<mb>{_ANY_MONTH}))?"
    rf"(?: ?月(?:份(?!额)|(?![度球刊票]))|(?={_shared(_ANY_MONTH)} ?月))"
    rf"(?: ?{_DAYS}| ?(?P<dx>{_ANY_DAY})(?=\Z|BARE)| ?(?P<tenth>[上中下])旬|的?前(?P<mnd>{_ANY_DAY})[天日])?"
    r")"
)
_HALF_OR_QUARTER = f"(?:[上下]半年|第?{_QUARTER}季度|前三季度|Q[1-4](?![0-9A-Za-z]))"
_NUMERIC = (
    rf"(?<!\d)(?P<ny>{_FOUR}) ?[-./] ?(?P<nmo>{MONTH}) ?[-./] ?(?P<nda>{DAY})(?:(?![\d.]*\d)|(?=\d\d:\d\d))日?"
    # 1999.08 might be a number: it is a month only before another; 2024-03 is a month of ISO 8601 (GB/T 7408.1).
    rf"|(?<!\d)(?P<my>{_CENTURY})(?:[./](?P<mm>1[0-2]|0?[1-9])(?={DASH}{_CENTURY})|-(?P<mi>0[1-9]|1[0-2])(?![\d-]))"
)
_YEAR = (
    rf"(?:公元)?(?:(?<![\d.])(?<!\d,)(?P<y>{_FOUR})(?:{_MARK}| (?=\d{{1,2}} ?月)|(?= ?{_HALF_OR_QUARTER}))"
    rf"|(?<!{_NUMERAL})(?P<yz>[一二]{_ZERO_TO_NINE}{{3}}|{_SPOKEN}){_MARK}"
    rf"|(?<![\d.])(?<!\d,)(?P<ys>\d\d){_MARK}|(?<!{_NUMERAL})(?P<yzs>{_ZERO_TO_NINE}{{2}}){_MARK}"
    rf"|(?P<yw>YEARWORDS)|(?P<whole>WHOLE)|(?<!ANNUAL)(?P<annual>年)(?=LATE|EARLY)"
    rf"|(?<!\d)(?P<yb>{_CENTURY})(?={DASH}(?:{_CENTURY}|\d\d) ?年|至今)"
    rf"|(?<!\d)(?P<yc>{_CENTURY})(?={_shared(_CENTURY)} ?年)"
    # The dash between two years is sometimes lost in copying: 20212025年.
    rf"|(?<!\d)(?P<yl>{_CENTURY})(?P<yl2>{_CENTURY}) ?年度?)"
)
_PART = r" ?(?:[年月](?=EARLY|LATE))?(?:(?P<early>EARLY)|(?P<late>LATE))"


def any_of(words: Iterable[str], not_before: Mapping[str, str] | None = None) -> str:
    """Return a pattern of `words`, the longer before the shorter, each with what may not follow it."""
    guards = not_before or {}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(f"{word}(?!{guards[word]})" if guards.get(word) else word for word in ordered) + ")"


def date_pattern(words: DateWords) -> re.Pattern[str]:
    """Return the pattern of one date, which matches where the date begins; an empty match is no date.

    Args:
        words: The words of dates.
    """
    pieces = {
        "YEARWORDS": any_of([*words.years, *words.following], words.not_before),
        "WHOLE": any_of(words.whole, words.not_before),
        "EARLY": any_of(words.early, words.early),
        "LATE": any_of(words.late, words.late),
        "BARE": words.guards["before_bare_day"],
        "SEASON": words.guards["behind_season"],
        "ANNUAL": words.guards["before_year_end"],
    }
    pattern = rf"(?:{_NUMERIC}|(?:{_YEAR}(?: ?全年度?(?![龄级]))?)?(?: ?的? ?{_WITHIN})?(?:{_PART})?)"
    for name, piece in pieces.items():
        pattern = pattern.replace(name, piece)
    return re.compile(pattern)
