"""The German stories of DEAL.md, clicked by customer, adviser and the national company in real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import clicks, office
from tests.browser.telling import ADVISER, CUSTOMER, SALES, german
from tests.journeys.town import PAYER_IBAN, entry

if TYPE_CHECKING:
    from tests.browser.telling import Tell

pytestmark = pytest.mark.browser


def test_s1_cash_signed_at_the_outlet(tell: Tell) -> None:
    """Put together by the adviser in the configurator, taken over by the customer's phone, signed on the spot."""
    from murmelbahn.value.terms import ComponentKind as Kind

    story = tell("DE")
    town = story.town
    clicks.for_sale(
        story,
        "arve",
        {
            "AV2": (Kind.BASE, "37,490.00"),
            "SEATHEAT": (Kind.OPTION, "2,020.00"),
            "CAM360": (Kind.OPTION, "3,000.00"),
            "P11": (Kind.PAINT, "950.00"),
            "DELIVERY": (Kind.DELIVERY, "990.00"),
            "REGSERVICE": (Kind.REGISTRATION_SERVICE, "129.00"),
            "AUTHFEE": (Kind.AUTHORITY_FEE, "30.60"),
        },
    )
    story.world(lambda: town.campaign("AUTUMN", "1,800.00"))
    story.open(ADVISER, "models/AV2/configure?with=P11.SEATHEAT.CAM360&plates=yes")
    story.press(ADVISER, "Weiter mit diesem Auto")
    story.finds(ADVISER, "42.809,60 €")
    story.follow(ADVISER, "Angebot einholen")
    story.follow(ADVISER, "Neu aufnehmen")
    clicks.enrol(story, ADVISER, email="anna@example.org")
    clicks.ask_for_offer(story, ADVISER)
    clicks.take_over(story)
    story.both_read("deal/offer", "42.809,60 €", "37.490,00 €", "−1.800,00 €", "990,00 €", "30,60 €")
    clicks.identified(story)
    clicks.sign_at_outlet(story)
    story.finds(ADVISER, "42.809,60 €")
    story.reads(CUSTOMER, "deal/withdraw", "kein Widerrufsrecht", "Sie haben im Standort bestellt oder unterschrieben.")

    story.on("2026-11-25")
    office.accept(story)
    story.on("2026-11-27")
    story.world(lambda: town.plant_schedules(story.id, week="2027-01-18", promised="2027-02-05"))
    story.both_read("deal/", german("2027-02-05"), "unverbindlicher Liefertermin")
    story.on("2027-01-20")
    story.world(lambda: town.plant_builds(story.id))
    story.on("2027-02-03")
    clicks.arrived(story)
    story.on("2027-02-04")
    office.issue_invoice(story, handover="2027-02-15")
    story.both_read("deal/money/", "42.809,60 €", "6.830,26 €", "offen 42.809,60 €")
    clicks.bring_papers(story)
    clicks.appoint(story, "2027-02-15")
    story.on("2027-02-10")
    story.world(lambda: town.pay(story.id, "42,809.60"))
    story.both_read("deal/money/", "bezahlt", "gesichert", "42.809,60 €")
    story.both_read("deal/", "15. Feb. 2027, 11:00", "vereinbarter Übergabetermin")
    story.on("2027-02-12")
    clicks.ask_registration(story)
    clicks.registered(story)
    story.on("2027-02-14")
    story.open(ADVISER, "deal/money/")
    story.misses(ADVISER, "Umsatz35.948,74 €")
    story.on("2027-02-15", 11)
    clicks.hand_over(story)
    story.both_read("deal/handover", "12 km", "15. Feb. 2027")
    story.reads(ADVISER, "deal/money/", "35.948,74 €", "2.100,50 €")
    story.both_read("deal/", "Alles ist erledigt.")


def test_s2_late_payment_across_the_year_end(tell: Tell) -> None:
    from murmelbahn.value.terms import ComponentKind as Kind

    story = tell("DE")
    town = story.town
    clicks.for_sale(story, "tarn", {"TN3": (Kind.BASE, "33,320.00"), "DELIVERY": (Kind.DELIVERY, "952.00")})
    vin = clicks.in_stock(story, "TN3", "DI20")
    story.reads("visitor", f"stock/{vin}?market=DE", "34.272,00 €")
    story.open(CUSTOMER, f"stock/{vin}?market=DE")
    story.follow(CUSTOMER, "Angebot einholen")
    story.follow(CUSTOMER, "Angaben machen")
    clicks.enrol(story)
    clicks.ask_for_offer(story, CUSTOMER)
    clicks.screened(story)
    clicks.agree_advance(story, "2.000,00")
    story.reads(CUSTOMER, "deal/order", "34.272,00 €", "Anzahlung von 2.000,00 €")
    clicks.sign_at_outlet(story)
    story.on("2026-11-25")
    office.accept(story)
    story.both_read("deal/", "2.000,00 €", "Verwendungszweck")
    story.on("2026-11-26")
    story.world(lambda: town.pay(story.id, "2,000.00"))
    story.both_read("deal/money/", "Anzahlungsrechnung", "2.000,00 €", "bezahlt")
    story.on("2026-11-30")
    office.issue_invoice(story, handover="2026-12-16", due="2026-12-14")
    story.both_read("deal/", "32.272,00 €", "14. Dez. 2026")
    clicks.bring_papers(story)

    story.on("2026-12-15", 12)
    story.reads(CUSTOMER, "deal/", "32.272,00 € waren am 14. Dez. 2026 fällig.")
    clicks.appoint(story, "2026-12-22")
    story.on("2026-12-21")
    story.world(lambda: town.pay(story.id, "20,000.00"))
    story.both_read("deal/money/", "es fehlen 12.272,00 €", "offen 12.272,00 €")
    story.on("2026-12-22")
    missing = "Bis die Zahlung gesichert ist, fehlen noch 12.272,00 €."
    story.reads(ADVISER, "deal/", missing, "Zu lösen durch: Kundin oder Kunde")
    story.misses(ADVISER, "Zulassung beantragen")
    clicks.hand_over(story)
    story.finds(ADVISER, missing)
    assert story.page("visitor").request.get(f"{story.address}/stock/{vin}").status == 404

    story.on("2027-01-04")
    story.world(lambda: town.pay(story.id, "12,272.00"))
    office.waive_interest(story, because="Kulanz", reads=("12.272,00 €", "6,27 %", "Tage: 13", "27,41 €"))
    clicks.appoint(story, "2027-01-07")
    story.on("2027-01-05")
    clicks.ask_registration(story)
    clicks.registered(story)
    story.on("2027-01-07", 11)
    clicks.hand_over(story)
    story.both_read("deal/handover", "7. Jan. 2027", "12 km")
    story.reads(ADVISER, "deal/money/", "28.800,00 €", "3.193,28 €", "1.959,39 €", "1.680,00 €", "Januar 2027")
    story.both_read("deal/", "Alles ist erledigt.")
    assert story.page("visitor").request.get(f"{story.address}/stock/{vin}").status == 404


def test_s4_withdrawn_in_the_last_hour(tell: Tell) -> None:
    """Everything online, by the customer alone, until the keys."""
    from murmelbahn.value.terms import ComponentKind as Kind

    story = tell("DE")
    town = story.town
    story.on("2026-12-01")
    story.world(lambda: town.handover_fee("150.00"))
    clicks.for_sale(story, "vire", {"VR5": (Kind.BASE, "41,990.00"), "DELIVERY": (Kind.DELIVERY, "1,090.00")})
    clicks.in_stock(story, "VR5", "EV50", order="2026-12-01")
    story.open(CUSTOMER, "stock/?market=DE")
    story.finds(CUSTOMER, "43.080,00 €")
    story.page(CUSTOMER).locator(".window .actions a").first.click()
    story.page(CUSTOMER).wait_for_url("**/stock/WVC*")
    story.follow(CUSTOMER, "Angebot einholen")
    story.follow(CUSTOMER, "Angaben machen")
    clicks.enrol(story)
    clicks.ask_for_offer(story, CUSTOMER)
    clicks.screened(story)
    story.follow(CUSTOMER, "Zur Bestellung")
    story.finds(CUSTOMER, "43.080,00 €", "Für diese Bestellung haben Sie ein Widerrufsrecht")
    clicks.order_online(story)
    story.finds(CUSTOMER, "Danke für Ihre Bestellung", "43.080,00 €")
    office.accept(story)
    story.on("2026-12-03")
    office.issue_invoice(story, handover="2026-12-11")
    clicks.bring_papers(story)
    clicks.appoint(story, "2026-12-11")
    story.on("2026-12-07")
    story.world(lambda: town.pay(story.id, "43,080.00"))
    story.on("2026-12-09")
    clicks.ask_registration(story)
    clicks.registered(story)
    story.on("2026-12-11", 11)
    clicks.hand_over(story)
    story.both_read("deal/", german("2026-12-28"), "Ende der Widerrufsfrist")
    story.reads(ADVISER, "deal/money/", "36.201,68 €", "2.267,14 €")

    story.on("2026-12-28", 23, 10)
    story.open(CUSTOMER, "deal/")
    story.follow(CUSTOMER, "Vertrag widerrufen")
    story.finds(CUSTOMER, german("2026-12-28"), "11. Jan. 2027")
    story.press(CUSTOMER, "Widerruf bestätigen")
    story.finds(CUSTOMER, "Ihr Widerruf ist eingegangen", "28. Dez. 2026, 23:10", german("2027-01-11"))
    story.both_read("deal/", "Der Vertrag wurde widerrufen.", "Wir wickeln ab, was noch offen ist.")
    story.on("2027-01-05")
    clicks.take_back(story, value_loss="8616,00")
    story.both_read("deal/money/", "Rechnungskorrektur", "43.080,00 €", "8.616,00 €")
    story.on("2027-01-08")
    office.refund(story, "34.464,00", to=PAYER_IBAN[-4:])
    story.reads(ADVISER, "deal/money/", "34.464,00 €", "2.117,14 €")
    story.both_read("deal/", "Alles ist abgewickelt, niemand schuldet noch etwas.")


def test_s7_lease(tell: Tell) -> None:
    """The lessee orders with a lease, the lessor steps in, an option is priced and dropped, the lessor pays at the end."""
    from murmelbahn.value.terms import ComponentKind as Kind
    from tests.journeys.de.test_s7_lease import approve

    story = tell("DE")
    town = story.town
    story.on("2026-11-25")
    clicks.for_sale(
        story,
        "arve",
        {
            "AV2": (Kind.BASE, "57,120.00"),
            "HUD": (Kind.OPTION, "1,190.00"),
            "DELIVERY": (Kind.DELIVERY, "1,190.00"),
        },
    )
    code = clicks.code_of(story, "AV2", "MH13", "TRLUM", order="2026-11-25")
    wished = clicks.code_of(story, "AV2", "MH13", "TRLUM", "HUD", order="2026-11-25")
    clicks.enrol_company(story, "DE811907980")
    clicks.vat_id_answered(story)
    clicks.screened(story)
    story.open(CUSTOMER, f"configurations/{code}")
    story.follow(CUSTOMER, "Angebot einholen")
    clicks.ask_for_offer(story, CUSTOMER)
    story.both_read("deal/offer", "58.310,00 €", "9.310,00 €")
    clicks.sign_at_outlet(story, funding="Leasing")
    office.accept(story)
    story.reads(CUSTOMER, "deal/withdraw", "kein Widerrufsrecht")
    story.on("2026-11-30")
    story.world(lambda: town.company("Lessor"))
    roles = ("Käufer", "Rechnung an", "Zahlt", "Eigentümer")
    office.step_in(story, "Lessor", *roles, proof="Leasingvertrag, Mappe 4", day="2026-11-30")
    story.world(lambda: approve(town, story.id, "58,310.00", valid_until="2027-04-30"))
    story.both_read("deal/money/", "Fassung 2", "58.310,00 €")
    story.world(lambda: town.plant_schedules(story.id, week="2027-02-15", promised="2027-03-05"))

    story.on("2027-01-11")
    story.open(CUSTOMER, "deal/change")
    clicks.fill(story, CUSTOMER, {"code": wished})
    story.press(CUSTOMER, "Preis und Termin ansehen")
    story.finds(CUSTOMER, "59.500,00 €", "1.190,00 €", "Die Finanzierung muss neu genehmigt werden.")
    story.press(CUSTOMER, "Zahlungspflichtig ändern", exact=False)
    story.both_read("deal/", "59.500,00 €")
    story.open(CUSTOMER, "deal/change")
    story.press(CUSTOMER, "Doch nicht ändern")
    story.both_read("deal/money/", "Fassung 2", "58.310,00 €")
    story.misses(ADVISER, "Fassung 3")

    story.on("2027-02-20")
    story.world(lambda: town.plant_builds(story.id))
    story.on("2027-03-08")
    clicks.arrived(story)
    story.on("2027-03-10")
    office.issue_invoice(story, handover="2027-03-18")
    story.both_read("deal/money/", "58.310,00 €", "Von der Bank zugesagt", "gesichert")
    clicks.bring_papers(story)
    clicks.appoint(story, "2027-03-18")
    story.on("2027-03-15")
    clicks.ask_registration(story)
    clicks.registered(story)
    story.on("2027-03-18", 11)
    clicks.hand_over(story, takeover="Mappe 10")
    story.both_read("deal/handover", "18. März 2027", "12 km")
    story.reads(ADVISER, "deal/money/", "49.000,00 €", "2.880,00 €")
    story.on("2027-04-01")
    story.world(lambda: town.pay(story.id, "58,310.00", holder="Lessor GmbH"))
    story.both_read("deal/", "Alles ist erledigt.")
    assert entry("BANK 58,310.00", "DEBTOR 58,310.00") in story.ledger()


def test_s8_the_plant_cannot_build(tell: Tell) -> None:
    from murmelbahn.value.terms import ComponentKind as Kind
    from murmelbahn.vehicle import operations as vehicles
    from tests.journeys.town import SYSTEM

    story = tell("DE")
    town = story.town
    clicks.for_sale(
        story,
        "arve",
        {
            "AV2": (Kind.BASE, "32,130.00"),
            "MH16": (Kind.OPTION, "1,190.00"),
            "DELIVERY": (Kind.DELIVERY, "990.00"),
        },
    )
    car = clicks.code_of(story, "AV2", "MH16")
    successor = clicks.code_of(story, "AV2", "MH13")
    clicks.kept_car_offered(story, car)
    clicks.agree_advance(story, "1500")
    story.both_read("deal/offer", "34.310,00 €", "5.478,07 €")
    clicks.sign_at_outlet(story)
    story.on("2026-11-25")
    office.accept(story)
    story.on("2026-11-26")
    story.world(lambda: town.pay(story.id, "1,500.00"))
    story.both_read("deal/money/", "Anzahlungsrechnung", "1.500,00 €", "bezahlt")
    build = story.world(lambda: town.view(story.id)).build
    assert build is not None
    story.world(lambda: town.plant_schedules(story.id, week="2027-02-15", promised="2027-03-05"))
    story.on("2027-01-14")
    story.world(lambda: vehicles.fail_build(SYSTEM, build=build, reason="drive variant dropped"))
    differs = ("34.310,00 €", "33.120,00 €", "\u22121.190,00 €", "28. Jan. 2027")
    office.propose_successor(story, successor, answer_by="2027-01-28", reads=differs)
    story.both_read("deal/", "Ein Vorschlag des Herstellers", "33.120,00 €", "Bitte antworten Sie bis 28. Jan. 2027.")
    story.reads(CUSTOMER, "deal/change", "34.310,00 €", "33.120,00 €", "−1.190,00 €", "Ich trete zurück, kostenfrei")
    story.on("2027-01-29")
    story.both_read("deal/money/", "Fassung 1", "34.310,00 €")
    story.misses(CUSTOMER, "Fassung 2")
    story.reads(SALES, "deal/", "Das Werk kann dieses Auto nicht bauen", "Anderes Auto vorschlagen")
    story.on("2027-01-30")
    story.reads(CUSTOMER, "deal/", "Die Antwortfrist endete am 28. Jan. 2027.")
    story.follow(CUSTOMER, "Ansehen und entscheiden")
    story.misses(CUSTOMER, "Ich nehme den Vorschlag an")
    story.follow(CUSTOMER, "Ich trete zurück, kostenfrei")
    story.finds(CUSTOMER, "Der Vertrag endet sofort", "1.500,00 €")
    story.page(CUSTOMER).get_by_label("Ich habe gelesen").check()
    story.press(CUSTOMER, "Vom Vertrag zurücktreten")
    story.both_read("deal/", "Das Auto kann nicht gebaut werden. Der Vertrag ist beendet.", "Wir wickeln ab")
    story.on("2027-02-03")
    office.refund(story, "1.500,00", to=PAYER_IBAN[-4:])
    story.both_read("deal/money/", "Rechnungskorrektur", "1.500,00 €")
    story.reads(ADVISER, "deal/money/", "1.260,50 €", "239,50 €", "1.680,00 €")
    story.both_read("deal/", "Alles ist abgewickelt, niemand schuldet noch etwas.")


def test_s9_never_collected_never_paid(tell: Tell) -> None:
    from murmelbahn.value.terms import ComponentKind as Kind

    story = tell("DE")
    town = story.town
    clicks.for_sale(story, "arve", {"AV2": (Kind.BASE, "36,900.00")})
    clicks.kept_car_offered(story, clicks.code_of(story, "AV2", "MH13"))
    clicks.agree_advance(story, "3.000 €")
    clicks.sign_at_outlet(story)
    office.accept(story)
    story.both_read("deal/", "3.000,00 €")
    story.on("2026-11-30")
    story.world(lambda: town.pay(story.id, "3,000.00"))
    clicks.built(story, week="2027-01-11", promised="2027-02-01", built="2027-01-18", arrives="2027-01-30")
    story.on("2027-02-01")
    office.issue_invoice(story, handover="2027-02-15", due="2027-02-15")
    story.both_read("deal/", "33.900,00 €", "15. Feb. 2027")
    story.on("2027-02-16", 12)
    story.reads(CUSTOMER, "deal/", "33.900,00 € waren am 15. Feb. 2027 fällig.", "seit 15. Feb. 2027 fällig")
    story.on("2027-03-08")
    office.rescind(story, because="Nicht abgeholt", reads=("3.000,00 €", "5.535,00 €", "2.535,00 €"))
    story.both_read("deal/", "Der Verkäufer ist vom Vertrag zurückgetreten.", "Wir wickeln ab")
    story.both_read("deal/money/", "33.900,00 €", "Schadensersatzabrechnung", "5.535,00 €", "offen 2.535,00 €")
    story.reads(ADVISER, "deal/money/", "5.412,61 €", "31.008,40 €")
    story.misses(ADVISER, "Umsatz3")
    office.write_off(story, "2.535,00", because="Zahlungsunfähig")
    story.both_read("deal/", "Alles ist abgewickelt, niemand schuldet noch etwas.")
