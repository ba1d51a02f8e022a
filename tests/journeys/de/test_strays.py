"""Whatever is written by hand in the database, in any column of any table, is named with what it was and what it became."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError

from murmelbahn.deal import queries
from murmelbahn.deal.models import Deal
from murmelbahn.deal.terms.verdict import Disagreement
from murmelbahn.kernel.actor import SYSTEM, VISITOR
from murmelbahn.kernel.command import begin
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.kernel.sql import ask, tell
from tests.journeys.town import Town

TABLES = """
SELECT relname, attname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
JOIN pg_index ON indrelid = tgrelid AND indisprimary JOIN pg_attribute ON attrelid = tgrelid AND attnum = indkey[0]
WHERE tgname = 'stray' AND tgenabled = 'A' ORDER BY 1
"""
COLUMNS = """
SELECT column_name, data_type FROM information_schema.columns
WHERE table_name = %s AND column_name <> %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""
OTHER = {
    "uuid": "gen_random_uuid()",
    "character varying": "CASE WHEN left({0}, 1) = 'x' THEN 'y' ELSE 'x' END || coalesce(substr({0}, 2), '')",
    "text": "coalesce({0}, '') || 'x'",
    "numeric": "coalesce({0}, 0) + 1",
    "integer": "coalesce({0}, 0) + 1",
    "smallint": "coalesce({0}, 0) + 1",
    "bigint": "coalesce({0}, 0) + 1",
    "boolean": "NOT coalesce({0}, false)",
    "date": "coalesce({0}, '2026-01-01') + 1",
    "timestamp with time zone": "coalesce({0}, '2026-01-01') + interval '1 day'",
    "jsonb": "'{{\"other\": 1}}'",
    "ARRAY": "array_append({0}, NULL)",
    "bytea": "coalesce({0}, '') || 'x'::bytea",
}
"""Another value of every type."""
UNGUARDED = {
    *[
        "deal_stray",
        "kernel_clock",
        "kernel_mark",
        "kernel_placed",
        "kernel_unplaced",
    ],  # the guard's own, the engine's places
    *[
        "accounts_user",
        "accounts_membership",
        "accounts_mail",
        "accounts_machineclient",
        "accounts_callwindow",
    ],  # who signs in
    "sandbox_roll",  # play
}
REPLICA = "SET LOCAL session_replication_role = replica"


@contextmanager
def by_hand(mark: str = "") -> Iterator[None]:
    """A transaction of somebody with the keys of the database, undone at the end."""
    tell(f"BEGIN {mark}")
    try:
        yield
    finally:
        tell("ROLLBACK")


def found(deal: UUID) -> dict[str, Disagreement]:
    """What the verdict of the deal and the one of all the rest name, by field."""
    both = (*queries.verdict(SYSTEM, deal=deal).disagreements, *queries.strays_elsewhere(SYSTEM))
    return {one.field: one for one in both}


def test_every_column_of_every_table_is_guarded(de: Town, sold: UUID) -> None:
    """Also where no other copy of it exists, and also with the triggers of replicas off."""
    written, missed = 0, []
    for table, key in ask(TABLES):
        row = ask(f'SELECT "{key}"::text FROM {table} ORDER BY "{key}" LIMIT 1')
        for column, kind in ask(COLUMNS, [table, key]) if row else []:
            other = OTHER[kind].format(f'"{column}"')
            with by_hand():
                tell(REPLICA)
                try:
                    tell(f'UPDATE {table} SET "{column}" = {other} WHERE "{key}"::text = %s', row[0])
                except DatabaseError:
                    continue  # a constraint forbids the value: nothing is written
                written += 1
                named = ask("SELECT was, becomes FROM deal_stray WHERE (place, field) = (%s, %s)", [table, column])
                if not named or any(was == becomes for was, becomes in named):
                    missed.append(f"{table}.{column}")
    assert missed == []
    assert written > 300
    assert found(sold) == {}


HANDS: dict[str, tuple[Callable[[UUID], str], str]] = {
    "a day nothing else keeps": (
        lambda deal: f"UPDATE deal_deal SET planned_handover = '2027-03-03' WHERE id = '{deal}'",
        "deal_deal.planned_handover of {deal}",
    ),
    "a market": (
        lambda deal: f"UPDATE deal_deal SET place_of_registration = 'AT' WHERE id = '{deal}'",
        "deal_deal.place_of_registration of {deal}",
    ),
    "a row that goes": (
        lambda deal: f"DELETE FROM retail_attribution WHERE deal = '{deal}'",
        "retail_attribution.row of ",
    ),
    "a row that comes twice": (
        lambda _: (
            "CREATE TEMP TABLE twice AS SELECT * FROM value_posting LIMIT 1; UPDATE twice SET id = gen_random_uuid();"
            " INSERT INTO value_posting SELECT * FROM twice"
        ),
        "value_posting.row of ",
    ),
    "a table that is emptied": (lambda _: "TRUNCATE connect_mail", "connect_mail.rows of "),
    "a row of no deal": (lambda _: "UPDATE value_bankentry SET remittance = 'other'", "value_bankentry.remittance of "),
    "a guard taken away": (lambda _: "ALTER TABLE value_refund DISABLE TRIGGER stray", "guard of value_refund"),
    "guards set as usual": (lambda _: "ALTER TABLE value_refund ENABLE TRIGGER ALL", "guard of value_refund"),
}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_what_a_hand_does_is_named(de: Town, sold: UUID, hand: tuple[Callable[[UUID], str], str]) -> None:
    statement, field = hand
    with by_hand():
        for one in statement(sold).split(";"):
            tell(one)
        named = found(sold)
    match = [one for name, one in named.items() if name.startswith(field.format(deal=sold))]
    assert match, list(named)
    assert match[0].value != match[0].other_value


def test_a_hand_that_puts_it_back_has_changed_nothing(de: Town, sold: UUID) -> None:
    with by_hand():
        tell("UPDATE deal_deal SET closed = NOT closed WHERE id = %s", [sold])
        assert found(sold)
        tell("UPDATE deal_deal SET closed = NOT closed WHERE id = %s", [sold])
        assert found(sold) == {}


def test_no_room_is_forgotten(de: Town) -> None:
    """A room that is new, or a table, is guarded too, or named here with its reason."""
    tables = {one._meta.db_table for one in apps.get_models() if one.__module__.startswith("murmelbahn.")}
    assert tables - {table for table, _ in ask(TABLES)} == UNGUARDED


def test_what_was_noted_stays(de: Town, sold: UUID) -> None:
    for statement in ("DELETE FROM deal_stray", "UPDATE deal_stray SET was = becomes", "TRUNCATE deal_stray"):
        with by_hand():
            tell("UPDATE deal_deal SET closed = NOT closed WHERE id = %s", [sold])
            tell(REPLICA)
            with pytest.raises(DatabaseError, match="append-only"):
                tell(statement)


def test_a_program_that_writes_past_the_commands_is_noted_too(de: Town, sold: UUID) -> None:
    """The mark is the command's, not the connection's: the tables' own door is none."""
    model = Deal.objects.get(id=sold).model
    Deal.objects.filter(id=sold).update(model="other")
    assert [one.field for one in queries.verdict(SYSTEM, deal=sold).disagreements] == [f"deal_deal.model of {sold}"]
    Deal.objects.filter(id=sold).update(model=model)


def test_nobody_learns_of_people_from_it(de: Town, sold: UUID) -> None:
    with by_hand():
        tell(REPLICA)
        tell("UPDATE customer_partyversion SET family_name = 'Mustermann'")
        tell("UPDATE value_payingaccount SET iban = 'DE02120300000000202051'")
        noted = ask("SELECT was, becomes FROM deal_stray WHERE field IN ('family_name', 'iban')")
    assert noted
    assert all(text.startswith("sha256 ") for row in noted for text in row)


def test_commands_are_not(de: Town, sold: UUID) -> None:
    with begin(SYSTEM):
        tell("UPDATE deal_deal SET closed = NOT closed WHERE id = %s", [sold])
        tell("UPDATE deal_deal SET closed = NOT closed WHERE id = %s", [sold])
    assert ask("SELECT count(*) FROM deal_stray") == [(0,)]


def test_only_the_platform_asks(de: Town, sold: UUID) -> None:
    with pytest.raises(NotAllowed):
        queries.strays_elsewhere(VISITOR)
