"""Timings of the finders and of parse_number, with the peers that are installed beside them in the same run."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from decimal import Decimal
from typing import Any

import pytest
from bench.texts import bundled, characters
from bench.timing import Timing
from peers_table import LOADERS, Peer

from rule_of_law_extract import find_dates, find_durations, parse_number

OURS = "rule-of-law-extract"

NUMERALS = ("3000", "12.5万", "1.2亿", "四十一", "一百二十三", "三千零五", "两万三千", "十二", "壹佰贰拾叁", "五百万")
"""Numerals that cn2an reads too, to the same number."""


def jionlp_dates() -> Callable[[str], object]:
    with redirect_stdout(io.StringIO()):
        import jionlp  # type: ignore[import-not-found]
    return lambda text: jionlp.ner.extract_time(text, time_base=1_700_000_000)


def recognizers_dates() -> Callable[[str], object]:
    from recognizers_date_time import recognize_datetime  # type: ignore[import-not-found]

    return lambda text: recognize_datetime(text, "zh-cn")


DATES = {
    OURS: lambda: find_dates,
    "JioNLP": jionlp_dates,
    "Recognizers-Text": recognizers_dates,
}


@pytest.mark.benchmark(group="quantities", timer=time.process_time, disable_gc=True)
@pytest.mark.parametrize("name", LOADERS)
def test_quantities(timing: Timing, name: str) -> None:
    peer: Peer = installed(LOADERS[name])
    time_over_all(timing, peer.run, whose(name), peer.name)


@pytest.mark.benchmark(group="dates", timer=time.process_time, disable_gc=True)
@pytest.mark.parametrize("name", DATES)
def test_dates(timing: Timing, name: str) -> None:
    time_over_all(timing, installed(DATES[name]), whose(name), name)


@pytest.mark.benchmark(group="durations", timer=time.process_time, disable_gc=True)
def test_durations(timing: Timing) -> None:
    time_over_all(timing, find_durations, None, "find_durations")


@pytest.mark.benchmark(group="numbers", timer=time.process_time, disable_gc=True)
def test_numbers(timing: Timing) -> None:
    read = timing(
        lambda: [parse_number(text) for _ in range(100) for text in NUMERALS],
        label=OURS,
        numerals=100 * len(NUMERALS),
    )
    assert None not in read


@pytest.mark.benchmark(group="numbers", timer=time.process_time, disable_gc=True)
def test_numbers_with_cn2an(timing: Timing) -> None:
    from cn2an import cn2an

    timing(
        lambda: [cn2an(text, "smart") for _ in range(100) for text in NUMERALS],
        label="cn2an",
        numerals=100 * len(NUMERALS),
        peer="cn2an",
    )
    ours = [number.value for number in map(parse_number, NUMERALS) if number is not None]
    assert ours == [Decimal(str(cn2an(text, "smart"))) for text in NUMERALS]


def installed(load: Callable[[], Any]) -> Any:
    """What is loaded, or the test is skipped."""
    try:
        return load()
    except ImportError as error:
        pytest.skip(f"not installed: {error}")


def whose(name: str) -> str | None:
    """The name of a peer; this library is none."""
    return None if name == OURS else name


def time_over_all(timing: Timing, find: Callable[[str], object], peer: str | None, label: str) -> None:
    texts = bundled().values()
    found = timing(
        lambda: [find(text) for text in texts],
        label=label,
        reports=len(texts),
        characters=characters(),
        peer=peer,
    )
    assert any(found)
