"""The peers' numbers, ordinals, percentages and number ranges, and how they are judged.

What a peer's test asks of a span is asked of :func:`parse_number` on that span. Conventions of theirs, and ours:

- **Floats.** A value that a peer gives as a float, or prints to 15 digits, is equal if it is so to 14 digits.
- **Microsoft** reads 十余万 and 四百多 as the bare number; that is our ``value``, and the bounds are ours alone. In
  ranges it leaves 余, 多 and 几 open above; ours end before the next number at the place. It takes 以上, 以下 and 之间
  and all ranges (A到B, A-B) as open at one end; 民法典 art. 1259 and usage close them. It gives ‰ and 分之 in %, and a
  percentage point as a percentage. What its number model leaves to its unit models (一美元) is a quantity with a unit.
- **cn2an** reads a sum of money (壹拾壹元整) as a number; :func:`find_quantities` reads it with its unit. What it
  refuses in the mode ``strict`` must be refused here.
- **Duckling** counts a 个 behind the number as part of it.
- **WeTextProcessing** and cn2an's ``transform`` rewrite a text. Judged are the numbers in the places that they change:
  those of the text and of the rewritten text are the same, one by one; or, where the rewriting changes a unit or a date
  as well (一千克 to 1000g), both texts hold the same quantities in the normal unit, or the same days (its 08/16 is
  8月16日). A vague number is rewritten as a range with its upper end cut short (十五六 to 15-6), and a gap without its
  零 (1亿2300). Two numerals with nothing between them (八百一千) are no number, and each is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction

from quality.peers import Case, Judge, Outside, Verdict

from rule_of_law_extract import Number, find_dates, find_quantities, parse_number

_DIGITS = Fraction(1, 10**14)


def _shown(number: Number | None) -> str:
    if number is None:
        return "no number"
    opens, closes = "(["[number.low_closed], ")]"[number.high_closed]
    return f"{number.value}{number.unit or ''} {opens}{number.low}, {number.high}{closes}"


def _same(found: Decimal | Fraction | None, wanted: object) -> bool:
    """Are they equal to 14 digits?"""
    if found is None:
        return False
    expected = Fraction(str(wanted))
    return abs(Fraction(found) - expected) <= abs(expected) * _DIGITS


def _span(case: Case, number: int) -> str:
    """What the case asks about: by its offsets where it has them, since the text may be the peer's own folding."""
    item = case.expect[number]
    return item.text if item.start is None else case.input[item.start : item.end]


def _numbers(case: Case) -> Iterator[tuple[str, Number | None, object]]:
    for number, item in enumerate(case.expect):
        text = _span(case, number)
        yield text, parse_number(text), item.value


def number(case: Case) -> Verdict:
    """Every span is the number that the peer reads."""
    for text, found, value in _numbers(case):
        if found is None or not _same(found.ratio if found.unit is None and found.ratio else found.value, value):
            return f"{text} = {_shown(found)}"
    return None


def ordinal(case: Case) -> Verdict:
    """Every span is the place in a row that the peer reads."""
    for text, found, value in _numbers(case):
        if found is None or not found.ordinal or not _same(found.value, value):
            return f"{text} = {_shown(found)}"
    return None


def percentage(case: Case) -> Verdict:
    """Every span is the share, or the percentage points, that the peer gives in %."""
    for text, found, value in _numbers(case):
        share = None if found is None else found.value if found.unit == "百分点" else found.ratio and found.ratio * 100
        if not _same(share, str(value).removesuffix("%")):
            return f"{text} = {_shown(found)}"
    return None


_INTERVAL = re.compile(r"(?P<opens>[\[(])(?P<low>[^,]*),(?P<high>[^,]*)(?P<closes>[\])])")
_CLOSED_BY_LAW = re.compile("以上|以下|以内|之间|间$|[-–—~至到]")


def number_range(case: Case) -> Verdict:
    """Every span has the bounds that the peer gives, closed where the law and usage close them."""
    for text, found, value in _numbers(case):
        wanted = _INTERVAL.fullmatch(str(value))
        if found is None or wanted is None:
            return f"{text} = {_shown(found)}"
        low_closed, high_closed = wanted["opens"] == "[", wanted["closes"] == "]"
        if _CLOSED_BY_LAW.search(text):
            low_closed = high_closed = True
        low = not wanted["low"] if found.low is None else bool(wanted["low"]) and _same(found.low, wanted["low"])
        low = low and (found.low is None or found.low_closed == low_closed)
        if not wanted["high"] and found.vague:
            high = True
        else:
            high = not wanted["high"] if found.high is None else _same(found.high, wanted["high"] or "0")
            high = high and (found.high is None or found.high_closed == high_closed)
        if not (low and high):
            return f"{text} = {_shown(found)}"
    return None


def with_money(case: Case) -> Verdict:
    """As :func:`number`; a sum of money is the whole text as one quantity in 元."""
    if not re.search("[元圆]", case.input):
        return number(case)
    found = find_quantities(case.input)
    read = "; ".join(f"{item.value} {item.unit}" for item in found)
    one = len(found) == 1 and found[0].unit == "元" and _same(found[0].value, case.expect[0].value)
    return None if one else read or "no quantity"


def refused(case: Case) -> Verdict:
    """The text is no number."""
    found = parse_number(case.input)
    return None if found is None else _shown(found)


def unbound(case: Case) -> Verdict:
    """No number without a unit stands in the text."""
    bare = [item for item in find_quantities(case.input) if item.unit is None]
    return "; ".join(str(item.value) for item in bare) or None


def no_percentage(case: Case) -> Verdict:
    """No percentage stands in the text."""
    shares = [item for item in find_quantities(case.input) if item.unit in ("%", "‰", "百分点")]
    return "; ".join(f"{item.value} {item.unit}" for item in shares) or None


def with_classifier(case: Case) -> Verdict:
    """As :func:`number`, without the 个 that Duckling counts in."""
    (item,) = case.expect
    found = parse_number(case.input.removesuffix("个"))
    return None if found is not None and _same(found.value, item.value) else _shown(found)


_RUN = re.compile(
    "(?:负的|(?<!正)[负-])?(?:百分之?负?)?"
    "(?:[0-9０-９]+(?:[.,．][0-9０-９]+)*"
    "|[零〇一二三四五六七八九十百万亿兆两廿半几点又壹贰叁肆伍陆柒捌玖拾佰仟]|千(?![米克瓦伏])|分之"
    "|(?<=[0-9]) ?/ ?(?=[0-9]))+(?:[-~][0-9]+[万亿]*)?%?"
)
_JOINED = re.compile("亿(?=[0-9]{1,6}$)")
_CUT_SHORT = re.compile("(?P<low>[0-9]+)-(?P<high>[0-9]+)(?P<power>[万亿]*)")


def _written(run: str) -> Number | None:
    """The number in a rewritten run; 15-6 is 15 to 16, and 1亿2300 is 1亿零2300."""
    run = _JOINED.sub("亿零", run)
    match = _CUT_SHORT.fullmatch(run)
    if match is None or len(match["high"]) >= len(match["low"]):
        return parse_number(run)
    high = match["low"][: -len(match["high"])] + match["high"]
    return parse_number(f"{match['low']}{match['power']}-{high}{match['power']}")


class _Run(str):
    """A run of characters that numbers are written with."""


def _tokens(text: str) -> list[str]:
    """The runs of characters that numbers are written with, and the other characters one by one."""
    tokens: list[str] = []
    place = 0
    for run in _RUN.finditer(text):
        tokens += [*text[place : run.start()], _Run(run.group())]
        place = run.end()
    return [*tokens, *text[place:]]


def _changed(before: str, after: str) -> Iterator[tuple[list[str], list[str]]]:
    """The numbers in each place that the rewriting changed."""
    old, new = _tokens(before), _tokens(after)
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            runs: list[str] = [token for token in old[first:last] if isinstance(token, _Run)]
            written: list[str] = [token for token in new[begin:end] if isinstance(token, _Run)]
            if runs or written:
                yield runs, written


_CLOCK = re.compile("[0-9]:[0-9]|[0-9] ?a.m|[0-9]点")
_DAY = re.compile("(?:([0-9]{4})/)?([0-9]{2})(?:/([0-9]{2}))?$")
_SPELT = re.compile(r"[0-9]\.[0-9]+\.[0-9]+\.|[0-9]-[0-9]{8}")
_CHINESE = re.compile("[一-鿿]")


def rewritten(case: Case) -> Verdict:
    """In each place that the peer rewrites, the numbers are the same before and after."""
    (item,) = case.expect
    before, after = case.input, str(item.value)
    if _CLOCK.search(before) or _CLOCK.search(after):
        return Outside("a clock time")
    if "幺" in after or _SPELT.search(before):
        return Outside("digits to be spoken one by one")
    if not _CHINESE.search(before + after):
        return Outside("nothing Chinese")
    wrong = [
        f"{', '.join(runs)} = {', '.join(_shown(parse_number(run)) for run in runs)}, not {', '.join(written)}"
        for runs, written in _changed(before, after)
        if not _agree(runs, written)
    ]
    if not wrong or _amounts(before) == _amounts(after) != [] or _days(before) == _days(after) != []:
        return None
    return "; ".join(wrong)


def _agree(runs: list[str], written: list[str]) -> bool:
    """Do the runs before and after hold the same numbers, one by one?"""
    if len(runs) == len(written):
        pairs = zip(runs, written, strict=True)
        return bool(runs) and all(
            _equal(parse_number(run), _written(other))
            or any(_agree(parts, others) for parts in _parts(run) for others in _parts(other))
            for run, other in pairs
        )
    if len(runs) == 2 and len(written) == 1:
        # 三十到三百 is two runs, 30~300 one.
        low, high, both = parse_number(runs[0]), parse_number(runs[1]), parse_number(written[0])
        return (
            low is not None and high is not None and both is not None and (both.low, both.high) == (low.low, high.high)
        )
    return len(runs) == 1 and any(_agree(parts, written) for parts in _parts(runs[0]))


def _parts(run: str) -> Iterator[list[str]]:
    """Two numerals that stand together, where the whole is none: 八百一千."""
    if parse_number(run) is None:
        for cut in range(1, len(run)):
            if parse_number(run[:cut]) and parse_number(run[cut:]):
                yield [run[:cut], run[cut:]]


def _amounts(text: str) -> list[tuple[object, ...]]:
    return [
        (item.normal_value, item.value_max and item.value_max * item.normal_factor, item.normal_unit)
        for item in find_quantities(text)
    ]


def _days(text: str) -> list[tuple[object, ...]]:
    if (match := _DAY.search(text)) is not None:
        year, month, day = match.groups()
        named = f"{year}年{month}月" if year else f"{month}月"
        text = text[: match.start()] + named + (f"{day}日" if day else "")
    return [(item.first, item.last) for item in find_dates(text, year=2024)]


def _equal(one: Number | None, other: Number | None) -> bool:
    return one is not None and other is not None and (one.value, one.high) == (other.value, other.high)


JUDGES: Mapping[tuple[str, str], Judge] = {
    ("cn2an", "number"): with_money,
    ("cn2an", "nothing/cn2an_test"): refused,
    ("cn2an", "rewrite"): rewritten,
    ("recognizers-text", "number"): number,
    ("recognizers-text", "ordinal"): ordinal,
    ("recognizers-text", "percentage"): percentage,
    ("recognizers-text", "numberrange"): number_range,
    ("recognizers-text", "nothing/NumberModel"): unbound,
    ("recognizers-text", "nothing/PercentModel"): no_percentage,
    ("duckling", "number"): with_classifier,
    ("duckling", "ordinal"): ordinal,
} | {
    ("wetextprocessing", f"{way}/{kind}"): rewritten
    for way in ("itn", "tn")
    for kind in ("number", "cardinal", "fraction", "measure", "money", "sentence")
}
