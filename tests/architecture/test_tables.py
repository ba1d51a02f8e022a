"""Tables stand by themselves: rooms refer to one another by ids, and whose money it is stands in every row of a transaction."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.architecture.source import PROJECT, keep

KERNEL = "the machinery of every room: rows are not business"
CATALOGUE = "product data of a brand, the same in every market; slices and configurations name the markets"
DETAIL = "a row of a parent that names market and seller, never read without it"
PERSON = "people are not a market's: one person may act in several"
SIMULATED = "the inside of a simulated outside world"
WITHOUT_MARKET_AND_SELLER = {
    "kernel_clock": KERNEL, "kernel_factkey": KERNEL, "kernel_unplaced": KERNEL, "kernel_placed": KERNEL,
    "kernel_mark": KERNEL, "kernel_held": KERNEL, "kernel_idempotencykey": KERNEL,
    "accounts_user": PERSON, "accounts_membership": PERSON, "accounts_mail": PERSON,
    "accounts_machineclient": PERSON, "accounts_callwindow": "counts calls of a minute",
    "connect_webhook": "an outsider's address; its owner's rights bound what it hears", "connect_delivery": DETAIL,
    "deal_stray": "notes writes by hand on every table, by the table's own name", "documents_rendition": DETAIL,
    "vehicle_modelrelease": CATALOGUE, "vehicle_artefactrow": CATALOGUE, "vehicle_modelslice": CATALOGUE,
    "vehicle_configuration": CATALOGUE,
    "customer_partyversion": DETAIL, "customer_emailproof": DETAIL, "customer_identity_check": DETAIL,
    "customer_vat_id_check": DETAIL, "customer_vat_id_ask": DETAIL, "customer_consent": PERSON, "customer_grant": PERSON,
    "customer_touchpoint_party": DETAIL, "customer_paper_move": DETAIL,
    "value_price": DETAIL, "value_payoutshare": DETAIL, "value_payingaccount": PERSON,
    "retail_contract": DETAIL, "retail_agent_tax_id": DETAIL, "retail_agent_account": DETAIL,
    "retail_adviser": DETAIL, "retail_slot": DETAIL,
    "connect_behaviour": SIMULATED, "connect_fate": SIMULATED, "connect_inbox": SIMULATED,
    "connect_plant_change": DETAIL, "connect_bank_fault": SIMULATED,
}  # fmt: skip
"""Every table that names no market and no seller, with the reason. All others do."""


def own() -> Iterator[type[models.Model]]:
    """Every model of the house."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("murmelbahn."):
            yield model


def place(model: type[models.Model]) -> str:
    file = Path(inspect.getsourcefile(model) or "").relative_to(PROJECT)
    return f"{file}:{inspect.getsourcelines(model)[1]}"


def test_rooms_refer_to_one_another_by_id() -> None:
    """A foreign key across rooms couples their migrations, their locks and their deletion: they could never be parted."""
    keep(
        (
            f"{place(model)} {model.__name__}.{field.name} points into {field.related_model._meta.app_label}"
            for model in own()
            for field in model._meta.get_fields()
            if field.is_relation
            and not field.auto_created
            and field.related_model._meta.app_label != model._meta.app_label
        ),
        "keep the id in a UUIDField (or a code in a CharField) and ask the other room's queries.",
    )


def test_rows_of_a_transaction_name_market_and_seller() -> None:
    """Rights, taxes, numbers and reports go by market and legal entity; a row without them belongs to nobody."""
    wanted = {"market": 2, "seller": 32}
    found = []
    for model in own():
        if model._meta.db_table in WITHOUT_MARKET_AND_SELLER:
            continue
        columns = {field.name: field for field in model._meta.concrete_fields}
        found += [
            f"{place(model)} {model._meta.db_table} has no {name} of {length} characters"
            for name, length in wanted.items()
            if getattr(columns.get(name), "max_length", None) != length
        ]
    keep(found, "add `market` (CharField 2) and `seller` (CharField 32), or list the table here with its reason.")


def test_the_exceptions_are_needed() -> None:
    """A table that names both by now must not stay excused."""
    tables = {model._meta.db_table: {field.name for field in model._meta.concrete_fields} for model in own()}
    keep(
        (
            f"{table} needs no excuse" if table in tables else f"{table} does not exist"
            for table in WITHOUT_MARKET_AND_SELLER
            if table not in tables or {"market", "seller"} <= tables[table]
        ),
        "take it off WITHOUT_MARKET_AND_SELLER.",
    )


def test_rows_have_ids_of_their_own() -> None:
    """Ids are made before the row is written, can be given to others, and say nothing about how many there are."""
    counted = (models.AutoField, models.BigAutoField, models.SmallAutoField)
    keep(
        (
            f"{place(model)} {model._meta.db_table} counts its rows"
            for model in own()
            if isinstance(model._meta.pk, counted) and model._meta.db_table != "kernel_unplaced"
        ),
        "`id = models.UUIDField(primary_key=True, default=new_id, editable=False)`.",
    )


def test_amounts_are_decimals_with_two_digits() -> None:
    """No float holds a cent, and all tables agree on how large an amount may be."""
    keep(
        (
            f"{place(model)} {model.__name__}.{field.name}"
            for model in own()
            for field in model._meta.concrete_fields
            if isinstance(field, models.FloatField)
            or (
                isinstance(field, models.DecimalField) and field.decimal_places == 2 and field.max_digits not in (5, 14)
            )
        ),
        "DecimalField(max_digits=14, decimal_places=2) beside a currency column; rates have 5 digits.",
    )
