"""How records show themselves (显示): one line for ``repr()``, a card for notebooks and the terminal.

The cards are made in ``viewer`` and the tables in ``tabular``, which read records and stand above them. So they are
loaded by name when they are asked for: nothing here imports them, and who only parses does not pay for them.
"""

from __future__ import annotations

from abc import abstractmethod
from importlib import import_module
from typing import Any

__all__ = ["Displayed", "above", "counted", "cut"]

_PACKAGE = __name__.rpartition(".schema.")[0]


def above(module: str) -> Any:
    """Return a module of this package that stands above the schema, such as ``viewer.notebook``.

    Raises:
        ModuleNotFoundError: There is none of that name.
    """
    return import_module(f"{_PACKAGE}.{module}")


def cut(words: str, most: int = 40) -> str:
    """Return `words` for a line of few characters: no longer than `most`, with … where something was left out.

    Examples:
        >>> cut("关于2024年度法治政府建设情况的报告", 9)
        '关于2024年度…'
    """
    return words if len(words) <= most else words[: most - 1] + "…"


def counted(count: int, thing: str) -> str:
    """Return how many there are of a thing, in words.

    Examples:
        >>> counted(1, "finding"), counted(1200, "figure")
        ('1 finding', '1,200 figures')
    """
    return f"{count:,} {thing}" + ("" if count == 1 else "s")


class Displayed:
    """A record that notebooks and terminals show as a card, and ``repr()`` on one line."""

    __slots__ = ()

    @abstractmethod
    def _line(self) -> str:
        """What stands between the name of the model and the end of its ``repr()``."""

    def __repr__(self) -> str:
        try:
            return f"<{type(self).__name__} {self._line()}>"
        except AttributeError:
            # Of what model_construct() made without all of its fields, pydantic shows those that are there.
            return super().__repr__()

    def __str__(self) -> str:
        return self.__repr__()

    def _repr_html_(self) -> str:
        """Return the card as HTML, which Jupyter, VS Code and Colab show."""
        made: str = above("viewer.notebook").html(self)
        return made

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """Return the card as HTML and as plain text; the caller shows the best it can."""
        # IPython itself picks from the bundle what was asked for.
        del include, exclude
        card = above("viewer.notebook")
        return {"text/plain": card.plain(self), "text/html": card.html(self)}

    def __rich__(self) -> Any:
        """Return the card as rich shows it on a terminal."""
        return above("viewer.notebook").terminal(self)
