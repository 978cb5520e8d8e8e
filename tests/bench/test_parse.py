"""Timings of parse: report by report, and step by step over all reports."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from bench.texts import bundled, characters
from bench.timing import Timing

from rule_of_law_extract import Report, parse
from rule_of_law_extract.checks.reading import Reading
from rule_of_law_extract.checks.run import reading_findings
from rule_of_law_extract.extract.assemble import assemble
from rule_of_law_extract.extract.draft import Draft
from rule_of_law_extract.extractor import default_steps
from rule_of_law_extract.text.fold import fold

STEPS = {step.name: step for step in default_steps()}


@pytest.mark.benchmark(group="parse", timer=time.process_time, disable_gc=True)
def test_report(timing: Timing, text: str) -> None:
    report = timing(lambda: parse(text), reports=1, characters=len(text))
    timing.tell(figures=len(report.observations))
    assert report.text == text


@pytest.mark.benchmark(group="steps", timer=time.process_time, disable_gc=True)
def test_fold(timing: Timing) -> None:
    time_over_all(timing, fold, bundled().values)


@pytest.mark.benchmark(group="steps", timer=time.process_time, disable_gc=True)
@pytest.mark.parametrize("name", STEPS)
def test_step(timing: Timing, name: str) -> None:
    time_over_all(timing, STEPS[name], lambda: drafts(until=name))


@pytest.mark.benchmark(group="steps", timer=time.process_time, disable_gc=True)
def test_assemble(timing: Timing) -> None:
    time_over_all(timing, assemble, drafts)


@pytest.mark.benchmark(group="steps", timer=time.process_time, disable_gc=True)
def test_reading_findings(timing: Timing) -> None:
    def find(pair: tuple[Report, str]) -> object:
        return list(reading_findings(Reading(*pair)))

    time_over_all(timing, find, lambda: [(assemble(draft), draft.folded) for draft in drafts()])


def time_over_all(timing: Timing, step: Callable[[Any], object], before: Callable[[], Iterable[Any]]) -> None:
    """Time a step over all reports, each as the steps before have left it."""

    def run(things: list[Any]) -> int:
        for thing in things:
            step(thing)
        return len(things)

    done = timing(run, before=lambda: (list(before()),), reports=len(bundled()), characters=characters())
    assert done == len(bundled())


def drafts(until: str | None = None) -> list[Draft]:
    """The drafts of all reports as that step finds them, or as the last step leaves them."""
    started = [Draft(text, fold(text)) for text in bundled().values()]
    for name, step in STEPS.items():
        if name == until:
            break
        for draft in started:
            step(draft)
    return started
