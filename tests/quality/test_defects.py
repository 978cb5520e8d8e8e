"""What the checks find, against the defects in the gold.

Four sets: D1 to D8 and the real reports (where the folder ``shared`` lies beside the project), the written reports,
and ``data/defects``, whose gold lists findings of every severity. All but the real ones are invented, also where the
name of the office is that of a real place. In the other sets only errors and warnings are held against the gold.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rule_of_law_extract import parse
from rule_of_law_extract.checks import check
from rule_of_law_extract.schema import Finding, Severity

HERE = Path(__file__).parent
DATA = HERE / "data"
SHARED = HERE.parents[1].parent / "shared"
REAL = ("000", "001", "003")
CLEAN = ("D1", "D3", "D5", "D6")


class Difference(NamedTuple):
    """A defect of the gold that is not found, or a finding that is not in the gold."""

    doc: str
    kind: str
    code: str
    quote: str


def _paths() -> list[tuple[str, Path, Path]]:
    """Each document: its name, its text, its gold."""
    found = [
        (text.stem, text, text.with_suffix(".json"))
        for folder in (DATA, DATA / "written", DATA / "defects")
        for text in sorted(folder.glob("*.txt"))
    ]
    if SHARED.is_dir():
        found += [(name, SHARED / "reports" / f"{name}.txt", SHARED / "gold" / f"{name}.json") for name in REAL]
    return found


def _known() -> set[Difference]:
    with (HERE / "defects_known.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader((line for line in file if not line.startswith("#")), delimiter="\t"))
    assert rows[0] == ["doc", "kind", "code", "quote", "reason"]
    assert all(row[4] for row in rows[1:]), "each difference has a reason"
    return {Difference(*row[:4]) for row in rows[1:]}


@cache
def _compared(text_path: Path, gold_path: Path) -> tuple[int, list[Difference]]:
    """Return how many defects of the gold were found, and the differences."""
    text = text_path.read_text(encoding="utf-8")
    gold: dict[str, Any] = json.loads(gold_path.read_text(encoding="utf-8"))
    every = "clean" in gold
    found = [item for item in check(parse(text)) if every or item.severity is not Severity.INFO]
    hits, differences = 0, []
    for defect in gold["defects"]:
        hit = next((item for item in found if _is(item, defect, text)), None)
        if hit is None:
            differences.append(Difference(text_path.stem, "missed", defect["code"], defect.get("quote") or ""))
        else:
            hits += 1
            found.remove(hit)
            if every:
                assert hit.severity.value == defect["severity"], defect
    for item in found:
        quote = "" if item.span is None else text[item.span.start : item.span.end]
        differences.append(Difference(text_path.stem, "more", item.code, quote))
    return hits, differences


def _is(item: Finding, defect: dict[str, Any], text: str) -> bool:
    if item.code != defect["code"]:
        return False
    quotes = [defect.get("quote"), *defect.get("also", ())]
    if item.span is None or quotes[0] is None:
        return True
    span = item.span
    for quote in quotes:
        place = text.find(quote)
        while place != -1:
            if place < span.end and span.start < place + len(quote):
                return True
            place = text.find(quote, place + 1)
    return False


DOCUMENTS = _paths()


@pytest.mark.parametrize(("text", "gold"), [path[1:] for path in DOCUMENTS], ids=[path[0] for path in DOCUMENTS])
def test_findings_are_the_defects_of_the_gold(text: Path, gold: Path) -> None:
    _, differences = _compared(text, gold)
    unlike = [item for item in differences if not any(_alike(item, known) for known in _known())]
    assert not unlike


def _alike(one: Difference, known: Difference) -> bool:
    same = (one.doc, one.kind, one.code) == (known.doc, known.kind, known.code)
    return same and (one.code.startswith("missing-") or known.quote in one.quote)


def test_every_known_difference_is_still_one() -> None:
    if not SHARED.is_dir():
        pytest.skip("no folder `shared` beside the project: the real reports are not there")
    differences = [item for _, text, gold in DOCUMENTS for item in _compared(text, gold)[1]]
    assert not [known for known in _known() if not any(_alike(item, known) for item in differences)]


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_report_has_neither_error_nor_warning(name: str) -> None:
    found = check(parse((DATA / f"{name}.txt").read_text(encoding="utf-8")))
    assert [item.code for item in found if item.severity is not Severity.INFO] == []


def test_precision_and_recall_over_all_reports() -> None:
    hits = sum(_compared(text, gold)[0] for _, text, gold in DOCUMENTS)
    differences = [item for _, text, gold in DOCUMENTS for item in _compared(text, gold)[1]]
    missed = sum(item.kind == "missed" for item in differences)
    more = sum(item.kind == "more" for item in differences)
    print(f"\n{len(DOCUMENTS)} reports: {hits} defects found, {missed} missed, {more} findings beyond the gold")
    assert hits / (hits + missed) >= 0.95
    assert hits / (hits + more) >= 0.95
