"""The evidence page as a string: what is in it, what cannot be in it, and how large it is."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rule_of_law_extract import Extractor, check, example_report, explain, parse
from rule_of_law_extract.viewer.page import view
from rule_of_law_extract.viewer.page_escape import script_json, shown_text
from rule_of_law_extract.viewer.page_marks import marks_of
from rule_of_law_extract.viewer.page_reasons import reasons_zh
from rule_of_law_extract.viewer.page_words import asset, interface_words

TEXT = example_report()
SCRIPTS = ("page.js", "page_panels.js")


class Page(HTMLParser):
    """The elements of a page, the text of its article, and what its scripts and style hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.article = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link"):
            self.open.append(tag)
        if tag in self.raw:
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]][-1] += data
        elif "article" in self.open:
            self.article += data

    def data(self, name: str) -> Any:
        place = [attrs.get("id") for tag, attrs in self.elements if tag == "script"].index(name)
        return json.loads(self.raw["script"][place])


def hash_of(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def test_the_page_is_well_formed_and_whole() -> None:
    page = Page(view(parse(TEXT)))
    assert page.open == []
    assert re.sub(r"\s", "", page.article) == re.sub(r"\s", "", TEXT)
    assert page.data("ui-record") == json.loads(parse(TEXT).model_dump_json())


def test_every_mention_is_marked() -> None:
    report = parse(TEXT)
    marks = marks_of(report, check(report))
    marked = {int(name) for names in re.findall(r'data-m="([0-9 ]+)"', view(report)) for name in names.split()}
    assert marked == set(range(len(marks)))


def test_the_policy_names_the_very_scripts_and_style() -> None:
    page = Page(view(parse(TEXT)))
    policy = next(attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    scripts = [
        content
        for content, (_, attrs) in zip(
            page.raw["script"], [one for one in page.elements if one[0] == "script"], strict=True
        )
        if "type" not in attrs
    ]
    assert scripts == [asset(name) for name in SCRIPTS]
    assert page.raw["style"] == [asset("page.css")]
    for content in [*scripts, *page.raw["style"]]:
        assert hash_of(content) in policy


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_shows_as_text(text: str) -> None:
    page = view(parse(text))
    page.encode()
    read = Page(page)
    assert read.open == []
    allowed = {"bdi", "p", "a", "span", "div", "strong", "h2", "h3", "h4", "h5"}
    start = next(place for place, (tag, _) in enumerate(read.elements) if tag == "article")
    end = next(place for place, (tag, _) in enumerate(read.elements) if tag == "aside")
    assert {tag for tag, _ in read.elements[start + 1 : end]} <= allowed
    assert not any(name.startswith("on") or name == "style" for _, attrs in read.elements for name in attrs)
    read.data("ui-record")
    read.data("ui-beside")


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028", "\ud800\x00", "&amp;]]>"]
)
def test_data_cannot_leave_its_script(text: str) -> None:
    title = f"柳桥县2024年度法治政府建设情况报告\n一、{text}\n办结{text}案件85起。"
    read = Page(view(parse(title, source=text)))
    assert len([tag for tag, _ in read.elements if tag == "script"]) == 5
    for raw in read.raw["script"][:3]:
        assert not set(raw) & set("<>&\u2028\u2029")
    assert read.data("ui-record")["observations"][0]["quantity"]["value"] == 85


def test_escaping_keeps_the_json() -> None:
    words = json.dumps("<>&\u2028\u2029'\"\\", ensure_ascii=False)
    assert json.loads(script_json(words)) == json.loads(words)


def test_what_has_no_shape_is_named() -> None:
    assert re.findall(r">(U\+[0-9A-F]+)<", shown_text("a\x00\u202e\u2066\ud800\x1b\u200f")) == [
        "U+0000", "U+202E", "U+2066", "U+D800", "U+001B", "U+200F",
    ]  # fmt: skip
    assert shown_text("\t平方米\u3000㎡") == "\t平方米\u3000㎡"


def test_the_reasons_are_those_of_explain() -> None:
    report = parse(TEXT)
    beside = Page(view(report)).data("ui-beside")
    for item, (plain, _, _, rules) in zip(report.observations, beside["figures"], strict=True):
        told = explain(report, item.id)
        assert [(beside["rules"][place][0], tuple(beside["rules"][place][1][0])) for place in rules] == [
            (reason.rule, reason.says) for reason in told.reasons
        ]
        assert [tuple(beside["rules"][place][1][1]) for place in rules] == list(reasons_zh(item))
        assert plain in str(told)


def test_every_rule_has_chinese_words() -> None:
    for item in parse(TEXT).observations:
        for says in reasons_zh(item):
            assert says
            for line in says:
                assert re.search("[\u4e00-\u9fff]", line)
                assert "没有说明" not in line


def test_words_are_used_and_there() -> None:
    words = json.loads(interface_words())["words"]
    sources = "".join(map(asset, (*SCRIPTS, "page.html")))
    used = set(re.findall(r'\bt\("([a-z0-9_-]+)"', sources)) | set(re.findall(r"\{\{([a-z0-9-]+)\}\}", sources))
    used |= {"no-title"}  # of the module itself
    assert used <= set(words)
    composed = tuple(re.findall(r"\bt\(`([a-z]+-)\$\{", sources))
    assert composed
    for key, pair in words.items():
        assert len(pair) == 2
        assert all(pair)
        assert key in used or f'"{key}"' in sources or key.startswith(composed), key


def test_the_size_is_bounded() -> None:
    page = view(parse(TEXT + TEXT[900:2373]))
    assert len(page.encode()) <= 250_000
    empty = len(view(parse("")).encode())
    assert empty <= 90_000


def test_the_same_report_gives_the_same_page() -> None:
    assert view(parse(TEXT)) == view(parse(TEXT))
    assert view(parse(TEXT)) != view(parse(TEXT), lang="zh")


def test_nothing_is_fetched() -> None:
    constant = "".join(map(asset, (*SCRIPTS, "page.css", "page.html"))).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|fetch\(|XMLHttpRequest|innerHTML|eval\(|\bon[a-z]+=", constant)
    assert "\r" not in constant


def test_headings_stand_where_they_are() -> None:
    page = view(parse("一、主要举措\n（一）建强队伍。培训5期。\n（二）普法\n二、存在的不足\n1．人少\n"))
    assert '<h2 id="s1" tabindex="-1">' in page
    assert '<strong class="run-in" id="s1.1" tabindex="-1">（一）建强队伍' in page
    assert re.search(r'<h3 id="s1.2" tabindex="-1"><bdi>（二）普法</bdi></h3>', page)
    assert page.count('<a href="#s1.1">') == 1


@pytest.mark.parametrize("wrong", [None, "text", {}])
def test_a_wrong_type_is_named(wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"not {type(wrong).__name__}"):
        view(wrong)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="not 'fr'"):
        view(parse(""), lang="fr")  # type: ignore[arg-type]


def test_own_indicators_are_shown_by_their_labels() -> None:
    own = [{"code": "local.drills", "zh": "消防演练次数", "en": "Fire drills", "units": ["场"], "cues": ["消防演练"]}]
    report = Extractor(rules=own).parse("全年组织消防演练12场。")
    assert "消防演练次数" not in view(report)
    page = view(report, rules=own)
    assert "消防演练次数" in page
    assert "Fire drills" in page
    with pytest.raises(TypeError, match="list of tables"):
        view(report, rules="消防")  # type: ignore[arg-type]
