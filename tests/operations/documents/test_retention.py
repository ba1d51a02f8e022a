"""Every column that holds or points at a person has a purpose and an end; nothing else is claimed."""

import tomllib
from pathlib import Path

from django.apps import apps

import murmelbahn.documents

TABLE = tomllib.loads((Path(murmelbahn.documents.__file__).parent / "data" / "retention.toml").read_text("utf-8"))
IMPERSONAL = {
    "documents_document": {
        "id", "market", "seller", "kind", "number", "language", "sha256", "frozen_at", "retain_until",
    },
    "documents_rendition": {"id", "document_id", "format", "sha256", "check_result", "checked_by", "rendered_at"},
}  # fmt: skip


def test_every_column_is_listed_or_named_impersonal() -> None:
    for model in apps.get_app_config("documents").get_models():
        table = model._meta.db_table
        columns = {field.column for field in model._meta.concrete_fields}
        assert columns == IMPERSONAL[table] | set(TABLE[table]), table


def test_every_row_is_complete() -> None:
    for columns in TABLE.values():
        for row in columns.values():
            assert set(row) == {"class", "holds", "purpose", "basis", "retention"}
            assert all(row.values())
            assert row["class"] in {"personal", "pseudonymous"}
