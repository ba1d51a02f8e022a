"""Every invoice of the ten acceptance stories as a payload, with the stories' own figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from murmelbahn.documents.terms import (
    Addressee,
    Bill,
    Contact,
    Detail,
    DocumentKind,
    Invoice,
    InvoiceReference,
    Letterhead,
    Line,
    PaymentInstruction,
    PriceBasis,
    TaxCategory,
    TaxSubtotal,
    Vehicle,
    allocate_net,
)
from murmelbahn.kernel.money import Money, Taxed, total

S, E = TaxCategory.STANDARD, TaxCategory.EXEMPT
NOVA = "Normverbrauchsabgabe, keine Bemessungsgrundlage der Umsatzsteuer"
FEE = "Durchlaufender Posten, § 10 Abs. 1 Satz 5 UStG"

CORVANE_DE = Letterhead(
    legal_name="Corvane Deutschland GmbH",
    street="Leopoldstraße 240",
    postcode="80807",
    city="München",
    country="DE",
    register="Amtsgericht München, HRB 284417",
    vat_id="DE136695976",
    iban="DE89370400440532013000",
    bic="COBADEFFXXX",
    directors="Dr. Mara Lindqvist, Jonas Ertl",
    phone="+49 89 5550 120",
    email="kundenbetreuung@corvane.example",
    web="corvane.example",
    brand="Corvane",
)
CORVANE_AT = Letterhead(
    legal_name="Corvane Austria GmbH",
    street="Wagramer Straße 19",
    postcode="1220",
    city="Wien",
    country="AT",
    register="Handelsgericht Wien, FN 482113 k",
    vat_id="ATU13585627",
    iban="AT611904300234573201",
    bic="OPSKATWW",
    directors="Mag. Helene Brandstätter",
    phone="+43 1 555 0120",
    email="kundenbetreuung@corvane.example",
    web="corvane.example",
    brand="Corvane",
)
HANNA = Addressee(
    name="Hanna Öztürk-Weißenberger", street="Grüner Weg 7", postcode="90402", city="Nürnberg", country="DE"
)
FERDINAND = Addressee(name="Ferdinand Wallner", street="Landstraße 51", postcode="4020", city="Linz", country="AT")
FLEET = Addressee(
    name="Alpenlogistik Handels- und Speditionsgesellschaft m.b.H. & Co. KG",
    addition="z. Hd. Fuhrparkverwaltung",
    street="Industriestraße 12",
    postcode="6020",
    city="Innsbruck",
    country="AT",
    vat_id="ATU33864707",
)
LESSOR = Addressee(
    name="Rheinische Mobilien-Leasing AG",
    street="Königsallee 92",
    postcode="40212",
    city="Düsseldorf",
    country="DE",
    vat_id="DE129273398",
)
AGENT = Addressee(
    name="Autohaus Sonnleitner GmbH", street="Fürther Straße 88", postcode="90429", city="Nürnberg", country="DE",
    vat_id="DE115235681",
)  # fmt: skip
ADVISER = Contact(
    name="Katrin Böhm", outlet="Autohaus Sonnleitner, Nürnberg", phone="+49 911 555 01", email="k.boehm@example.org"
)
CAR = Vehicle(
    name="Corvane Linnea 1.5 Hybrid Edition",
    vin="WCVLN5300VA012345",
    details=(Detail(label="Farbe", value="Fjordblau metallic"), Detail(label="Antrieb", value="Benzin, 110 kW")),
)


def money(amount: str) -> Money:
    return Money.of(amount.replace(",", ""), "EUR")


def taxed(net: str, tax: str) -> Taxed:
    return Taxed(money(net), money(tax), money(net) + money(tax))


def gross_bill(lines: Sequence[tuple[str, str]], doc: Taxed, extra: Sequence[Line] = (), rate: str = "19") -> Bill:
    """A bill of gross prices: VAT of the whole, nets allocated."""
    amounts = allocate_net(doc.net, [money(gross) for _, gross in lines])
    items = tuple(
        Line(text=text, amount=part, rate=Decimal(rate)) for (text, _), part in zip(lines, amounts, strict=True)
    )
    return bill(PriceBasis.GROSS, doc, items, extra, rate)


def net_bill(lines: Sequence[tuple[str, str]], doc: Taxed, extra: Sequence[Line] = (), rate: str = "20") -> Bill:
    """A bill of net prices with one VAT on the sum."""
    items = tuple(
        Line(text=text, amount=Taxed.from_net(money(net), Decimal(rate)), rate=Decimal(rate)) for text, net in lines
    )
    return bill(PriceBasis.NET, doc, items, extra, rate)


def bill(basis: PriceBasis, doc: Taxed, items: tuple[Line, ...], extra: Sequence[Line], rate: str) -> Bill:
    advances = [line for line in extra if line.advance is not None]
    for line in advances:
        doc = doc + line.amount
    taxes = [TaxSubtotal(category=S, rate=Decimal(rate), amount=doc)]
    untaxed = [line for line in extra if line.category is E]
    if untaxed:
        amount = total((line.amount.net for line in untaxed), "EUR")
        reason = "; ".join(dict.fromkeys(line.reason for line in untaxed))
        part = Taxed(amount, money("0"), amount)
        taxes.append(TaxSubtotal(category=E, rate=Decimal(0), amount=part, reason=reason))
        doc = doc + part
    return Bill(basis=basis, lines=(*items, *advances, *untaxed), taxes=tuple(taxes), total=doc)


def nova(amount: str) -> Line:
    return Line(text="Normverbrauchsabgabe (NoVA)", amount=taxed(amount, "0"), rate=Decimal(0), category=E, reason=NOVA)


def fee(amount: str) -> Line:
    return Line(text="Zulassungsgebühr der Behörde", amount=taxed(amount, "0"), rate=Decimal(0), category=E, reason=FEE)


def deduct(number: str, on: date, net: str, tax: str, rate: str = "19") -> Line:
    return Line(
        text=f"Anzahlung laut Rechnung {number}",
        amount=-taxed(net, tax),
        rate=Decimal(rate),
        advance=InvoiceReference(number=number, issued_on=on),
    )


def pay(who: Letterhead, amount: Money, due: date) -> PaymentInstruction:
    return PaymentInstruction(
        payee=who.legal_name, iban=who.iban, bic=who.bic, reference="RF18539007547034", amount=amount, due_on=due
    )


def invoice(
    bill: Bill,
    *,
    on: date,
    to: Addressee = HANNA,
    by: Letterhead = CORVANE_DE,
    supply: date | None = None,
    planned: bool = True,
    due: date | None = None,
    corrects: tuple[InvoiceReference, ...] = (),
    terms: str = "",
    car: Vehicle | None = CAR,
    purchase_order: str | None = None,
) -> Invoice:
    return Invoice(
        letterhead=by,
        addressee=to,
        issued_on=on,
        reference="MB-2026-000471",
        contact=ADVISER,
        bill=bill,
        vehicle=car,
        supply_on=supply,
        supply_planned=planned,
        payment=None if due is None else pay(by, bill.total.gross, due),
        corrects=corrects,
        payment_terms=terms,
        purchase_order=purchase_order,
    )


PAID = "Betrag bereits erhalten."
BACK = "Der Betrag wird auf das zahlende Konto erstattet."
D = DocumentKind

Case = tuple[DocumentKind, str, Invoice]


def _advance(net: str, tax: str, on: date, *, at: bool = False) -> Invoice:
    rate, text = ("20" if at else "19"), "Anzahlung auf Corvane Linnea"
    whole = taxed(net, tax)
    make = net_bill if at else gross_bill
    lines = [(text, net if at else str(whole.gross.amount))]
    who = (FERDINAND, CORVANE_AT) if at else (HANNA, CORVANE_DE)
    return invoice(make(lines, whole, (), rate), on=on, to=who[0], by=who[1], terms=PAID)


def stories() -> dict[str, Case]:
    """Name -> kind, number, payload."""
    nov26, nov27, nov30 = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)
    s1 = gross_bill(
        [("Corvane Linnea", "37490"), ("Sonderausstattung", "5020"), ("Lackierung", "950"), ("Aktion", "-1800"),
         ("Überführung", "990"), ("Zulassungsdienst", "129")], taxed("35948.74", "6830.26"), [fee("30.60")],
    )  # fmt: skip
    s2 = gross_bill(
        [("Corvane Tarn", "33320"), ("Überführung", "952")],
        taxed("28800", "5472"),
        [deduct("AR-2026-17", nov26, "1680.67", "319.33")],
    )
    s3 = net_bill(
        [("Corvane Linnea", "38000"), ("Sonderausstattung", "3000"), ("20-Zoll-Räder", "1600"), ("Änderungsgebühr", "150"),
         ("Lieferung", "500")], taxed("43250", "8650"), [deduct("AR-AT-3", nov27, "4166.67", "833.33", "20"), nova("3110")],
    )  # fmt: skip
    s4 = gross_bill([("Corvane Volt", "41990"), ("Überführung", "1090")], taxed("36201.68", "6878.32"))
    s5 = net_bill(
        [("Corvane Tarn GT", "53750"), ("Rahmenvertrag 4 %", "-2150"), ("Lieferung", "400")],
        taxed("52000", "10400"),
        [nova("8250")],
    )
    s6 = net_bill([("Corvane Volt", "39400"), ("Lieferung", "500")], taxed("39900", "7980"))
    s7 = gross_bill([("Corvane Linnea", "57120"), ("Überführung", "1190")], taxed("49000", "9310"))
    s9_line = [("Corvane Linnea", "36900")]
    s9 = gross_bill(s9_line, taxed("31008.40", "5891.60"), [deduct("AR-2026-40", nov30, "2521.01", "478.99")])
    s10 = net_bill([("Corvane Linnea", "40000")], taxed("40000", "8000"), [nova("3650")])
    s10b = net_bill([("Corvane Linnea", "39694.66")], taxed("39694.66", "7938.93"), [nova("4016.41")])
    commission = net_bill([("Provision Corvane Linnea", "2100.50")], taxed("2100.50", "399.10"), (), "19")
    owed = net_bill([("Provision, Fahrzeug nicht gebaut", "1680")], taxed("1680", "319.20"), (), "19")
    final9 = (InvoiceReference(number="R-9", issued_on=date(2027, 2, 1)),)
    at = {"to": FERDINAND, "by": CORVANE_AT}
    return {
        "S1 final": (
            D.FINAL_INVOICE,
            "R-1",
            invoice(s1, on=date(2027, 2, 4), supply=date(2027, 2, 15), due=date(2027, 2, 18)),
        ),
        "S1 commission": (
            D.COMMISSION_CREDIT,
            "G-1",
            invoice(commission, on=date(2027, 2, 28), to=AGENT, terms="Auszahlung zum Monatsende", car=None),
        ),
        "S2 advance": (D.ADVANCE_INVOICE, "AR-2026-17", _advance("1680.67", "319.33", nov26)),
        "S2 final": (D.FINAL_INVOICE, "R-2", invoice(s2, on=nov30, supply=date(2026, 12, 16), due=date(2026, 12, 14))),
        "S3 advance": (D.ADVANCE_INVOICE, "AR-AT-3", _advance("4166.67", "833.33", nov27, at=True)),
        "S3 final": (
            D.FINAL_INVOICE,
            "R-3",
            invoice(s3, on=date(2027, 2, 22), supply=date(2027, 3, 3), due=date(2027, 3, 2), **at),
        ),
        "S4 final": (
            D.FINAL_INVOICE,
            "R-4",
            invoice(s4, on=date(2026, 12, 3), supply=date(2026, 12, 11), due=date(2026, 12, 10)),
        ),
        "S4 credit note": (
            D.CREDIT_NOTE,
            "GS-4",
            invoice(
                s4,
                on=date(2027, 1, 5),
                terms=BACK,
                supply=date(2026, 12, 11),
                planned=False,
                corrects=(InvoiceReference(number="R-4", issued_on=date(2026, 12, 3)),),
            ),
        ),
        "S4 commission taken back": (
            D.COMMISSION_CORRECTION,
            "CB-4",
            invoice(
                net_bill([("Provision Corvane Volt", "2117.14")], taxed("2117.14", "402.26"), (), "19"),
                on=date(2027, 1, 31),
                to=AGENT,
                terms="Wird verrechnet",
                car=None,
                corrects=(InvoiceReference(number="G-3", issued_on=date(2026, 12, 31)),),
            ),
        ),
        "S4 commission with what was taken back": (
            D.COMMISSION_CREDIT,
            "G-4",
            invoice(
                net_bill(
                    [("Provision A", "3661.32"), ("Provision B", "-2117.14")], taxed("1544.18", "293.39"), (), "19"
                ),
                on=date(2027, 1, 31),
                to=AGENT,
                terms="Auszahlung zum Monatsende",
                car=None,
                corrects=(InvoiceReference(number="G-3", issued_on=date(2026, 12, 31)),),
            ),
        ),
        "S4 commission that comes to nothing": (
            D.COMMISSION_CREDIT,
            "G-5",
            invoice(
                net_bill([("Provision A", "100.01"), ("Provision B", "-100.01")], taxed("0", "0"), (), "19"),
                on=date(2027, 1, 31),
                to=AGENT,
                terms="Auszahlung zum Monatsende",
                car=None,
            ),
        ),
        "S5 final": (
            D.FINAL_INVOICE,
            "R-5",
            invoice(
                s5,
                on=date(2026, 12, 9),
                to=FLEET,
                by=CORVANE_AT,
                supply=date(2026, 12, 18),
                due=date(2027, 1, 8),
                purchase_order="PO-88123",
            ),
        ),
        "S6 final": (
            D.FINAL_INVOICE,
            "R-6",
            invoice(s6, on=date(2027, 1, 8), supply=date(2027, 1, 15), due=date(2027, 1, 15), **at),
        ),
        "S7 final": (
            D.FINAL_INVOICE,
            "R-7",
            invoice(s7, on=date(2027, 3, 10), to=LESSOR, supply=date(2027, 3, 18), due=date(2027, 4, 1)),
        ),
        "S8 advance": (D.ADVANCE_INVOICE, "AR-2026-18", _advance("1260.50", "239.50", nov26)),
        "S8 credit note": (
            D.CREDIT_NOTE,
            "GS-8",
            invoice(
                gross_bill([("Anzahlung", "1500")], taxed("1260.50", "239.50")),
                on=date(2027, 2, 3),
                terms=BACK,
                corrects=(InvoiceReference(number="AR-2026-18", issued_on=nov26),),
            ),
        ),
        "S8 commission": (
            D.COMMISSION_CREDIT,
            "G-8",
            invoice(owed, on=date(2027, 2, 28), to=AGENT, terms="Auszahlung zum Monatsende", car=None),
        ),
        "S9 advance": (D.ADVANCE_INVOICE, "AR-2026-40", _advance("2521.01", "478.99", nov30)),
        "S9 final": (
            D.FINAL_INVOICE,
            "R-9",
            invoice(s9, on=date(2027, 2, 1), supply=date(2027, 2, 15), due=date(2027, 2, 15)),
        ),
        "S9 credit note to final": (
            D.CREDIT_NOTE,
            "GS-9",
            invoice(s9, on=date(2027, 3, 8), terms=BACK, corrects=final9),
        ),
        "S9 credit note to advance": (
            D.CREDIT_NOTE,
            "GS-10",
            invoice(
                gross_bill([("Anzahlung", "3000")], taxed("2521.01", "478.99")),
                on=date(2027, 3, 8),
                terms=BACK,
                corrects=(InvoiceReference(number="AR-2026-40", issued_on=nov30),),
            ),
        ),
        "S10 final": (
            D.FINAL_INVOICE,
            "R-10",
            invoice(s10, on=date(2027, 3, 18), supply=date(2027, 3, 26), due=date(2027, 3, 25), **at),
        ),
        "S10 credit note": (
            D.CREDIT_NOTE,
            "GS-11",
            invoice(
                s10,
                on=date(2027, 4, 5),
                terms=BACK,
                corrects=(InvoiceReference(number="R-10", issued_on=date(2027, 3, 18)),),
                **at,
            ),
        ),
        "S10 new final": (
            D.FINAL_INVOICE,
            "R-11",
            invoice(s10b, on=date(2027, 4, 5), supply=date(2027, 4, 6), terms=PAID, **at),
        ),
    }
