"""The example report (示例报告) that the package carries: an invented street office, written for this project."""

from __future__ import annotations

from importlib import resources

__all__ = ["example_report"]


def example_report() -> str:
    """Return the text of the example report.

    It is complete and mostly in order: two things are odd on purpose, a heading number left out and a breakdown whose
    parts add up to more than the whole, so that a reader sees how findings look.

    Examples:
        >>> "法治政府建设" in example_report()
        True
    """
    return (resources.files(__name__) / "example_report.txt").read_text(encoding="utf-8")
