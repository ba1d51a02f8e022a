"""What customers and advisers do with their hands, page by page; the same in every story. The office has its own."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.browser.telling import ADVISER, CUSTOMER, Story

if TYPE_CHECKING:
    from murmelbahn.value.terms import ComponentKind

PERSON = {
    "given_names": "Anna",
    "family_name": "Muster",
    "birth_date": "1990-02-28",
    "street": "Am Kai 2",
    "postal_code": "20457",
    "city": "Hamburg",
}
COMPANY = {
    "legal_name": "Beispiel GmbH",
    "legal_form": "GmbH",
    "register_number": "HRB 7",
    "signatories": "Anna Muster",
    "street": "Am Kai 3",
    "postal_code": "20457",
    "city": "Hamburg",
}


def fill(story: Story, role: str, typed: dict[str, str], *, form: str = "") -> None:
    """Fields by their names, in the form that is meant where there are several."""
    for name, value in typed.items():
        story.page(role).locator(f"main {form} [name={name}]:not([type=hidden])").fill(value)


POSTCODES = {"DE": "20457", "AT": "1010"}


def enrol(story: Story, role: str = CUSTOMER, **more: str) -> None:
    """The form that says who buys, on the page that is open."""
    fill(story, role, PERSON | {"postal_code": POSTCODES[story.market]} | more)
    story.press(role, "Speichern und weiter")


def enrol_company(story: Story, vat_id: str) -> None:
    """The company's form, after the customer's own: who signs for a company is somebody."""
    story.kind = "company"
    story.open(CUSTOMER, f"offer/who?market={story.market}&kind=company")
    enrol(story)
    fill(story, CUSTOMER, COMPANY | {"postal_code": POSTCODES[story.market], "vat_id": vat_id})
    story.press(CUSTOMER, "Speichern und weiter")
    story.misses(CUSTOMER, "Rechtsform")


def screened(story: Story) -> None:
    """Identity card and screening: a provider answers."""
    from datetime import date

    from murmelbahn.customer import operations as customers
    from murmelbahn.customer.terms import IdDocument
    from murmelbahn.kernel.actor import SYSTEM

    _, party = story.who()

    def answered() -> None:
        customers.record_identity_check(
            SYSTEM, party=party, document=IdDocument.IDENTITY_CARD, expires_on=date(2032, 1, 1)
        )
        story.town.screen(party)

    story.world(answered)


def identified(story: Story) -> None:
    """The adviser has seen the identity card; the screening's provider answers."""
    _, party = story.who()
    story.open(ADVISER, f"desk/customers/{party}")
    story.page(ADVISER).locator("main [name=document]").select_option("identity_card")
    fill(story, ADVISER, {"expires_on": "2032-01-01"})
    story.press(ADVISER, "Gesehen")
    story.finds(ADVISER, "Festgehalten: Sie haben den Ausweis gesehen.")
    story.world(lambda: story.town.screen(party))


def ask_for_offer(story: Story, role: str, *, plates: bool = True) -> None:
    """The last questions, with the outlet registering the car unless told otherwise; who has a company says that it buys. The
    deal is known from now on."""
    if story.kind == "company" and role == CUSTOMER:
        story.page(role).get_by_role("radio", name=re.compile(COMPANY["legal_name"])).check()
    story.page(role).get_by_label("Der Standort lässt das Auto für Sie zu").set_checked(plates)
    story.press(role, "Angebot machen")
    remember(story, role)


def remember(story: Story, role: str) -> None:
    found = re.search(r"/(?:deals|offers)/([0-9a-f-]{36})", story.page(role).url)
    assert found, story.page(role).url
    story.deal = found[1]


def kept_car_offered(story: Story, code: str) -> None:
    """The customer finds a kept car by its code, says who it is and asks for an offer."""
    story.open(CUSTOMER, f"configurations/{code}")
    story.follow(CUSTOMER, "Angebot einholen")
    story.follow(CUSTOMER, "Angaben machen")
    enrol(story)
    ask_for_offer(story, CUSTOMER)
    screened(story)


def agree_advance(story: Story, amount: str) -> None:
    """The adviser writes down what the customer pays in advance."""
    story.open(ADVISER, "deal/offer")
    fill(story, ADVISER, {"advance": amount})
    story.press(ADVISER, "Anzahlung festhalten")


def take_over(story: Story) -> None:
    """The customer reads the code on the adviser's screen with the phone."""
    story.open(CUSTOMER, f"offers/{story.deal}")
    story.press(CUSTOMER, "Angebot übernehmen")


def sign_at_outlet(story: Story, *, funding: str = "") -> None:
    story.open(ADVISER, "deal/order")
    if funding:
        story.page(ADVISER).get_by_role("radio", name=re.compile(funding)).check()
    fill(story, ADVISER, {"signature": "Mappe 7"})
    story.press(ADVISER, "Bestellung aufnehmen")


def order_online(story: Story, *, funding: str = "") -> None:
    story.open(CUSTOMER, "deal/order")
    if funding:
        story.page(CUSTOMER).get_by_role("radio", name=re.compile(funding)).check()
    story.press(CUSTOMER, "Zahlungspflichtig bestellen")


def bring_papers(story: Story) -> None:
    """The adviser lists what is needed, the customer says what it has, the adviser looks at every paper."""
    story.open(ADVISER, "deal/")
    story.press(ADVISER, "Liste anzeigen")
    for role, button in ((CUSTOMER, "Liegt vor"), (ADVISER, "Geprüft")):
        story.open(role, "deal/")
        while move_paper(story, role, button):
            pass
    story.world(lambda: None)


def move_paper(story: Story, role: str, button: str) -> bool:
    """The first paper that can go this step goes it; False when there is none."""
    found = story.page(role).locator(f"#papers button:text-is('{button}')")
    if not found.count():
        return False
    found.first.evaluate(
        "one => { one.closest('details').open = true; const n = one.form.elements.reference; if (n) n.value ||= '4711' }"
    )
    with story.page(role).expect_navigation(wait_until="domcontentloaded"):
        found.first.click()
    return True


def appoint(story: Story, day: str, hour: int = 11) -> None:
    """The customer chooses a time, the adviser says yes."""
    story.open(CUSTOMER, "deal/")
    choose_time(story, CUSTOMER, day, hour)
    story.open(ADVISER, "deal/")
    story.press(ADVISER, "Termin bestätigen")


def choose_time(story: Story, role: str, day: str, hour: int) -> None:
    tab = story.page(role)
    tab.locator("#starts").evaluate("one => one.closest('details').open = true")
    at = datetime.fromisoformat(f"{day}T{hour:02}:00").replace(tzinfo=ZoneInfo("Europe/Berlin"))
    values = tab.locator("#starts option").evaluate_all("all => all.map(one => one.value)")
    wanted = [value for value in values if datetime.fromisoformat(value) == at]
    assert wanted, values
    tab.locator("#starts").select_option(wanted[0])
    story.press(role, "Diesen Termin vorschlagen")


def ask_registration(story: Story) -> None:
    story.open(ADVISER, "deal/")
    story.press(ADVISER, "Zulassung beantragen")


def tell_plate(story: Story, plate: str, day: str) -> None:
    """The customer registered the car itself."""
    story.open(CUSTOMER, "deal/")
    fill(story, CUSTOMER, {"plate": plate, "on": day})
    story.press(CUSTOMER, "Kennzeichen nennen")


def registered(story: Story) -> None:
    """The authority answers with a plate."""
    from murmelbahn.kernel import clock
    from murmelbahn.kernel.actor import SYSTEM
    from murmelbahn.vehicle import operations as vehicles

    def answered() -> None:
        vin = story.town.view(story.id).vin
        vehicles.record_registered(SYSTEM, vin=vin, plate="HH C 1", on=clock.read().date())

    story.world(answered)


def hand_over(story: Story, *, takeover: str = "") -> None:
    """Together at the car: everything ticked, both sign."""
    story.open(ADVISER, "deal/handover")
    tab = story.page(ADVISER)
    tab.evaluate("document.querySelectorAll('[name^=checked_]').forEach(one => { one.checked = true })")
    fill(story, ADVISER, {"odometer": "12", "signature_customer": "Mappe 8", "signature_agent": "Mappe 9"})
    if takeover:
        fill(story, ADVISER, {"takeover": takeover})
    story.press(ADVISER, "Auto übergeben")


def for_sale(story: Story, model: str, amounts: dict[str, tuple[ComponentKind, str]]) -> None:
    """A model is released and every item of it has a price: the named ones theirs, all others 0.00; the outlet registers for
    nothing unless a price is named."""
    from murmelbahn.kernel.actor import SYSTEM
    from murmelbahn.markets.terms import CustomerKind, PriceBasis
    from murmelbahn.value.terms import ComponentKind
    from murmelbahn.vehicle import queries as vehicle

    def published() -> None:
        story.town.release(model)
        others = dict.fromkeys(vehicle.price_codes(SYSTEM), (ComponentKind.OPTION, "0.00"))
        others["REGSERVICE"] = (ComponentKind.REGISTRATION_SERVICE, "0.00")
        basis = PriceBasis.GROSS if story.market == "DE" else PriceBasis.NET
        for kind in CustomerKind:
            story.town.prices([], others | amounts, basis=basis, kind=kind)

    story.world(published)


def code_of(story: Story, model: str, *choices: str, **days: str) -> str:
    """A car that somebody put together: the code under which anybody finds it."""
    from murmelbahn.kernel.actor import SYSTEM
    from murmelbahn.vehicle import queries as vehicle

    def kept() -> str:
        car = story.town.configure(model, *choices, **days)
        return vehicle.share_code(SYSTEM, configuration=car.id)

    return story.world(kept)


def in_stock(story: Story, model: str, *choices: str, **days: str) -> str:
    """A car of that kind stands at the outlet: its VIN."""
    return story.world(lambda: story.town.stock(story.town.configure(model, *choices, **days)))


def built(story: Story, *, week: str, promised: str, built: str, arrives: str, **freeze: str) -> None:
    """Plant and carrier: the car is planned, built, and stands prepared at the outlet."""
    town = story.town
    story.world(lambda: town.plant_schedules(story.id, week=week, promised=promised, freeze=freeze))
    story.on(built)
    story.world(lambda: town.plant_builds(story.id))
    story.on(arrives)
    arrived(story)


def vat_id_answered(story: Story) -> None:
    """The register of VAT ids confirms the company's."""
    from murmelbahn.customer import operations as customers
    from murmelbahn.customer.terms import VatIdResult
    from murmelbahn.kernel.actor import SYSTEM

    _, party = story.who()
    story.world(lambda: customers.record_vat_id_check(SYSTEM, party=party, result=VatIdResult.VALID))


def arrived(story: Story) -> None:
    """The car is on the yard: the adviser looks at it and prepares it."""
    story.open(ADVISER, f"desk/deals/{story.deal}/car")
    story.press(ADVISER, "Ankunft festhalten")
    story.open(ADVISER, f"desk/deals/{story.deal}/car")
    story.page(ADVISER).evaluate(
        "document.querySelectorAll('#preparation [type=checkbox]').forEach(one => { one.checked = true })"
    )
    story.press(ADVISER, "Vorbereitung festhalten")


def take_back(story: Story, *, value_loss: str) -> None:
    """The car comes back after a withdrawal: looked at together, its loss of value written down."""
    story.open(ADVISER, f"desk/deals/{story.deal}/car")
    fill(story, ADVISER, {"odometer": "180", "inspection": "ohne Schaden", "value_loss": value_loss})
    story.press(ADVISER, "Rücknahme festhalten")
