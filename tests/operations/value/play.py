"""Plays a deal on value's own operations under a set clock and checks each entry against a story."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import Powertrain, TaxInputs
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.models import BankEntryRow
from murmelbahn.value.terms import (
    BankEntry,
    BankStatement,
    CommissionCause,
    CommissionTerms,
    ContractTerms,
    CreditReason,
    CustomerKind,
    EntryOrigin,
    PartyRef,
    PriceClause,
    PricedItem,
    Quote,
    QuoteRequest,
)
from tests.operations.value.people import (
    AGENT,
    BUYER,
    CHIEF,
    CUSTOMER_IBAN,
    FINANCE,
    IBANS,
    OUTLET,
    SALES,
    SELLERS,
    eur,
)
from tests.rules.value.notation import Entry, booked
from tests.rules.value.stories import STORIES

Clock = Callable[[datetime], None]
REFERENCES = count(1)
RATE = {CustomerKind.PRIVATE: Decimal(6), CustomerKind.COMPANY: Decimal(4)}


def day(text: str) -> date:
    return date.fromisoformat(text)


class Play:
    """One deal. `story` names the expected entries ("" for none)."""

    def __init__(
        self,
        clock: Clock,
        market: str,
        items: str,
        *,
        story: str = "",
        kind: CustomerKind = CustomerKind.PRIVATE,
        co2: int | None = None,
        powertrain: Powertrain | None = None,
        handover_fee: str = "0",
        agent: UUID = AGENT,
    ) -> None:
        self.agent = agent
        self.clock, self.market, self.kind, self.deal = clock, market, kind, new_id()
        self.items, self.inputs = items.split(), TaxInputs(powertrain=powertrain, co2_g_km=co2)
        self.expected: tuple[Entry, ...] = STORIES.get(story, ())
        self.fee, self.version, self.contract = eur(handover_fee), 0, None
        self.buyer = self.recipient = PartyRef(party=BUYER, version=1)
        self.car, self.seen = "a" * 64, 0

    def at(self, moment: str) -> None:
        """Set the world's clock to noon of a day, or to a local time."""
        when = datetime.fromisoformat(moment if "T" in moment else f"{moment}T12:00")
        self.today = when.date()
        self.clock(when.replace(tzinfo=ZoneInfo("Europe/Berlin")))

    def quote(self, tax_date: str, *, items: str = "", guaranteed: Money | None = None, **inputs: object) -> Quote:
        request = QuoteRequest(
            market=self.market,
            seller=SELLERS[self.market],
            customer_kind=self.kind,
            items=tuple(PricedItem(code=code) for code in items.split() or self.items),
            model=self.items[0].split("-")[0],
            order_date=self.today,
            tax_date=day(tax_date),
            inputs=replace(self.inputs, contract_date=self.contract, **inputs),
            buyer=BUYER,
            guaranteed=guaranteed,
        )
        estimate = queries.quote(SALES, request=request)
        unconfirmed = tuple(line.rule for line in estimate.taxes if not line.confidence.binding)
        return queries.quote(SALES, request=replace(request, confirmed_rules=unconfirmed)) if unconfirmed else estimate

    def terms(self, quote: Quote) -> ContractTerms:
        commission = CommissionTerms(contract="A-2026", rate=RATE[self.kind], handover_fee=self.fee)
        return ContractTerms(
            quote=quote,
            buyer=self.buyer,
            invoice_recipient=self.recipient,
            customer_kind=self.kind,
            car=self.car,
            clause=PriceClause(),
            commission=commission,
        )

    def offer(self, tax_date: str, valid_until: str = "2027-12-31") -> UUID:
        self.contract = self.today
        return value.make_offer(
            SALES,
            deal=self.deal,
            terms=self.terms(self.quote(tax_date)),
            valid_until=day(valid_until),
            agent=self.agent,
            outlet=OUTLET,
            parties=frozenset({BUYER}),
        )

    def agree(self, tax_date: str, quote: Quote | None = None) -> None:
        """The next version: of the offer just made (version 1), or of a quote."""
        offer = self.offer(tax_date) if self.version == 0 else None
        quote = quote or self.quote(tax_date)
        self.version += 1
        value.agree(
            SALES,
            deal=self.deal,
            version=self.version,
            terms=self.terms(quote),
            offer=offer,
        )

    def pay(
        self, amount: str, *, origin: EntryOrigin = EntryOrigin.CREDIT_TRANSFER, returns: str = ""
    ) -> BankStatement:
        """A statement with one entry for the deal's reference, booked at once."""
        instruction = queries.payment_instruction(SYSTEM, deal=self.deal)
        entry = BankEntry(
            reference=f"B{next(REFERENCES):06d}",
            origin=origin,
            amount=eur(amount),
            booked=True,
            booked_on=self.today,
            value_on=self.today,
            remittance=f"Rechnung {instruction.reference} danke",
            counterparty_iban=CUSTOMER_IBAN,
            counterparty_name="Erika Muster",
            returns=returns,
        )
        statement = BankStatement(account=IBANS[self.market], statement=entry.reference, entries=(entry,))
        book(statement)
        self.check()
        return statement

    def invoice(self, tax_date: str, due: str) -> UUID:
        self.final = value.issue_final_invoice(
            FINANCE,
            deal=self.deal,
            version=self.version,
            recipient=self.recipient,
            planned_supply=day(tax_date),
            tax_date=day(tax_date),
            due_on=day(due),
        )
        self.check()
        return self.final

    def hand_over(self) -> None:
        value.recognise_handover(SALES, deal=self.deal, on=self.today)
        self.check()
        value.accrue_commission(SALES, deal=self.deal, cause=CommissionCause.HANDOVER)
        self.check()

    def credit(self, document: UUID, reason: CreditReason) -> None:
        value.credit_invoice(FINANCE, invoice=document, reason=reason)
        self.check()

    def refund(self, amount: str) -> None:
        refund = value.propose_refund(FINANCE, deal=self.deal, amount=eur(amount))
        value.approve_refund(CHIEF, refund=refund)
        value.record_refund_paid(SYSTEM, refund=refund, reference=f"R{next(REFERENCES)}", paid_on=self.today)
        self.check()

    def check(self) -> None:
        """The entry just made is the story's next one."""
        entries = queries.postings_of(SYSTEM, deal=self.deal)
        for entry in entries[self.seen :]:
            if self.expected:
                assert booked(entry.postings) == self.expected[self.seen], f"entry {self.seen + 1}"
            self.seen += 1

    def done_without_commission(self) -> None:
        """The story says nothing of commission: it settles once commission is decided."""
        self.check()
        assert self.seen == len(self.expected)
        answer = queries.settled(SYSTEM, deal=self.deal)
        assert (answer.open, answer.commission_decided, answer.settled) == ((), False, False)
        self.expected = ()
        value.accrue_commission(SALES, deal=self.deal, cause=CommissionCause.HANDOVER)
        assert queries.settled(SYSTEM, deal=self.deal).settled

    def done(self, *, settled: bool = True) -> None:
        self.check()
        assert self.seen == len(self.expected)
        answer = queries.settled(SYSTEM, deal=self.deal)
        assert answer.settled is settled
        assert answer.adds_up
        assert queries.ledger_check(SYSTEM) == ()
        said: dict[str, set[str]] = {}
        for claim in queries.evidence(SYSTEM, deal=self.deal):
            said.setdefault(claim.field, set()).add(claim.value)
        assert [field for field, values in said.items() if len(values) > 1] == []


def book(statement: BankStatement) -> list[UUID | None]:
    """Store a statement and book what is new, as the room's reaction does."""
    value.store_statement(SYSTEM, content=repr(statement).encode(), statement=statement)
    references = [entry.reference for entry in statement.entries]
    waiting = BankEntryRow.objects.filter(reference__in=references, state="new").values_list("id", flat=True)
    return [value.book_entry(SYSTEM, entry=identity) for identity in list(waiting)]
