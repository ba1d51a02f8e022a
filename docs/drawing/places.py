"""Where things lie, from the project's folder."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
HOUSE = PROJECT / "src" / "murmelbahn"
DOCS = PROJECT / "docs"
