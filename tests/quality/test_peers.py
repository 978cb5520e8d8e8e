"""The accuracy gate, second part: on the peers' own tests no pass rate may fall below its floor.

``peer_floors.toml`` pins, for each peer, the pass rate of every kind of case, and how many cases are outside what the
library is for; the list of reviewed cases is held to what its header in :mod:`quality.peers` says of it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from quality import peers

MOST_REVIEWED = 0.04
FLOORS: Mapping[str, Mapping[str, Any]] = tomllib.loads((peers.HERE / "peer_floors.toml").read_text(encoding="utf-8"))
ROWS = peers.reviewed()

needs_cases = pytest.mark.skipif(
    not peers.present(), reason="the peers' cases are not part of the project and not beside it in ../shared/peers"
)


@needs_cases
def test_every_peer_has_floors() -> None:
    print(f"\n{peers.table()}")
    assert peers.peers() == sorted(FLOORS)


@needs_cases
def test_the_page_shows_what_is_measured() -> None:
    shown = (peers.HERE.parents[1] / "docs" / "numbers.md").read_text(encoding="utf-8")
    assert peers.page() in shown, "put the output of `python tests/quality/peers.py --page` into the page"


@needs_cases
@pytest.mark.parametrize("peer", FLOORS)
def test_every_kind_is_at_or_above_its_floor(peer: str) -> None:
    rates = {kind: tally.rate for kind, tally in peers.results(peer).items()}
    assert set(rates) == set(FLOORS[peer]["rates"])
    assert [
        f"{kind}: {rates[kind]:.4f} is below {floor}"
        for kind, floor in FLOORS[peer]["rates"].items()
        if rates[kind] < floor
    ] == []


@needs_cases
@pytest.mark.parametrize("peer", FLOORS)
def test_no_more_cases_are_outside_than_are_pinned(peer: str) -> None:
    found = [f"{case.line}: {why}" for tally in peers.results(peer).values() for case, why in tally.outside]
    assert len(found) <= FLOORS[peer]["outside"], found


@needs_cases
@pytest.mark.parametrize("peer", FLOORS)
def test_few_cases_are_reviewed(peer: str) -> None:
    rows = [row for row in ROWS if row.peer == peer]
    assert len(rows) < MOST_REVIEWED * sum(1 for _ in peers.cases(peer))


@needs_cases
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.peer}-{row.line}")
def test_a_reviewed_case_is_there_and_fails(row: peers.Reviewed) -> None:
    (case,) = (case for case in peers.cases(row.peer) if case.line == int(row.line))
    assert case.input.startswith(row.begins)
    verdict = peers.judges()[row.peer, case.kind](case)
    assert verdict is not None, "the case passes: take it off the list"
    assert not isinstance(verdict, peers.Outside)


def test_every_review_says_why_and_none_twice() -> None:
    assert [row for row in ROWS if len(row.reason) < 10 or not row.begins] == []
    assert [place for place, times in Counter((row.peer, row.line) for row in ROWS).items() if times > 1] == []


def judge(verdict: str | None, line: str = "1") -> str:
    """Where a case with this verdict is counted."""
    case = peers.Case("peer", 1, "五", (), None, "", "suite")
    tally = peers.judged([case], {("peer", "nothing/suite"): lambda _: verdict}, {line: "a reason"})["nothing/suite"]
    return next(name for name in ("passed", "failed", "reviewed", "outside") if getattr(tally, name))


@pytest.mark.parametrize(
    ("verdict", "line", "counted"),
    [
        (None, "2", "passed"),
        ("six", "2", "failed"),
        ("six", "1", "reviewed"),
        (peers.Outside("a clock time"), "2", "outside"),
        (peers.Outside("a clock time"), "1", "outside"),
    ],
)
def test_where_a_case_is_counted(verdict: str | None, line: str, counted: str) -> None:
    assert judge(verdict, line) == counted


def test_a_kind_without_a_judge_fails() -> None:
    case = peers.Case("peer", 1, "五", (), None, "", "suite")
    (tally,) = peers.judged([case], {}, {}).values()
    assert tally.rate == 0
    assert tally.failed == [(case, "no judge for this kind")]
