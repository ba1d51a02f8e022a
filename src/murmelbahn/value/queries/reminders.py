"""Reminders of a deal's claims, and default interest: what was proposed, and what could be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import today
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.value.models import DealAccount, Interest, Invoice, Payment, Posting, Reminder
from murmelbahn.value.queries.access import NATIONAL, account_of, require
from murmelbahn.value.queries.financing import loan_of
from murmelbahn.value.queries.frozen import thaw
from murmelbahn.value.queries.sheet import agreed
from murmelbahn.value.rules.interest import days_of, late_spans
from murmelbahn.value.terms import (
    Account,
    InterestAhead,
    InterestNotOver,
    InterestOpen,
    InterestSpan,
    InterestState,
    InterestView,
    InvoiceContent,
    InvoiceKind,
    ReminderView,
    is_interest,
)

PROPOSED = InterestState.PROPOSED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What was owed in each span of days of a delay, by whom, and the interest of it."""

    customer: CustomerKind
    spans: tuple[tuple[Period, Money], ...]
    amount: Money

    @property
    def days(self) -> int:
        return days_of(self.spans)


def reminders_of(actor: Actor, *, deal: UUID) -> tuple[ReminderView, ...]:
    """Reminders of a deal's claims, oldest first. Raises `NotFound`, `NotAllowed`."""
    account = _account(actor, deal)
    return tuple(
        ReminderView(
            document=row.document,
            level=row.level,
            open=Money.of(row.open, account.currency),
            sent_on=row.sent_on,
            grace_until=row.grace_until,
        )
        for row in Reminder.objects.filter(deal=deal).order_by("sent_on", "id")
    )


def interests_of(actor: Actor, *, deal: UUID) -> tuple[InterestView, ...]:
    """Default interest that was proposed for a deal, oldest first, and what became of it. Raises `NotFound`, `NotAllowed`."""
    _account(actor, deal)
    return tuple(
        InterestView(
            id=row.id,
            deal=row.deal,
            document=row.document,
            amount=Money.of(row.amount, row.currency),
            days=row.days,
            until=row.until,
            state=InterestState(row.state),
            decided_by=row.decided_by,
            reason=row.reason,
        )
        for row in Interest.objects.filter(deal=deal).order_by("until", "id")
    )


def interest_ahead(actor: Actor, *, document: UUID, until: date) -> InterestAhead | None:
    """What `propose_interest` would propose, with days and rates; none where there is nothing to ask for. Writes nothing.
    Raises `NotFound`, `NotAllowed`, `InterestOpen`, `InterestNotOver`, markets' `NoRule`."""
    claim = Invoice.objects.filter(id=document, deal__isnull=False).defer("content").first()
    if claim is None or claim.deal is None:
        raise NotFound(kind="invoice", id=document)
    account = _account(actor, claim.deal)
    late = lateness(account, claim, until)
    if late is None:
        return None
    cut = (
        (one, rate, owed)
        for span, owed in late.spans
        for one, rate in markets.default_rates(SYSTEM, market=account.market, customer=late.customer, span=span)
    )
    spans = tuple(
        InterestSpan(
            first=one.start,
            last=one.end - timedelta(days=1),
            days=(one.end - one.start).days,
            owed=owed,
            rate=rate.base_rate + rate.points,
            binding=rate.confidence.binding,
        )
        for one, rate, owed in cut
        if one.start and one.end
    )
    return InterestAhead(document=document, until=until, days=late.days, amount=late.amount, spans=spans)


def lateness(account: DealAccount, claim: Invoice, until: date) -> Late | None:
    """The delay from the day after the first reminder's grace to `until`, both included, as far as no interest was decided for
    it yet: on what was open each day of the customer's own (a bank's delay is none of its). None for interest that was claimed:
    default interest bears none itself (BGB § 289; ABGB § 1000(2): not before it is sued for). Raises `InterestOpen`,
    `InterestNotOver`, markets' `NoRule`."""
    day = today(markets.market(SYSTEM, code=account.market).zone)
    if until > day:
        raise InterestNotOver(today=day)
    if claim.kind == InvoiceKind.DAMAGES and is_interest(thaw(InvoiceContent, claim.content)):
        return None
    asked = Interest.objects.filter(document=claim.id)
    if asked.filter(state=PROPOSED).exists():
        raise InterestOpen(document=claim.id)
    reminder = Reminder.objects.filter(document=claim.id).order_by("level").first()
    if reminder is None:
        return None
    decided = asked.order_by("-until").values_list("until", flat=True).first()
    first = max(one for one in (reminder.grace_until, decided) if one) + timedelta(days=1)
    customer = agreed(account).terms.quote.customer_kind
    spans = late_spans(_owed(account, claim), _paid(account, claim), first=first, last=until)
    amount = markets.default_interest(
        SYSTEM, market=account.market, customer=customer, owed=spans, currency=account.currency
    )
    return Late(customer=customer, spans=spans, amount=amount) if amount else None


def _owed(account: DealAccount, claim: Invoice) -> Money:
    owed = Money.of(claim.gross, account.currency)
    return owed - min(loan_of(account), owed) if claim.kind == InvoiceKind.FINAL else owed


def _paid(account: DealAccount, claim: Invoice) -> list[tuple[date, Money]]:
    moved = Posting.objects.filter(document=claim.id, account=Account.DEBTOR.value)
    lent = Payment.objects.filter(deal=account.deal, lender=True).values("id")
    own = moved.exclude(entry__reference__in=lent).values_list("entry__on", "amount")
    return [(on, Money.of(-amount, account.currency)) for on, amount in own if amount < 0]


def _account(actor: Actor, deal: UUID) -> DealAccount:
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    return account_of(actor, deal)
