"""Every entry of the ten stories, made by the pure posting rules, to the cent."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.money import Money, Taxed
from murmelbahn.value.rules import earning
from murmelbahn.value.rules.book import Book, Postings
from murmelbahn.value.rules.claims import (
    Claim,
    Deducted,
    advance_credited,
    damages_stated,
    invoice_credited,
    invoiced,
    remainder,
)
from murmelbahn.value.rules.commission import shares
from murmelbahn.value.rules.payments import receive, refund_paid
from murmelbahn.value.terms import Account, InvoiceKind, Totals
from tests.rules.value.notation import booked
from tests.rules.value.stories import STORIES

FINAL, ADVANCE, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


def totals(net: str, vat: str, regtax: str = "0.00", passthrough: str = "0.00") -> Totals:
    return Totals.of(eur(net), eur(vat), eur(regtax), eur(passthrough))


class Deal:
    """Plays a story on a book and checks each entry against it."""

    def __init__(self, story: str, full: Totals, rate: str = "19", advance: str = "") -> None:
        self.expected, self.step = STORIES[story], 0
        self.book, self.full, self.rate = Book("EUR"), full, Decimal(rate)
        self.advances: tuple[Deducted, ...] = ()
        self.asked = eur(advance) if advance else None

    def book_(self, postings: Postings) -> None:
        assert booked(postings) == self.expected[self.step]
        self.book, self.step = self.book.after(postings), self.step + 1

    def claims(self, document: UUID = FINAL) -> tuple[Claim, ...]:
        if not self.book.of(Account.DEBTOR, document):
            return ()
        amounts = remainder(self.full, self.advances)
        return (Claim(document=document, kind=InvoiceKind.FINAL, due_on=date(2027, 1, 1), amounts=amounts),)

    def pay(self, amount: str, month: str) -> None:
        decision = receive(
            self.book,
            eur(amount),
            month=month,
            claims=self.claims(),
            asked=self.asked,
            advance=ADVANCE,
            vat_rate=self.rate,
        )
        self.book_(decision.postings)
        if decision.advance is not None:
            self.advances, self.asked = (Deducted(invoice=ADVANCE, amounts=decision.advance),), None

    def invoice(self) -> None:
        self.book_(invoiced(FINAL, self.full, self.advances))

    def hand_over(self, month: str, document: UUID = FINAL) -> None:
        self.book_(earning.handed_over(self.book, document, month=month))

    def commission(self, amount: str) -> None:
        self.book_(earning.commission_accrued(eur(amount)))

    def self_bill(self, amount: str) -> None:
        whole, parts = shares([eur(amount)], self.rate, "EUR")
        assert parts == (whole,)
        self.book_(earning.self_billed(OTHER, whole))

    def refund(self, amount: str) -> None:
        self.book_(refund_paid(eur(amount)))

    def done(self, *open_: str) -> None:
        assert self.step == len(self.expected)
        assert tuple(name for name, _ in self.book.not_zero()) == open_


def test_s1_cash() -> None:
    deal = Deal("S1", totals("35948.74", "6830.26", passthrough="30.60"))
    deal.invoice()
    deal.pay("42809.60", "2027-02")
    deal.book_(earning.fee_paid(FINAL, eur("30.60")))
    deal.hand_over("2027-02")
    deal.commission("2100.50")
    deal.self_bill("2100.50")
    deal.done()


def test_s2_part_payments_across_the_year_end() -> None:
    deal = Deal("S2", totals("28800.00", "5472.00"), advance="2000.00")
    deal.pay("2000.00", "2026-11")
    deal.invoice()
    deal.pay("20000.00", "2026-12")
    deal.pay("12272.00", "2027-01")
    deal.hand_over("2027-01")
    deal.commission("1680.00")
    deal.done()


def test_s3_advance_and_registration_tax() -> None:
    deal = Deal("S3", totals("43250.00", "8650.00", "3110.00"), "20", advance="5000.00")
    deal.pay("5000.00", "2026-11")
    deal.invoice()
    deal.pay("50010.00", "2027-02")
    deal.hand_over("2027-03")
    deal.commission("2556.00")
    deal.done()


def test_s4_withdrawal_after_handover() -> None:
    deal = Deal("S4", totals("36201.68", "6878.32"))
    deal.invoice()
    deal.pay("43080.00", "2026-12")
    deal.hand_over("2026-12")
    deal.commission("2267.14")
    deal.book_(invoice_credited(deal.book, FINAL, deal.full, (), month="2027-01"))
    postings, withheld = damages_stated(deal.book, OTHER, eur("8616.00"), withhold=True)
    assert withheld == eur("8616.00")
    deal.book_(postings)
    deal.refund("34464.00")
    deal.book_(earning.commission_clawed_back(eur("2117.14")))
    deal.done()


def test_s5_credit_line_pays_after_handover() -> None:
    deal = Deal("S5", totals("52000.00", "10400.00", "8250.00"), "20")
    deal.invoice()
    deal.hand_over("2026-12")
    deal.commission("2064.00")
    deal.pay("70650.00", "2027-01")
    deal.done()


def test_s6_over_payment() -> None:
    deal = Deal("S6", totals("39900.00", "7980.00"), "20")
    deal.invoice()
    deal.pay("48000.00", "2027-01")
    deal.hand_over("2027-01")
    deal.commission("2364.00")
    deal.refund("120.00")
    deal.done()


def test_s7_lessor_pays_after_handover() -> None:
    deal = Deal("S7", totals("49000.00", "9310.00"))
    deal.invoice()
    deal.hand_over("2027-03")
    deal.commission("2880.00")
    deal.pay("58310.00", "2027-04")
    deal.done()


def test_s8_advance_given_back() -> None:
    deal = Deal("S8", totals("28831.93", "5478.07"), advance="1500.00")
    deal.pay("1500.00", "2026-11")
    deal.book_(advance_credited(ADVANCE, Taxed(eur("1260.50"), eur("239.50"), eur("1500.00")), month="2027-02"))
    deal.refund("1500.00")
    deal.commission("1680.00")
    deal.self_bill("1680.00")
    deal.done()


def test_s9_never_collected() -> None:
    deal = Deal("S9", totals("31008.40", "5891.60"), advance="3000.00")
    deal.pay("3000.00", "2026-11")
    deal.invoice()
    assert remainder(deal.full, deal.advances) == totals("28487.39", "5412.61")
    rest = remainder(deal.full, deal.advances)
    deal.book_(invoice_credited(deal.book, FINAL, rest, deal.advances, month="2027-03"))
    deal.book_(advance_credited(ADVANCE, deal.advances[0].amounts, month="2027-03"))
    postings, withheld = damages_stated(deal.book, OTHER, eur("5535.00"), withhold=False)
    assert not withheld
    deal.book_(postings)
    amounts = totals("0.00", "0.00", passthrough="5535.00")
    claim = Claim(document=OTHER, kind=InvoiceKind.DAMAGES, due_on=date(2027, 3, 22), amounts=amounts)
    met = receive(deal.book, eur("3000.00"), month="2027-03", claims=(claim,), source=Account.UNALLOC)
    deal.book_(met.postings)
    deal.done("DEBTOR")


def test_s10_new_invoice_for_another_tax_date() -> None:
    deal = Deal("S10", totals("40000.00", "8000.00", "3650.00"), "20")
    deal.invoice()
    deal.pay("51650.00", "2027-03")
    deal.book_(invoice_credited(deal.book, FINAL, deal.full, (), month="2027-04"))
    guaranteed = totals("39694.66", "7938.93", "4016.41")
    entry = invoiced(OTHER, guaranteed, ())
    claim = Claim(document=OTHER, kind=InvoiceKind.FINAL, due_on=date(2027, 4, 5), amounts=guaranteed)
    after = deal.book.after(entry)
    met = receive(after, eur("51650.00"), month="2027-04", claims=(claim,), source=Account.UNALLOC)
    deal.book_((*entry, *met.postings))
    deal.hand_over("2027-04", OTHER)
    deal.done()
