"""The order form for a signature: printed before it, and kept with the order by its hash."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.operations.letters.details import details_of
from murmelbahn.deal.operations.letters.sheet import Occasion, Sheet, sheet_to
from murmelbahn.deal.queries.conditions import conditions_of_sale
from murmelbahn.deal.queries.correspondence import thread_of
from murmelbahn.deal.queries.declaration import declare
from murmelbahn.deal.rules.deciders import OUTLET
from murmelbahn.deal.rules.declaration import signed
from murmelbahn.deal.rules.letters.contract import offered
from murmelbahn.deal.rules.letters.form import SHOWN, order_form
from murmelbahn.deal.rules.letters.postal import name_of, outlet_line
from murmelbahn.deal.rules.letters.withdrawal import withdrawal_notice
from murmelbahn.deal.terms import FormOutdated, FormWithoutInstruction
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import DocumentKind, DocumentView, OrderForm
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.fact import digest, to_json
from murmelbahn.kernel.ids import derived_id
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle


@operation
def print_order_form(
    actor: Actor, *, deal: UUID, home_visit: bool = False, expected_version: int | None = None
) -> UUID:
    """The form on which the customer orders the offer by hand: at the outlet, or where it was visited (then with the
    instruction on withdrawal). Printed twice for the same words it is the same form. Returns the document.

    Raises `NotAllowed` for a customer, `NothingOffered`, `StaleVersion`.
    """
    desk = take(actor, deal, expected_version=expected_version, by=OUTLET)
    desk.require_running()
    read = declare(desk.seen, language="")
    made = value.offer(SYSTEM, offer=read.offer, on=desk.seen.today)
    thread = thread_of(SYSTEM, deal=deal)
    sold = vehicle.configuration(SYSTEM, configuration=thread.configuration)
    agreed = offered(made, sold, vin=thread.vin if thread.stock else "")
    sheet = sheet_to(
        thread,
        agreed,
        made.terms.buyer,
        occasion=Occasion(fact=read.offer, at=now()),
        origin=agreed.origin(source=read.offer),
    )
    paper = _form(desk, sheet, home_visit=home_visit, offer=read.offer)
    told = Occasion(fact=derived_id(read.offer, digest(to_json(paper))), at=now())
    return sheet.freeze(told, DocumentKind.ORDER_FORM, paper)


def form_signed(desk: Desk, *, offer: UUID, signature: str, home_visit: bool) -> str:
    """The evidence of a signature: where the copy is kept, with the hash of the form that was printed for this offer and this
    place. Without a form it is the reference alone. Raises `FormOutdated` where the conditions have changed since, and
    `FormWithoutInstruction`: who signs at home has to have been told of the right, on the paper itself."""
    forms = [one for one in _forms(desk) if one[1].origin is not None and one[1].origin.source == offer]
    fitting = [one for one in forms if one[1].off_premises == home_visit]
    if not fitting and forms and home_visit:
        raise FormWithoutInstruction()
    if not fitting:
        return signature
    view, paper = fitting[-1]
    if paper.edition != declare(desk.seen, language="").conditions:
        raise FormOutdated()
    return signed(signature=signature, form=view.summary.sha256)


def _forms(desk: Desk) -> list[tuple[DocumentView, OrderForm]]:
    """The forms of a deal, oldest first."""
    kept = [one for one in documents.documents_of(SYSTEM, deal=desk.id) if one.kind is DocumentKind.ORDER_FORM]
    views = [documents.document(SYSTEM, document=one.id) for one in kept]
    return [(one, one.paper) for one in views if isinstance(one.paper, OrderForm)]


def _form(desk: Desk, sheet: Sheet, *, home_visit: bool, offer: UUID) -> OrderForm:
    seen, thread = desk.seen, sheet.thread
    made = value.offer(SYSTEM, offer=offer, on=seen.today)
    verdict = customer.channel_of(
        SYSTEM,
        deal=desk.id,
        market=thread.market.code,
        consumer=desk.row.customer_kind == "private",
        declaring=Channel.HOME_VISIT if home_visit else Channel.OUTLET,
    )
    binding = thread.market.binding
    spoken = sheet.wording.language.value
    vin = thread.vin if thread.stock else ""
    return order_form(
        sheet.wording,
        sheet.frame,
        made,
        details=details_of(sheet, seen.sold, vin=vin, on=made.made_on, handover=made.terms.quote.tax_date),
        vin=vin,
        stock=thread.stock,
        people={role: name_of(seen.party(role).data) for role in SHOWN},
        outlet=outlet_line(thread.outlet),
        binding_days=binding.stock_days if thread.stock else binding.build_to_order_days,
        notice=withdrawal_notice(sheet.wording, sheet.frame, verdict, until=None, quote=made.terms.quote),
        off_premises=home_visit,
        conditions=conditions_of_sale(SYSTEM, market=thread.market.code, kind=thread.kind, language=spoken),
        advance=seen.advance,
    )
