"""What the command ``parse`` is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from .making import RECORDS, Format

__all__ = ["Wanted", "objection"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for.

    Attributes:
        files: Files and folders; none is the example that comes along.
        output: A file, or a folder where there are several tables; None or ``-`` is standard output.
        form: The format.
        table: The only table that is wanted; None is records for JSON Lines, else all tables.
        processes: How many work.
        bom: Begin CSV with a byte order mark.
        pretty, summary: Print indented JSON, or a summary.
    """

    files: tuple[str, ...]
    output: str | None
    form: Format
    table: str | None
    processes: int
    bom: bool
    pretty: bool
    summary: bool

    @property
    def path(self) -> str | None:
        """The file or folder to write; None is standard output."""
        return None if self.output == "-" else self.output

    @property
    def records(self) -> bool:
        """Are records wanted, not tables?"""
        return self.form == "jsonl" and self.table is None

    @property
    def names(self) -> tuple[str, ...]:
        """The tables wanted, or :data:`.RECORDS`."""
        if self.table is not None:
            return (self.table,)
        if self.records:
            return (RECORDS,)
        from ..tabular import codebook

        return tuple(codebook())


def objection(wanted: Wanted) -> str | None:
    """Say what is wrong with a command line, if anything is."""
    shows = wanted.pretty or wanted.summary
    several = not wanted.records and wanted.table is None
    refusals = (
        (wanted.pretty and wanted.summary, "--pretty and --summary exclude each other"),
        (wanted.bom and wanted.form != "csv", "--bom is for --format csv"),
        (wanted.form == "parquet" and wanted.path is None, "--format parquet needs -o: it is no text"),
        (several and wanted.path is None, f"--format {wanted.form} needs -o FOLDER for all tables, or --table for one"),
        (shows and wanted.path is None and not wanted.records, "a table, --pretty and --summary exclude each other"),
        (wanted.summary and wanted.processes > 1, "--summary is for --jobs 1"),
        # The standard input of another process is another one.
        ("-" in wanted.files and wanted.processes > 1, "standard input is for --jobs 1"),
    )
    return next((words for wrong, words in refusals if wrong), None)
