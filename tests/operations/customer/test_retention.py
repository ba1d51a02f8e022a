"""Every column of the room is either listed as personal, with purpose and retention, or known not to be."""

from __future__ import annotations

from django.apps import apps

from murmelbahn.customer.rules.retention import NOT_PERSONAL, PERSONAL_COLUMNS


def test_every_column_is_accounted_for() -> None:
    found = {
        model._meta.db_table: {field.column for field in model._meta.concrete_fields if field.column}
        for model in apps.get_app_config("customer").get_models()
    }
    for table, columns in found.items():
        personal = set(PERSONAL_COLUMNS.get(table, {}))
        assert personal <= columns, f"{table} has no {personal - columns}"
        columns = {column if column == "vat_id" else column.removesuffix("_id") for column in columns}
        assert columns <= personal | NOT_PERSONAL, f"{table}: say what {columns - personal - NOT_PERSONAL} is"
    assert set(PERSONAL_COLUMNS) <= set(found)


def test_every_retention_says_why() -> None:
    for columns in PERSONAL_COLUMNS.values():
        for kept in columns.values():
            assert kept.purpose
            assert kept.basis
            assert kept.years > 0
