"""For the reference: what docstrings write as :class:`.Report` for other tools stands there as `Report`."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

__all__ = ["Roles", "plain"]

_ROLE = re.compile(r":(?:class|func|meth|mod|attr):`~?\.?([^`]+)`")


def plain(words: str) -> str:
    """Return a docstring with its roles as code."""
    return _ROLE.sub(r"`\1`", words)


class Roles(Extension):
    """The extension that mkdocstrings runs."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Change the docstring of one object."""
        if obj.docstring is not None:
            obj.docstring.value = plain(obj.docstring.value)
