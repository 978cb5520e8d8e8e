"""The accuracy gate: no measure may stand below its floor, and no floor may sink without a written reason.

Three sets of documents: ``project`` is D1 to D8, which live in ``data/``; ``written`` is reports of other offices, in
``data/written/``; ``all`` is the first and the real reports, which may not be copied here and are read from the folder
``shared`` beside the project, where there is one.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest
from quality.scoring import Case, Scorecard

import rule_of_law_extract

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared"
REAL = ("000", "001", "003")
SETS = ("project", "written", "all")

Floors: TypeAlias = Mapping[str, Mapping[str, float]]


class Pin(NamedTuple):
    """One row of the history: a floor was set, raised or lowered."""

    date: str
    set: str
    measure: str
    old: str
    new: str
    reason: str


def floors() -> Floors:
    return tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def history() -> list[Pin]:
    with (HERE / "floors_history.tsv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert tuple(header) == Pin._fields
    return [Pin(*row) for row in rows]


@cache
def scorecard(which: str) -> Scorecard:
    """Parse and score every document of a set."""
    from rule_of_law_extract import parse

    folder = HERE / "data" / "written" if which == "written" else HERE / "data"
    documents = [(folder / f"{gold.stem}.txt", gold) for gold in sorted(folder.glob("*.json"))]
    if which == "all":
        documents += [(SHARED / "reports" / f"{name}.txt", SHARED / "gold" / f"{name}.json") for name in REAL]
    card = Scorecard()
    for source, gold in documents:
        text = source.read_bytes().decode("utf-8")
        report = parse(text).model_dump(mode="json")
        assert report["text"] == text, f"{source.stem}: the spans of another text cannot be compared"
        card.add(Case(source.stem, text, json.loads(gold.read_text(encoding="utf-8")), report))
    return card


def needs_real_reports(which: str) -> None:
    if which == "all" and not (SHARED / "gold").is_dir():
        pytest.skip(f"the real reports {', '.join(REAL)} are not part of the project and not beside it in ../shared")


def complaints(pins: Iterable[Pin], current: Floors) -> list[str]:
    """What is wrong between the floors and their recorded history."""
    recorded: dict[tuple[str, str], list[Pin]] = {}
    for pin in pins:
        recorded.setdefault((pin.set, pin.measure), []).append(pin)
    pinned = {(which, measure): floor for which, table in current.items() for measure, floor in table.items()}

    found = [f"[{which}] {measure}: has a history and no floor" for which, measure in recorded.keys() - pinned.keys()]
    for (which, measure), floor in pinned.items():
        rows = recorded.get((which, measure), [])
        last = float(rows[-1].new) if rows else None
        if last != floor:
            found.append(f"[{which}] {measure}: the floor is {floor}, the last line of its history says {last}")
        if rows and rows[0].old:
            found.append(f"[{which}] {measure}: its history begins with an old value, {rows[0].old}")
        for before, after in pairwise(rows):
            if after.old != before.new:
                found.append(f"[{which}] {measure}: {after.date} starts from {after.old}, not from {before.new}")
            if float(after.new) < float(before.new) and not after.reason.strip():
                found.append(f"[{which}] {measure}: lowered on {after.date} to {after.new} without a reason")
    return found


@pytest.mark.parametrize("which", SETS)
def test_every_measure_is_at_or_above_its_floor(which: str) -> None:
    needs_real_reports(which)
    card = scorecard(which)
    print(f"\n[{which}]\n{card.table()}")
    low = [
        f"{measure}: {card.figure(measure):.4f} is below {floor}\n    " + "\n    ".join(card.remarks[measure])
        for measure, floor in floors()[which].items()
        if card.figure(measure) < floor
    ]
    assert not low, "\n".join(low)


@pytest.mark.parametrize("which", SETS)
def test_every_measure_has_a_floor(which: str) -> None:
    assert set(floors()[which]) == set(scorecard("project").rows())


def test_floors_are_those_that_their_history_ends_with() -> None:
    assert set(floors()) == set(SETS)
    assert complaints(history(), floors()) == []


def test_history_is_dated_and_in_order() -> None:
    dates = [datetime.date.fromisoformat(pin.date) for pin in history()]
    assert dates == sorted(dates)


@pytest.mark.parametrize(
    ("row", "floor", "complaint"),
    [
        (("0.97", "0.98", ""), 0.98, None),
        (("0.97", "0.95", "the gold was corrected: 处 is now a unit"), 0.95, None),
        (("0.97", "0.95", ""), 0.95, "without a reason"),
        (("0.96", "0.98", ""), 0.98, "starts from 0.96"),
        (("0.97", "0.98", ""), 0.97, "the floor is 0.97"),
        (None, 0.95, "the floor is 0.95"),
    ],
)
def test_a_floor_is_lowered_only_with_a_written_reason(
    row: tuple[str, str, str] | None, floor: float, complaint: str | None
) -> None:
    pins = [Pin("2026-01-01", "project", "dates", "", "0.97", "first figure")]
    if row:
        pins.append(Pin("2026-02-01", "project", "dates", *row))
    found = complaints(pins, {"project": {"dates": floor}})
    assert len(found) == (complaint is not None)
    assert complaint is None or complaint in found[0]


def test_counts_agree_with_the_shared_scorer() -> None:
    reference = SHARED / "score" / "score.py"
    if not reference.is_file():
        pytest.skip("the shared scorer is not beside the project in ../shared/score")
    command = [sys.executable, str(reference), "--json"]
    command += ["--texts", str(SHARED / "reports"), "--gold", str(SHARED / "gold")]
    # The scorer must import the very package that this test measures, installed or not.
    package = Path(rule_of_law_extract.__file__).parents[1]
    path = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH"))))
    run = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == scorecard("all").rows()
