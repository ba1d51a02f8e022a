"""The office of the national company: who comes in, what each page says, what two persons are needed for, what it costs."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from murmelbahn.accounts.operations import create_user
from murmelbahn.connect.operations import choose_behaviour
from murmelbahn.connect.retailer_system.station import STATIONS
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Customer, End, Value
from murmelbahn.kernel import receipts, world
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.held import retry
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.queries.head import end_told
from murmelbahn.ui.rules.formats import money
from murmelbahn.ui.rules.speech import refused
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import (
    AdvanceTooHigh,
    ComponentKind,
    CurrencyForeign,
    EntryOrigin,
    InvoiceKind,
    RefundState,
    RegisterFilter,
    SellerElsewhere,
)
from tests.journeys.town import AGENT_IBANS, IBANS
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from django.test import Client

    from tests.browser.cast import Cast

SALES, FINANCE = ActorKind.NSC_SALES, ActorKind.NSC_FINANCE
PAGES = (
    "orders/", "deals/", "fallout/", "frameworks/", "invoices/", "payments/", "refunds/", "claims/", "credit/", "taxes/",
    "taxes/?year=2026", "agents/",
    "invoices/register", "invoices/register?kind=final&month=2027-02",
    "statements/", "deals/?all=yes&overdue=yes", "deals/?gate=handover&mender=adviser&vehicle=prepared", "claims/?age=to_30",
)  # fmt: skip
CODE = re.compile(r"\b(?:showroom|deal|value|vehicle|customer|retail|connect|ui)\.[a-z_]+\.[a-z_.]+")


@pytest.fixture(scope="module")
def second(cast: Cast) -> UUID:
    """Another person of finance."""
    return create_user(SYSTEM, email="frieda@example.org", name="Frieda Finanzen", kind=FINANCE, markets=["DE"])


def press(client: Client, page: Any, action: str, **values: Any) -> Any:
    """Press the button of a form on a page, with the key and the version that stand in it."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', page.content.decode(), re.DOTALL)
    assert form is not None, f"no form for {action}"
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[1]))
    return client.post(action, {**hidden, **values})


def test_only_the_national_company_comes_in(cast: Cast) -> None:
    operator = create_user(SYSTEM, email="olga@example.org", kind=ActorKind.OPERATOR)
    models = create_user(SYSTEM, email="paula@example.org", kind=ActorKind.PRODUCT_MANAGER, markets=["DE"])
    for role in (SALES, FINANCE):
        assert "/office/" in visitor(cast.users[role]).get("/deals/").content.decode()
    for subject in (cast.users[SALES], cast.users[FINANCE], operator):
        assert {visitor(subject).get(f"/office/{path}").status_code for path in PAGES} == {200}
    for subject in (cast.users[ActorKind.CUSTOMER], cast.users[ActorKind.ADVISER], models):
        client = visitor(subject)
        assert {client.get(f"/office/{path}").status_code for path in PAGES} == {404}
        assert client.get("/office/").status_code == (302 if subject == models else 404)
        assert ("/office/" in client.get("/deals/").content.decode()) == (subject == models)
        for path in (
            f"orders/{cast.deals['ordered']}/accept",
            f"fallout/{new_id()}/retry",
            f"payments/{new_id()}/deal",
        ):
            assert client.post(f"/office/{path}", {"key": str(new_id())}).status_code == 404


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2027, 2, 28), "Nur bei Annahme bis 28. Feb. 2027 gelten die Steuersätze"),
        (date(2027, 1, 31), "Der Vertrag kommt nach dem 31. Jan. 2027 zustande"),
    ],
)
def test_who_accepts_is_told_until_when_the_tax_of_the_offer_holds(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, last: date, said: str
) -> None:
    monkeypatch.setattr("murmelbahn.markets.queries.law_kept_until", lambda *_, **__: last)
    assert said in body(visitor(cast.users[SALES]).get("/office/orders/"))


def test_another_market_sees_nothing_of_this_one(cast: Cast) -> None:
    abroad = visitor(create_user(SYSTEM, email="anton@example.org", kind=FINANCE, markets=["AT"]))
    for path in PAGES:
        page = body(abroad.get(f"/office/{path}"))
        assert "Muster" not in page, path
        assert "Autohaus A" not in page, path
    assert abroad.get("/office/deals/?market=DE").status_code == 422
    assert abroad.get(f"/office/refunds/{cast.deals['settled']}").status_code == 404
    assert abroad.get(f"/office/agents/{cast.town.agent}/").status_code == 404
    wrong = abroad.post(f"/office/orders/{cast.deals['ordered']}/accept", {"key": str(new_id()), "version": "1"})
    assert wrong.status_code == 404


def test_every_page_speaks_both_languages_and_is_cheap(cast: Cast) -> None:
    for role in (SALES, FINANCE):
        for language in ("de", "en"):
            client = visitor(cast.users[role], language)
            for path in PAGES:
                answer = client.get(f"/office/{path}")
                answer.content = re.sub(rb'<span class="code">.*?</span>', b"", answer.content)
                page = body(answer)
                assert not CODE.findall(page), (language, path, CODE.findall(page))
                assert "{" not in page, path
    client = visitor(cast.users[FINANCE])
    for path in PAGES:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/office/{path}").status_code == 200
        assert len(asked) <= 26 + 4 * path.count("="), (path, len(asked))


def test_the_queue_names_what_holds_an_order_and_a_person_accepts(cast: Cast) -> None:
    client = visitor(cast.users[SALES])
    page = client.get("/office/orders/")
    text = body(page)
    assert "Wartende Bestellungen: 1" in text
    assert "Frida Muster" in text
    assert "44.609,60 €" in text
    assert "Überweisung" in text
    deal = cast.deals["ordered"]
    action = f"/office/orders/{deal}/accept"
    stale = press(client, page, action, version="1")
    assert stale.status_code == 409
    assert "kernel.stale_version" in stale.content.decode()
    done = press(client, page, action)
    assert (done.status_code, done["Location"]) == (303, "/office/orders/")
    text = body(client.get("/office/orders/"))
    assert "Der Vertrag ist geschlossen" in text
    assert "Keine Bestellung wartet" in text
    assert deals.deal(SYSTEM, deal=deal).agreement == 1
    assert "wartet nicht mehr" in body(client.get(f"/office/orders/{deal}/decline"))


def test_whoever_declines_says_why(cast: Cast) -> None:
    who = cast.town.person("Ludwig")
    old = deals.deal(SYSTEM, deal=cast.deals["ordered"])
    deal = cast.town.open(who, configuration=old.configuration, extras=("DELIVERY", "REGSERVICE", "AUTHFEE"))
    cast.town.order(deal, who, "44,609.60")
    client = visitor(cast.users[SALES], "en")
    action = f"/office/orders/{deal}/decline"
    page = client.get(action)
    assert "The car is no longer available" in body(page)
    assert press(client, page, action).status_code == 422
    assert press(client, page, action, reason="I do not like him").status_code == 422
    assert press(client, page, action, reason="price_wrong").status_code == 303
    assert deals.deal(SYSTEM, deal=deal).end is End.LAPSED
    assert press(client, page, action, reason="price_wrong").status_code == 303
    cast.town.settle_down()
    told = body(client.get(f"/deals/{deal}/"))
    assert "The order was not accepted. Nobody is bound." in told
    assert "not answered in time" not in told
    story = body(client.get(f"/deals/{deal}/story/"))
    assert "There is no contract. Nobody is bound." in story
    view = deals.deal(SYSTEM, deal=deal)
    assert end_told(replace(view, declined=False)).code == "deal.end.lapsed"
    assert end_told(replace(view, declined=False, customer=Customer.OFFERED)).code == "deal.end.not_ordered"


def test_the_board_chooses_and_counts(cast: Cast) -> None:
    client = visitor(cast.users[SALES])
    everything = client.get("/office/deals/")
    assert "Anna Muster" in body(everything)
    assert "Autohaus A" in body(everything)
    assert "Clara Muster" not in body(everything)
    assert "Clara Muster" in body(client.get("/office/deals/?all=yes"))
    registration = body(client.get("/office/deals/?gate=registration"))
    assert "Anna Muster" in registration
    assert "David Muster" not in registration
    assert "Nichts" not in body(client.get("/office/deals/?mender=plant"))
    assert "David Muster" in body(client.get("/office/deals/?mender=plant"))
    agent = body(client.get(f"/office/deals/?agent={cast.town.agent}"))
    assert "Anna Muster" in agent
    assert "Anna Muster" not in body(client.get(f"/office/deals/?agent={new_id()}"))
    late = body(client.get("/office/deals/?overdue=yes"))
    assert "David Muster" in late
    assert "Liefertermin verpasst: 5. Feb. 2027" in late
    assert "Emil Muster" not in late
    number = deals.deal(SYSTEM, deal=cast.deals["invoiced"]).number
    assert "Anna Muster" in body(client.get(f"/office/deals/?text={number}"))
    for wrong in ("gate=nothing", "mender=me", "agent=x", "after=yesterday", "vehicle=boat", "market=XX"):
        assert client.get(f"/office/deals/?{wrong}").status_code == 422, wrong


def test_a_held_fact_is_tried_again(cast: Cast) -> None:
    deal = cast.deals["scheduled"]
    with world.connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_held (id, subscription, stream, key, position, fact, attempts, reason, since, retry_at)"
            " SELECT gen_random_uuid(), 'value.bank', stream, key, 1, id, 6, 'the bank is away', now(), NULL"
            " FROM kernel_fact WHERE key = %s ORDER BY seq LIMIT 1 RETURNING id",
            [deal],
        )
        (held,) = cursor.fetchone()
    client = visitor(cast.users[SALES])
    page = client.get("/office/fallout/")
    assert "the bank is away" in body(page)
    assert deals.deal(SYSTEM, deal=deal).number in body(page)
    with world.connection().cursor() as cursor:
        noted = "value.advance.too_high(total=1200.00 EUR, amount=1500.00 EUR)"
        cursor.execute("UPDATE kernel_held SET reason = %s WHERE id = %s", [noted, held])
    shown = client.get("/office/fallout/").content.decode()
    assert f'<span class="code">{noted}</span>' in shown
    assert refused(AdvanceTooHigh(total=Money.of("1200", "EUR"), amount=Money.of("1500", "EUR")), "de") in shown
    with world.connection().cursor() as cursor:
        fault = "TypstError: PDF/A-3b error: the text could not be displayed"
        told = "UPDATE kernel_held SET subscription = 'documents.rendering', reason = %s WHERE id = %s"
        cursor.execute(told, [fault, held])
    assert "Ein Schreiben konnte nicht gesetzt werden." in body(client.get("/office/fallout/"))
    assert press(client, page, f"/office/fallout/{held}/retry").status_code == 303
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT retry_at IS NOT NULL FROM kernel_held WHERE id = %s", [held])
        assert cursor.fetchone() == (True,)
        cursor.execute("DELETE FROM kernel_held WHERE id = %s", [held])
    assert press(client, page, f"/office/fallout/{held}/retry").status_code == 303
    gone = client.post(f"/office/fallout/{held}/retry", {"key": str(new_id())}, follow=True)
    assert "Das ist inzwischen erledigt." in body(gone)


def test_a_station_is_asked_again_for_its_answer(cast: Cast) -> None:
    """It hears the same fact under the same key, and its answer closes the receipt."""
    deal, station = cast.deals["scheduled"], "retailer_system"
    (change,) = {one.change for one in receipts.of_deal(deal) if (one.station, one.state) == (station, "open")}
    client = visitor(cast.users[SALES])
    page = client.get("/office/fallout/")
    assert "Noch einmal anfragen" in body(page)
    there = f"/office/fallout/{change}/{station}/ask-again"
    assert press(client, page, there).status_code == 303
    assert retry(STATIONS) == 1
    assert there in client.get("/office/fallout/").content.decode(), "nobody outside speaks in this world"
    choose_behaviour(SYSTEM, name="calm")
    assert press(client, client.get("/office/fallout/"), there).status_code == 303
    assert retry(STATIONS) == 1
    choose_behaviour(SYSTEM, name="still")
    assert there not in client.get("/office/fallout/").content.decode()
    (mine,) = [one for one in receipts.of_deal(deal) if (one.change, one.station) == (change, station)]
    assert mine.state == "confirmed"
    answered = client.post(there, {"key": str(new_id())}, follow=True)
    assert "Das ist inzwischen erledigt." in body(answered)
    austrian = visitor(create_user(SYSTEM, email="anna-at@example.org", name="Anna", kind=SALES, markets=["AT"]))
    assert austrian.post(there, {"key": str(new_id())}).status_code == 302


def test_a_payment_is_matched_by_a_person(cast: Cast) -> None:
    cast.town.pay_stranger("44609.60")
    client = visitor(cast.users[FINANCE])
    page = client.get("/office/payments/")
    text = body(page)
    assert "44.609,60 €" in text
    assert "for the blue car" in text
    assert "Der Betrag ist genau offen." in text
    (entry,) = value.unmatched_entries(SYSTEM, on=date(2027, 2, 11))
    action = f"/office/payments/{entry.id}/deal"
    for number in ("", "DE-0", "DE-2"):
        refused = client.post(action, {"key": str(new_id()), "number": number})
        assert refused.status_code == 422
        assert "showroom.deal.unknown_number" in refused.content.decode()
    number = deals.deal(SYSTEM, deal=cast.deals["invoiced"]).number
    assert press(client, page, action, number=number.lower()).status_code == 303
    assert f"ist {number.lower()} zugeordnet" in body(client.get("/office/payments/"))
    assert value.unmatched_entries(SYSTEM, on=date(2027, 2, 11)) == ()
    again = client.post(action, {"key": str(new_id()), "number": number})
    assert again.status_code == 409
    assert "Diese Bankbuchung ist schon zugeordnet." in body(again)


def test_a_wrong_match_is_taken_back_by_finance_and_the_deal_hears_it(cast: Cast) -> None:
    """It leaves the deals as it found them."""
    town, deal = cast.town, cast.deals["invoiced"]
    number = deals.deal(SYSTEM, deal=deal).number
    at_first = {one.id for one in value.matched_entries(SYSTEM, deal=deal)}
    if not at_first:
        town.pay(deal, "44609.60")
    town.settle_down()
    assert deals.deal(SYSTEM, deal=deal).value is Value.SECURED
    entry = value.matched_entries(SYSTEM, deal=deal)[0].id
    client, wrong = visitor(cast.users[FINANCE]), f"/office/payments/{entry}/wrong"
    assert "Zuordnung zurücknehmen" not in body(visitor(cast.users[SALES]).get("/office/payments/"))
    assert "Keine Zahlung gefunden." in body(client.get("/office/payments/?number=DE-0"))
    page = client.get(f"/office/payments/?number={number}")
    assert press(client, page, wrong, reason=" ").status_code == 422
    assert press(client, page, wrong, reason="gehört dem Nachbarn").status_code == 303
    town.settle_down()
    assert deals.deal(SYSTEM, deal=deal).value is Value.INVOICED
    page = client.get("/office/payments/")
    assert "war falsch zugeordnet" in body(page)
    assert press(client, page, f"/office/payments/{entry}/deal", number=number).status_code == 303
    town.settle_down()
    assert deals.deal(SYSTEM, deal=deal).value is Value.SECURED
    assert deals.verdict(SYSTEM, deal=deal).agrees


def test_what_left_and_what_came_are_cleared_by_finance(cast: Cast) -> None:
    town = cast.town
    for amount, origin in (
        ("88.00", EntryOrigin.RETURN),
        ("88.00", EntryOrigin.CREDIT_TRANSFER),
        ("3.10", EntryOrigin.OUTGOING),
    ):
        town.pay_stranger(amount, origin=origin)
    client = visitor(cast.users[FINANCE])
    page = client.get("/office/payments/")
    assert "Diese beiden gehören zusammen" not in body(visitor(cast.users[SALES]).get("/office/payments/"))
    returned, fee = (one for one in value.unmatched_entries(SYSTEM, on=date(2027, 2, 11)) if one.left)
    assert press(client, page, f"/office/payments/{returned.id}/cleared").status_code == 303
    assert "heben sich auf" in body(client.get("/office/payments/"))
    assert press(client, page, f"/office/payments/{fee.id}/aside", reason="").status_code == 422
    assert press(client, page, f"/office/payments/{fee.id}/aside", reason="Entgelt, im Hauptbuch").status_code == 303
    assert value.unmatched_entries(SYSTEM, on=date(2027, 2, 11)) == ()


def test_what_belongs_to_nobody_goes_back_under_four_eyes(cast: Cast, second: UUID) -> None:
    cast.town.pay_stranger("77.00")
    (entry,) = value.unmatched_entries(SYSTEM, on=date(2027, 2, 11))
    first, other = visitor(cast.users[FINANCE]), visitor(second)
    back, release = f"/office/payments/{entry.id}/return", f"/office/payments/{entry.id}/return/release"
    assert press(first, first.get("/office/payments/"), back).status_code == 303
    assert "Eine zweite Person gibt frei" in body(first.get("/office/payments/"))
    alone = first.post(release, {"key": str(new_id())})
    assert alone.status_code == 409
    assert "Eine Rückgabe wird von einer zweiten Person freigegeben." in body(alone)
    assert visitor(cast.users[SALES]).post(release, {"key": str(new_id())}).status_code == 403
    page = other.get("/office/payments/")
    assert "Rückgabe vorgeschlagen von Finn Finanzen." in body(page)
    assert press(other, page, release).status_code == 303
    told = value.entry_return_instruction(SYSTEM, entry=entry.id)
    assert (told.amount, told.creditor_name) == (Money.of("77.00", "EUR"), "Anna Muster")
    assert value.unmatched_entries(SYSTEM, on=date(2027, 2, 11)) == ()


def test_a_refund_needs_two_persons_and_the_paying_account(cast: Cast, second: UUID) -> None:
    deal = cast.deals["settled"]
    cast.town.pay(deal, "100.00")
    first, other = visitor(cast.users[FINANCE]), visitor(second)
    assert "100,00 €" in body(first.get("/office/refunds/"))
    action = f"/office/refunds/{deal}"
    page = first.get(action)
    account = str(value.payers(SYSTEM, deal=deal)[-1].account)
    for wrong, status in (("abc", 422), ("100,01", 409), ("0", 422), ("50,001", 422), ("-40,00 €", 422)):
        back = press(first, page, action, amount=wrong, account=account)
        assert back.status_code == status, wrong
        assert f'value="{wrong}"' in back.content.decode()
    foreign = press(first, page, action, amount="40,00 €", account=str(new_id()))
    assert foreign.status_code == 409
    assert "nur auf das Konto zurück, von dem das Geld kam" in body(foreign)
    for shown in ("500,00\u00a0€", "1.500,00\u00a0€", "EUR 500,00"):
        assert press(first, page, action, amount=shown, account=account).status_code == 409, shown
    assert press(first, page, action, amount="40,00\u00a0€", account=account).status_code == 303
    (refund,) = value.refunds(SYSTEM, state=RefundState.PROPOSED)
    assert refund.amount == Money.of("40.00", "EUR")
    release = f"/office/refunds/{refund.id}/release"
    alone = first.post(release, {"key": str(new_id())})
    assert alone.status_code == 409
    assert "Eine Rückzahlung wird von einer zweiten Person freigegeben." in body(alone)
    page = other.get("/office/refunds/")
    assert "vorgeschlagen von Finn Finanzen" in body(page)
    assert press(other, page, release).status_code == 303
    assert [one.approved_by for one in value.refunds(SYSTEM, state=RefundState.APPROVED)] == [second]


def test_a_proposal_can_be_taken_back_until_it_is_released(cast: Cast, second: UUID) -> None:
    deal = cast.deals["settled"]
    cast.town.pay(deal, "30.00")
    first, other, sales = visitor(cast.users[FINANCE]), visitor(second), visitor(cast.users[SALES])
    account = str(value.payers(SYSTEM, deal=deal)[-1].account)
    (before,) = [one.free for one in value.held_money(SYSTEM) if one.deal == deal]

    def proposed(client: Client) -> UUID:
        page = client.get(f"/office/refunds/{deal}")
        assert press(client, page, f"/office/refunds/{deal}", amount="30,00", account=account).status_code == 303
        (refund,) = value.refunds(SYSTEM, state=RefundState.PROPOSED)
        return refund.id

    refund = proposed(first)
    assert not [one for one in value.held_money(SYSTEM) if one.deal == deal and one.free == before]
    drop = f"/office/refunds/{refund}/take-back"
    assert drop not in sales.get("/office/refunds/").content.decode()
    foreign = sales.post(drop, {"key": str(new_id())})
    assert foreign.status_code == 409
    assert "wer ihn gemacht hat" in body(foreign)
    page = first.get("/office/refunds/")
    assert press(first, page, drop).status_code == 303
    assert "Der Vorschlag ist zurückgenommen" in body(first.get("/office/refunds/"))
    assert value.refunds(SYSTEM, state=RefundState.PROPOSED) == ()
    assert [one.free for one in value.held_money(SYSTEM) if one.deal == deal] == [before]
    assert other.post(f"/office/refunds/{refund}/release", {"key": str(new_id())}).status_code == 409
    told = "Der Vorschlag, 30,00 € zurückzuzahlen, wurde zurückgenommen."
    assert told in body(first.get(f"/deals/{deal}/story/"))
    assert told not in body(visitor(cast.customers["settled"]).get(f"/deals/{deal}/story/"))
    again = proposed(sales)
    assert press(first, first.get("/office/refunds/"), f"/office/refunds/{again}/take-back").status_code == 303
    last = proposed(first)
    assert press(other, other.get("/office/refunds/"), f"/office/refunds/{last}/release").status_code == 303
    late = first.post(f"/office/refunds/{last}/take-back", {"key": str(new_id())})
    assert late.status_code == 409
    assert [one.state for one in value.refunds_of(SYSTEM, deal=deal)][-3:] == [
        RefundState.DROPPED,
        RefundState.DROPPED,
        RefundState.APPROVED,
    ]


def test_the_register_of_numbers_and_its_file(cast: Cast) -> None:
    client = visitor(cast.users[FINANCE])
    page = body(client.get("/office/invoices/register"))
    assert "Keine Lücke" in page
    lines = value.invoice_register(SYSTEM)
    assert f"Nummern: {len(lines)}" in page
    for line in lines:
        assert line.number in page
    number = deals.deal(SYSTEM, deal=cast.deals["invoiced"]).number
    assert number in page
    february = value.invoice_register(SYSTEM, chosen=RegisterFilter(month="2027-02", kind=InvoiceKind.FINAL))
    file = client.get("/office/invoices/register.csv?month=2027-02&kind=final")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    head, *rows = csv.reader(io.StringIO(file.content.decode("utf-8-sig")))
    assert head[0] == "Nummer"
    assert [row[0] for row in rows] == [line.number for line in february]
    assert {row[8] for row in rows} == {"44609.60"}
    assert [row[4] for row in rows].count(number) == 1
    for wrong in ("month=2027-13", "month=x", "kind=x", "seller=x y", "after=x"):
        assert client.get(f"/office/invoices/register?{wrong}").status_code == 422, wrong
    assert visitor(cast.users[ActorKind.ADVISER]).get("/office/invoices/register.csv").status_code == 404
    with world.connection().cursor() as cursor:
        cursor.execute("UPDATE value_series SET last = last + 1 WHERE kind = 'final'")
        assert f"Es fehlt: {len([one for one in lines if one.kind is InvoiceKind.FINAL]) + 1}" in body(
            client.get("/office/invoices/register")
        )
        cursor.execute("UPDATE value_series SET last = last - 1 WHERE kind = 'final'")


def test_claims_taxes_and_reminders(cast: Cast) -> None:
    client = visitor(cast.users[FINANCE])
    taxes = body(client.get("/office/taxes/?year=2027"))
    assert "Corvane DE GmbH" in taxes
    assert "CORVANE-DE" not in taxes
    assert "Februar 2027" in taxes
    assert "fällig am 10. März 2027" in taxes
    assert "Noch" not in body(client.get("/office/taxes/?year=2010"))
    assert client.get("/office/taxes/?year=never").status_code == 422
    claims = client.get("/office/claims/")
    assert claims.status_code == 200
    assert client.get("/office/claims/?age=old").status_code == 422
    assert client.get("/office/claims/?after=x").status_code == 422


def test_an_agents_month_and_its_account(cast: Cast, second: UUID) -> None:
    first, other = visitor(cast.users[FINANCE]), visitor(second)
    there = f"/office/agents/{cast.town.agent}/"
    page = first.get(there)
    assert "Autohaus A" in body(page)
    assert press(first, page, f"{there}account", holder="Autohaus A", iban="DE00 1").status_code == 422
    assert press(first, page, f"{there}account", holder="Autohaus A", iban=AGENT_IBANS["DE"]).status_code == 303
    account = next(one for one in _accounts() if one.approved_by is None)
    release = f"{there}account/{account.account}/release"
    assert first.post(release, {"key": str(new_id())}).status_code == 403
    assert press(other, other.get(there), release).status_code == 303
    ahead = press(first, first.get(there), f"{there}month", month="2027-12")
    assert (ahead.status_code, "Dezember 2027 kann jetzt nicht abgerechnet werden" in body(ahead)) == (409, True)
    assert press(first, first.get(there), f"{there}month", month="2027-02").status_code == 303
    (payout,) = value.payouts(SYSTEM, agent=cast.town.agent)
    assert payout.month == "2027-02"
    said = body(first.get(there))
    assert "Für Februar 2027 abgerechnet: CO2027-0000001" in said
    assert " ".join(f"Beauftragt ist eine Zahlung von {money(payout.amount, 'de')}.".split()) in said
    assert press(other, other.get(there), f"{there}month", month="2027-02").status_code == 303
    assert "Weiter zu zahlen war nichts." in body(other.get(there))
    assert press(first, first.get(there), f"{there}month", month="2027-01").status_code == 303
    assert "Für Januar 2027 ist keine Provision abgerechnet." in body(first.get(there))
    assert len(value.payouts(SYSTEM, agent=cast.town.agent)) == 1
    assert first.post(f"{there}month", {"key": str(new_id()), "month": "2027-13"}).status_code == 422


def _accounts() -> Any:
    from murmelbahn.retail.queries import agent_accounts

    return agent_accounts(SYSTEM)


def test_a_bank_file_counts_whole_or_not_at_all(cast: Cast) -> None:
    client = visitor(cast.users[FINANCE])
    before = len(value.statements(SYSTEM, limit=200))

    def bring(content: bytes) -> Any:
        file = SimpleUploadedFile("day.xml", content, "application/xml")
        return client.post("/office/statements/", {"key": str(new_id()), "file": file})

    good = camt("UPLOAD-1", "12.00")
    for broken, code in (
        (b"", "value.statement.empty"),
        (b"hello", "connect.camt.malformed"),
        (b"<a/>", "connect.camt.unsupported"),
        (good[: len(good) // 2], "connect.camt.malformed"),
        (good.replace(IBANS["DE"].encode(), b"DE02120300000000202051"), "value.statement.broken"),
    ):
        answer = bring(broken)
        assert answer.status_code == 422, code
        assert code in body(answer)
    assert len(value.statements(SYSTEM, limit=200)) == before
    assert bring(good).status_code == 303
    assert bring(good).status_code == 303
    assert len(value.statements(SYSTEM, limit=200)) == before + 1
    cast.town.settle_down()
    assert "Die Datei ist eingelesen." in body(client.get("/office/statements/"))
    assert "1 ungeklärt" in body(client.get("/office/statements/"))
    assert visitor(cast.users[SALES]).post("/office/statements/", {"key": str(new_id())}).status_code == 403
    odd = camt("UPLOAD-2", "12.00").replace(b"<CdtDbtInd>CRDT", b"<CdtDbtInd>WHAT")
    assert bring(odd).status_code == 303
    unread = body(client.get("/office/statements/"))
    assert "ein Kennzeichen, das wir nicht kennen" in unread
    assert "is not known" not in unread
    assert "a code here that we do not know" in body(visitor(cast.users[FINANCE], "en").get("/office/statements/"))


def camt(reference: str, amount: str) -> bytes:
    """A day's statement with one credit that names nothing of ours."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M-{reference}</MsgId><CreDtTm>2027-02-10T18:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S-{reference}</Id><Acct><Id><IBAN>{IBANS["DE"]}</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2027-02-10</Dt></BookgDt><ValDt><Dt>2027-02-10</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><RmtInf><Ustrd>a gift</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt>
</BkToCstmrStmt></Document>""".encode()


def test_the_page_of_claims_asks_once_who_pays(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many late invoices stand on it: what one question says of many deals is what it says of each."""
    invoiced = [deal for deal in cast.deals.values() if value.invoices_of(SYSTEM, deal=deal)]
    together = value.others_open_of(SYSTEM, deals=invoiced)
    assert together == {deal: value.others_open(SYSTEM, deal=deal) for deal in invoiced}
    monkeypatch.delattr("murmelbahn.value.queries.others_open")
    assert visitor(cast.users[FINANCE]).get("/office/claims/").status_code == 200


def test_a_credit_line_is_of_the_markets_own_seller(cast: Cast) -> None:
    firm, finance = cast.town.company("Anderswo")[1], cast.town.finance
    for market, seller in (("DE", "CORVANE-AT"), ("AT", cast.town.seller), ("DE", "NOBODY")):
        with pytest.raises(SellerElsewhere):
            values.open_credit_line(finance, market=market, seller=seller, party=firm, limit=Money.of("1000.00", "EUR"))
    francs = Money.of("1000.00", "CHF")
    with pytest.raises(CurrencyForeign):
        values.open_credit_line(finance, market="DE", seller=cast.town.seller, party=firm, limit=francs)


def test_a_company_has_a_framework_agreement(cast: Cast) -> None:
    """Sales records it; every offer to this company has it by itself (S5), and the list of campaigns does not name it."""
    firm = cast.town.company("Rahmen")[1]
    client, there = visitor(cast.users[SALES]), "/office/frameworks/"
    assert visitor(cast.users[ActorKind.ADVISER]).get(there).status_code == 404
    page = client.get(there, {"name": "rahmen"})
    typed = {"party": str(firm), "code": "rv-2027-1", "percent": "4", "valid_from": "2027-01-01", "begun": "yes"}
    for wrong in (
        {"percent": "0"},
        {"percent": "much"},
        {"code": "17"},
        {"valid_from": "soon"},
        {"valid_to": "2026-01-01"},
    ):
        answer = press(client, page, there, **(typed | wrong))
        assert answer.status_code == 422, wrong
        assert f'value="{next(iter(wrong.values()))}"' in answer.content.decode()
    read = visitor(cast.users[FINANCE]).get(there, {"name": "rahmen"}).content.decode()
    assert 'name="percent"' not in read
    assert press(client, page, there, **typed).status_code == 303
    told = body(client.get(there))
    assert "Rahmen GmbH" in told
    assert "RV-2027-1" in told
    assert "RV-2027-1" not in body(client.get("/office/campaigns/"))
    (found,) = [one for one in value.published_campaigns(SYSTEM, market="DE") if one.campaign.code == "RV-2027-1"]
    assert (found.campaign.buyers, found.campaign.percent) == ((firm,), Decimal(4))
    assert found.campaign.kind is ComponentKind.FRAMEWORK_DISCOUNT
    page = client.get(there, {"name": "rahmen"})
    second = press(client, page, there, **typed | {"code": "rv-2027-2", "valid_from": "2027-06-01"})
    assert second.status_code == 409
    assert "läuft in dieser Zeit schon der Vertrag RV-2027-1" in body(second)
    assert press(client, client.get(there), f"{there}{found.id}/end").status_code == 303
    (ended,) = [one for one in value.published_campaigns(SYSTEM, market="DE") if one.campaign.code == "RV-2027-1"]
    assert ended.ended_on is not None


def test_a_company_is_given_a_credit_line(cast: Cast) -> None:
    firm = cast.town.company("Kredit")[1]
    client = visitor(cast.users[FINANCE])
    page = client.get("/office/credit/", {"name": "kredit"})
    assert "Kredit GmbH" in body(page)
    assert "keine" not in body(client.get("/office/credit/", {"name": "Nobody"})).partition("Firma suchen")[2]
    for limit in ("much", "-5", "1e9"):
        answer = press(client, page, "/office/credit/", party=str(firm), limit=limit)
        assert answer.status_code == 422
        assert f'value="{limit}"' in answer.content.decode()
        assert f'value="{firm}"' in answer.content.decode()
    private = cast.town.person("Privat")[1]
    for party, status in ((new_id(), 404), (private, 404), ("x", 422)):
        assert press(client, page, "/office/credit/", party=str(party), limit="100").status_code == status
    for limit in ("150.000,00 €", "90.000"):
        page = client.get("/office/credit/", {"name": "kredit"})
        assert press(client, page, "/office/credit/", party=str(firm), limit=limit).status_code == 303
    told = body(client.get("/office/credit/"))
    assert "Kredit GmbH" in told
    assert "90.000,00 €" in told
    assert "150.000,00" not in told
    line = value.credit_line(SYSTEM, seller=cast.town.seller, party=firm)
    assert line.free == Money.of("90000.00", "EUR")
    page = client.get("/office/credit/", {"name": "kredit"})
    assert press(client, page, "/office/credit/", party=str(firm), limit="0").status_code == 303
    assert "Deutschland · beendet" in body(client.get("/office/credit/"))
    abroad = visitor(create_user(SYSTEM, email="kurt@example.org", name="Kurt", kind=FINANCE, markets=["AT"]))
    assert "Kredit GmbH" not in body(abroad.get("/office/credit/", {"name": "kredit"}))
    form = {"key": str(new_id()), "party": str(firm), "limit": "1"}
    assert abroad.post("/office/credit/", form).status_code == 404
