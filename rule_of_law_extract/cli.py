"""The command ``rule-of-law-extract``: files of text in, records out.

click reads the command line, and it comes with an extra, so it is imported where it is used.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from . import __version__
from .commands import manual
from .commands.reading import UnreadableError, read_text
from .commands.signals import EndedError, heeded
from .commands.streams import FAULT, INTERRUPTED, NAME, REFUSED, say, shown, standard_output, stood_in, stop

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from .schema import Report

__all__ = ["command", "main"]

# What options may be is said here and not asked of the modules behind them, which take their time to import.
_FORMATS = ("table", "json", "jsonl", "sarif", "github")
_TABLES = ("reports", "observations", "sections", "citations", "problems", "plans", "breakdowns", "findings")
_PROFILES = ("all", "provisions", "format", "arithmetic", "copying")


def _reports(paths: Sequence[str], failed: list[str]) -> Iterator[Report]:
    """Parse file after file, the example where there is none; what cannot be read is noted in `failed`."""
    from .data import example_report
    from .extractor import parse

    if not paths:
        say("no FILE given: this is the example report that comes along (FILE may be - for standard input)")
        yield parse(example_report(), source="example report")
    for path in paths:
        try:
            text = read_text(path)
        except UnreadableError as error:
            say(f"{shown(path)}: {error}")
            failed.append(path)
        else:
            yield parse(text, source=shown(path))


def _explain(files: tuple[str, ...], figure: str) -> None:
    from .explanation import explain

    if (report := next(_reports(files, []), None)) is None:
        stop(REFUSED)
    try:
        told = explain(report, figure)
    except LookupError as error:
        stop(REFUSED, f"{report.source}: {error}")
    with standard_output():
        print(told)


def command() -> click.Group:
    """Return the command for click."""
    import click

    @click.group(NAME, help=manual.GROUP, context_settings={"help_option_names": ["-h", "--help"]})
    @click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
    def group() -> None:
        pass

    def refuse(files: tuple[str, ...], output: str | None) -> None:
        if files.count("-") > 1:
            raise click.UsageError("standard input can be read only once")
        if output and os.path.realpath(output) in {os.path.realpath(path) for path in files if path != "-"}:
            raise click.UsageError(f"{shown(output)} is one of the files to read")

    @group.command(epilog=manual.PARSE)
    @click.argument("files", nargs=-1, metavar="[FILE|FOLDER]...")
    @click.option("-o", "--output", metavar="OUT", help="Write to this file, or to this folder where there are tables.")
    @click.option(
        "--format",
        "form",
        type=click.Choice(["jsonl", "csv", "parquet"]),
        default="jsonl",
        show_default=True,
        help="Records as JSON Lines, or all tables as CSV or Parquet.",
    )
    @click.option("--table", type=click.Choice(_TABLES), help="Only this table, in one file.")
    @click.option(
        "--jobs", "processes", type=click.IntRange(1), default=1, show_default=True, help="How many processes work."
    )
    @click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, for Excel.")
    @click.option("--pretty", is_flag=True, help="Print indented JSON.")
    @click.option("--summary", is_flag=True, help="Print a summary for reading.")
    def parse(**options: Any) -> None:
        """Parse each FILE of UTF-8 text and each .txt file in and below each FOLDER; - is standard input.

        Prints JSON Lines, a report a line in the order of the files. With -o they go to a file, and only what
        --pretty or --summary asks for is printed. Without FILE: a summary of the example report that comes along.

        --format and --table ask for tables with fixed columns instead (docs/tables.md): one of them as one file, or
        all of them in the folder OUT, a file each. Files are written whole or not at all and replace those of an
        earlier run, all at once. What could not be read is listed beside the output, in OUT/failures.jsonl for a
        folder, else in OUT-failures.jsonl; the list of an earlier run is removed. Where nothing could be read, that
        list is all that is written.

        The files of a folder come in the order of their names; hidden ones are left out and links to folders not
        followed. --jobs changes the time it takes, not the output.
        """
        from dataclasses import replace

        from .commands.parsing import parse_files
        from .commands.wanted import Wanted, objection

        wanted = Wanted(**options)
        if not (wanted.files or wanted.output or wanted.pretty or wanted.table) and wanted.form == "jsonl":
            wanted = replace(wanted, summary=True, processes=1)
        if (words := objection(wanted)) is not None:
            raise click.UsageError(words)
        refuse(wanted.files, wanted.output)
        parse_files(wanted)

    def of_findings(function: Callable[..., None]) -> Callable[..., None]:
        """Give a command the options that say how findings are handed out."""
        for option in (
            click.option("-o", "--output", metavar="OUT", help="Write to this file, whole or not at all."),
            click.option(
                "--lang",
                type=click.Choice(["en", "zh"]),
                default="en",
                show_default=True,
                help="The language of the messages.",
            ),
            click.option(
                "--fail-on",
                type=click.Choice(["error", "warning"]),
                default="error",
                show_default=True,
                help="The least severity that makes the exit code 1.",
            ),
            click.option(
                "--format",
                "form",
                type=click.Choice(_FORMATS),
                default="table",
                show_default=True,
                help="For reading, for programs, for code scanning (SARIF 2.1.0), for GitHub Actions.",
            ),
        ):
            function = option(function)
        return function

    @group.command(epilog=manual.CHECK)
    @click.argument("files", nargs=-1, metavar="[FILE]...")
    @click.option(
        "--profile", type=click.Choice(_PROFILES), default="all", show_default=True, help="What is asked of the report."
    )
    @of_findings
    def check(files: tuple[str, ...], profile: str, **how: Any) -> None:
        """Say what each report lacks or has wrong.

        FILE is UTF-8 text, - is standard input; without FILE it is the example report that comes along.

        Profiles: provisions, what the law asks (厅字〔2019〕28号); format, the form of documents, citations and dates
        (GB/T 9704); arithmetic, sums, rates and limits; copying, traces of another text.
        """
        from .commands.findings import check_files, hand_out

        refuse(files, how["output"])
        hand_out(check_files(files, profile), **how)

    @group.command(epilog=manual.VALIDATE)
    @click.argument("files", nargs=-1, required=True, metavar="FILE...")
    @of_findings
    def validate(files: tuple[str, ...], **how: Any) -> None:
        """Say whether records conform to the schema.

        FILE is JSON Lines (.jsonl), a record a line, or one record (.json); - is standard input, as JSON Lines. Told
        is all that does not conform, also what a schema cannot say, such as a span that leaves the text; a line that
        is no JSON is told too, and the next is read.
        """
        from .commands.findings import hand_out, validate_files

        refuse(files, how["output"])
        hand_out(validate_files(files), **how)

    @group.command(epilog=manual.VIEW)
    @click.argument("file", required=False)
    @click.option(
        "-o", "--output", required=True, metavar="OUT", help="Write to this file, whole or not at all; - to print."
    )
    @click.option(
        "--lang",
        type=click.Choice(["en", "zh"]),
        default="en",
        show_default=True,
        help="The language that the page begins with.",
    )
    def view(file: str | None, output: str, lang: Literal["en", "zh"]) -> None:
        """Make a web page of a report: the text with every mention marked, and beside it what was read.

        FILE is UTF-8 text, - is standard input; without FILE it is the example report that comes along. The page is one
        file that needs no network; OUT#o12 opens at the figure o12.
        """
        from .commands.viewing import view_file

        refuse((file,) if file else (), output)
        view_file(file, output, lang)

    @group.command(epilog=manual.EXPLAIN)
    @click.argument("words", nargs=-1, metavar="[FILE] ID")
    def explain(words: tuple[str, ...]) -> None:
        """Say which rules made the figure ID, such as o12, of FILE; without FILE, of the example report."""
        if len(words) not in (1, 2):
            raise click.UsageError("give a FILE and the ID of a figure, or the ID of one of the example report")
        _explain(words[:-1], words[-1])

    @group.command(epilog=manual.SCHEMA)
    def schema() -> None:
        """Print the JSON Schema of a report."""
        from .schema import json_schema

        with standard_output() as out:
            out.write(json.dumps(json_schema(), ensure_ascii=False, indent=2).encode() + b"\n")

    return group


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, with the arguments of the process if none are given, and return its exit code."""
    try:
        with stood_in(), heeded(whole_process=arguments is None):
            return _run(arguments)
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except EndedError as error:
        say(f"ended by {error.name}")
        return 128 + error.number


def _run(arguments: Sequence[str] | None) -> int:
    try:
        import click
    except ImportError:
        say(f"the command needs click and rich: pip install '{NAME}[cli]'")
        return REFUSED
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without Chinese characters shows marks in their place.
            stream.reconfigure(errors="replace")
    try:
        with standard_output():
            code = command().main(arguments, prog_name=NAME, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ImportError as error:  # says itself which extra is missing
        say(str(error))
        return REFUSED
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except EndedError:
        raise
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else FAULT
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
