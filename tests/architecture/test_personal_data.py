"""Every column that may hold something about a person: why it is kept, for how long, by what right."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

import murmelbahn
from murmelbahn.customer.rules.retention import PERSONAL_COLUMNS
from tests.architecture.source import PROJECT, keep

REGISTER = PROJECT / "schemas" / "personal-columns.toml"
DOCUMENTS = Path(murmelbahn.__file__).parent / "documents" / "data" / "retention.toml"
OWN_LISTS = {"customer", "documents"}
"""Rooms that keep their list beside their tables, with a test of their own for every single column."""
WORDS = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.BinaryField,
    models.GenericIPAddressField,
    models.FileField,
)
CODES = {
    "market", "seller", "currency", "kind", "state", "code", "sha256", "hash", "stream", "topic", "subscription", "station",
    "language", "month", "basis", "customer_kind", "variant", "regime", "end", "role", "duty", "part", "cause", "lapse", "origin",
    "vehicle", "customer", "value", "model", "vin", "parent", "reference", "number", "plant", "place", "zone", "region",
    "purchase_order", "items", "features", "technical", "stops", "damage", "checks", "inspection", "as_built", "freeze", "car",
    "conditions", "lender", "lenders", "extras", "milestone", "car_class", "hours", "papers", "checked", "end_to_end",
    "returns", "park_reason", "type", "scopes", "changes", "commission_terms", "contract", "format", "advance_before",
    "funding_kind", "rules_confirmed", "tax_residence", "place_of_registration", "place_of_delivery", "market_of_sale", "preview",
    "world", "file", "takeover", "by_hand", "note", "registrar",
}  # fmt: skip
"""Names of columns that hold codes, figures and references in every table. A reference leads to a person only through the room
that keeps the person."""
KNOWN = {
    "kernel_fact.body": "facts hold no personal data (test_facts)",
    "kernel_timer.body": "the same: a timer carries a fact",
    "kernel_timer.name": "which of several alarms",
    "kernel_held.reason": "type and words of an error; refusals carry codes and ids",
    "kernel_receipt.reason": "a code of the outside world's answer",
    "kernel_idempotencykey.scope": "operation and subject id", "kernel_idempotencykey.key": "the caller's own key",
    "kernel_idempotencykey.content": "a hash", "kernel_idempotencykey.result": "an id",
    "accounts_mail.sender": "the house itself", "accounts_machineclient.client": "the id of an OAuth client",
    "accounts_callwindow.caller": "a hash",
    "connect_webhook.url": "the address of a machine", "connect_webhook.topics": "names of topics",
    "connect_webhook.salt": "random", "connect_delivery.error": "the name of an error",
    "deal_deal.leave_reason": "one of the codes of `LeaveReason`",
    "vehicle_build.reason": "the plant's code", "vehicle_buildchange.reason": "the plant's code",
    "vehicle_registration.reason": "the authority's code",
    "vehicle_modelrelease.source": "product data", "vehicle_modelrelease.texts": "product data",
    "vehicle_artefactrow.body": "product data", "vehicle_configuration.body": "product data",
    "value_offer.content": "canonical bytes: ids, versions, figures", "value_agreement.content": "the same",
    "value_campaign.content": "terms of a campaign",
    "value_statement.account": "the seller's own account", "value_statement.name": "the bank's number of a statement",
    "value_bankentry.account": "the seller's own account", "value_posting.account": "an account of the ledger",
    "value_interest.reason": "a code", "value_proof.flaw": "a code",
    "value_legalentity.legal_name": "a company limited by shares", "value_legalentity.address": "the same",
    "value_legalentity.register": "the same", "value_legalentity.vat_id": "the same", "value_legalentity.iban": "the same",
    "value_legalentity.email_address": "the same", "value_legalentity.telephone": "the same",
    "value_legalentity.bic": "the same", "value_legalentity.holder": "the same",
    "sandbox_roll.done": "counts of a roll", "sandbox_roll.people": "ids of made-up people", "sandbox_roll.until": "a step",
    "deal_change.content": "codes, ids and figures of a change",
    "deal_agreementversion.content": "canonical bytes: ids, versions, figures",
    "deal_agreementversion.reason": "a code",
    "deal_stray.line": "an id or a digest", "deal_stray.field": "the name of a column",
    "deal_stray.was": "a code, a figure, an id or a digest", "deal_stray.becomes": "the same",
    "connect_bankaccount.iban": "the seller's own account", "connect_bank_fault.account": "the seller's own account",
    "connect_behaviour.name": "a set of behaviour", "connect_fate.name": "a name to draw by, made from a seed",
    "connect_plant_order.reason": "a code", "connect_plant_change.reason": "a code", "connect_application.reason": "a code",
    "django_session.session_key": "random", "account_emailconfirmation.key": "random",
    "allauth_idp_oidc_client.id": "a connected system", "allauth_idp_oidc_client.name": "a connected system",
    "allauth_idp_oidc_client.secret": "a connected system", "allauth_idp_oidc_client.default_scopes": "a connected system",
    "allauth_idp_oidc_client.grant_types": "a connected system", "allauth_idp_oidc_client.redirect_uris": "a connected system",
    "allauth_idp_oidc_client.cors_origins": "a connected system", "allauth_idp_oidc_client.response_types": "a connected system",
    "allauth_idp_oidc_client.data": "a connected system",
}  # fmt: skip
"""Columns that hold words and yet nothing about a person, each with what they hold."""
LIBRARIES = {"contenttypes", "auth"}
"""Tables of Django that name models and rights."""


def register() -> dict[str, dict[str, dict[str, str]]]:
    """table -> column -> purpose, retention, basis."""
    return tomllib.loads(REGISTER.read_text(encoding="utf-8"))


def in_words() -> Iterator[tuple[str, str, str]]:
    """Room, table and name of every column that can hold words, arrays of words included."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in LIBRARIES:
            continue
        for field in model._meta.concrete_fields:
            inner = getattr(field, "base_field", field)
            if isinstance(inner, WORDS) and field.column:
                yield model._meta.app_label, model._meta.db_table, field.column


def test_every_column_with_words_is_accounted_for() -> None:
    """Who asks what we know about her gets an answer from this list; a column that is missing would be missing there."""
    listed = register()
    keep(
        (
            f"{table}.{column}"
            for room, table, column in in_words()
            if room not in OWN_LISTS
            and column not in CODES
            and f"{table}.{column}" not in KNOWN
            and column not in listed.get(table, {})
        ),
        f"list it in {REGISTER.relative_to(PROJECT)} with purpose, retention and basis, or say in KNOWN what it holds instead.",
    )


def test_every_listed_column_exists_and_says_why() -> None:
    """A register that names columns of yesterday is no register."""
    columns = {(table, column) for _, table, column in in_words()}
    keep(
        [
            *(
                f"{table}.{column}"
                for table, named in register().items()
                for column, row in named.items()
                if (table, column) not in columns
                or set(row) != {"purpose", "retention", "basis"}
                or not all(row.values())
            ),
            *(f"KNOWN: {name}" for name in KNOWN if tuple(name.split(".")) not in columns),
        ],
        "each row has purpose, retention and basis; columns that are gone leave the list.",
    )


def test_the_rooms_that_keep_people_keep_their_lists() -> None:
    """Names and addresses stand in `customer` and `documents` only; both say for each column how long."""
    documents = tomllib.loads(DOCUMENTS.read_text(encoding="utf-8"))
    tables = {table for room, table, _ in in_words() if room in OWN_LISTS}
    assert set(PERSONAL_COLUMNS) <= tables
    assert set(documents) <= tables
    assert all(row["purpose"] and row["retention"] for columns in documents.values() for row in columns.values())
    assert all(
        kept.purpose and kept.years > 0 and kept.basis
        for columns in PERSONAL_COLUMNS.values()
        for kept in columns.values()
    )


def test_people_do_not_stand_in_other_rooms() -> None:
    """A name or an address outside of the two rooms (and of the accounts that sign in) cannot be erased with the person."""
    people = {
        "given_names",
        "family_name",
        "birth_date",
        "phone",
        "addresses",
        "street",
        "postal_code",
        "email",
        "recipient",
    }
    keep(
        (
            f"{table}.{column}"
            for room, table, column in in_words()
            if column in people and room not in OWN_LISTS | {"accounts", "account"}
        ),
        "keep the party's id and version, and ask customer.queries for the rest.",
    )
