"""The customer's way by plain forms: order, receipt, papers, appointment, change, withdrawal, test drive, account."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from murmelbahn.accounts.operations import create_user
from murmelbahn.accounts.queries import mails
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperKind, PaperState, Purpose
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Customer, DealFilter, End, Mender
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.retail import operations as retail
from murmelbahn.retail import queries as desks
from murmelbahn.retail.terms import AppointmentState, DriveState
from murmelbahn.vehicle import queries as vehicle
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


def fields(page: Any, action: str) -> dict[str, str]:
    """Hidden and chosen fields of the form with this action: what a browser without JavaScript would send."""
    text = page.content.decode()
    form = next(one for one in re.findall(r"<form.*?</form>", text, re.S) if f'action="{action}"' in one)
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
        if given.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        if "name" in given:
            sent[given["name"]] = given.get("value", "")
    return sent


@pytest.fixture
def offered(cast: Cast) -> tuple[UUID, Client]:
    """A fresh deal with an offer, and its customer's browser."""
    who = cast.town.person("Olga")
    sold = deal_queries.deal(SYSTEM, deal=cast.deals["offered"]).configuration
    deal = cast.town.open(who, configuration=sold, extras=("DELIVERY", "REGSERVICE", "AUTHFEE"))
    deals.make_offer(SYSTEM, deal=deal)
    cast.town.settle_down()
    user = create_user(SYSTEM, email=f"olga-{deal.hex[-6:]}@example.org", parties=[who[1]])
    return deal, visitor(user)


def ordered(cast: Cast, offered: tuple[UUID, Client]) -> Any:
    deal, client = offered
    path = f"/deals/{deal}/order"
    return client.post(path, fields(client.get(path), path))


def test_order_and_receipt(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    assert f'href="/deals/{deal}/order"' in client.get(f"/deals/{deal}/").content.decode()
    path = f"/deals/{deal}/order"
    page = client.get(path)
    said = body(page)
    for part in (
        "Zahlungspflichtig bestellen",
        "44.609,60 €",
        "Corvane DE GmbH, Werkstraße 1, 10115 Berlin",
        "Für diese Bestellung haben Sie ein Widerrufsrecht",
        "Sie bestellen online.",
        "Muster-Widerrufsformular",
        "Mit der Bestellung sind Sie bis zum",
    ):
        assert part in said, part
    assert " checked" not in page.content.decode()
    desk = body(visitor(cast.users[ActorKind.ADVISER]).get(path))
    assert "Für diese Bestellung gibt es kein Widerrufsrecht" in desk, "what is signed at the outlet has none"
    assert "Die Bestellung wird am Standort unterschrieben." in desk
    assert "Sie bestellen online" not in desk
    form = fields(page, path)
    for _ in range(2):
        answer = client.post(path, form)
        assert (answer.status_code, answer["Location"]) == (303, f"/deals/{deal}/order/receipt")
    assert deal_queries.deal(SYSTEM, deal=deal).customer is Customer.ORDERED
    cast.town.settle_down()
    receipt = body(client.get(answer["Location"]))
    for part in ("Das ist noch keine Annahme", "44.609,60 €", "Eingangsbestätigung", "Wie es weitergeht"):
        assert part in receipt, part
    assert client.get(path)["Location"] == f"/deals/{deal}/order/receipt"
    orderer = deal_queries.deal(SYSTEM, deal=deal).parties[0].party
    assert not any(customer.consent(SYSTEM, party=orderer, purpose=purpose).given for purpose in Purpose)


def test_the_instruction_before_the_order_is_whole(cast: Cast, offered: tuple[UUID, Client]) -> None:
    """Directive 2011/83/EU annex I(A): without a part of it the right runs for a year more."""
    deal, client = offered
    page = body(client.get(f"/deals/{deal}/order"))
    for part in (
        "binnen vierzehn Tagen ohne Angabe von Gründen",
        "ab dem Tag, an dem Sie",
        "Werkstraße 1, 10115 Berlin, service@corvane.example, +49 30 23125 100",
        "vor Ablauf der Widerrufsfrist absenden",
        "unten auf jeder Seite unserer Website",
        "Folgen des Widerrufs",
        "auf höchstens etwa",
        "Muster-Widerrufsformular: An Corvane DE GmbH",
    ):
        assert part in page, part
    assert "etwa 0,00" not in page


def test_an_old_page_does_not_bind(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    path = f"/deals/{deal}/order"
    form = fields(client.get(path), path)
    deals.make_offer(SYSTEM, deal=deal)
    answer = client.post(path, form)
    assert answer.status_code == 409
    assert "inzwischen" in body(answer).lower()
    assert fields(answer, path)["version"] != form["version"]
    form = fields(answer, path) | {"shown": "0" * 64}
    answer = client.post(path, form)
    assert answer.status_code == 409
    assert "Inzwischen hat sich etwas geändert" in body(answer)
    form = fields(answer, path)
    deals.give_up(SYSTEM, deal=deal, reason="test")
    answer = client.post(path, form)
    assert answer.status_code == 409
    assert f"/deals/{deal}/" in answer.content.decode()


def test_ticked_consents_are_given(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    path = f"/deals/{deal}/order"
    client.post(path, fields(client.get(path), path) | {"consent_marketing_phone": "yes"})
    party = deal_queries.deal(SYSTEM, deal=deal).parties[0].party
    assert customer.consent(SYSTEM, party=party, purpose=Purpose.MARKETING_PHONE).given
    assert not customer.consent(SYSTEM, party=party, purpose=Purpose.MARKETING_EMAIL).given


def test_signed_in_front_of_the_adviser(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    desk = visitor(cast.users[ActorKind.ADVISER])
    page = desk.get(f"/deals/{deal}/order")
    assert "Zahlungspflichtig bestellen" not in body(page)
    assert 'class="qr__code"' in page.content.decode()
    path = f"/deals/{deal}/order/signed"
    assert client.post(path, fields(page, path) | {"signature": "A-17"}).status_code == 403
    answer = desk.post(path, fields(page, path) | {"signature": "A-17"})
    assert answer.status_code == 303
    assert "kein Widerrufsrecht" in body(client.get(f"/deals/{deal}/withdraw"))
    refused = client.post(f"/deals/{deal}/withdraw", {"key": str(new_id())})
    assert refused.status_code == 409


def test_withdrawal_has_two_steps_and_a_receipt_at_once(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    assert f"/deals/{deal}/withdraw" not in client.get(f"/deals/{deal}/").content.decode()
    early = body(client.get(f"/deals/{deal}/withdraw"))
    assert "Noch ist nichts bestellt" in early
    assert "kein Widerrufsrecht" not in early, "the order will have one, and its page says so"
    ordered(cast, offered)
    first = client.get(f"/deals/{deal}/")
    assert f'href="/deals/{deal}/withdraw">Vertrag widerrufen</a>' in first.content.decode()
    path = f"/deals/{deal}/withdraw"
    page = client.get(path)
    for part in ("Olga Muster", "Hiermit widerrufe ich den Vertrag", "Widerruf bestätigen"):
        assert part in body(page), part
    assert 'method="post"' not in body(visitor(cast.users[ActorKind.ADVISER]).get(path))
    form = fields(page, path)
    for _ in range(2):
        answer = client.post(path, form)
        assert (answer.status_code, answer["Location"]) == (303, f"/deals/{deal}/withdraw/receipt")
    cast.town.settle_down()
    receipt = body(client.get(answer["Location"]))
    assert "Ihr Widerruf ist eingegangen" in receipt
    assert "Eingegangen am" in receipt
    assert deal_queries.deal(SYSTEM, deal=deal).end is End.WITHDRAWN
    assert "Bestätigung" in receipt
    ended = client.get(f"/deals/{deal}/").content.decode()
    assert f"/deals/{deal}/withdraw" not in ended
    assert "Ihr Auto ist" not in ended, "nothing is on its way to anybody any more"


def test_before_the_order_one_may_leave(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    path = f"/deals/{deal}/leave"
    assert client.post(path, fields(client.get(f"/deals/{deal}/order"), path)).status_code == 303
    assert deal_queries.deal(SYSTEM, deal=deal).end is End.LAPSED


def test_a_change_is_shown_before_it_is_ordered(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    ordered(cast, offered)
    cast.town.accept(deal)
    wished = cast.town.configure("AV2", "MH13", "P11", "SEATHEAT", order="2027-02-10", build="2027-04-10")
    path = f"/deals/{deal}/change"
    assert f'href="{path}"' in client.get(f"/deals/{deal}/").content.decode()
    assert "Diesen Code kennen wir nicht" in body(client.get(f"{path}?code=NONSENSE"))
    sold = client.get(f"{path}?configuration={deal_queries.deal(SYSTEM, deal=deal).configuration}")
    assert "Es ändert sich nichts" in body(sold)
    assert "button--legal" not in sold.content.decode()
    begin = re.search(r'href="(/models/AV2/configure[?][^"]+)"', client.get(path).content.decode())
    assert begin is not None
    assert client.get(begin[1].replace("&amp;", "&")).status_code == 200
    code = vehicle.share_code(SYSTEM, configuration=wished.id)
    back = f"{path}?code={code}"
    assert f'href="{back}"' in client.get(f"/configurations/{code}").content.decode()
    assert "/change?code=" not in visitor(cast.users[ActorKind.ADVISER]).get(f"/configurations/{code}").content.decode()
    page = client.get(back)
    for part in ("Rundumkameras", "−3.000,00 €", "41.609,60 €"):
        assert part in body(page), part
    form = fields(page, path)
    assert client.post(path, form | {"total": "1.00"}).status_code == 409
    answer = client.post(path, form)
    assert answer.status_code == 303, body(answer)
    assert "Das Werk ist gefragt" in body(client.get(path)) or "Noch keine Änderung" in body(client.get(path))


def test_papers_are_brought_and_checked(cast: Cast) -> None:
    deal = cast.deals["invoiced"]
    client, desk = visitor(cast.users[ActorKind.CUSTOMER]), visitor(cast.users[ActorKind.ADVISER])
    path = f"/deals/{deal}/papers/open"
    assert client.post(path, fields(client.get(f"/deals/{deal}/"), path)).status_code == 303
    page = client.get(f"/deals/{deal}/")
    assert "Nicht in Ordnung" not in body(page)
    path = f"/deals/{deal}/papers"
    keeper = re.search(r'name="keeper" value="([^"]+)"', page.content.decode())
    assert keeper is not None
    sent = {"key": str(new_id()), "keeper": keeper[1], "paper": "insurance_confirmation", "state": "present"}
    assert client.post(path, sent | {"reference": "EVB1234"}).status_code == 303
    assert client.post(path, sent | {"key": str(new_id()), "state": "checked"}).status_code == 403
    assert desk.post(path, sent | {"key": str(new_id()), "state": "checked"}).status_code == 303
    found = {one.kind: one.state for one in customer.papers(SYSTEM, deal=deal)[0].papers}
    assert found[PaperKind.INSURANCE_CONFIRMATION] is PaperState.CHECKED
    assert client.post(path, sent | {"paper": "nonsense", "key": str(new_id())}).status_code == 422


def test_an_appointment_needs_both(cast: Cast) -> None:
    deal = cast.deals["invoiced"]
    client, desk = visitor(cast.users[ActorKind.CUSTOMER]), visitor(cast.users[ActorKind.ADVISER])
    page = client.get(f"/deals/{deal}/")
    path = f"/deals/{deal}/appointment"
    times = re.findall(r'<option value="([^"]+)"', page.content.decode())
    assert len(times) > 10
    assert client.post(path, fields(page, path) | {"starts": times[3]}).status_code == 303
    assert "Ihr Standort bestätigt den Termin noch" in body(client.get(f"/deals/{deal}/"))
    confirm = f"{path}/confirm"
    assert desk.post(confirm, fields(desk.get(f"/deals/{deal}/"), confirm)).status_code == 303
    found = desks.appointment(SYSTEM, deal=deal)
    assert found is not None
    assert (found.state, found.starts.isoformat()) == (AppointmentState.CONFIRMED, times[3])
    page = client.get(f"/deals/{deal}/")
    assert times[3] not in re.findall(r'<option value="([^"]+)"', page.content.decode())
    assert client.post(path, fields(page, path) | {"starts": times[4]}).status_code == 303
    cancel = f"{path}/cancel"
    assert client.post(cancel, fields(client.get(f"/deals/{deal}/"), cancel)).status_code == 303
    heard = f"{path}/heard"
    page = desk.get(f"/deals/{deal}/")
    assert desk.post(path, fields(page, path) | {"starts": times[5]}).status_code == 303
    assert heard not in body(client.get(f"/deals/{deal}/"))
    said = fields(desk.get(f"/deals/{deal}/"), heard)
    assert client.post(heard, said | {"channel": "phone"}).status_code == 403
    assert desk.post(heard, said | {"channel": "online"}).status_code == 422
    assert desk.post(heard, said | {"starts": times[6], "channel": "phone"}).status_code == 409
    assert desk.post(heard, said | {"key": str(new_id()), "channel": "phone"}).status_code == 303
    found = desks.appointment(SYSTEM, deal=deal)
    assert found is not None
    assert (found.state, found.starts.isoformat()) == (AppointmentState.CONFIRMED, times[5])
    assert desk.post(cancel, fields(desk.get(f"/deals/{deal}/"), cancel)).status_code == 303
    for wrong in ("soon", "2027-02-12T10:00:00"):
        assert client.post(path, {"key": str(new_id()), "starts": wrong}).status_code == 422


def waits_for(deal: UUID) -> tuple[str, Mender]:
    """For whom a deal waits, as its page says it; the lists count it for the same."""
    view = deal_queries.deal(SYSTEM, deal=deal)
    wait = deal_queries.next_steps(SYSTEM, deals=[view])[deal]
    assert wait is not None
    counted = deal_queries.counts(SYSTEM, chosen=DealFilter(text=view.number)).mender
    assert counted == {wait.who: 1}
    return wait.code, wait.who


def test_the_handover_is_signed_at_the_desk(cast: Cast) -> None:
    deal = cast.deals["secured"]
    client, desk = visitor(cast.customers["secured"]), visitor(cast.users[ActorKind.ADVISER])
    retail.appoint_adviser(cast.town.sales, subject=cast.users[ActorKind.ADVISER], outlet=cast.town.outlet)
    path = f"/deals/{deal}/handover"
    assert "Das bringen Sie mit" in body(client.get(path))
    assert "Protokoll" not in body(client.get(path))
    register = f"/deals/{deal}/registration"
    assert "Das Auto kann zugelassen werden" in body(desk.get(f"/deals/{deal}/"))
    assert waits_for(deal) == ("application", Mender.ADVISER)
    assert desk.post(register, fields(desk.get(f"/deals/{deal}/"), register)).status_code == 303
    assert "Das Auto kann zugelassen werden" not in body(desk.get(f"/deals/{deal}/"))
    assert "Die Zulassung Ihres Autos ist beantragt" in body(client.get(f"/deals/{deal}/"))
    assert waits_for(deal) == ("registration", Mender.AUTHORITY)
    page = desk.get(path)
    assert "gesichert" in body(page)
    form = fields(page, path) | {"odometer": "12", "signature_customer": "P-1", "signature_agent": "P-2"}
    refused = desk.post(path, form)
    assert refused.status_code == 409
    assert 'value="12"' in refused.content.decode()
    mistyped = desk.post(path, form | {"odometer": "-5"})
    assert mistyped.status_code == 422
    assert "„-5“ bei „Kilometerstand“" in body(mistyped)
    for kept in ('value="-5"', 'value="P-1"', 'value="P-2"'):
        assert kept in mistyped.content.decode()
    cast.town.register(deal)
    cast.town.on("2027-02-15", 11)
    page = desk.get(path)
    ticked = dict.fromkeys(re.findall(r'name="(checked_[a-z_]+)"', page.content.decode()), "yes")
    form = fields(page, path) | {"odometer": "12", "signature_customer": "P-1", "signature_agent": "P-2"} | ticked
    assert client.post(path, form).status_code in {403, 404}
    answer = desk.post(path, form)
    assert answer.status_code == 303, body(answer)
    assert "12 km" in body(client.get(path))


def test_the_adviser_prints_what_is_signed(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    desk = visitor(cast.users[ActorKind.ADVISER])
    path, form = f"/deals/{deal}/order", f"/deals/{deal}/order/form"
    page = desk.get(path)
    assert f'action="{form}"' not in client.get(path).content.decode()
    assert client.post(form, fields(page, form)).status_code == 403
    assert desk.post(form, fields(page, form)).status_code == 303
    again = desk.get(path)
    assert "Bestellformular" in body(again)
    assert "Der Prüfwert des gedruckten Formulars wird mit der Bestellung aufbewahrt." in body(again)


def test_strangers_find_nothing(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, _ = offered
    stranger = visitor(cast.users[ActorKind.CUSTOMER])
    for part in ("order", "order/receipt", "withdraw", "withdraw/receipt", "change", "handover"):
        assert stranger.get(f"/deals/{deal}/{part}").status_code == 404, part
    posts = (
        "order",
        "order/form",
        "order/signed",
        "leave",
        "withdraw",
        "change",
        "appointment",
        "papers",
        "registration",
        "handover",
    )
    sent = {
        "key": str(new_id()),
        "version": "1",
        "offer": str(new_id()),
        "configuration": str(new_id()),
        "total": "1.00",
        "currency": "EUR",
        "tax_date": "2027-01-01",
        "starts": "2027-03-01T10:00:00+00:00",
        "keeper": str(new_id()),
        "paper": "identity",
        "state": "present",
        "odometer": "1",
        "keys": "1",
        "signature": "x",
    }
    for part in posts:
        status = stranger.post(f"/deals/{deal}/{part}", sent | {"key": str(new_id())}).status_code
        assert status in {403, 404}, (part, status)
    assert Client(SERVER_NAME="localhost").get(f"/deals/{deal}/order").status_code == 302


def test_a_watching_page_is_told_nothing_new(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    page = client.get(f"/deals/{deal}/")
    tag = page["ETag"]
    with CaptureQueriesContext(connection) as asked:
        same = client.get(f"/deals/{deal}/", headers={"If-None-Match": tag})
    assert (same.status_code, same.content) == (304, b"")
    assert len(asked) <= 6
    ordered(cast, offered)
    fresh = client.get(f"/deals/{deal}/", headers={"If-None-Match": tag})
    assert fresh.status_code == 200
    assert fresh["ETag"] != tag


@pytest.fixture
def slots(cast: Cast) -> list[UUID]:
    demo = retail.add_demo_car(SYSTEM, outlet=cast.town.outlet, vin=f"WVC{new_id().hex[-14:].upper()}", model="AV2")
    start = datetime(2027, 3, 1, 9, tzinfo=UTC)
    times = tuple((start + timedelta(hours=n), start + timedelta(hours=n + 1)) for n in range(3))
    retail.offer_slots(SYSTEM, demo_car=demo, times=times)
    return [one.slot for one in desks.free_slots(SYSTEM, market="DE") if one.demo_car == demo]


def test_a_test_drive_is_booked_once_moved_and_cancelled(cast: Cast, slots: list[UUID]) -> None:
    client, other = visitor(cast.users[ActorKind.CUSTOMER]), visitor(cast.customers["ordered"])
    page = client.get(f"/test-drives/?outlet={cast.town.outlet}")
    assert f"/test-drives/slots/{slots[0]}" in page.content.decode()
    path = f"/test-drives/slots/{slots[0]}"
    mine, theirs = fields(client.get(path), path), fields(other.get(path), path)
    answer = client.post(path, mine)
    assert answer.status_code == 303
    drive = answer["Location"]
    refused = other.post(path, theirs)
    assert refused.status_code == 409
    assert "Jemand war schneller" in body(refused)
    assert other.get(drive).status_code == 404
    target = f"/test-drives/slots/{slots[1]}"
    moving = drive.rstrip("/").rpartition("/")[2]
    moved = client.post(target, fields(client.get(f"{target}?moving={moving}"), target))
    assert moved.status_code == 303
    assert slots[0] in {one.slot for one in desks.free_slots(SYSTEM, market="DE")}
    cancel = f"{moved['Location']}/cancel"
    assert client.post(cancel, fields(client.get(moved["Location"]), cancel)).status_code == 303
    states = {one.state for one in desks.drives(SYSTEM, party=cast.people["invoiced"][1])}
    assert states == {DriveState.CANCELLED}


def test_the_desk_opens_the_next_weeks(cast: Cast, slots: list[UUID]) -> None:
    adviser, customer = visitor(cast.users[ActorKind.ADVISER]), visitor(cast.users[ActorKind.CUSTOMER])
    path = f"/test-drives/outlets/{cast.town.outlet}/weeks"
    assert path not in body(customer.get("/test-drives/"))
    before = len(desks.free_slots(SYSTEM, market="DE"))
    answer = adviser.post(path, fields(adviser.get("/test-drives/"), path))
    assert (answer.status_code, answer["Location"]) == (303, f"/test-drives/?outlet={cast.town.outlet}")
    assert len(desks.free_slots(SYSTEM, market="DE")) > before + 20
    assert customer.post(path, fields(adviser.get("/test-drives/"), path)).status_code in (403, 404)


def test_the_desk_sees_licence_keys_and_return(cast: Cast, slots: list[UUID]) -> None:
    client, desk = visitor(cast.users[ActorKind.CUSTOMER]), visitor(cast.users[ActorKind.ADVISER])
    path = f"/test-drives/slots/{slots[2]}"
    drive = client.post(path, fields(client.get(path), path))["Location"]
    steps: tuple[tuple[str, dict[str, str]], ...] = (
        ("licence", {"expires_on": "2031-01-01"}),
        ("start", {"odometer": "100", "agreement": "V-1"}),
        ("finish", {"odometer": "130"}),
    )
    for step, typed in steps:
        action = f"{drive}/{step}"
        assert "Führerschein gesehen" not in body(client.get(drive))
        assert desk.post(action, fields(desk.get(drive), action) | typed).status_code == 303, step
    assert desks.drives(SYSTEM, party=cast.people["invoiced"][1])[-1].state is DriveState.RETURNED


def test_the_account(cast: Cast) -> None:
    client = visitor(cast.users[ActorKind.CUSTOMER])
    party = cast.people["invoiced"][1]
    page = client.get("/me/")
    form = fields(page, "/me/") | {"street": "Neue Gasse 5", "language": "en"}
    assert client.post("/me/", form).status_code == 303
    again = client.post("/me/", form | {"key": str(new_id())})
    assert again.status_code == 409
    found = customer.party(SYSTEM, party=party)
    assert (found.current, found.data.addresses[0].street, found.data.language) == (2, "Neue Gasse 5", "en")
    assert "Am Kai 2" in body(client.get("/me/"))
    purpose = Purpose.PERSONAL_OFFERS
    switch = {"party": str(party), "purpose": purpose.value}
    for given in ("yes", "no"):
        sent = switch | {"key": str(new_id()), "given": given}
        assert client.post("/me/consents/switch", sent).status_code == 303
        assert customer.consent(SYSTEM, party=party, purpose=purpose).given == (given == "yes")
    foreign = switch | {"key": str(new_id()), "given": "yes", "party": str(cast.people["secured"][1])}
    assert client.post("/me/consents/switch", foreign).status_code == 404
    assert "Bestellung" in body(client.get("/me/data")) or "Unterschrift" in body(client.get("/me/data"))
    assert client.get("/me/sign-in").status_code == 200
    for path in ("/me/", "/me/sign-in"):
        assert visitor(cast.users[ActorKind.ADVISER]).get(path).status_code == 200


def test_other_sign_ins_are_ended(cast: Cast) -> None:
    here, there = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    for client in (here, there):
        client.post("/demo/sign-in", {"subject": str(cast.customers["scheduled"])}, headers={"User-Agent": FIREFOX})
    page = here.get("/me/sign-in")
    assert body(page).count("Firefox on Linux") == 2
    sent = fields(page, "/me/sign-in/end") | {"sign_in": "others"}
    assert here.post("/me/sign-in/end", sent).status_code == 303
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302
    assert here.post("/me/sign-in/end", {"key": str(new_id()), "sign_in": "999999"}).status_code == 404


def test_pages_are_cheap_and_without_codes(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, client = offered
    code = re.compile(r"\b(?:story|showroom|deal|value|vehicle|customer|retail|documents|ui)\.[a-z_]+\.[a-z_.]+")
    paths = [
        (client, f"/deals/{deal}/order", 34),
        (client, f"/deals/{deal}/withdraw", 24),
        (client, "/test-drives/", 20),
        (client, "/me/", 20),
        (client, "/me/consents", 22),
        (client, "/me/data", 16),
        (client, "/me/sign-in", 16),
        (visitor(cast.users[ActorKind.ADVISER]), f"/deals/{cast.deals['invoiced']}/handover", 56),
    ]
    for who, path, budget in paths:
        who.get(path)
        with CaptureQueriesContext(connection) as asked:
            page = who.get(path)
        assert page.status_code == 200, path
        assert len(asked) <= budget, (path, len(asked))
        assert not code.findall(body(page)), path


def test_withdrawing_without_signing_in(cast: Cast, offered: tuple[UUID, Client]) -> None:
    deal, _ = offered
    ordered(cast, offered)
    view = deal_queries.deal(SYSTEM, deal=deal)
    email = customer.party(SYSTEM, party=view.parties[0].party).data.email
    client = Client(SERVER_NAME="localhost", headers={"Accept-Language": "de"})
    assert 'href="/withdraw"' in client.get("/withdraw").content.decode()
    loose = view.number.lower().replace("-", " ")
    typed = {"name": "Olga Muster", "number": loose, "email": email.upper()}
    second = client.post("/withdraw", {"key": str(new_id())} | typed)
    assert "Widerruf bestätigen" in body(second)
    assert deal_queries.deal(SYSTEM, deal=deal).end is None
    form = fields(second, "/withdraw")
    none = client.post(
        "/withdraw", {name: text for name, text in form.items() if name != "confirmed"} | {"email": "olga"}
    )
    assert "keine E-Mail-Adresse" in body(none)
    answer = client.post("/withdraw", form)
    assert answer.status_code == 303
    receipt = body(client.get(answer["Location"]))
    assert "Ihr Widerruf ist eingegangen" in receipt
    assert loose.upper() in receipt
    assert "Werkstraße 1" in receipt
    assert deal_queries.deal(SYSTEM, deal=deal).end is End.WITHDRAWN
    assert client.get(answer["Location"] + "x").status_code == 404
    cast.town.settle_down()


def test_a_withdrawal_that_leads_to_no_contract_is_kept_and_answered(cast: Cast, offered: tuple[UUID, Client]) -> None:
    """It counts from its arrival; a typing error costs nobody the right (Directive 2011/83/EU art. 11, 11a)."""
    deal, _ = offered
    ordered(cast, offered)
    view = deal_queries.deal(SYSTEM, deal=deal)
    client = Client(SERVER_NAME="localhost", headers={"Accept-Language": "de"})
    typed = {"name": "Olga Muster", "number": view.number, "email": "olga.other@example.org"}
    form = fields(client.post("/withdraw", {"key": str(new_id())} | typed), "/withdraw")
    answer = client.post("/withdraw", form)
    assert answer.status_code == 303
    receipt = body(client.get(answer["Location"]))
    for part in (
        *typed.values(),
        "Eingegangen am",
        "Werkstraße 1",
        "service@corvane.example",
        "+49 30 23125 100",
    ):
        assert part in receipt, part
    (mail,) = [one for one in mails(SYSTEM) if one.recipient == typed["email"]]
    for part in (f"Hiermit widerrufe ich den Vertrag {view.number}.", "Werkstraße 1"):
        assert part in mail.body
    assert deal_queries.deal(SYSTEM, deal=deal).end is None
    sales = visitor(cast.users[ActorKind.NSC_SALES])
    page = sales.get("/office/withdrawals/")
    for part in typed.values():
        assert part in body(page)
    (kept,) = customer.declared_open(SYSTEM)
    path = f"/office/withdrawals/{kept.id}/answered"
    for kind in (ActorKind.CUSTOMER, ActorKind.ADVISER, ActorKind.NSC_FINANCE):
        who = visitor(cast.users[kind])
        assert who.post(path, {"key": str(new_id())}).status_code in (403, 404), kind
        if kind is not ActorKind.NSC_FINANCE:
            assert who.get("/office/withdrawals/").status_code == 404
    assert sales.post(path, fields(page, path)).status_code == 303
    assert typed["email"] not in body(sales.get("/office/withdrawals/"))
    assert customer.declared(SYSTEM, declared=kept.id).answered is not None


def test_a_guest_without_the_right_reads_why_and_nobody_else_learns_anything(cast: Cast) -> None:
    """As the page for those who signed in says it; whoever names number or address wrongly is only thanked."""
    view = deal_queries.deal(SYSTEM, deal=cast.deals["invoiced"])
    email = customer.party(SYSTEM, party=view.parties[0].party).data.email
    client = Client(SERVER_NAME="localhost", headers={"Accept-Language": "de"})
    typed = {"name": "Anna Muster", "number": view.number, "email": email}
    reasons = ("Sie haben im Standort bestellt oder unterschrieben.", "gibt es kein gesetzliches Widerrufsrecht.")

    def declare(**said: str) -> tuple[int, str]:
        form = fields(client.post("/withdraw", {"key": str(new_id())} | typed | said), "/withdraw")
        answer = client.post("/withdraw", form)
        return answer.status_code, body(client.get(answer["Location"]) if answer.status_code == 303 else answer)

    status, told = declare()
    assert status == 409
    assert "kein Widerrufsrecht" in told
    signed_in = body(visitor(cast.customers["invoiced"]).get(f"/deals/{view.id}/withdraw"))
    for reason in reasons:
        assert reason in signed_in
        assert reason in told
    for wrong in ({"email": "olga@example.org"}, {"number": "DE-AAAA-AAAA"}):
        status, told = declare(**wrong)
        assert status == 303
        assert not [one for one in reasons if one in told]
