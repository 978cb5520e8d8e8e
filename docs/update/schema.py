"""Writes docs/schema/v1.json and docs/schema.md from the code, where the version says what changed.

Run it from anywhere: ``python docs/update/schema.py``. It refuses to write, and names each change, where
``SCHEMA_VERSION`` was not raised as the changes ask, or where the migration or the frozen record of the version
before is missing. A version that is left behind is kept in docs/schema/history.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from schema_changes import load_waivers, objections, version_of
from schema_page import page

from rule_of_law_extract.schema import MIGRATIONS, json_schema

__all__ = ["frozen_path", "main", "publish", "update_objections"]

ROOT = Path(__file__).resolve().parents[2]


def frozen_path(root: Path) -> Path:
    """Return the path of the schema that was published last."""
    return max((root / "docs/schema").glob("v*.json"), key=lambda path: int(path.stem[1:]))


def update_objections(root: Path, schema: dict[str, Any]) -> list[str]:
    """Return what stands against publishing `schema` after what `root` has."""
    return objections(
        json.loads(frozen_path(root).read_text(encoding="utf-8")),
        schema,
        waivers=load_waivers(root / "docs/schema/waivers.toml"),
        migrations=MIGRATIONS,
        records=[path.stem for path in (root / "tests/schema/records").glob("*.json")],
    )


def publish(root: Path, schema: dict[str, Any]) -> list[Path]:
    """Write schema and page, keep the version before where it is another; return what was written."""
    frozen = frozen_path(root)
    before = json.loads(frozen.read_text(encoding="utf-8"))
    written = {
        root / f"docs/schema/v{version_of(schema).split('.')[0]}.json": _json(schema),
        root / "docs/schema.md": page(schema),
    }
    if version_of(before) != version_of(schema):
        written[root / f"docs/schema/history/{version_of(before)}.json"] = _json(before)
    for path, content in written.items():
        path.write_text(content, encoding="utf-8")
    return list(written)


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Publish the schema of the code, or say why not."""
    schema = json_schema()
    said = update_objections(ROOT, schema)
    for line in said:
        print(line, file=sys.stderr)
    if not said:
        for path in publish(ROOT, schema):
            print(path.relative_to(ROOT))
    return 1 if said else 0


if __name__ == "__main__":
    raise SystemExit(main())
