"""``python -m rule_of_law_extract`` is the command ``rule-of-law-extract``."""

from __future__ import annotations

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
