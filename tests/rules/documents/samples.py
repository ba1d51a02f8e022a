"""One paper of every kind, in both languages, with the awkward lengths that life brings."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from tests.rules.documents.stories import (
    ADVISER,
    CAR,
    CORVANE_DE,
    HANNA,
    LESSOR,
    gross_bill,
    money,
    pay,
    stories,
)

from murmelbahn.documents import terms
from murmelbahn.documents.terms import Detail, DocumentKind, InvoiceReference, Paper, Signature
from murmelbahn.kernel.money import Taxed

ON = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 15, 42, tzinfo=UTC)
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
FRAME = {
    "letterhead": CORVANE_DE,
    "addressee": HANNA,
    "issued_on": ON,
    "reference": "MB-2026-000471",
    "contact": ADVISER,
}
LEGAL = (
    "Kraftstoffverbrauch kombiniert: 5,6 l/100 km; CO₂-Emissionen kombiniert: 128 g/km; CO₂-Klasse: D (Werte nach WLTP).",
    "Es gelten die Allgemeinen Verkaufsbedingungen der Corvane Deutschland GmbH in der Fassung vom 1. September 2026.",
)
DRIVER = terms.Vehicle(
    name="Corvane Linnea 1.5 Hybrid Edition",
    vin=CAR.vin,
    plate="N-HÖ 471E",
    details=(Detail(label="Farbe", value="Fjordblau metallic"),),
)


def long_bill(count: int = 38) -> terms.Bill:
    """A configuration with many options."""
    options = [
        (f"Sonderausstattung {n:02d}: Paket mit einem längeren Namen, wie er vorkommt", "119") for n in range(count)
    ]
    gross = money("35700") + money("119").times(count)
    return gross_bill([("Corvane Linnea", "35700"), *options], Taxed.from_gross(gross, Decimal(19)))


def samples() -> dict[DocumentKind, Paper]:
    """Kind -> paper."""
    bill = stories()["S1 final"][2].bill
    due = pay(CORVANE_DE, money("2000"), date(2026, 12, 4))
    signed = (
        Signature(role="Übernehmer", name="Hanna Öztürk-Weißenberger", signed="elektronisch signiert 24.11.2026 16:42"),
        Signature(role="für Corvane", name="Katrin Böhm"),
    )
    invoices = {kind: paper for kind, _, paper in stories().values()}
    return {
        **invoices,
        DocumentKind.OFFER: terms.Offer(
            **FRAME, vehicle=CAR, bill=long_bill(), valid_until=date(2026, 12, 8), notices=LEGAL, agreement=HASH,
            delivery="voraussichtlich KW 5/2027 (unverbindlich)",
        ),
        DocumentKind.ORDER_FORM: terms.OrderForm(
            **FRAME, vehicle=CAR, bill=bill, valid_until=date(2026, 12, 8), delivery="KW 5/2027 (unverbindlich)",
            parties=(Detail(label="Verkäufer", value=CORVANE_DE.legal_name), Detail(label="Käufer", value=HANNA.name)),
            binding_days=21, withdrawal=False, grounds=("Die Bestellung wird am Standort unterschrieben.",),
            off_premises=False, edition=HASH, conditions_heading="Verkaufsbedingungen, Fassung 9f86d081",
            conditions=("1. Bestellung: Sie sind 21 Tage gebunden.", "2. Lieferung: Liefertermine sind unverbindlich."),
            advance=money("1500.00"), agreement=HASH,
            signatures=tuple(
                Signature(role=role, name=name)
                for role, name in (("Ort, Datum", ""), ("Kundin", HANNA.name), ("Ort, Datum", ""), ("Für den Verkäufer", ""))
            ),
        ),
        DocumentKind.ORDER_RECEIPT: terms.OrderReceipt(
            **FRAME, vehicle=CAR, bill=bill, ordered_at=AT, answer_by=date(2026, 12, 15), agreement=HASH,
            delivery="KW 5/2027 (unverbindlich)", paid_by="Kredit", advance=money("1000.00"),
        ),
        DocumentKind.ORDER_CONFIRMATION: terms.OrderConfirmation(
            **FRAME, vehicle=CAR, bill=bill, accepted_on=date(2026, 11, 25), delivery="KW 5/2027 (unverbindlich)", advance=due
        ),
        DocumentKind.READINESS_NOTICE: terms.ReadinessNotice(
            **FRAME, vehicle=CAR, place="Autohaus Sonnleitner, Nürnberg", ready_on=ON, collect_until=date(2026, 12, 8),
            bring=("Personalausweis", "eVB-Nummer Ihrer Versicherung", "Unterschriebene Vollmacht"), payment=due,
        ),
        DocumentKind.COLLECTION_REMINDER: terms.CollectionReminder(
            **FRAME, vehicle=CAR, place="Autohaus Sonnleitner, Nürnberg", was_until=date(2026, 12, 8),
            grace_until=date(2026, 12, 22),
        ),
        DocumentKind.DAMAGES_STATEMENT: terms.DamagesStatement(
            **FRAME, grounds=("Nichtabnahme trotz Nachfrist bis 1. März 2027, Abschnitt V Nr. 2 der Verkaufsbedingungen",
            "15 % von 36.900,00 €"), amount=money("5535"), set_off=(("Anzahlung vom 30. November 2026", money("3000")),),
        ),
        DocumentKind.VALUE_LOSS_STATEMENT: terms.ValueLossStatement(
            **FRAME, grounds=("Umgang mit dem Fahrzeug, der über die Prüfung hinausging",), amount=money("8616"),
            paid=money("43080"), kept=(("Wertersatz", money("8616")),), back=money("34464"),
        ),
        DocumentKind.REMINDER: terms.Reminder(
            **FRAME, invoice=InvoiceReference(number="R-2", issued_on=ON), was_due_on=date(2026, 12, 14),
            open=money("32272"), payment=due, interest="Ab dem 23. Dezember 2026 fallen Verzugszinsen an.",
        ),
        DocumentKind.HANDOVER_PROTOCOL: terms.HandoverProtocol(
            **FRAME, vehicle=DRIVER, handed_over_at=AT, place="Autohaus Sonnleitner, Nürnberg", odometer_km=12, keys=2,
            collector="Hanna Öztürk-Weißenberger", identified_by="Personalausweis", signatures=signed,
            handed_out=("Zulassungsbescheinigung Teil I", "Zulassungsbescheinigung Teil II", "COC", "Rechnung"),
        ),
        DocumentKind.TAKEOVER_CONFIRMATION: terms.TakeoverConfirmation(
            **{**FRAME, "addressee": LESSOR}, vehicle=DRIVER, taken_over_at=AT, place="Nürnberg", keeper="Grünwald IT GmbH",
            lender_reference="LV-771204", amount=money("58310"), invoice=InvoiceReference(number="R-7", issued_on=ON),
            signatures=signed,
        ),
        DocumentKind.WITHDRAWAL_NOTICE: terms.WithdrawalNotice(
            **FRAME, exists=True, grounds=("Vertrag im Fernabsatz geschlossen",), until=date(2026, 12, 28)
        ),
        DocumentKind.WITHDRAWAL_RECEIPT: terms.WithdrawalReceipt(
            **FRAME, vehicle=CAR, declared_at=AT, refund_by=date(2027, 1, 11), bring_back_by=date(2027, 1, 11),
            declaration="Hiermit widerrufe ich den Vertrag über den Corvane Linnea, Vorgang MB-2026-000471.",
            return_to="Autohaus Sonnleitner, Fürther Straße 12, 90429 Nürnberg",
        ),
        DocumentKind.CHANGE_PREVIEW: _change(),
        DocumentKind.CHANGE_CONFIRMATION: _change(),
        DocumentKind.RESCISSION: terms.Rescission(
            **FRAME, vehicle=CAR, by_seller=True, effective_on=date(2027, 3, 8), grounds=("Fahrzeug nicht abgenommen",),
            consequences=("Ihre Anzahlung wird mit dem Schadensersatz verrechnet.",),
        ),
        DocumentKind.ORDER_REFUSAL: terms.OrderRefusal(
            **FRAME, vehicle=CAR, refused_on=ON, grounds=("Das Auto ist nicht mehr verfügbar.",), back=money("1000"),
            consequences=("Sie müssen nichts bezahlen und nichts weiter tun.",),
        ),
        DocumentKind.ORDER_LAPSE: terms.OrderLapse(
            **FRAME, vehicle=CAR, lapsed_on=ON, back=money("1000"),
            consequences=("Sie müssen nichts bezahlen und nichts weiter tun.",),
        ),
        DocumentKind.PAYMENT_NOT_OWED: terms.PaymentNotOwed(
            **FRAME, amount=money("250"), received_on=ON, consequences=("Für Sie entstehen keine Kosten.",)
        ),
        DocumentKind.REFUND_NOTICE: terms.RefundNotice(
            **FRAME, amount=money("120"), to_iban="AT483200000012345864", value_on=date(2027, 1, 18), grounds=("Überzahlung",)
        ),
    }  # fmt: skip


def _change() -> terms.Change:
    return terms.Change(
        **FRAME,
        vehicle=CAR,
        from_version=1,
        to_version=2,
        items=(terms.ChangeItem(text="20-Zoll-Räder (netto)", before=money("0"), after=money("1600")),),
        total_before=money("52355"),
        total_after=money("55010"),
        consequences=("Die Anzahlung bleibt unberührt.", "NoVA steigt auf 8 %, weil der CO₂-Wert auf 131 g/km steigt."),
        answer_by=date(2027, 1, 15),
        agreement=HASH,
    )
