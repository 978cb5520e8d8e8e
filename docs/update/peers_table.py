"""Prints the table that sets this library beside its peers: what each finds in the gold documents, and how fast.

    pip install ".[bench]"
    python docs/update/peers_table.py

A peer that is not installed is left out, and the line under the table says so. The documents are those of
``tests/quality/data``; with ``--also FOLDER`` those of another folder too, which holds ``reports`` and ``gold``.

A figure of the gold is found where a peer's find shares a character with it and has its number, whatever the peer's way
to write it (62.5万元 as 625000, 98% as 0.98 or 98). It is found with its unit where the peer names the same unit too.
A find that is no figure of the gold is false; figures that the gold calls optional count neither way. Speed is the best
of several rounds over all documents; in each round every finder has its turn, so that all share what else the machine
does.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "quality" / "data"
ROUNDS = 6


class Find(NamedTuple):
    """Something that a finder found; what it reads none from has the value None."""

    start: int
    end: int
    value: Decimal | None
    unit: str | None


class Figure(NamedTuple):
    """A figure of the gold."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    optional: bool


class Peer(NamedTuple):
    """A finder, what is timed of it, and what of it was called."""

    name: str
    find: Callable[[str], list[Find]]
    run: Callable[[str], object]
    called: str


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value).rstrip("%"))
    except InvalidOperation:
        return None


def ours() -> Peer:
    """This library."""
    from rule_of_law_extract import find_quantities

    def find(text: str) -> list[Find]:
        return [Find(item.start, item.end, item.value, item.unit) for item in find_quantities(text)]

    return Peer("rule-of-law-extract", find, find_quantities, "find_quantities")


def jionlp_money() -> Peer:
    """JioNLP's finder of money; there is none for counts."""
    with redirect_stdout(io.StringIO()):
        import jionlp  # type: ignore[import-not-found]

    def find(text: str) -> list[Find]:
        found = jionlp.ner.extract_money(text, with_parsing=True)
        return [
            Find(item["offset"][0], item["offset"][1], _first(item["detail"]["num"]), item["detail"]["case"])
            for item in found
        ]

    def run(text: str) -> object:
        return jionlp.ner.extract_money(text, with_parsing=True)

    return Peer("JioNLP (money)", find, run, "ner.extract_money")


def jionlp_money_and_time() -> Peer:
    """JioNLP's finders of money and time, for the speed."""
    money = jionlp_money()
    import jionlp  # pyright: ignore[reportMissingImports]

    # It logs each of its own exceptions with the stack.
    logging.disable(logging.ERROR)

    def run(text: str) -> object:
        return money.run(text), jionlp.ner.extract_time(text, time_base=1_700_000_000)

    return Peer("JioNLP (money and time)", money.find, run, "ner.extract_money, ner.extract_time")


def _first(value: object) -> Decimal | None:
    return _number(value[0] if isinstance(value, list) else value)


_MICROSOFT = {
    "Chinese yuan": "元", "Square meter": "平方米", "Square kilometer": "平方公里", "Mu": "亩", "Meter": "米",
    "Kilometer": "公里", "Ton": "吨", "Kilogram": "千克", "Hectare": "公顷",
}  # fmt: skip


def microsoft() -> Peer:
    """Recognizers-Text: numbers, percentages, money and dimensions; of two that overlap, the longer."""
    from recognizers_number import recognize_number, recognize_percentage  # type: ignore[import-not-found]
    from recognizers_number_with_unit import (  # type: ignore[import-not-found]
        recognize_currency,
        recognize_dimension,
    )

    models = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)

    def run(text: str) -> list[Any]:
        return [item for model in models for item in model(text, "zh-cn")]

    def find(text: str) -> list[Find]:
        found: list[Find] = []
        for item in sorted(run(text), key=lambda item: item.start - item.end):
            value = (item.resolution or {}).get("value")
            unit = "%" if item.type_name == "percentage" else _MICROSOFT.get((item.resolution or {}).get("unit", ""))
            if all(item.end < other.start or other.end <= item.start for other in found):
                found.append(Find(item.start, item.end + 1, None if value is None else _number(value), unit))
        return found

    return Peer("Recognizers-Text", find, run, "recognize_number, _percentage, _currency, _dimension")


def microsoft_all() -> Peer:
    """All that Recognizers-Text has of numbers, units and dates: without the dates, years are numbers."""
    from recognizers_date_time import recognize_datetime  # type: ignore[import-not-found]

    numbers = microsoft()

    def run(text: str) -> object:
        return numbers.run(text), recognize_datetime(text, "zh-cn")

    def find(text: str) -> list[Find]:
        dates = [(item.start, item.end + 1) for item in recognize_datetime(text, "zh-cn")]
        return [
            item
            for item in numbers.find(text)
            if not any(start <= item.start and item.end <= end for start, end in dates)
        ]

    return Peer("Recognizers-Text, less its dates", find, run, f"{numbers.called}, recognize_datetime")


_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?[万亿]?|[零〇一二两三四五六七八九十百千万亿]+")


def plain_regex() -> Peer:
    """A regular expression for digits and numerals, and cn2an for the number: what one writes in an afternoon."""
    from cn2an import cn2an

    def run(text: str) -> list[Find]:
        found: list[Find] = []
        for match in _NUMERAL.finditer(text):
            try:
                value = Decimal(str(cn2an(match.group().replace(",", ""), "smart")))
            except (ValueError, KeyError, TypeError):
                value = None
            found.append(Find(*match.span(), value, None))
        return found

    return Peer("regex and cn2an", run, run, "re.finditer, cn2an.cn2an")


LOADERS = {
    "rule-of-law-extract": ours,
    "jionlp": jionlp_money,
    "jionlp (time)": jionlp_money_and_time,
    "recognizers-text-suite": microsoft,
    "recognizers-text-suite (dates)": microsoft_all,
    "cn2an": plain_regex,
}


def documents(also: Path | None) -> Iterator[tuple[str, list[Figure]]]:
    """Yield the texts with the figures of their gold."""
    pairs = [(gold.with_suffix(".txt"), gold) for gold in sorted(DATA.glob("*.json"))]
    if also is not None:
        known = {gold.stem for _, gold in pairs}
        pairs += [
            (also / "reports" / f"{gold.stem}.txt", gold)
            for gold in sorted((also / "gold").glob("*.json"))
            if gold.stem not in known
        ]
    for source, gold in pairs:
        text = source.read_bytes().decode("utf-8")
        items = json.loads(gold.read_text(encoding="utf-8"), parse_float=Decimal)["quantities"]
        yield text, [_figure(text, item) for item in items]


def _figure(text: str, item: dict[str, Any]) -> Figure:
    quote, context = item["quote"], item.get("context")
    start = text.index(context) + context.index(quote) if context else text.index(quote)
    return Figure(start, start + len(quote), Decimal(item["value"]), item["unit"], bool(item.get("optional")))


def _touches(found: Find, figure: Figure) -> bool:
    return found.start < figure.end and figure.start < found.end


def _same(found: Find, figure: Figure) -> bool:
    if found.value is None or not _touches(found, figure):
        return False
    readings = (found.value, found.value * 100) if figure.unit == "%" else (found.value,)
    return any(abs(reading - figure.value) <= Decimal("0.00005") for reading in readings)


class Score(NamedTuple):
    """What came of one finder, as shares."""

    precision: float
    recall: float
    with_unit: float


def score(peer: Peer, texts: list[tuple[str, list[Figure]]]) -> Score:
    """Compare a finder with the gold, and time it."""
    counted = right = wanted = found = found_with_unit = 0
    for text, figures in texts:
        finds = peer.find(text)
        asked = [figure for figure in figures if not figure.optional]
        for item in finds:
            if any(_same(item, figure) for figure in asked):
                right += 1
                counted += 1
            else:
                counted += not any(_touches(item, figure) for figure in figures if figure.optional)
        wanted += len(asked)
        for figure in asked:
            units = [item.unit for item in finds if _same(item, figure)]
            found += bool(units)
            found_with_unit += figure.unit in units
    return Score(right / max(counted, 1), found / wanted, found_with_unit / wanted)


def speeds(peers: list[Peer], texts: list[str]) -> list[float]:
    """Time all finders: characters a second of each."""
    best = [float("inf")] * len(peers)
    for _ in range(ROUNDS):
        for position, peer in enumerate(peers):
            began = time.perf_counter()
            turns = 0
            # A quick finder has as many turns as fit in a second, or as many as a slow one needs to have one.
            while turns == 0 or time.perf_counter() - began < 1:
                start = time.perf_counter()
                for text in texts:
                    peer.run(text)
                best[position] = min(best[position], time.perf_counter() - start)
                turns += 1
    return [sum(map(len, texts)) / seconds for seconds in best]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Sets this library beside its peers.")
    parser.add_argument("--also", type=Path, metavar="FOLDER", help="a further folder with reports/ and gold/")
    texts = list(documents(parser.parse_args().also))
    figures = sum(not figure.optional for _, items in texts for figure in items)
    peers: list[Peer] = []
    missing: list[str] = []
    for name, load in LOADERS.items():
        try:
            peers.append(load())
        except ImportError as error:
            missing.append(f"{name} ({error})")
    characters = sum(len(text) for text, _ in texts)
    timed = speeds(peers, [text for text, _ in texts])
    print(f"{len(texts)} documents, {characters:,} characters, {figures} figures\n")
    print("| finder | precision | recall | with unit | characters/s | time, ours = 1 |")
    print("| --- | --- | --- | --- | --- | --- |")
    for peer, speed in zip(peers, timed, strict=True):
        it = score(peer, texts)
        ratio = timed[0] / speed
        print(
            f"| {peer.name} | {it.precision:.1%} | {it.recall:.1%} | {it.with_unit:.1%} | {speed:,.0f} "
            f"| {f'{ratio:,.0f}' if ratio >= 10 else f'{ratio:.1f}'} |"
        )
    print("\nCalled: " + "; ".join(f"{peer.name}: {peer.called}" for peer in peers))
    if missing:
        print("\nNot installed: " + "; ".join(missing))


if __name__ == "__main__":
    main()
