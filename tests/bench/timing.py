"""Timing a function beside a fixed loop, so that the figure means the same on any machine."""

from __future__ import annotations

import os
import re
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pytest_benchmark.fixture import BenchmarkFixture

_T = TypeVar("_T")

BUDGET = 0.3
"""Seconds that one benchmark should take; what needs longer has `LEAST` rounds all the same."""

LEAST, MOST = 3, 60
"""The fewest and the most rounds of a benchmark."""

_WORDS = ("立案", "办结", "处罚", "培训", "调解", "复议", "公开")
_LINE = "全年立案73件，办结41件，罚款4.62万元，培训2至3次；" * 4
_FIGURE = re.compile(r"\d++(?:\.\d++)?")


def reference() -> int:
    """The loop that everything is measured in: a dictionary, strings, a regular expression, objects, arithmetic.

    A change of this function changes every ratio: measure the baseline anew with it.
    """
    counted: dict[str, int] = {}
    total = 0
    for number in range(300):
        for word in _WORDS:
            counted[word] = counted.get(word, 0) + number
        spans = [(match.start(), match.end(), match.group()) for match in _FIGURE.finditer(_LINE)]
        total += sum(len(text) for start, end, text in spans if _LINE[start:end] == text)
        total += len("".join(sorted(_LINE[number % 50 : number % 50 + 20])))
    return total + sum(counted.values())


def processor_time_of_children() -> float:
    """The timer for other processes: seconds that those which have ended spent at work."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def environment_of_children(folder: Path) -> dict[str, str]:
    """The environment for other processes: modules are compiled once, as in an installed package, into `folder`."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])}


class Timing:
    """The fixture `timing`: times a function, with the reference loop in turn with it, and keeps the least of each."""

    def __init__(self, benchmark: BenchmarkFixture) -> None:
        self._benchmark = benchmark
        self._reference = float("inf")

    def __call__(
        self,
        function: Callable[..., _T],
        *,
        before: Callable[[], tuple[Any, ...]] = tuple,
        rounds: int | None = None,
        **info: Any,
    ) -> _T:
        """Time a function.

        Args:
            function: What is timed.
            before: Makes the arguments anew for each round; it is not timed.
            rounds: How often; without it, as often as fits into `BUDGET`, the making of arguments included, after two
                rounds that do not count.
            info: What the page tells of it: `label`, its name; `reports`, `characters` or `numerals`, how many one
                round reads; `peer`, the package where it is not this one; `wall`, that it is no processor time.

        Returns:
            What the function returned in the last round.
        """
        self._take_reference()
        if rounds is None:
            # Twice: the first call may build what later ones use.
            took = min(_took(function, before), _took(function, before))
            rounds = max(LEAST, min(MOST, int(BUDGET / took)))

        def setup() -> tuple[tuple[Any, ...], dict[str, Any]]:
            arguments = before()
            self._take_reference()
            return arguments, {}

        result: _T = self._benchmark.pedantic(function, setup=setup, rounds=rounds)  # type: ignore[no-untyped-call]
        self._take_reference()
        if self._benchmark.stats is not None:
            least = float(self._benchmark.stats["min"])
            self._benchmark.extra_info.update(info, reference=self._reference, ratio=least / self._reference)
        return result

    def tell(self, **info: Any) -> None:
        """Add to what the page tells."""
        self._benchmark.extra_info.update(info)

    def _take_reference(self) -> None:
        for _ in range(3):
            began = time.process_time()
            reference()
            self._reference = min(self._reference, time.process_time() - began)


def _took(function: Callable[..., object], before: Callable[[], tuple[Any, ...]]) -> float:
    began = time.perf_counter()
    function(*before())
    return time.perf_counter() - began
