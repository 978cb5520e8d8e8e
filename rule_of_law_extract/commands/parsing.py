"""The command ``parse``: files and folders of text in; records, or tables of them, out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing

from .inputs import Source, sources
from .making import How, Job, Made, made_from
from .progress import Bar
from .streams import FAULT, REFUSED, say, standard_output, stop
from .target import opened
from .wanted import Wanted

__all__ = ["parse_files"]


def parse_files(wanted: Wanted) -> None:
    """Parse the files and write what is wanted; end the run with an exit code if not all went well.

    Args:
        wanted: What the command line asks for.
    """
    if not wanted.files:
        say("no FILE given: this is the example report that comes along (FILE may be - for standard input)")
    how = How(wanted.form, wanted.names, pretty=wanted.pretty, keep=wanted.summary)
    printing = wanted.path is None or wanted.pretty or wanted.summary
    jobs = _jobs(wanted)
    results = made_from(jobs, how, processes=wanted.processes, at_once=printing)
    kinds: set[str] = set()
    with ExitStack() as stack:
        target = stack.enter_context(opened(wanted))
        bar = stack.enter_context(Bar(lambda: sum(1 for _ in sources(wanted.files))))
        stack.enter_context(closing(results))
        done = 0
        for made in results:
            target.write(made)
            _show(made, wanted, first=not done)
            for words in made.told:
                say(words)
            for failure in made.failures:
                say(f"{failure.source}: {'the program is at fault: ' * (failure.kind == 'fault')}{failure.message}")
                kinds.add(failure.kind)
            done += made.done
            bar.advance(made.files)
        if kinds and not done:
            # Nothing was read: an earlier run's output is worth more than an empty one.
            target.keep_failures_only()
    if kinds:
        stop(FAULT if "fault" in kinds else REFUSED)


def _jobs(wanted: Wanted) -> Iterator[Job]:
    from ..tabular.identity import ReportNames

    names = ReportNames()
    output = None if wanted.path is None else os.path.realpath(wanted.path)
    for source in sources(wanted.files) if wanted.files else (Source(""),):
        if output is not None and source.path not in ("", "-") and os.path.realpath(source.path) == output:
            stop(REFUSED, f"{source.name} is one of the files to read")
        yield Job(source, names.name(source.name or "example report"), names.position)


def _show(made: Made, wanted: Wanted, *, first: bool) -> None:
    """Print what goes to standard output besides the output itself."""
    if wanted.summary:
        from ..viewer import print_summary

        for number, report in enumerate(made.reports):
            with standard_output():
                print(end="" if first and not number else "\n")
                print_summary(report)
    for lines in made.pretty:
        with standard_output() as out:
            out.write(lines)
