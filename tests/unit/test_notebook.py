"""Cards: short, escaped, the same in HTML, plain text and on a terminal; and what `repr`, `dir` and signatures show."""

from __future__ import annotations

import io
import pickle
import re
import subprocess
import sys
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser

import pytest
from rich.console import Console
from rich.pretty import pretty_repr

from rule_of_law_extract import Finding, Report, check, example_report, parse
from rule_of_law_extract.schema import Model, Observation, Part, Section, Span, Statement
from rule_of_law_extract.schema.walk import walk
from rule_of_law_extract.viewer import notebook

Record = Report | Section | Observation | Finding


@cache
def example() -> Report:
    return parse(example_report(), source="example report")


def records(report: Report) -> list[Record]:
    return [report, *walk(report.sections), *report.observations, *report.findings, *check(report)]


HOSTILE = (
    "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e\u0000\ud800{}\x1b[31m"
    "人民政府2024年度法治政府建设情况报告\n一、<b>主要举措</b>&amp;\u202e\n"
    "（一）<script>x</script>\n办结</td>行政处罚案件85起<script>。罚款$4.62万元。\n三、x"
)


class Tags(HTMLParser):
    """The tags that are left open, those there are, and the words between them."""

    VOID = frozenset({"br", "img", "hr", "meta", "link", "input"})

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("text", [example_report(), HOSTILE, HOSTILE * 30, "", "\x00", "一、" * 50])
def test_html_is_whole_and_has_nothing_but_text_and_style(text: str) -> None:
    for record in records(parse(text, source=text[:50])):
        page = Tags(record._repr_html_())
        assert page.open == []
        assert page.tags <= {"div", "table", "tbody", "tr", "th", "td", "b"}
        assert page.attributes <= {"style", "scope", "lang"}
        assert all(char.isprintable() for char in "".join(page.words))


def test_what_is_hostile_is_there_as_text() -> None:
    report = parse(HOSTILE)
    assert "<script>" in "".join(Tags(notebook.html(report.sections[1])).words)
    assert "<script" not in notebook.html(report.sections[1])


@pytest.mark.parametrize("size", [1, 40])
def test_a_card_is_short_however_long_the_report(size: int) -> None:
    report = parse(example_report() * size)
    assert len(notebook.html(report)) < 14_000
    assert len(notebook.plain(report).splitlines()) < 35
    assert example_report()[400:500] not in notebook.html(report)


def test_a_long_title_or_source_is_cut() -> None:
    report = example().model_copy(
        update={"source": "x" * 10**6, "metadata": example().metadata.model_copy(update={"title": "报" * 10**6})}
    )
    assert len(notebook.html(report)) < 14_000
    assert len(repr(report)) < 300


def test_all_three_say_the_same() -> None:
    several: list[Record] = [example(), example().sections[1], example().observations[24], example().findings[0]]
    for record in several:
        plain = notebook.plain(record)
        words = [word for word in re.split(r"\s{2,}|\n|: ", plain) if word]
        page = " ".join(Tags(notebook.html(record)).words)
        screen = io.StringIO()
        Console(file=screen, width=200, color_system=None).print(record)
        shown = screen.getvalue()
        for word in words:
            assert word in page
            assert word in shown


def test_the_card_of_a_report_tells_what_it_is() -> None:
    plain = notebook.plain(example())
    for words in (
        "栎澄区人民政府蘅桥街道办事处关于2024年度法治政府建设情况的报告",
        "栎澄区人民政府蘅桥街道办事处 (乡级)",
        "2025-02-11, 49 days before 1 April 2025",
        "✓ measures · ✓ leadership · ✓ problems · ✓ plan",
        f"{len(example().observations)} figures",
        "skipped-ordinal",
    ):
        assert words in plain


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-04-01", "2025-04-01, on 1 April 2025"),
        ("2025-04-02", "2025-04-02, 1 day after 1 April 2025"),
        ("2025-03-31", "2025-03-31, 1 day before 1 April 2025"),
    ],
)
def test_published_against_the_day(day: str, words: str) -> None:
    record = example().model_dump(mode="json")
    record["metadata"]["published_on"] = day
    assert words in notebook.plain(Report.model_validate(record))


@pytest.mark.parametrize("year", [None, 0, -5, 9999, 10**30])
def test_published_in_no_year_that_there_is(year: int | None) -> None:
    data = example().metadata.model_copy(update={"year": year})
    assert "2025-02-11" in notebook.plain(example().model_copy(update={"metadata": data}))


def test_a_missing_part_is_told() -> None:
    assert "✓ measures · ✗ leadership" in notebook.plain(parse("一、主要举措\n办结案件85起。"))


def test_an_observation_tells_what_it_means() -> None:
    item = next(item for item in example().observations if item.quantity.text == "近90万元")
    plain = notebook.plain(item)
    assert "about 900,000 元, taken as " in plain
    assert "reported 已完成" in plain


def test_a_value_of_a_million_digits_is_cut() -> None:
    item = example().observations[0]
    vast = item.model_copy(update={"quantity": item.quantity.model_copy(update={"value": Decimal("1E+1000000")})})
    assert len(notebook.html(vast)) < 5_000


def test_the_bundle_has_html_and_its_plain_twin() -> None:
    for record in records(example()):
        bundle = record._repr_mimebundle_(include=["text/html"], exclude=None)
        assert bundle == {"text/plain": notebook.plain(record), "text/html": record._repr_html_()}


@pytest.mark.parametrize("given", [None, "text", 3, (), Span(start=0, end=1)])
def test_a_card_of_something_else(given: object) -> None:
    with pytest.raises(TypeError, match=f"not {type(given).__name__}"):
        notebook.html(given)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("width", [20, 60, 80, 200])
def test_on_a_terminal_of_any_width(width: int) -> None:
    for record in [example(), *example().findings]:
        screen = io.StringIO()
        Console(file=screen, width=width).print(record)
        assert screen.getvalue().strip()


def test_without_rich_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['rich'] = None\nimport rule_of_law_extract as r; r.parse('').__rich__()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert "ImportError: the card needs rich: pip install 'rule-of-law-extract[cli]'" in run.stderr


# What IPython shows without a card: repr, one line.


def test_repr_is_one_short_line() -> None:
    for record in [*records(example()), *records(parse(HOSTILE)), *records(parse("字" * 10_000))]:
        assert len(repr(record)) < 320
        assert "\n" not in repr(record)
        assert str(record) == repr(record)
        assert repr(record).startswith(f"<{type(record).__name__} ")


def test_repr_tells_what_it_is() -> None:
    told = "<Report '2024 栎澄区人民政府蘅桥街道办事处', 16 sections, 60 figures, 3 findings, "
    assert repr(example()).startswith(told)
    assert repr(parse("")) == "<Report 0 sections, 0 figures, 1 finding, 0 characters>"
    item = parse("一、主要举措\n办结行政处罚案件约85起。").observations[0]
    assert repr(item) == (
        "<Observation o1 '约85起' = about 85 起, '行政处罚案件', enforcement.penalty_cases, reported, [15:19]>"
    )
    assert repr(example().findings[0]) == "<Finding warning skipped-ordinal [1230:1246]: 'number 6 where 5 is due'>"
    told = "<Section 1 '一、推进法治政府建设的主要举措和成效', measures, 7 sections, "
    assert repr(example().sections[1]).startswith(told)


def test_what_check_returns_is_a_tuple_that_reads_line_by_line() -> None:
    found = check(example())
    assert type(found) is tuple
    assert pretty_repr(found, max_width=100).count("\n") >= len(found)


def test_repr_of_a_record_made_without_all_fields() -> None:
    assert "text='x'" in repr(Report.model_construct(text="x"))
    assert repr(Section.model_construct(id="1", children=())).startswith("Section(id='1'")


def test_other_models_keep_their_repr() -> None:
    assert repr(Span(start=1, end=2)) == "Span(start=1, end=2)"
    assert repr(Statement(text="x", span=Span(start=0, end=1))).startswith("Statement(text='x'")


def test_the_record_itself_is_as_before() -> None:
    again = Report.model_validate_json(example().model_dump_json())
    assert again == example()
    assert pickle.loads(pickle.dumps(example())) == example()
    assert example().sections[1].part is Part.MEASURES


# Signatures and tab completion.


def models(report: Report) -> dict[str, Model]:
    """One of each model, from a report."""
    items: list[Model] = [report, report.metadata, *walk(report.sections), *report.observations, *report.findings]
    items += [*report.dates, *report.citations, *report.breakdowns, *report.problems, report.observations[0].quantity]
    items += [point for section in walk(report.sections) for point in section.points]
    return {type(item).__name__: item for item in items}


@pytest.mark.parametrize("name", sorted(models(example())))
def test_completion_offers_nothing_outdated(name: str) -> None:
    item = models(example())[name]
    offered = set(dir(item))
    assert set(type(item).model_fields) <= offered
    assert not {"dict", "json", "parse_obj", "copy", "construct", "update_forward_refs"} & offered
    assert {"model_dump", "model_dump_json", "model_copy"} <= offered


def test_signatures_before_first_use() -> None:
    code = (
        "import inspect; from rule_of_law_extract import schema\n"
        "for name in ('Finding', 'Section', 'Observation', 'Report', 'Span'):\n"
        "    print(name, *inspect.signature(getattr(schema, name)).parameters)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    told = {line.split()[0]: line.split()[1:] for line in run.stdout.splitlines()}
    assert told["Finding"] == list(Finding.model_fields)
    assert told["Section"] == list(Section.model_fields)
    assert told["Observation"] == list(Observation.model_fields)
    assert told["Report"] == list(Report.model_fields)
    assert told["Span"] == ["start", "end"]


def test_parsing_loads_no_card_and_no_table() -> None:
    code = (
        "import sys, rule_of_law_extract as r; repr(r.parse('一、主要举措'));"
        "print([name for name in sys.modules if name.startswith(('rule_of_law_extract.viewer',"
        " 'rule_of_law_extract.tabular', 'matplotlib', 'rich'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "[]"


def test_tables_of_one_report() -> None:
    from rule_of_law_extract.tabular import tables

    assert example().tables() == tables(example())
    assert len(example().tables().observations) == len(example().observations)
