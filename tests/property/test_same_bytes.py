"""Same input, same output: twice, under another hash seed, over JSON and back, in another process."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rule_of_law_extract import Extractor, Report, parse
from rule_of_law_extract.testing import ExpectedReport, reports

Written = tuple[str, ExpectedReport]

DATA = sorted((Path(__file__).parents[1] / "quality" / "data").glob("*.txt"))
OWN = [{"code": "local.fire_drills", "units": ["场"], "cues": ["消防演练"], "weight": 3}]
HASHES = """
import hashlib, sys
from rule_of_law_extract import parse
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8", newline="").read()
    print(hashlib.sha256(parse(text).model_dump_json().encode()).hexdigest())
"""

some = settings(max_examples=40)


@some
@given(reports())
def test_parsing_twice(written: Written) -> None:
    text, _ = written
    first = parse(text).model_dump_json()
    assert Extractor().parse(text).model_dump_json() == first
    assert Extractor(rules=[]).parse(text).model_dump_json() == first


@pytest.mark.parametrize("seed", ["0", "1", "4294967295"])
def test_another_hash_seed(seed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", HASHES, *map(str, DATA)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    here = [hashlib.sha256(parse(path.read_bytes().decode()).model_dump_json().encode()).hexdigest() for path in DATA]
    assert here
    assert run.stdout.split() == here


@some
@given(reports())
def test_json_and_back(written: Written) -> None:
    report = parse(written[0], source="written")
    assert Report.model_validate_json(report.model_dump_json()) == report
    assert Report.model_validate(report.model_dump(mode="json")) == report
    assert Report.model_validate(report.model_dump()) == report


@some
@given(st.text())
def test_json_and_back_of_any_text(text: str) -> None:
    report = parse(text)
    back = Report.model_validate_json(report.model_dump_json())
    if text.encode("utf-8", "surrogatepass") == text.encode("utf-8", "replace"):
        assert back == report
    assert len(back.text) == len(text)
    assert back.sections == report.sections or any("\ud800" <= char <= "\udfff" for char in text)


@some
@given(reports())
def test_pickled_report(written: Written) -> None:
    report = parse(written[0])
    back = pickle.loads(pickle.dumps(report))
    assert back == report
    assert back.model_dump_json() == report.model_dump_json()


@pytest.mark.parametrize("rules", [None, OWN])
def test_pickled_extractor(rules: list[dict[str, object]] | None) -> None:
    text = "全年组织消防演练12场，办结行政处罚案件85起。"
    extractor = Extractor(rules=rules)
    back = pickle.loads(pickle.dumps(extractor))
    assert repr(back) == repr(extractor)
    assert back.parse(text) == extractor.parse(text)


def test_pickled_extractor_in_another_process() -> None:
    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer).parse('组织消防演练12场。').model_dump_json())"
    run = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(Extractor(rules=OWN)), capture_output=True, check=True
    )
    assert Report.model_validate_json(run.stdout) == Extractor(rules=OWN).parse("组织消防演练12场。")
