"""The collector during a long run of a command, and after it."""

from __future__ import annotations

import gc

import pytest

from rule_of_law_extract.commands.settled import settled


def test_what_was_loaded_is_frozen_and_all_is_as_before_afterwards() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    loaded: list[list[int]] = []
    with settled(lambda: loaded.append([1])):
        assert loaded == [[1]]
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_threshold()[1:] == before[1:]
        assert gc.get_freeze_count() > frozen
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_a_run_that_fails_leaves_all_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="wrong"), settled(lambda: None):
        raise ValueError("wrong")
    assert gc.get_threshold() == before
