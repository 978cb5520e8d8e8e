"""Findings for reading: file by file, told as they are found, and a last line with the counts.

rich knows the widths of characters and the colours of terminals, and it comes with an extra, so it is imported where it
is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from ..checks import catalogue
from ..explanation import one_line
from ..schema import Severity
from .findings import Found, Language, Run

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["findings_table"]

# From here on the codes have a column of their own; on less they stand before the message.
_WIDE = 100
_NARROWEST = 20
_PLACE = 9
_GAP = 2
_LONGEST_MESSAGE, _LONGEST_WORDS = 400, 160
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
_LINE = {"en": "line {}", "zh": "第{}行"}
_AT = {"en": "at {}", "zh": "位于 {}"}
_CLEAN = {"en": "{}: no findings", "zh": "{}：未发现问题"}
_UNREAD = {"en": "{}: could not be read: {}", "zh": "{}：未能读取（{}）"}


def findings_table(run: Run, *, file: TextIO | None = None, width: int | None = None) -> Iterator[str]:
    """Yield what is found piece by piece, grouped by file, and at the end how much it was.

    Each finding has its severity, its place (line:column in a text, the line in JSON Lines, ``[index]`` in an array of
    records), its code, the message and below it the words found or the JSON Pointer.

    Args:
        run: The findings.
        file: Where it will be written; standard output if not given. What is no terminal gets no colours.
        width: Columns to use; those of the terminal if not given.

    Raises:
        ImportError: rich is not installed.
    """
    try:
        from rich.console import Console
    except ImportError as error:
        raise ImportError("the table needs rich: pip install 'rule-of-law-extract[cli]'") from error
    layout = _Layout(Console(file=file, width=width, highlight=False, markup=False, emoji=False), run.language)
    first = after_block = True
    for source in run:
        name = one_line(source.name)
        for number, found in enumerate(source):
            if not number:
                yield ("" if first else "\n") + layout.styled(name, "bold")
            yield layout.finding(found)
        # An empty line around what takes more than one.
        gap = "\n" if after_block and not first and not source.counts else ""
        if source.problem is not None:
            yield gap + layout.styled(_UNREAD[run.language].format(name, one_line(source.problem)), "bold red")
        elif not source.counts:
            yield gap + layout.styled(_CLEAN[run.language].format(name), "green")
        first, after_block = False, bool(source.counts)
    yield "\n" + layout.styled(_total(run), "bold")


def _total(run: Run) -> str:
    """``3 files, 1 clean: 2 errors, 1 warning``."""
    severities = [severity for severity in Severity if run.counts[severity]]
    if run.language == "zh":
        words = [f"{run.files:,}个文件"]
        words += [f"其中{run.clean:,}个未发现问题"] if run.clean and run.files > 1 else []
        words += [f"{run.unread:,}个未能读取"] if run.unread else []
        counts = [f"{run.counts[severity]:,}个{severity.zh}" for severity in severities]
        return f"{'，'.join(words)}：{'，'.join(counts) or '未发现问题'}"
    words = [_counted(run.files, "file")]
    words += [f"{run.clean:,} clean"] if run.clean and run.files > 1 else []
    words += [f"{run.unread:,} not read"] if run.unread else []
    counts = [_counted(run.counts[severity], _NOUNS[severity]) for severity in severities]
    return f"{', '.join(words)}: {', '.join(counts) or 'no findings'}"


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _short(words: str, longest: int) -> str:
    # What is cut off is not looked at: words may be a whole file.
    words = one_line(words[: longest * 4])
    return words if len(words) <= longest else words[: longest - 1] + "…"


class _Layout:
    """Where the columns stand on a console of some width."""

    def __init__(self, console: Console, language: Language) -> None:
        from rich.cells import cell_len

        self._console = console
        self._language: Language = language
        self._labels = {severity: severity.zh if language == "zh" else severity.value for severity in Severity}
        self._label = max(cell_len(label) for label in self._labels.values())
        self._code = max(map(len, catalogue())) if console.width >= _WIDE else 0
        columns = [self._label, _PLACE, *([self._code] if self._code else [])]
        self._left = sum(_GAP + column for column in columns) + _GAP
        self._right = max(_NARROWEST, console.width - self._left)

    def styled(self, words: str, style: str) -> str:
        """Return words as a line."""
        from rich.text import Text

        return self._shown(Text(words, style=style))

    def finding(self, found: Found) -> str:
        """Return the lines of a finding."""
        from rich.text import Text

        message = _short(found.words(self._language), _LONGEST_MESSAGE)
        body = Text(message) if self._code else Text.assemble((found.code, "cyan"), ": ", message)
        lines = list(self._wrapped(body))
        if found.text and (words := _short(found.text, _LONGEST_WORDS)) not in message:
            lines += self._wrapped(Text(f"> {words}", style="dim"))
        elif found.pointer:
            lines += self._wrapped(Text(_AT[self._language].format(_short(found.pointer, _LONGEST_WORDS)), style="dim"))
        first = Text()
        for words, style, width in (
            (self._labels[found.severity], _COLOURS[found.severity], self._label),
            (self._place(found), "", _PLACE),
            (found.code, "cyan", self._code),
        ):
            if width:
                first.append(" " * _GAP).append(_padded(Text(words, style=style), width))
        lines[0] = first.append(" " * _GAP).append_text(lines[0])
        lines[1:] = [Text(" " * self._left).append_text(line) for line in lines[1:]]
        return "".join(map(self._shown, lines))

    def _place(self, found: Found) -> str:
        if found.region is not None:
            return f"{found.region.line}:{found.region.column}"
        if found.line is not None:
            return _LINE[self._language].format(found.line)
        return "-" if found.record is None else f"[{found.record}]"

    def _wrapped(self, words: Text) -> list[Text]:
        if words.cell_len <= self._right:
            return [words]
        lines = words.wrap(self._console, self._right, overflow="fold")
        for line in lines:
            line.rstrip()
        return list(lines)

    def _shown(self, line: Text) -> str:
        if not self._console.is_terminal:
            return line.plain + "\n"
        with self._console.capture() as captured:
            self._console.print(line, soft_wrap=True)
        return captured.get()


def _padded(words: Text, width: int) -> Text:
    words.append(" " * max(0, width - words.cell_len))
    return words
