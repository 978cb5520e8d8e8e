"""Reports for people to look at."""

from .summary import print_summary, summary_text

__all__ = ["print_summary", "summary_text"]
