"""A change of the car: the one that is open, and the one that is wished for."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Registrar, Role, Vehicle
from murmelbahn.deal.terms.changes import ChangeKind, ChangePreview, ChangeState, ChangeView
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries import cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.terms import ChangeCard, ChangeSheet
from murmelbahn.vehicle import queries as vehicle


def open_change(actor: Actor, *, deal: DealView) -> ChangeCard | None:
    """The change that waits for an answer, if there is one."""
    waiting = _waiting(actor, deal)
    return _card(waiting) if waiting else None


def _waiting(actor: Actor, deal: DealView) -> ChangeView | None:
    """The newest change that somebody can still say something to: an open one, or the maker's after its time, while the car
    that was sold cannot be built."""
    found = deals.changes_of(actor, deal=deal.id)
    last = found[-1] if found else None
    if last is None or deal.end is not None:
        return None
    late = last.kind is ChangeKind.MANUFACTURER and last.state is ChangeState.UNANSWERED
    return last if last.state is ChangeState.OPEN or (late and deal.vehicle is Vehicle.CHOSEN) else None


def change_sheet(actor: Actor, *, deal: UUID, configuration: UUID | None = None) -> ChangeSheet:
    """The open change, or the terms of the wished one. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    waiting = _waiting(actor, view)
    changeable = deals.may_change(actor, deal=deal)
    terms = None
    if waiting is None and configuration is not None and changeable:
        terms = deals.change_terms(actor, deal=deal, configuration=configuration)
    preview = waiting.preview if waiting else terms.preview if terms else None
    wanted = waiting.configuration if waiting else configuration
    added, removed = come_and_go(actor, deal=view, wanted=wanted, preview=preview)
    sold = None if preview else vehicle.configuration(actor, configuration=view.configuration)
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    bound = {view.party(Role.ORDERER), view.party(Role.BUYER)}
    return ChangeSheet(
        head=head,
        version=view.version,
        preview=preview,
        added=added,
        removed=removed,
        configuration=terms.configuration if terms else None,
        open=_card(waiting) if waiting else None,
        fee=terms.fee if terms else None,
        tax_date=terms.tax_date if terms else None,
        asks_plant=terms.asks_plant if terms else False,
        too_late=not changeable and waiting is None,
        may_answer=actor.kind is ActorKind.CUSTOMER and bool(bound & actor.parties),
        car=cards.car_card(actor, deal=view, title=head.title),
        care=cards.care_card(outlet) if outlet else None,
        models=_models(actor, view, wanted) if preview and wanted else None,
        promise=view.promise if preview else None,
        nothing=bool(terms) and wanted is not None and _same(actor, view, wanted),
        rules=terms.rules if terms and actor.kind is not ActorKind.CUSTOMER else (),
        confirms=actor.kind is ActorKind.NSC_FINANCE,
        model=sold.model if sold else "",
        items=".".join(sold.items) if sold else "",
        plates=view.registrar is Registrar.OUTLET,
        company=view.customer_kind == CustomerKind.COMPANY,
        received=if_there(lambda: deals.leaving(actor, deal=deal).received) if waiting else None,
    )


def _models(actor: Actor, view: DealView, wanted: UUID) -> tuple[dict[str, str], dict[str, str]] | None:
    """The model that was sold and the one that is wished, by name, where they are two."""
    sold, wish = (vehicle.configuration(actor, configuration=one) for one in (view.configuration, wanted))
    if sold.model == wish.model:
        return None
    was, now = (vehicle.catalogue_of(actor, artefact=one.artefact).texts for one in (sold, wish))
    return dict(was), dict(now)


def _same(actor: Actor, view: DealView, wanted: UUID) -> bool:
    """Whether the wished car is the sold one in everything a customer can choose."""
    sold, wish = (vehicle.configuration(actor, configuration=one) for one in (view.configuration, wanted))
    return sold.model == wish.model and frozenset(sold.items) == frozenset(wish.items)


def _card(change: ChangeView) -> ChangeCard:
    return ChangeCard(
        change=change.id,
        asked_by_maker=change.kind is ChangeKind.MANUFACTURER,
        answer_by=change.answer_by,
        total_after=change.preview.total_after if change.preview else None,
        delta=change.preview.delta if change.preview else None,
        unanswered=change.state is ChangeState.UNANSWERED,
    )


def come_and_go(
    actor: Actor, *, deal: DealView, wanted: UUID | None, preview: ChangePreview | None
) -> tuple[tuple[dict[str, str], ...], tuple[dict[str, str], ...]]:
    """What comes and what goes, by name: new items from the wished car's catalogue, old ones from the sold car's."""
    if preview is None or wanted is None:
        return (), ()
    titles: dict[str, dict[str, str]] = {}
    for configuration in (deal.configuration, wanted):
        saved = vehicle.configuration(actor, configuration=configuration)
        catalogue = vehicle.catalogue_of(actor, artefact=saved.artefact)
        titles |= {item.code: item.texts for item in catalogue.items}
    return (
        tuple(titles.get(code, {"en": code}) for code in preview.added),
        tuple(titles.get(code, {"en": code}) for code in preview.removed),
    )
