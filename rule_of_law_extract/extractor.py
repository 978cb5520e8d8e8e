"""The extractor (抽取器): the steps from a text to a report, in order, with the rules they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Protocol, cast

from .checks.reading import Reading, keep
from .checks.run import by_place, reading_findings
from .extract.assemble import assemble
from .extract.breakdowns import BreakdownStep
from .extract.calendar import CalendarStep
from .extract.citations import CitationStep
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
from .rules import Rules, default_rules
from .rules.load import read_indicators
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
    ZeroStep,
    ChangeStep,
    BreakdownStep,
    MeaningStep,
    CitationStep,
)


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

    def __init__(self, rules: Iterable[Mapping[str, Any]] | None = None) -> None:
        own = _own(rules)
        self._own: tuple[dict[str, Any], ...] = own
        self._steps: tuple[Step, ...] = tuple(step(_merged(own)) for step in _STEPS) if own else default_steps()

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
            TypeError: `text` is not a ``str``.
        """
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"parse() takes the text of a report as str, not {type(text).__name__}")
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

        Yields:
            A report a text; nothing is held back, so memory does not grow.
        """
        for item in texts:
            if isinstance(item, tuple):
                source, text = item
                yield self.parse(text, source=source)
            else:
                yield self.parse(item)

    def __reduce__(self) -> tuple[type[Extractor], tuple[tuple[dict[str, Any], ...] | None]]:
        return Extractor, (self._own or None,)

    def __repr__(self) -> str:
        return f"Extractor(rules={list(self._own)!r})" if self._own else "Extractor()"


def _own(rules: Any) -> tuple[dict[str, Any], ...]:
    """The user's rules as a tuple of tables, or an error that says what was given."""
    if rules is None:
        return ()
    if isinstance(rules, (str, bytes, Mapping)) or not isinstance(rules, Iterable):
        raise TypeError(f"rules must be a list of tables, not {type(cast('object', rules)).__name__}")
    tables: list[dict[str, Any]] = []
    given: Iterable[Any] = rules  # pyright: ignore[reportUnknownVariableType]
    for table in given:
        if not isinstance(table, Mapping):
            raise TypeError(f"each rule must be a table, not {type(table).__name__}")
        tables.append(dict(cast("Mapping[str, Any]", table)))
    return tuple(tables)


def _merged(own: tuple[dict[str, Any], ...]) -> Rules:
    rules = default_rules()
    indicators = tuple(read_indicators([dict(table) for table in own], rules.unit_groups))
    codes = {item.code for item in indicators}
    return replace(rules, indicators=(*indicators, *(item for item in rules.indicators if item.code not in codes)))


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
        TypeError: `text` is not a ``str``.

    Examples:
        >>> report = parse("全年办结行政处罚案件85起，罚款4.62万元。")
        >>> [(item.indicator, int(item.quantity.value), item.quantity.unit) for item in report.observations]
        [('enforcement.penalty_cases', 85, '起'), ('enforcement.penalty_amount', 46200, '元')]
    """
    return Extractor().parse(text, source=source)
