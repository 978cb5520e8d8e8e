"""The peers' own tests, put to this library: the cases, the judges, and what came of it.

The cases are read from the folder ``shared/peers`` beside the project, one file a peer, where there is one; they are
the peers' and no part of the project. Three modules beside this one say how a case is judged:

- ``peer_numbers``: numbers, ordinals, percentages, number ranges, and all that WeTextProcessing rewrites but dates;
- ``peer_dates``: dates, date ranges, durations and other times;
- ``peer_quantities``: money, dimensions, distances, volumes and other amounts with a unit.

Each exports one table::

    JUDGES: Mapping[tuple[str, str], Judge] = {("cn2an", "number"): number, ("jionlp", "time_span"): span, …}

A key is a peer (the name of its file) and a kind. The kind of a case is the type of the first thing that it expects;
of a case that expects nothing, ``nothing/`` and the file of the peer's suite (``nothing/NumberModel``).

A judge is given a :class:`Case` and returns

- ``None`` where the library reads what the peer's test asks for, under the conventions that its module documents;
- a ``str`` where it does not: what it reads instead, in a few words;
- an :class:`Outside` where the case asks for what the library is not for (a clock time, a telephone number to be
  spoken), with the reason. Such a case counts neither way, and the table shows how many there are.

A judge never looks at one case by its number or its text. Where the peer itself is wrong, or means another thing by the
same words, the case is a line of ``data/peers_reviewed.tsv``: the peer, the number of the line in its file (from 1),
how the input begins, and the reason. Reviewed cases are not in the pass rate, and may be at most 4 % of a file's cases.

Run as a program it prints the pass rates; with ``--failures`` also every case that fails, or only those of the peers
and kinds named behind it; with ``--page`` the table of ``docs/numbers.md``::

    python tests/quality/peers.py --failures cn2an
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

HERE = Path(__file__).parent
PEERS = HERE.parents[1].parent / "shared" / "peers"
REVIEWED = HERE / "data" / "peers_reviewed.tsv"
MODULES = ("peer_numbers", "peer_dates", "peer_quantities")


class Outside(str):
    """The reason why a case asks for what the library is not for."""


class Expected(NamedTuple):
    """One thing that the peer's test wants found.

    Attributes:
        text: The words, as the peer prints them (Microsoft's are folded to half width and lower case).
        value: What the peer makes of them, in its own form.
        unit: The peer's name of the unit, or None.
        type: The peer's name of the kind.
        start: Where they begin in the input, where the suite says so.
        end: Where they end.
        more: What else the line says of it (mode, definition, …).
    """

    text: str
    value: Any
    unit: str | None
    type: str
    start: int | None
    end: int | None
    more: Mapping[str, Any]


class Case(NamedTuple):
    """One line of a peer's file."""

    peer: str
    line: int
    input: str
    expect: tuple[Expected, ...]
    reference: str | None
    note: str
    source: str

    @property
    def kind(self) -> str:
        """The type of the first thing expected, or where the test comes from that wants nothing."""
        if self.expect:
            return self.expect[0].type
        suite = self.source.rpartition("/")[2]
        return f"nothing/{suite.partition('.')[0]}"


Verdict: TypeAlias = str | None
Judge: TypeAlias = Callable[[Case], Verdict]


def outside(reason: str) -> Judge:
    """Return a judge for a whole kind that the library is not for."""
    return lambda _: Outside(reason)


class Reviewed(NamedTuple):
    """A case in which the peer is wrong, or means another thing."""

    peer: str
    line: str
    begins: str
    reason: str


@dataclass
class Tally:
    """What came of the cases of one kind."""

    passed: list[Case] = field(default_factory=list[Case])
    failed: list[tuple[Case, str]] = field(default_factory=list[tuple[Case, str]])
    reviewed: list[tuple[Case, str]] = field(default_factory=list[tuple[Case, str]])
    outside: list[tuple[Case, str]] = field(default_factory=list[tuple[Case, str]])

    @property
    def rate(self) -> float:
        """The share passed of those that count; 1 where none counts."""
        counted = len(self.passed) + len(self.failed)
        return len(self.passed) / counted if counted else 1.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.passed + other.passed,
            self.failed + other.failed,
            self.reviewed + other.reviewed,
            self.outside + other.outside,
        )


def present() -> bool:
    """Are the peers' cases beside the project?"""
    return PEERS.is_dir()


def cases(peer: str) -> Iterator[Case]:
    """Yield the cases of one peer that are in scope."""
    with (PEERS / f"{peer}.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = json.loads(line)
            if fields["scope"] == "in":
                yield Case(
                    peer,
                    number,
                    fields["input"],
                    tuple(_expected(item) for item in fields["expect"]),
                    (fields.get("context") or {}).get("reference"),
                    fields.get("note", ""),
                    fields["source"],
                )


def _expected(fields: Mapping[str, Any]) -> Expected:
    named: dict[str, Any] = {name: fields.get(name) for name in Expected._fields if name != "more"}
    return Expected(**named, more={name: value for name, value in fields.items() if name not in named})


def peers() -> list[str]:
    """The peers that have a file of cases."""
    return sorted(path.stem for path in PEERS.glob("*.jsonl"))


@cache
def judges() -> Mapping[tuple[str, str], Judge]:
    """The judges of all mapping modules.

    Raises:
        ValueError: Two modules judge the same kind.
    """
    found: dict[tuple[str, str], Judge] = {}
    for name in MODULES:
        table: Mapping[tuple[str, str], Judge] = import_module(f"quality.{name}").JUDGES
        if twice := found.keys() & table.keys():
            raise ValueError(f"{name} judges {sorted(twice)}, which another module judges")
        found.update(table)
    return found


def reviewed() -> list[Reviewed]:
    """The rows of the reviewed list."""
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(header) != Reviewed._fields:
        raise ValueError(f"{REVIEWED.name} has the columns {header}, not {Reviewed._fields}")
    return [Reviewed(*row) for row in rows]


@cache
def results(peer: str) -> Mapping[str, Tally]:
    """Judge every case of a peer: its kinds, each with what came of it."""
    return judged(cases(peer), judges(), {row.line: row.reason for row in reviewed() if row.peer == peer})


def judged(
    found: Iterable[Case], table: Mapping[tuple[str, str], Judge], reasons: Mapping[str, str]
) -> Mapping[str, Tally]:
    """Judge the cases: the kinds, each with what came of it.

    Args:
        found: The cases.
        table: The judges by peer and kind.
        reasons: The reviewed cases by line, with the reason.
    """
    tallies: dict[str, Tally] = {}
    for case in found:
        tally = tallies.setdefault(case.kind, Tally())
        judge = table.get((case.peer, case.kind))
        verdict = "no judge for this kind" if judge is None else judge(case)
        if isinstance(verdict, Outside):
            tally.outside.append((case, verdict))
        elif str(case.line) in reasons:
            tally.reviewed.append((case, reasons[str(case.line)]))
        elif verdict is None:
            tally.passed.append(case)
        else:
            tally.failed.append((case, verdict))
    return dict(sorted(tallies.items()))


def table() -> str:
    """The pass rates of all peers as text, a line a kind and one a peer."""
    rows = [f"{'peer':<16} {'kind':<28} {'passed':>6} {'failed':>6} {'rate':>6} {'reviewed':>8} {'outside':>7}"]
    for peer in peers():
        kinds = results(peer)
        for kind, tally in [*kinds.items(), ("all", sum(kinds.values(), Tally()))]:
            rows.append(
                f"{peer:<16} {kind:<28} {len(tally.passed):>6} {len(tally.failed):>6} {tally.rate:>6.1%}"
                f" {len(tally.reviewed):>8} {len(tally.outside):>7}"
            )
    return "\n".join(rows)


def page() -> str:
    """The pass rates of the peers as the table of a page."""
    rows = ["| peer | cases | passed | failed | reviewed | outside |", "|---|---|---|---|---|---|"]
    for peer in peers():
        tally = sum(results(peer).values(), Tally())
        found = [len(part) for part in (tally.passed, tally.failed, tally.reviewed, tally.outside)]
        passed, *others = found
        rows.append(f"| {peer} | {sum(found)} | {passed} ({tally.rate:.1%}) | {' | '.join(map(str, others))} |")
    return "\n".join(rows)


def _failures(*only: str) -> Iterator[str]:
    for peer in peers():
        for kind, tally in results(peer).items():
            if only and not {peer, kind} & set(only):
                continue
            for case, verdict in tally.failed:
                wanted = "; ".join(f"{item.text} = {item.value} {item.unit or ''}".rstrip() for item in case.expect)
                yield f"{peer}:{case.line} [{kind}] {case.input!r}"
                yield f"    wants {wanted or 'nothing'}"
                yield f"    reads {verdict}"


def main(arguments: list[str]) -> None:
    """Print the table, and the failures if asked for."""
    if not present():
        raise SystemExit(f"the peers' cases are not beside the project in {PEERS}")
    if arguments[:1] == ["--failures"]:
        print("\n".join(_failures(*arguments[1:])))
    print(page() if arguments[:1] == ["--page"] else table())


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    from quality import peers as framework

    # Under its own name, so that the judges' classes are those that the loop above compares with.
    framework.main(sys.argv[1:])
