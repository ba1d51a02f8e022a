"""What happens when a claim is not paid in time. Interest is proposed, never posted, until a named person claims it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value.facts import InterestProposed, InterestWaived, ReminderSent
from murmelbahn.value.models import DealAccount, Interest, Invoice, Reminder
from murmelbahn.value.operations.booking import local_day, lock, money, say
from murmelbahn.value.operations.invoices import issue_damages_statement
from murmelbahn.value.operations.overdue import ring_after
from murmelbahn.value.queries.access import NATIONAL, require_person
from murmelbahn.value.queries.financing import others_of
from murmelbahn.value.queries.reminders import lateness
from murmelbahn.value.queries.sheet import sheet_of
from murmelbahn.value.terms import Account, DamagesKind, DuePassed, InvoiceKind, NotLate


@operation
def remind(actor: Actor, *, document: UUID, grace_until: date) -> UUID:
    """Remind of an open claim with a period of grace; sets the timer `value.payment.overdue` again. What a bank that
    lends to the buyer has to pay is asked of nobody else, and what a lessor pays on the handover of nobody before it. Raises
    NotLate."""
    account, claim = _claim(actor, document)
    today, still_open = local_day(account.market), sheet_of(account).book.of(Account.DEBTOR, document)
    if claim.kind == InvoiceKind.FINAL:
        still_open -= min(others_of(account), still_open)
    if not still_open or claim.due_on is None or today <= claim.due_on:
        raise NotLate(due_on=claim.due_on)
    level = Reminder.objects.filter(document=document).count() + 1
    row = Reminder.objects.create(
        id=new_id(),
        market=account.market,
        seller=account.seller,
        deal=account.deal,
        document=document,
        level=level,
        open=still_open.amount,
        currency=account.currency,
        grace_until=grace_until,
        sent_on=today,
    )
    ring_after(account, document, grace_until)
    sent = ReminderSent(
        reminder=row.id,
        deal=account.deal,
        document=document,
        level=level,
        open=still_open,
        grace_until=grace_until,
    )
    say(account, sent)
    return row.id


@operation
def await_lender(actor: Actor, *, document: UUID, until: date) -> UUID:
    """What is open of a claim is the lender's, which pays on the handover: the timer `value.payment.overdue` rings again after
    `until`. Returns the document."""
    account, claim = _claim(actor, document)
    ring_after(account, claim.id, until)
    return claim.id


@operation
def propose_interest(actor: Actor, *, document: UUID, until: date) -> UUID | None:
    """Propose default interest on what the customer itself owed too long, up to `until` (not after today), at the rate that the
    market's law gives each day for this kind of customer; days that were decided on before are not asked for again. No
    posting. None where there is none to ask for. Raises `InterestOpen`, `InterestNotOver`, markets' `NoRule`."""
    account, claim = _claim(actor, document)
    late = lateness(account, claim, until)
    if late is None:
        return None
    row = Interest.objects.create(
        id=new_id(),
        market=account.market,
        seller=account.seller,
        deal=account.deal,
        document=document,
        amount=late.amount.amount,
        currency=account.currency,
        days=late.days,
        until=until,
    )
    say(account, InterestProposed(interest=row.id, deal=account.deal, amount=late.amount, days=late.days))
    return row.id


@operation
def waive_interest(actor: Actor, *, interest: UUID, reason: str) -> UUID:
    """A named person waives proposed interest. Raises OnlyNamedPerson."""
    account, row = _decide(actor, interest)
    Interest.objects.filter(id=row.id).update(state="waived", decided_by=actor.subject, reason=reason)
    say(account, InterestWaived(interest=row.id, deal=row.deal))
    return row.id


@operation
def claim_interest(actor: Actor, *, interest: UUID, due_on: date) -> UUID:
    """A named person claims proposed interest: a damages statement outside VAT. Raises OnlyNamedPerson, DuePassed."""
    account, row = _decide(actor, interest)
    today = local_day(account.market)
    if due_on < today:
        raise DuePassed(due_on=due_on, today=today)
    Interest.objects.filter(id=row.id).update(state="claimed", decided_by=actor.subject)
    return issue_damages_statement(
        actor,
        deal=row.deal,
        kind=DamagesKind.DEFAULT_INTEREST,
        amount=money(row.amount, account),
        due_on=due_on,
    )


def _claim(actor: Actor, document: UUID) -> tuple[DealAccount, Invoice]:
    claim = Invoice.objects.filter(id=document, deal__isnull=False).defer("content").first()
    if claim is None or claim.deal is None:
        raise NotFound(kind="invoice", id=document)
    return lock(actor, claim.deal), claim


def _decide(actor: Actor, interest: UUID) -> tuple[DealAccount, Interest]:
    require_person(actor, *NATIONAL)
    deal = Interest.objects.filter(id=interest).values_list("deal", flat=True).first()
    if deal is None:
        raise NotFound(kind="interest", id=interest)
    account = lock(actor, deal)
    row = Interest.objects.filter(id=interest, state="proposed").first()
    if row is None:
        raise NotFound(kind="interest", id=interest)
    return account, row
