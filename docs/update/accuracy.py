"""Writes docs/accuracy.md with what is measured now: PYTHONPATH=tests python docs/update/accuracy.py

The table of all reports, those that are not in the project and those seen first among them, is the README's.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from quality.scoring import Case, Scorecard

from rule_of_law_extract import parse

__all__ = ["page"]

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "accuracy.md"
QUALITY = ROOT / "tests" / "quality"

_INTRODUCTION = """\
# How accurate it is, and how that is measured

<!-- Made by docs/update/accuracy.py: it measures, and takes the first table from the README. -->

## In short

{readme}

## What is counted

The gold is made by hand: for each report its figures, sections, points, dates, citations, breakdowns, shortcomings,
plans and metadata, each marked by its words in the text.

- **Finding** (quantities, sections, points, dates, citations, statements of none, breakdowns, problems, plans,
  indicators, topics): an item is a hit when its span overlaps the gold's and what identifies it agrees: value, upper
  end and unit of a figure, level and title of a section. Precision is the share of what was given that is right,
  recall the share of the gold that was found, F1 their harmonic mean.
- **Judging** (exact span, unit class, modifier, role, heading, part, kind, metadata): the share that is right among
  what was found.
- **Grounding**: the share of items whose text is what stands at their span.
- What the gold marks optional is neither asked for nor counted against the parser.

## What is measured now

Both sets are in the project, and anyone can measure them again with

```shell
pytest tests/quality -s
```

The *floor* is the least that the tests accept; it is lowered only with a written reason. The rules have been worked
on with these reports at hand, so the figures say what the parser does with reports like them. What it does with
reports that it has never seen is told by the columns *first sight* above.
"""

_SETS = {
    "project": ("Reports D1 to D8", "Eight reports written for this project.", "data"),
    "written": (
        "Reports of other offices",
        "{count} reports in the manner of other provinces and departments, written for this project.",
        "data/written",
    ),
}

_LIMITS = """\
## What to mind

- The written reports are cleaner than the web. Expect less on pages that lost characters in copying, on tables that
  were flattened into text, and on texts that are no yearly reports.
- A figure without an indicator is not wrong: the codebook has no code for it. An indicator says what is counted, not
  how the office counts it.
- Topics are the least certain: two readers do not always agree on what a section is about.
- Every value can be checked: `report.text[span.start:span.end]` is where it stands, and `explain` says why it is what
  it is.
"""


def page() -> str:
    """Return the page as it should be."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _INTRODUCTION.format(readme=_readme())
    floors = tomllib.loads((QUALITY / "floors.toml").read_text(encoding="utf-8"))
    for name, (title, about, folder) in _SETS.items():
        gold = sorted((QUALITY / folder).glob("*.json"))
        yield f"### {title}"
        yield ""
        yield about.format(count=len(gold))
        yield ""
        yield from _table(_measured(gold), floors[name])
    yield _LIMITS


def _readme() -> str:
    """The section of the README on accuracy, up to its table's end."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.partition("\n## How right it is\n\n")[2]
    lines = section[: section.index("\n## ")].split("\n")
    last = max(number for number, line in enumerate(lines) if line.startswith("|"))
    return "\n".join(lines[: last + 1])


def _measured(gold: list[Path]) -> Scorecard:
    card = Scorecard()
    for path in gold:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        report = parse(text).model_dump(mode="json")
        card.add(Case(path.stem, text, json.loads(path.read_text(encoding="utf-8")), report))
    return card


def _table(card: Scorecard, floors: dict[str, float]) -> Iterator[str]:
    yield "| measure | precision | recall | F1 or share right | hit | missed | false | floor |"
    yield "|---|---|---|---|---|---|---|---|"
    for measure in card.rows():
        tally = card.tallies[measure]
        shares = " | ".join("–" if share is None else f"{share:.3f}" for share in (tally.precision, tally.recall))
        yield (
            f"| {measure} | {shares} | {card.figure(measure):.3f} | {tally.hit} | {tally.missed} | {tally.false} "
            f"| {floors[measure]:.3f} |"
        )
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
