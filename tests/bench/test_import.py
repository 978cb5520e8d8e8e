"""Timings of fresh processes: the bare interpreter, imports, the first report, the command."""

from __future__ import annotations

import subprocess
import sys

import pytest
from bench.timing import Timing, environment_of_children, processor_time_of_children

STATEMENTS = {
    "bare interpreter": "pass",
    "import pydantic": "import pydantic; pydantic.BaseModel",
    "import": "import rule_of_law_extract",
    "import and first find_quantities": "import rule_of_law_extract as it; it.find_quantities('立案73件')",
    "import and first parse": "import rule_of_law_extract as it; it.parse('一、主要举措')",
    "command --version": "import sys; sys.argv = ['it', '--version']; from rule_of_law_extract.cli import main; main()",
}


@pytest.mark.benchmark(group="start", timer=processor_time_of_children)
@pytest.mark.parametrize("name", STATEMENTS)
def test_start(timing: Timing, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    environment = environment_of_children(tmp_path_factory.getbasetemp() / "compiled")

    def run() -> int:
        command = [sys.executable, "-c", STATEMENTS[name]]
        return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True).returncode

    assert timing(run) == 0
