"""The package's face: a few names, loaded when asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import rule_of_law_extract


def modules_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after `statement`."""
    code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return set(run.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = modules_after("import rule_of_law_extract")
    assert "rule_of_law_extract" in loaded
    assert not {"pydantic", "pydantic_core", "cn2an", "regex", "stdnum", "hypothesis", "click", "rich"} & loaded
    assert not any(name.startswith("rule_of_law_extract.") for name in loaded)


def test_parsing_loads_nothing_that_is_optional() -> None:
    loaded = modules_after("import rule_of_law_extract; rule_of_law_extract.parse('一、主要举措')")
    assert "pydantic" in loaded
    assert not {"hypothesis", "click", "rich", "rule_of_law_extract.testing"} & loaded


def test_dir_is_the_public_names() -> None:
    assert dir(rule_of_law_extract) == sorted(rule_of_law_extract.__all__)


@pytest.mark.parametrize("name", rule_of_law_extract.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(rule_of_law_extract, name) is not None


def test_the_names_that_are_promised() -> None:
    assert {"Extractor", "Report", "json_schema", "parse", "__version__"} <= set(rule_of_law_extract.__all__)


@pytest.mark.parametrize("name", ["nothing", "Parse", "_parse"])
def test_unknown_attribute(name: str) -> None:
    with pytest.raises(AttributeError, match=f"'rule_of_law_extract' has no attribute '{name}'"):
        getattr(rule_of_law_extract, name)


def test_a_name_is_loaded_once() -> None:
    assert rule_of_law_extract.parse is rule_of_law_extract.parse


def test_without_hypothesis_the_error_names_the_extra() -> None:
    code = "import sys; sys.modules['hypothesis'] = None\nimport rule_of_law_extract.testing"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode != 0
    assert "ImportError: rule_of_law_extract.testing needs Hypothesis" in run.stderr
    assert "rule-of-law-extract[testing]" in run.stderr
