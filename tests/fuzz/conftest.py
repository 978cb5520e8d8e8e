"""Timings beside thousands of collected tests: what lives already is left out of every garbage collection."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="package", autouse=True)
def _settled_memory() -> Iterator[None]:
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
