"""Long runs (批量处理): the search for reference cycles is kept off what lives through the whole run."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager

__all__ = ["settle", "settled"]

_YOUNG = 10_000
"""New objects before the collector looks at them: a report is some 1,500, and is gone when its rows are made."""


def settle() -> None:
    """Leave what is loaded by now out of every garbage collection, and collect less often."""
    gc.freeze()
    # Nothing that a run makes refers to itself; looking for it took a twentieth of the time.
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


@contextmanager
def settled(load: Callable[[], object]) -> Generator[None, None, None]:
    """Load what a run needs from beginning to end, and settle until it ends.

    Args:
        load: Loads it: the rules, the models. Searching them took a sixth of the time of parsing and validating.
    """
    load()
    before = gc.get_threshold()
    settle()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
