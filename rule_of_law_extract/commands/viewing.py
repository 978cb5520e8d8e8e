"""The command ``view``: a report as a web page."""

from __future__ import annotations

from typing import Literal

from .reading import UnreadableError, read_text
from .streams import REFUSED, say, shown, standard_output, stop
from .whole import whole_file

__all__ = ["view_file"]


def view_file(path: str | None, output: str, lang: Literal["en", "zh"]) -> None:
    """Write the page of a report and say where it is; end the run where it cannot be read or written.

    Args:
        path: A file of text, ``-`` for standard input, None for the example that comes along.
        output: The file of the page, written whole or not at all; ``-`` for standard output.
        lang: The language that the page begins with.
    """
    from ..data import example_report
    from ..extractor import parse
    from ..viewer.page import view

    if path is None:
        say("no FILE given: this is the example report that comes along (FILE may be - for standard input)")
        text, source = example_report(), "example report"
    else:
        source = shown(path)
        try:
            text = read_text(path)
        except UnreadableError as error:
            stop(REFUSED, f"{source}: {error}")
    page = view(parse(text, source=source), lang=lang).encode()
    if output == "-":
        with standard_output() as out:
            out.write(page)
        return
    with whole_file(output) as file:
        file.write(page)
    say(f"{shown(output)}: {len(page):,} bytes, opens in any browser")
