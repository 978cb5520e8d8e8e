"""Plots: every character has a glyph, nothing global is changed, and what is drawn is what the reports say."""

from __future__ import annotations

import datetime
import pickle
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from matplotlib import font_manager
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

from rule_of_law_extract import Report, example_report, parse, plots
from rule_of_law_extract.plots import canvas, fonts
from rule_of_law_extract.plots.coverage import part_lengths
from rule_of_law_extract.plots.days import days_after_deadline
from rule_of_law_extract.schema import Breakdown, Part
from rule_of_law_extract.tabular import tables

DATA = Path(__file__).parents[1] / "quality" / "data"


@cache
def example() -> Report:
    return parse(example_report())


@cache
def many() -> tuple[Report, ...]:
    files = sorted([*DATA.glob("D*.txt"), *(DATA / "written").glob("C*.txt")])
    return tuple(parse(file.read_text(encoding="utf-8"), source=file.name) for file in files)


def a_report(issuer: str, year: int, figures: str) -> Report:
    return parse(f"{issuer}{year}年度法治政府建设情况报告\n一、主要举措\n{figures}")


def over_years() -> list[Report]:
    return [
        a_report(issuer, year, f"办结行政处罚案件{about}{base + 10 * year - 20_200}起。")
        for year, about in ((2022, ""), (2023, "近"), (2024, ""))
        for issuer, base in (("砚岭县人民政府", 100), ("槐川县司法局", 300))
    ]


def words(figure: Figure) -> list[str]:
    texts: list[Any] = [*figure.findobj(Text)]
    return [text.get_text() for text in texts if text.get_text()]


def draw(figure: Figure) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.draw_without_rendering()


def glyphs_missing(figure: Figure) -> set[str]:
    """The characters of a figure that none of the fonts it is set in has."""
    missing: set[str] = set()
    texts: list[Any] = [*figure.findobj(Text)]
    for text in texts:
        has: set[int] = set()
        for family in text.get_fontfamily():
            path = font_manager.findfont(font_manager.FontProperties(family=[family]), fallback_to_default=False)
            has |= set(font_manager.get_font(path).get_charmap())
        missing |= {char for char in text.get_text() if char != "\n" and ord(char) not in has}
    return missing


def fines() -> list[Report]:
    """One report with a large fine, which leaves little room, and one with several that lie close to each other."""
    return [
        a_report("砚岭县人民政府", 2024, "罚没款1046.8万元。"),
        a_report("槐川县人民政府", 2023, "罚款5300元。另罚款1550元。另罚款1550元。"),
        a_report("白苇市人民政府", 2022, "罚款12.5亿元。"),
    ]


PLOTS: dict[str, Callable[[], plots.ReportFigure]] = {
    "indicator by issuer": lambda: plots.indicator(many(), "enforcement.penalty_cases"),
    "money by issuer": lambda: plots.indicator(fines()[:2], "enforcement.penalty_amount"),
    "large money by issuer": lambda: plots.indicator(fines(), "enforcement.penalty_amount"),
    "money by year": lambda: plots.indicator(fines(), "enforcement.penalty_amount", by="year"),
    "indicator by year": lambda: plots.indicator(over_years(), "enforcement.penalty_cases", by="year"),
    "breakdowns": lambda: plots.breakdowns(example()),
    "publication": lambda: plots.publication(many()),
    "publication by week": lambda: plots.publication(many(), most=3),
    "parts": lambda: plots.parts(many()),
    "parts of many": lambda: plots.parts(many(), most=3),
    "empty": lambda: plots.indicator([], "x.y"),
}


@cache
def drawn(name: str) -> plots.ReportFigure:
    """A plot, drawn; matplotlib warns of a glyph that no font has and of a family that is not there."""
    figure = PLOTS[name]()
    draw(figure)
    return figure


@pytest.mark.parametrize("name", PLOTS)
def test_no_glyph_is_missing(name: str) -> None:
    figure = drawn(name)
    assert glyphs_missing(figure) == set()
    assert any(word for word in words(figure))


@pytest.mark.parametrize("name", ["indicator by issuer", "breakdowns", "publication", "parts"])
def test_chinese_is_set_in_a_font_that_has_it(name: str) -> None:
    figure = drawn(name)
    chinese = [text for text in words(figure) if any("\u4e00" <= char <= "\u9fff" for char in text)]
    assert chinese
    texts: list[Any] = [*figure.findobj(Text)]
    assert all(text.get_fontfamily()[0] != "DejaVu Sans" for text in texts if text.get_text() in chinese)


@pytest.mark.parametrize("name", PLOTS)
def test_no_words_stand_outside_the_picture(name: str) -> None:
    figure = drawn(name)
    box = figure.get_tightbbox()  # in inches
    width, height = figure.get_size_inches()
    assert box.x0 >= -0.02
    assert box.y0 >= -0.02
    assert box.x1 <= width + 0.02
    assert box.y1 <= height + 0.02


@pytest.mark.parametrize("name", [name for name in PLOTS if name != "empty"])
def test_labels_do_not_run_into_each_other(name: str) -> None:
    figure = drawn(name)
    for axes in figure.axes:
        for labels in (axes.xaxis.get_ticklabels(), axes.yaxis.get_ticklabels(), axes.texts):
            boxes = [label.get_window_extent() for label in labels if label.get_visible() and label.get_text()]
            for one, other in pairwise(boxes):
                assert not one.overlaps(other)


@pytest.mark.parametrize("name", [name for name in PLOTS if name != "empty"])
def test_numbers_along_an_axis_are_written_in_full(name: str) -> None:
    for axes in drawn(name).axes:
        for axis in (axes.xaxis, axes.yaxis):
            assert axis.get_offset_text().get_text() == ""
            for label in axis.get_ticklabels():
                assert not re.search(r"\d{4,}$|\de", label.get_text().rpartition(" ")[0]), label.get_text()


def test_amounts_along_an_axis_have_thousands() -> None:
    assert "5,000,000" in {label.get_text() for label in drawn("money by issuer").axes[0].get_xticklabels()}
    assert "500,000,000" in {label.get_text() for label in drawn("money by year").axes[0].get_yticklabels()}


def test_it_is_the_library_s_figure_and_shows_itself() -> None:
    figure = plots.publication(many())
    assert isinstance(figure, Figure)
    assert figure._repr_png_().startswith(b"\x89PNG")
    assert pickle.loads(pickle.dumps(figure)).get_suptitle() == figure.get_suptitle()


def test_the_same_reports_give_the_same_bytes() -> None:
    assert plots.parts(many())._repr_png_() == plots.parts(many())._repr_png_()


def test_nothing_global_is_changed() -> None:
    code = (
        "import matplotlib; before = dict(matplotlib.rcParams)\n"
        "from rule_of_law_extract import plots, parse, example_report\n"
        "plots.publication(parse(example_report()))._repr_png_()\n"
        "print(before == dict(matplotlib.rcParams))\n"
        "from matplotlib import pyplot; print(pyplot.get_fignums())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.split() == ["True", "[]"]


def test_without_matplotlib_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['matplotlib'] = None\nimport rule_of_law_extract.plots"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert "ImportError: rule_of_law_extract.plots needs matplotlib" in run.stderr
    assert "rule-of-law-extract[plot]" in run.stderr


@pytest.mark.parametrize("given", [3, "text", [3], [None], ["text"]])
def test_what_is_no_report(given: Any) -> None:
    for plot in (plots.publication, plots.parts, lambda one: plots.indicator(one, "a.b")):
        with pytest.raises(TypeError, match="made of reports"):
            plot(given)
    with pytest.raises(TypeError, match="takes a Report"):
        plots.breakdowns(given)


def test_any_iterable_of_reports() -> None:
    assert plots.parts(iter(many())).get_suptitle() == plots.parts(many()).get_suptitle()
    assert plots.parts(example()).get_suptitle() == plots.parts([example()]).get_suptitle()


def test_nothing_to_draw_is_said() -> None:
    assert words(plots.publication([])) == ["no report whose year and day of publication are known"]
    assert words(plots.parts([])) == ["no report"]
    assert words(plots.breakdowns(parse("办结案件85起。"))) == ["the report has no breakdown"]
    assert words(plots.indicator(many(), "no.such")) == ["no report has a figure of no.such"]


def test_words_that_are_formulas_or_steer_elsewhere_are_only_words() -> None:
    hostile = "$\\frac{</svg>$_\u202e\x00\ud800{x}^^"
    data = example().metadata
    assert data.issuer is not None
    issuer = data.issuer.model_copy(update={"name": hostile})
    report = example().model_copy(update={"metadata": data.model_copy(update={"issuer": issuer}), "source": hostile})
    items = tuple(item.model_copy(update={"subject": hostile}) for item in report.observations)
    report = report.model_copy(update={"observations": items})
    with warnings.catch_warnings():
        # Whether a font here has the sign for what cannot be shown (U+FFFD) is not what is asked.
        warnings.simplefilter("ignore", plots.MissingGlyphWarning)
        figures = [
            plots.publication(report),
            plots.parts(report),
            plots.breakdowns(report),
            plots.indicator(report, "enforcement.penalty_cases"),
            plots.indicator(report, "enforcement.penalty_cases", by="year"),
        ]
    for figure in figures:
        assert figure._repr_png_().startswith(b"\x89PNG")
        assert all(char.isprintable() or char == "\n" for char in "".join(words(figure)))
    assert any("$\\frac{</svg>$_" in word for word in words(figures[0]))


# What is drawn.


def test_days_and_parts_agree_with_the_tables() -> None:
    rows = tables(many()).reports.records()
    for report, row in zip(many(), rows, strict=True):
        assert days_after_deadline(report) == row["days_after_april_1"]
        lengths = part_lengths(report)
        for part in (Part.MEASURES, Part.LEADERSHIP, Part.PROBLEMS, Part.PLAN):
            assert (part in lengths) is row[f"has_{part.value}"]
            assert lengths.get(part, 0) == row[f"{part.value}_length"]


def test_late_is_behind_1_april() -> None:
    def published(month: int, day: int) -> Report:
        data = example().metadata.model_copy(update={"published_on": datetime.date(2025, month, day)})
        return example().model_copy(update={"metadata": data})

    figure = plots.publication([published(3, 31), published(4, 1), published(4, 2), parse("")])
    assert figure.get_suptitle() == "Publication against 1 April: 1 of 3 late, 1 of unknown day"
    assert {"−1", "+1"} <= set(words(figure))


@pytest.mark.parametrize("year", [-3, 0, 9998, 9999, 10**20])
def test_a_year_that_no_calendar_has(year: int) -> None:
    data = example().metadata.model_copy(update={"year": year})
    figure = plots.publication(example().model_copy(update={"metadata": data}))
    assert figure._repr_png_()


def test_parts_are_not_drawn_beside_their_whole() -> None:
    report = a_report("砚岭县人民政府", 2024, "开展合法性审查74件，其中重大决策12件、行政规范性文件62件。")
    codes = {item.indicator for item in report.observations}
    assert len(codes) == 1
    shown = words(plots.indicator(report, str(codes.pop())))
    assert "74" in shown
    assert not {"12", "62"} & set(shown)


def test_figures_of_one_report_are_not_added_up() -> None:
    report = a_report("砚岭县人民政府", 2024, "办结行政处罚案件90起。城管中队办结行政处罚案件30起。")
    shown = words(plots.indicator(report, "enforcement.penalty_cases"))
    assert "90 · 30" in shown
    assert "120" not in shown


def test_figures_of_one_report_are_written_once_and_not_all_of_many() -> None:
    assert "5,300 · 1,550" in words(drawn("money by issuer"))
    report = a_report("砚岭县人民政府", 2024, "".join(f"罚款{number}万元。" for number in range(1, 8)))
    assert "70,000 · 60,000 · 50,000 · 40,000 and 3 more" in words(
        plots.indicator(report, "enforcement.penalty_amount")
    )


def test_an_inexact_figure_has_a_hollow_mark() -> None:
    def hollow(text: str) -> bool:
        figure = plots.indicator(a_report("砚岭县人民政府", 2024, text), "enforcement.penalty_cases")
        return any(line.get_markerfacecolor() == "white" for line in figure.axes[0].get_lines())

    assert hollow("办结行政处罚案件近90起。")
    assert not hollow("办结行政处罚案件90起。")


def test_plans_and_background_are_not_drawn() -> None:
    report = a_report("砚岭县人民政府", 2024, "办结行政处罚案件90起。\n二、2025年工作安排\n力争办结行政处罚案件200起。")
    shown = words(plots.indicator(report, "enforcement.penalty_cases"))
    assert "90" in shown
    assert "200" not in shown


def test_the_largest_rows_are_kept() -> None:
    figure = plots.indicator(many(), "enforcement.penalty_cases", most=5)
    assert len(figure.axes[0].get_yticklabels()) == 5
    title = figure.get_suptitle()
    assert "the 5 largest of " in title


def test_by_year_has_a_line_an_issuer() -> None:
    figure = plots.indicator(over_years(), "enforcement.penalty_cases", by="year")
    data: list[Any] = [line.get_ydata() for line in figure.axes[0].get_lines()]
    assert [[*values] for values in data if len(values) == 3] == [[320, 330, 340], [120, 130, 140]]
    assert {"槐川县司法局", "砚岭县人民政府", "bounded, not exact"} <= set(words(figure))


def test_issuers_that_begin_alike_have_a_line_each() -> None:
    alike = "中共棠原区云溪街道工作委员会 棠原区人民政府云溪街道办事处"
    reports: list[Report] = []
    for report, name in zip(over_years()[:2], (f"{alike}甲", f"{alike}乙"), strict=True):
        assert report.metadata.issuer is not None
        issuer = report.metadata.issuer.model_copy(update={"name": name})
        reports.append(report.model_copy(update={"metadata": report.metadata.model_copy(update={"issuer": issuer})}))
    legend = plots.indicator(reports, "enforcement.penalty_cases", by="year").legends[0]
    assert [text.get_text() for text in legend.get_texts()] == [canvas.short(alike)] * 2


def test_a_report_named_by_its_path_keeps_the_end() -> None:
    text = "一、主要举措\n办结行政处罚案件90起。"
    folder = "/collections/2024/provinces/street_offices"
    windows = "C:\\collections\\2024\\street_offices\\2.txt"
    paths = [f"{folder}/000.txt", f"{folder}/001.txt", f"{'层' * 40}.txt", windows]
    figure = plots.indicator([parse(text, source=path) for path in paths], "enforcement.penalty_cases")
    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert labels[:2] == ["…/street_offices/000.txt", "…/street_offices/001.txt"]
    assert labels[2] == "…" + "层" * 21 + ".txt"
    assert labels[3] == "…\\street_offices\\2.txt"


def test_by_something_else() -> None:
    with pytest.raises(ValueError, match="'issuer' or 'year', not 'region'"):
        plots.indicator(many(), "a.b", by="region")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_breakdowns_say_whether_they_add_up() -> None:
    titles = [axes.get_title(loc="left") for axes in plots.breakdowns(example()).axes]
    assert titles[-1] == "o34 矛盾纠纷 479 件: the parts add up to 481, 2 too many"
    assert all(title.endswith("the parts add up") for title in titles[:-1])
    assert {"简易程序罚款", "普通程序罚款"} <= set(words(plots.breakdowns(example())))


def test_a_part_that_is_called_as_its_whole_is_told_apart() -> None:
    report = parse("罚没90.5万元，其中罚没20.1万元。")
    group = Breakdown(whole="o1", parts=("o2",), complete=False)
    shown = words(plots.breakdowns(report.model_copy(update={"breakdowns": (group,)})))
    assert {"罚没款 o1", "罚没款 o2"} <= set(shown)


def test_more_breakdowns_than_are_drawn() -> None:
    assert "and 3 more breakdowns" in words(plots.breakdowns(example(), most=1))


def test_a_breakdown_of_figures_that_are_not_there() -> None:
    report = example().model_copy(update={"breakdowns": (Breakdown(whole="o1", parts=("o999",), complete=True),)})
    assert words(plots.breakdowns(report)) == ["the report has no breakdown"]


def test_a_missing_part_is_told() -> None:
    shown = words(plots.parts([example(), parse("一、主要举措\n办结案件85起。")]))
    assert shown.count("missing") == 3
    assert "Parts: 1 of 2 reports have all four" in shown
    assert any("share of the characters (本部分字数占比)" in word for word in shown)


# Fonts.


def test_fonts_of_words_without_chinese() -> None:
    assert fonts.families("2024 −5 %") == ["DejaVu Sans"]
    assert fonts.families("") == ["DejaVu Sans"]


def test_characters_of_no_font_are_named() -> None:
    with pytest.warns(plots.MissingGlyphWarning, match=r"\(U\+2FFFE\)"):
        chosen = fonts.families("中\U0002fffe")
    assert chosen[-1] == "DejaVu Sans"


def test_without_any_chinese_font_the_error_says_what_brings_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_candidates", lambda: iter(["DejaVu Sans", "STIXGeneral"]))
    with pytest.raises(plots.MissingFontError, match=r"apt install fonts-noto-cjk.*mplfonts.*addfont"):
        plots.breakdowns(example())
    assert plots.indicator([], "a.b")._repr_png_()


def test_any_font_with_the_characters_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_listed", lambda: ["No Such Font"])
    figure = plots.breakdowns(example())
    draw(figure)
    assert glyphs_missing(figure) == set()
    texts: list[Any] = [*figure.findobj(Text)]
    assert not any("Last Resort" in family for text in texts for family in text.get_fontfamily())


def test_the_fonts_of_an_installed_package_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is among those for development, so that plots are tested on a machine without Chinese fonts."""
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    monkeypatch.setattr(fonts, "findSystemFonts", list)
    fonts._characters.cache_clear()
    assert fonts.families("栎") == ["Noto Sans CJK SC", "DejaVu Sans"]
    fonts._characters.cache_clear()


def test_a_listed_font_that_is_gone_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [*fonts._candidates()]
    monkeypatch.setattr(fonts, "_candidates", lambda: iter(["No Such Font", *known]))
    assert "No Such Font" not in fonts.families("中")


def test_the_canvas_is_white_whatever_the_page() -> None:
    assert canvas.new(4, 3).get_facecolor() == (1.0, 1.0, 1.0, 1.0)
    assert to_rgb(canvas.DARK) != to_rgb(canvas.LIGHT)
