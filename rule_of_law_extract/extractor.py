"""The extractor (抽取器): the steps from a text to a report, in order, with the rules they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Protocol, cast

from .checks.reading import Reading, keep
from .checks.run import by_place, reading_findings
from .extract.assemble import assemble
from .extract.breakdowns import BreakdownStep
from .extract.calendar import CalendarStep
from .extract.citations import CitationStep
from .extract.columns import ColumnStep, ColumnSubjectStep
from .extract.draft import Draft
from .extract.issuer import IssuerStep
from .extract.layout import LayoutStep
from .extract.meanings import ChangeStep, MeaningStep
from .extract.metadata import MetadataStep
from .extract.outline import OutlineStep
from .extract.quantities import QuantityStep
from .extract.statements import StatementStep
from .extract.topics import TopicStep
from .extract.zeros import ZeroStep
from .rules import default_rules
from .rules.own import OwnRules, merged, own_tables
from .schema import Report
from .text.fold import fold

__all__ = ["Extractor", "default_steps", "parse"]


class Step(Protocol):
    """One step: it reads the draft and adds to it."""

    name: str

    def __call__(self, draft: Draft) -> None:
        """Do the step."""


_STEPS: tuple[type[Any], ...] = (
    LayoutStep,
    MetadataStep,
    IssuerStep,
    OutlineStep,
    StatementStep,
    TopicStep,
    CalendarStep,
    QuantityStep,
    ColumnStep,
    ZeroStep,
    ChangeStep,
    BreakdownStep,
    MeaningStep,
    ColumnSubjectStep,
    CitationStep,
)


_PAIR = 2


class Extractor:
    """Parses reports with one set of rules. It keeps no state between texts and can be pickled.

    Args:
        rules: The user's own indicators, merged before the package's: a list of tables with the keys of the codebook
            (``code``, ``units``, ``cues``, and if wanted ``zh``, ``en``, ``not``, ``with``, ``far``, ``weight`` …). A
            table whose code the package has replaces the package's.

    Raises:
        TypeError: `rules` is not a list of tables.
        ValueError: A table has no code, an unknown key, or names an unknown group of units.

    Examples:
        >>> own = [{"code": "local.fire_drills", "units": ["场"], "cues": ["消防演练"], "weight": 3}]
        >>> report = Extractor(rules=own).parse("全年组织消防演练12场。")
        >>> [(item.indicator, int(item.quantity.value)) for item in report.observations]
        [('local.fire_drills', 12)]
    """

    __slots__ = ("_own", "_steps")

    def __init__(self, rules: OwnRules | None = None) -> None:
        own = own_tables(rules)
        self._own: tuple[dict[str, Any], ...] = own
        self._steps: tuple[Step, ...] = tuple(step(merged(own)) for step in _STEPS) if own else default_steps()

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps, in order."""
        return tuple(step.name for step in self._steps)

    def parse(self, text: str, *, source: str | None = None) -> Report:
        """Parse one report.

        Args:
            text: The report's text; it comes back unchanged as ``Report.text``.
            source: Where it came from, if that should stand in the record.

        Returns:
            The report. Content never raises: a text that is no report gives nulls, empty lists and a finding.

        Raises:
            TypeError: `text` or `source` is not a ``str``.
        """
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"parse() takes the text of a report as str, not {type(text).__name__}")
        if not isinstance(source, str | None):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"the source of a text is a str, not {type(source).__name__}")
        draft = Draft(text, fold(text), source)
        for step in self._steps:
            step(draft)
        assembled = assemble(draft)
        reading = Reading(assembled, draft.folded)
        odd = [*assembled.findings, *reading_findings(reading)]
        # A copy even where nothing is odd: the reading holds the one that it read, and must not hold the one returned.
        report = assembled.model_copy(update={"findings": tuple(sorted(odd, key=by_place))})
        keep(report, reading)
        for section in draft.sections:
            # Sections point at those above and below them: without this they would wait for the garbage collector.
            section.parent = None
        return report

    def parse_many(self, texts: Iterable[str | tuple[str, str]]) -> Iterator[Report]:
        """Parse many reports, one at a time, in order.

        Args:
            texts: Texts, or pairs of source and text.

        Returns:
            An iterator that gives a report a text; nothing is held back, so memory does not grow.

        Raises:
            TypeError: `texts` is one text, a mapping or no iterable; while iterating, an item is no text and no pair.

        Examples:
            >>> reports = Extractor().parse_many([("a.txt", "办案1件。"), ("b.txt", "办案2件。")])
            >>> [(report.source, int(report.observations[0].quantity.value)) for report in reports]
            [('a.txt', 1), ('b.txt', 2)]
        """
        given: Any = texts
        # A text is an iterable too, of its characters, and so is a mapping, of its keys.
        if isinstance(given, (str, bytes, Mapping, Report)) or not isinstance(given, Iterable):
            raise TypeError(f"parse_many() takes an iterable of texts, not {type(cast('object', given)).__name__}")
        items: Iterable[Any] = given  # pyright: ignore[reportUnknownVariableType]
        return self._parsed(items)

    def _parsed(self, texts: Iterable[Any]) -> Iterator[Report]:
        for item in texts:
            if not isinstance(item, tuple):
                yield self.parse(item)
                continue
            pair: tuple[Any, ...] = item  # pyright: ignore[reportUnknownVariableType]
            if len(pair) != _PAIR:
                raise TypeError(f"parse_many() takes texts or pairs of source and text, not a tuple of {len(pair)}")
            source, text = pair
            yield self.parse(text, source=source)

    def __reduce__(self) -> tuple[type[Extractor], tuple[tuple[dict[str, Any], ...] | None]]:
        return Extractor, (self._own or None,)

    def __repr__(self) -> str:
        return f"Extractor(rules={list(self._own)!r})" if self._own else "Extractor()"


@cache
def default_steps() -> tuple[Step, ...]:
    """Return the steps with the package's own rules, in order; always the same objects."""
    rules = default_rules()
    return tuple(step(rules) for step in _STEPS)


def parse(text: str, *, source: str | None = None) -> Report:
    """Parse the text of a 法治政府建设年度报告 with the package's own rules.

    Args:
        text: The report's text.
        source: Where it came from, if that should stand in the record.

    Returns:
        The report, each value with the place it stands at.

    Raises:
        TypeError: `text` or `source` is not a ``str``.

    Examples:
        >>> report = parse("全年办结行政处罚案件85起，罚款4.62万元。")
        >>> [(item.indicator, int(item.quantity.value), item.quantity.unit) for item in report.observations]
        [('enforcement.penalty_cases', 85, '起'), ('enforcement.penalty_amount', 46200, '元')]
    """
    return Extractor().parse(text, source=source)
