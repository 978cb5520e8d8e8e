"""Writes docs/command_line.md from the command itself: python docs/update/command_line.py"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from rule_of_law_extract.cli import command

__all__ = ["page"]

PAGE = Path(__file__).parents[1] / "command_line.md"

_INTRODUCTION = """\
# Command line

<!-- Made by docs/update/command_line.py from cli.py and commands/manual.py; a change belongs there. -->

The command comes with the extra `cli`. `rule-of-law-extract COMMAND --help` prints what stands here.
"""


def page() -> str:
    """Return the page as it should be."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    group = command()
    yield _INTRODUCTION
    yield from _prose(group.help)
    for name, one in group.commands.items():
        with click.Context(one, info_name=f"{group.name} {name}") as context:
            yield f"## {name}"
            yield ""
            yield "```text"
            yield " ".join([context.command_path, *one.collect_usage_pieces(context)])
            yield "```"
            yield ""
            yield from _prose(one.help)
            options = [_option(option, context) for option in one.params if isinstance(option, click.Option)]
            if options:
                yield "| option | |"
                yield "|---|---|"
                yield from options
                yield ""
            yield from _prose(one.epilog)


def _prose(words: str | None) -> Iterator[str]:
    """Paragraphs; one that click is told to leave as it is becomes a block."""
    for paragraph in filter(None, inspect.cleandoc(words or "").split("\n\n")):
        if paragraph.startswith("\b\n"):
            title, _, rest = paragraph[2:].partition("\n")
            yield title
            yield ""
            yield "```text"
            yield inspect.cleandoc(rest)
            yield "```"
        else:
            yield paragraph
        yield ""


def _option(option: click.Option, context: click.Context) -> str:
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    words = "" if choices or option.is_flag else f" {option.make_metavar(context)}"
    name = f"`{', '.join((*option.opts, *option.secondary_opts))}{words}`"
    named = [name, *(f"`{choice}`" for choice in choices)]
    default = f" Default: `{option.default}`." if option.show_default and option.default is not None else ""
    return f"| {' '.join(named)} | {option.help or ''}{default} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
