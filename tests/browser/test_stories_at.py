"""The Austrian stories of DEAL.md, clicked by customer, adviser and the national company in real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import clicks, office
from tests.browser.telling import ADVISER, CUSTOMER, FINANCE
from tests.journeys.town import PAYER_IBAN, SYSTEM, euro

if TYPE_CHECKING:
    from tests.browser.telling import Tell

pytestmark = pytest.mark.browser


def test_s3_late_change_and_the_values_of_the_contract_year(tell: Tell) -> None:
    """The customer finds other wheels in the configurator and orders them to the cent as shown; the plant says yes."""
    from murmelbahn.deal import queries as deal_queries
    from murmelbahn.value import queries as value
    from murmelbahn.value.terms import ComponentKind as Kind
    from murmelbahn.vehicle import operations as vehicles

    story = tell("AT")
    town = story.town
    clicks.for_sale(
        story,
        "arve",
        {
            "AV2": (Kind.BASE, "38,000.00"),
            "SEATHEAT": (Kind.OPTION, "3,000.00"),
            "W20": (Kind.OPTION, "1,600.00"),
            "DELIVERY": (Kind.DELIVERY, "500.00"),
            "CHANGEFEE": (Kind.CHANGE_FEE, "150.00"),
        },
    )
    car = clicks.code_of(story, "AV2", "MH13", "W17", "TRLUM", "SEATHEAT")
    wheels = clicks.code_of(story, "AV2", "MH13", "W20", "TRLUM", "SEATHEAT")
    clicks.kept_car_offered(story, car)
    clicks.agree_advance(story, "5.000,00 €")
    story.both_read("deal/offer", "52.355,00 €", "2.555,00 €", "8.300,00 €")
    clicks.sign_at_outlet(story)
    office.accept(story)
    story.on("2026-11-27")
    story.world(lambda: town.pay(story.id, "5,000.00"))
    story.world(
        lambda: town.plant_schedules(
            story.id, week="2027-02-01", promised="2027-02-22", freeze={"body_shop": "2027-01-04"}
        )
    )
    story.both_read("deal/money/", "Anzahlungsrechnung", "5.000,00 €", "bezahlt")

    story.on("2027-01-08")
    story.reads(ADVISER, f"deal/change?code={wheels}", "2.655,00 €", "55.010,00 €")
    story.open(CUSTOMER, "deal/change")
    clicks.fill(story, CUSTOMER, {"code": wheels})
    story.press(CUSTOMER, "Preis und Termin ansehen")
    story.finds(
        CUSTOMER, "2.655,00 €", "1.750,00 €", "350,00 €", "555,00 €", "55.010,00 €", "131 statt 128 g/km", "Änderungsgebühr"
    )  # fmt: skip
    story.press(CUSTOMER, "Zahlungspflichtig ändern", exact=False)
    story.finds(CUSTOMER, "Das Werk ist gefragt.")
    (change,) = story.world(lambda: deal_queries.changes_of(SYSTEM, deal=story.id))
    build = story.world(lambda: town.view(story.id)).build
    assert build is not None
    story.world(lambda: vehicles.confirm_build_change(SYSTEM, build=build, change=change.id))
    story.both_read("deal/money/", "Fassung 2", "55.010,00 €", "3.110,00 €", "8.650,00 €")
    story.on("2027-02-08")
    story.world(lambda: town.plant_builds(story.id))
    story.on("2027-02-20")
    clicks.arrived(story)
    story.on("2027-02-22")
    office.issue_invoice(story, handover="2027-03-03")
    story.both_read("deal/", "50.010,00 €")
    clicks.bring_papers(story)
    clicks.appoint(story, "2027-03-03")
    story.on("2027-02-26")
    story.world(lambda: town.pay(story.id, "50,010.00"))
    story.on("2027-03-02")
    clicks.ask_registration(story)
    clicks.registered(story)
    story.on("2027-03-03", 11)
    clicks.hand_over(story)
    story.both_read("deal/handover", "3. März 2027", "12 km")
    story.reads(ADVISER, "deal/money/", "Umsatz43.250,00 €", "7.816,67 €", "3.110,00 €", "2.556,00 €", "März 2027")
    story.both_read("deal/", "Alles ist erledigt.")
    month = story.world(lambda: value.month_figures(SYSTEM, market="AT", seller=town.seller, month="2027-03"))
    assert (month.regtax, month.regtax_due_on) == (euro("3,110.00"), town.day("2027-05-18"))


def test_s5_fleet_car_on_a_credit_line(tell: Tell) -> None:
    """A company orders by itself once its VAT id is confirmed, and pays long after the keys."""
    from murmelbahn.value.terms import ComponentKind as Kind

    story = tell("AT")
    town = story.town
    story.on("2026-12-02")
    clicks.for_sale(story, "tarn", {"TN3": (Kind.BASE, "53,750.00"), "DELIVERY": (Kind.DELIVERY, "400.00")})
    story.world(lambda: town.campaign("FLEET4", "2,150.00", Kind.FRAMEWORK_DISCOUNT))
    vin = clicks.in_stock(story, "TN3", "PE25", order="2026-12-02")
    clicks.enrol_company(story, "ATU64165236")
    clicks.screened(story)
    _, firm = story.who()
    office.give_credit(story, "Beispiel GmbH", "150.000,00")
    story.reads(CUSTOMER, f"stock/{vin}?for=company", "70.650,00 €", "8.250,00 €")
    story.open(CUSTOMER, f"offer/new?vin={vin}&party={firm}")
    clicks.ask_for_offer(story, CUSTOMER)
    story.both_read("deal/offer", "70.650,00 €", "8.250,00 €", "10.400,00 €", "150.000,00 €")
    story.reads(CUSTOMER, "deal/order", "Die Umsatzsteuer-Identifikationsnummer fehlt oder ist nicht bestätigt.")
    assert not story.page(CUSTOMER).get_by_role("button", name="Zahlungspflichtig bestellen").count()
    clicks.vat_id_answered(story)
    clicks.order_online(story, funding="Kreditlinie")
    story.finds(CUSTOMER, "Danke für Ihre Bestellung")
    office.accept(story)
    story.reads(CUSTOMER, "deal/withdraw", "kein Widerrufsrecht")
    story.on("2026-12-09")
    office.issue_invoice(story, handover="2026-12-18", due="2027-01-08")
    story.both_read("deal/money/", "gesichert", "Aus der Kreditlinie", "70.650,00 €", "8. Jan. 2027")
    clicks.bring_papers(story)
    clicks.appoint(story, "2026-12-18")
    story.on("2026-12-16")
    clicks.ask_registration(story)
    clicks.registered(story)
    story.on("2026-12-18", 11)
    clicks.hand_over(story)
    story.reads(ADVISER, "deal/money/", "Umsatz52.000,00 €", "Dezember 2026", "2.064,00 €")
    story.both_read("deal/handover", "18. Dez. 2026")
    story.on("2027-01-15")
    story.world(lambda: town.pay(story.id, "70,650.00", holder="Beispiel GmbH"))
    story.both_read("deal/money/", "bezahlt", "70.650,00 €")
    story.both_read("deal/", "Alles ist erledigt.")


def test_s6_overpaid_and_told_twice(tell: Tell) -> None:
    """The customer registers the car itself, after it took it home."""
    from murmelbahn.value.terms import ComponentKind as Kind

    story = tell("AT")
    town = story.town
    story.on("2027-01-08")
    clicks.for_sale(story, "vire", {"VR5": (Kind.BASE, "39,400.00"), "DELIVERY": (Kind.DELIVERY, "500.00")})
    vin = clicks.in_stock(story, "VR5", "EV50", order="2027-01-08", build="2027-01-18")
    story.reads(CUSTOMER, f"stock/{vin}", "47.880,00 €")
    story.follow(CUSTOMER, "Angebot einholen")
    story.follow(CUSTOMER, "Angaben machen")
    clicks.enrol(story)
    clicks.ask_for_offer(story, CUSTOMER, plates=False)
    clicks.screened(story)
    clicks.sign_at_outlet(story)
    office.accept(story)
    office.issue_invoice(story, handover="2027-01-15")
    story.both_read("deal/", "47.880,00 €")
    clicks.bring_papers(story)
    clicks.appoint(story, "2027-01-15")
    story.on("2027-01-12")
    story.world(lambda: town.pay(story.id, "48,000.00", reference="BANK-X"))
    booked = story.ledger()
    story.world(lambda: town.pay(story.id, "48,000.00", reference="BANK-X"))
    assert story.ledger() == booked
    story.both_read("deal/money/", "bezahlt", "gesichert")
    story.finds(ADVISER, "48.000,00 €", "120,00 €")
    story.on("2027-01-14")
    story.both_read("deal/", "Zulassungsstelle eines Versicherers", "Versicherungsbestätigung", "Genehmigungsdatenbank")
    story.misses(ADVISER, "Zulassung beantragen")
    story.on("2027-01-15", 11)
    clicks.hand_over(story)
    story.both_read("deal/handover", "15. Jan. 2027")
    story.on("2027-01-18")
    clicks.tell_plate(story, "w 12345 a", "2027-01-18")
    story.both_read("deal/", "Zugelassen am 18. Jan. 2027, Kennzeichen W 12345 A.")
    office.refund(story, "120,00", to=PAYER_IBAN[-4:])
    story.reads(ADVISER, "deal/money/", "Umsatz39.900,00 €", "120,00 €", "2.364,00 €")
    story.both_read("deal/", "Alles ist erledigt.")


def test_s10_the_price_is_guaranteed(tell: Tell) -> None:
    """The authority refuses, the tax date slips, the invoice is made anew, and the customer pays what was agreed."""
    from murmelbahn.value import queries as value
    from murmelbahn.value.terms import ComponentKind as Kind
    from murmelbahn.vehicle import operations as vehicles

    story = tell("AT")
    town = story.town
    story.on("2026-11-27")
    clicks.for_sale(story, "tarn", {"TN3": (Kind.BASE, "40,000.00")})
    code = clicks.code_of(story, "TN3", "DI20", "AT8", order="2026-11-27")
    story.open(CUSTOMER, f"configurations/{code}")
    story.follow(CUSTOMER, "Angebot einholen")
    story.follow(CUSTOMER, "Angaben machen")
    clicks.enrol(story)
    clicks.ask_for_offer(story, CUSTOMER)
    clicks.screened(story)
    story.both_read("deal/offer", "51.650,00 €", "3.650,00 €", "8.000,00 €")
    clicks.sign_at_outlet(story)
    office.accept(story)
    clicks.built(story, week="2027-02-15", promised="2027-03-12", built="2027-02-22", arrives="2027-03-15")
    story.on("2027-03-18")
    office.issue_invoice(story, handover="2027-03-26")
    clicks.bring_papers(story)
    clicks.appoint(story, "2027-03-26")
    story.on("2027-03-22")
    story.world(lambda: town.pay(story.id, "51,650.00"))
    story.on("2027-03-25")
    clicks.ask_registration(story)
    vin = story.world(lambda: town.view(story.id)).vin
    story.world(lambda: vehicles.refuse_registration(SYSTEM, vin=vin, reason="no record in approval database"))
    story.both_read("deal/story/", "Zulassung")
    story.on("2027-03-30")
    clicks.appoint(story, "2027-04-06")
    story.on("2027-04-05")
    clicks.ask_registration(story)
    clicks.registered(story)
    story.on("2027-04-06", 9)
    clicks.hand_over(story)
    story.finds(ADVISER, "Die Rechnung wurde für März 2027 berechnet, übergeben würde am 6. Apr. 2027.")

    story.open(FINANCE, "deal/")
    story.follow(FINANCE, "Zur Rechnung")
    story.finds(FINANCE, "52.050,00 €", "+400,00 €", "den Unterschied tragen wir")
    story.press(FINANCE, "Regel bestätigen", exact=False)
    story.press(FINANCE, "Preis neu bestimmen")
    story.finds(FINANCE, "39.694,66 €", "Dienstag, 6. April 2027")
    story.press(FINANCE, "Rechnung stellen")
    story.both_read("deal/money/", "Rechnungskorrektur", "51.650,00 €", "7.938,93 €", "4.016,41 €", "gesichert")
    story.on("2027-04-06", 11)
    clicks.hand_over(story)
    story.both_read("deal/handover", "6. Apr. 2027")
    story.reads(ADVISER, "deal/money/", "Umsatz39.694,66 €", "April 2027")
    story.both_read("deal/", "Alles ist erledigt.")
    month = story.world(lambda: value.month_figures(SYSTEM, market="AT", seller=town.seller, month="2027-04"))
    assert (month.vat, month.regtax_due_on) == (euro("-61.07"), town.day("2027-06-15"))
