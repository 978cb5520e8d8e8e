"""Escaping (转义): any text made safe to stand in HTML, and JSON made safe to stand in a script element."""

from __future__ import annotations

import html
import re

__all__ = ["attribute", "script_json", "shown_text"]

# What a page must not hold as it is: controls, which browsers drop or turn into something else; marks that turn the
# direction of writing, with which a text can be made to read as another (UTR #36, section 2); halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_IN_SCRIPT = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")


def _named(found: re.Match[str]) -> str:
    return f'<span class="unseen">U+{ord(found[0]):04X}</span>'


def shown_text(text: str) -> str:
    r"""Return text as HTML that shows every character of it, the unseen ones by their code point.

    Line ends are not the text's own: lines are for the caller.

    Examples:
        >>> shown_text("a<b>\u202e")
        'a&lt;b&gt;<span class="unseen">U+202E</span>'
    """
    return _UNSEEN.sub(_named, html.escape(text))


def attribute(text: str) -> str:
    """Return text as the value of an attribute between double quotes.

    Examples:
        >>> attribute('" onclick="')
        '&quot; onclick=&quot;'
    """
    return _UNSEEN.sub("\ufffd", html.escape(text))


def script_json(json: str) -> str:
    """Return JSON as it may stand in ``<script type="application/json">``: the same JSON, no markup in it.

    Examples:
        >>> script_json('["</script>"]')
        '["\\\\u003c/script\\\\u003e"]'
    """
    for char, escaped in _IN_SCRIPT:
        json = json.replace(char, escaped)
    return json
