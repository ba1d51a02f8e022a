"""The money of one deal."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Value
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries import ahead, cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.not_owed import books_of, held_in, not_owed, with_money
from murmelbahn.showroom.queries.price import price_lines, terms_of
from murmelbahn.showroom.queries.unwinding import refunds_of, unwinding
from murmelbahn.showroom.terms import Audience, MoneySheet, RefundLine, Unwinding, VersionLine
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind

ZONE = ZoneInfo("Europe/Berlin")
"""Days on this page are Central European; the markets of this wave lie there."""
UNINVOICED = (Value.AGREED, Value.ADVANCE_HELD, Value.FUNDING_SET)
CLAIMS = (InvoiceKind.FINAL, InvoiceKind.DAMAGES)
"""Documents that ask for money by themselves."""
AFTER = (Value.EARNED, Value.SETTLED)
"""From here on, and after a credit note or an end, money may go back."""
CLAIMED = (Value.INVOICED, Value.SECURED)
"""The car is announced: its time to be collected runs."""


def money_sheet(actor: Actor, *, deal: UUID) -> MoneySheet:
    """Price, payments, documents of money; ledger and commission for staff. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    staff = head.audience.staff
    today = clock.read().astimezone(ZONE).date()
    terms = terms_of(actor, deal=view)
    books = books_of(view)
    unwound = unwinding(actor, deal=view, books=books)
    invoices = if_there(lambda: value.invoices_of(actor, deal=deal)) or ()
    credited = any(one.content.kind is InvoiceKind.CREDIT_NOTE for one in invoices)
    held, over = held_in(books), not_owed(actor, deal=view, books=books)
    told = unwound is not None and unwound.back is not None and over is None
    backwards = credited or view.value in AFTER
    running = view.agreement > 0 and view.end is None and not view.closed
    return MoneySheet(
        head=with_money(head, over),
        price=price_lines(actor, deal=view, terms=terms) if terms else (),
        totals=terms.quote.totals if terms else None,
        secured=if_there(lambda: value.secured(actor, deal=deal, on=view.planned_handover or today))
        if running
        else None,
        invoices=invoices,
        payment=cards.payment_card(actor, deal=view, today=today) if cards.may_owe(view, unwound) else None,
        balances=(if_there(lambda: value.balances(actor, deal=deal)) or ()) if staff else (),
        entries=(if_there(lambda: value.postings_of(actor, deal=deal)) or ()) if staff else (),
        commission=if_there(lambda: value.commission_statement(actor, deal=deal)) if staff else None,
        versions=_versions(actor, deal),
        net=view.customer_kind == "company",
        claims=head.audience is Audience.NATIONAL and any(one.content.kind in CLAIMS for one in invoices),
        unwound=unwound,
        refunds=_refunds(actor, deal, unwound, backwards=backwards),
        owed_back=credited and held is not None,
        ended=view.end is not None,
        collection=if_there(lambda: deals.collection(actor, deal=deal))
        if head.audience is Audience.NATIONAL and running and view.value in CLAIMED
        else None,
        held=None if told else held,
        not_owed=ahead.give_back(actor, money=over).sentence if over else None,
        gives_back=head.audience is Audience.NATIONAL and held is not None,
        invoicing=head.audience is Audience.NATIONAL and running and view.value in UNINVOICED,
    )


def _refunds(actor: Actor, deal: UUID, unwound: Unwinding | None, *, backwards: bool) -> tuple[RefundLine, ...]:
    """After an end the unwinding has read them already; a running contract is asked only where money can have gone back."""
    if unwound is not None:
        return unwound.refunds
    return refunds_of(deals.story(actor, deal=deal)) if backwards else ()


def _versions(actor: Actor, deal: UUID) -> tuple[VersionLine, ...]:
    found = if_there(lambda: deals.versions(actor, deal=deal)) or ()
    return tuple(
        VersionLine(n=one.n, agreed_at=one.agreed_at, reason=one.reason, total=one.total, sha256=one.sha256)
        for one in found
    )
