"""How near a report comes to hand-made gold, in one tally a measure.

The gold marks an item by its quote; where that quote stands more than once, a longer ``context`` tells which one is
meant. An item of the report answers one of the gold when their spans share a character and the two agree on what the
measure is about. What the gold calls ``optional`` is neither asked for nor counted as a false alarm.

Two kinds of measure: finding something (hit, missed, false; its figure is F1) and judging what was found (right or
wrong, kept as hit and missed; its figure is the share that is right).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, TypeAlias

Span: TypeAlias = tuple[int, int]
Fields: TypeAlias = Mapping[str, Any]

# A fraction such as 三分之二 has its value rounded to four decimals in the gold.
ROUNDING = Decimal("0.00005")

# The gold's name for a field of the metadata, where the report has another.
METADATA_NAMES = {"report_year": "year", "generated_on": "created_on"}

JUDGED = {
    "quantities.exact_span",
    "quantities.unit_class",
    "quantities.modifier",
    "quantities.role",
    "sections.heading",
    "sections.part",
    "citations.kind",
    "grounding",
}


@dataclass
class Tally:
    """The counts behind one measure."""

    hit: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float | None:
        return _share(self.hit, self.hit + self.false)

    @property
    def recall(self) -> float | None:
        return _share(self.hit, self.hit + self.missed)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.hit, 2 * self.hit + self.missed + self.false)

    def judge(self, right: bool) -> None:
        if right:
            self.hit += 1
        else:
            self.missed += 1

    def compare(self, wanted: Set[Any], given: Set[Any]) -> None:
        self.hit += len(wanted & given)
        self.missed += len(wanted - given)
        self.false += len(given - wanted)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, eq=False)
class Mark:
    """A stretch of the text and what gold or report says of it."""

    span: Span
    fields: Fields

    @property
    def optional(self) -> bool:
        return bool(self.fields.get("optional"))

    def touches(self, span: Span) -> bool:
        return self.span[0] < span[1] and span[0] < self.span[1]


Agreement: TypeAlias = Callable[[Fields, Fields], bool]


@dataclass(frozen=True)
class Case:
    """One document: its text, its gold, and the report as JSON has it."""

    name: str
    text: str
    gold: Fields
    report: Fields

    def gold_marks(self, key: str) -> list[Mark]:
        return [Mark(self._find(item), item) for item in self.gold.get(key, [])]

    def _find(self, item: Fields) -> Span:
        quote, context = item["quote"], item.get("context")
        start = self.text.index(context) + context.index(quote) if context else self.text.index(quote)
        return start, start + len(quote)

    def around(self, span: Span, reach: int = 12) -> str:
        start, end = span
        before, after = self.text[max(0, start - reach) : start], self.text[end : end + reach]
        return f"{before}【{self.text[start:end]}】{after}".replace("\n", "⏎")


class Scorecard:
    """Tallies over any number of documents, with a remark on everything that went wrong."""

    def __init__(self) -> None:
        self.tallies: defaultdict[str, Tally] = defaultdict(Tally)
        self.remarks: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, case: Case) -> None:
        """Score one document."""
        for step in (_metadata, _outline, _figures, _dates, _citations, _breakdowns, _statements, _grounding):
            step(self, case)

    def figure(self, measure: str) -> float:
        """The one number a floor is held against: F1, or the share judged right; 1 where nothing was asked."""
        tally = self.tallies.get(measure, Tally())
        judged = measure in JUDGED or measure.startswith("metadata.")
        figure = tally.recall if judged else tally.f1
        return 1.0 if figure is None else figure

    def rows(self) -> dict[str, dict[str, float | int | None]]:
        return {
            name: {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, **asdict(tally)}
            for name, tally in sorted(self.tallies.items())
        }

    def table(self) -> str:
        """The rows as text, one line a measure."""
        lines = [f"{'measure':<24}{'precision':>10}{'recall':>9}{'F1':>9}{'hit':>7}{'missed':>8}{'false':>7}"]
        for name, tally in sorted(self.tallies.items()):
            shares = (f"{'-' if share is None else format(share, '.3f'):>9}" for share in _shares(tally))
            lines.append(f"{name:<25}{''.join(shares)}{tally.hit:>7}{tally.missed:>8}{tally.false:>7}")
        return "\n".join(lines)

    def match(
        self, measure: str, case: Case, wanted: Sequence[Mark], given: Sequence[Mark], agree: Agreement
    ) -> list[tuple[Mark, Mark]]:
        """Give each mark of the gold the first free one of the report that answers it; count the rest on both sides."""
        tally, free, pairs = self.tallies[measure], list(given), []
        for want in wanted:
            answer = next((mark for mark in free if want.touches(mark.span) and agree(want.fields, mark.fields)), None)
            if answer:
                free.remove(answer)
                pairs.append((want, answer))
            if not want.optional:
                tally.judge(answer is not None)
                if not answer:
                    self.remark(measure, case, want.span, f"missed {dict(want.fields)}")
        for extra in free:
            # Two subjects may share one printed figure: a second observation over it is no false alarm.
            twin = any(extra.span == mark.span and agree(mark.fields, extra.fields) for _, mark in pairs)
            if not twin and not any(want.optional and want.touches(extra.span) for want in wanted):
                tally.false += 1
                self.remark(measure, case, extra.span, "false")
        return pairs

    def judge(self, measure: str, case: Case, pairs: Iterable[tuple[Mark, Mark]]) -> None:
        """Over matched pairs, count whether the field that ends the measure's name is right."""
        field = measure.rpartition(".")[2]
        for want, have in pairs:
            if want.optional or field not in want.fields:
                continue
            wish, found = want.fields[field], have.fields.get(field)
            self.tallies[measure].judge(wish == found)
            if wish != found:
                self.remark(measure, case, want.span, f"{found!r}, not {wish!r}")

    def remark(self, measure: str, case: Case, span: Span | None, words: str) -> None:
        place = case.around(span) + " " if span else ""
        self.remarks[measure].append(f"{case.name}: {place}{words}")


def _shares(tally: Tally) -> tuple[float | None, float | None, float | None]:
    return tally.precision, tally.recall, tally.f1


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _bare(title: str | None) -> str:
    return _squeeze(title or "").rstrip("。.:：;；,，")


def _span(holder: Fields, key: str = "span") -> Span:
    return holder[key]["start"], holder[key]["end"]


def _every_section(sections: Iterable[Fields]) -> Iterator[Fields]:
    for section in sections:
        yield section
        yield from _every_section(section.get("children", ()))


def _metadata(card: Scorecard, case: Case) -> None:
    stated = case.report["metadata"]
    for name, want in case.gold.get("metadata", {}).items():
        found = stated.get(METADATA_NAMES.get(name, name))
        if name == "issuer":
            found = (found or {}).get("name")
        right = (want or None) == (found or None)
        if name in ("title", "issuer") and want and found:
            right = _squeeze(want) == _squeeze(found)
        card.tallies[f"metadata.{name}"].judge(right)
        if not right:
            card.remark(f"metadata.{name}", case, None, f"{found!r}, not {want!r}")


def _outline(card: Scorecard, case: Case) -> None:
    def bared(mark: Mark) -> Mark:
        heading = mark.fields.get("heading")
        return mark if heading is None else Mark(mark.span, {**mark.fields, "heading": _bare(heading)})

    sections = list(_every_section(case.report["sections"]))
    headed = [bared(Mark(_span(s, "heading_span"), s)) for s in sections if s.get("marker")]
    wanted = [bared(mark) for mark in case.gold_marks("sections")]
    pairs = card.match("sections", case, wanted, headed, _same("level", "ordinal"))
    card.judge("sections.heading", case, pairs)
    card.judge("sections.part", case, pairs)
    for want, have in pairs:
        if "topics" in want.fields:
            wish, found = set(want.fields["topics"] or ()), set(have.fields.get("topics") or ())
            card.tallies["sections.topics"].compare(wish, found)
            if wish != found:
                card.remark("sections.topics", case, want.span, f"{sorted(found)}, not {sorted(wish)}")

    points = [Mark(_span(p), p) for s in sections for p in s.get("points", ())]
    card.match("points", case, case.gold_marks("points"), points, _same("ordinal"))


def _same(*names: str) -> Agreement:
    return lambda want, have: all(want[name] == have[name] for name in names)


def _figures(card: Scorecard, case: Case) -> None:
    observed = [
        Mark(_span(item["quantity"]), {**item, **item["quantity"], "max": item["quantity"].get("value_max")})
        for item in case.report["observations"]
    ]
    none_stated = case.gold_marks("zeros")
    zeros = [mark for mark in observed if mark.fields["value"] == 0 and any(z.touches(mark.span) for z in none_stated)]
    card.match("zeros", case, none_stated, zeros, lambda _want, _have: True)

    figures = [mark for mark in observed if mark not in zeros]
    pairs = card.match("quantities", case, case.gold_marks("quantities"), figures, _same_amount)
    for want, have in pairs:
        if not want.optional:
            card.tallies["quantities.exact_span"].judge(want.span == have.span)
            if want.span != have.span:
                card.remark("quantities.exact_span", case, have.span, f"not {want.fields['quote']!r}")
    for field in ("unit_class", "modifier", "role"):
        card.judge(f"quantities.{field}", case, pairs)
    _indicators(card, case, figures)


def _same_amount(want: Fields, have: Fields) -> bool:
    return (
        want["unit"] == have.get("unit")
        and _same_number(want["value"], have["value"])
        and _same_number(want.get("max"), have.get("max"))
    )


def _same_number(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(Decimal(str(a)) - Decimal(str(b))) <= ROUNDING


def _indicators(card: Scorecard, case: Case, figures: Sequence[Mark]) -> None:
    """For each figure of the gold, the codes given at that place against the codes asked for, one or several."""
    tally = card.tallies["indicators"]
    if "metadata" not in case.gold:  # a text of another genre: the codes are not for its figures
        return
    for want in case.gold_marks("quantities"):
        if want.optional:
            continue
        asked = want.fields.get("indicator") or ()
        wish = {asked} if isinstance(asked, str) else set(asked)
        found = {m.fields["indicator"] for m in figures if m.fields.get("indicator") and m.touches(want.span)}
        tally.compare(wish, found)
        if wish != found:
            card.remark("indicators", case, want.span, f"{sorted(found)}, not {sorted(wish)}")


def _dates(card: Scorecard, case: Case) -> None:
    dates = [Mark(_span(item), item) for item in case.report.get("dates", ())]
    card.match("dates", case, case.gold_marks("dates"), dates, _same("start", "end"))


def _citations(card: Scorecard, case: Case) -> None:
    def same_title(want: Fields, have: Fields) -> bool:
        names = (_bare(have["title"]), _bare(have.get("printed_title")))
        return "title" not in want or _bare(want["title"]) in names

    cited = [Mark(_span(item), item) for item in case.report.get("citations", ())]
    pairs = card.match("citations", case, case.gold_marks("citations"), cited, same_title)
    card.judge("citations.kind", case, pairs)


def _breakdowns(card: Scorecard, case: Case) -> None:
    """A breakdown is right as a whole: the printed whole and all its printed parts, in any order."""
    tally = card.tallies["breakdowns"]
    if "breakdowns" not in case.gold:
        return
    printed = {}
    for item in case.report["observations"]:
        start, end = _span(item["quantity"])
        printed[item["id"]] = _squeeze(case.text[start:end])

    def quote(part: str | Fields) -> str:
        return _squeeze(part if isinstance(part, str) else part["quote"])

    wish = {(quote(b["whole"]), tuple(sorted(map(quote, b["parts"])))) for b in case.gold["breakdowns"]}
    found = {
        (printed[b["whole"]], tuple(sorted(printed[part] for part in b["parts"])))
        for b in case.report.get("breakdowns", ())
    }
    tally.compare(wish, found)
    for verdict, groups in (("missed", wish - found), ("false", found - wish)):
        for group in sorted(groups):
            card.remark("breakdowns", case, None, f"{verdict} {group}")


def _statements(card: Scorecard, case: Case) -> None:
    """A statement answers the gold when it opens with the gold's first ten characters, or soon comes to them."""
    for key in ("problems", "plans"):
        if key not in case.gold:
            continue
        free = [_squeeze(item["text"]) for item in case.report.get(key, ())]
        for want in case.gold[key]:
            opening = _squeeze(want)[:10]
            answer = next((text for text in free if opening in text[: len(opening) + 12]), None)
            card.tallies[key].judge(answer is not None)
            if answer is None:
                card.remark(key, case, None, f"missed {opening}")
            else:
                free.remove(answer)
        card.tallies[key].false += len(free)
        for text in free:
            card.remark(key, case, None, f"false {text[:24]}")


def _grounding(card: Scorecard, case: Case) -> None:
    """Every figure and every citation stands in the text where its span says it does."""
    quantities = [item["quantity"] for item in case.report["observations"]]
    for item in (*quantities, *case.report.get("citations", ())):
        start, end = _span(item)
        card.tallies["grounding"].judge(case.text[start:end] == item["text"])
        if case.text[start:end] != item["text"]:
            card.remark("grounding", case, (start, end), f"is not {item['text']!r}")
