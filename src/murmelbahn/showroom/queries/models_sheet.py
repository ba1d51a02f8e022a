"""The models of a market: each at its lowest price, with the label of exactly that car."""

from __future__ import annotations

from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.queries.looks import look_of, pictured_in
from murmelbahn.showroom.queries.window import label_facts, market_lines, weights_of, window, wish_for
from murmelbahn.showroom.terms import ModelCard, ModelsSheet
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import StockWish


def models_sheet(actor: Actor, *, market: str, kind: CustomerKind) -> ModelsSheet:
    """Every model that can be ordered today. Without a market nothing is priced, and the reader chooses one."""
    lines = market_lines(actor, chosen=market)
    if not market:
        return ModelsSheet(markets=lines, market="", kind=kind, models=())
    shown = window(actor, market=market, kind=kind)
    catalogues = vehicle.catalogues(actor, market=market, order_date=shown.today, build_date=shown.build)
    items = {
        one.model: vehicle.complete(actor, artefact=one.artefact, choices=(), weights=weights_of(shown, one))
        for one in catalogues
    }
    wishes = [
        wish_for(actor, shown, model=one.model, artefact=one.artefact, items=items[one.model], plates=False)
        for one in catalogues
    ]
    counts = vehicle.stock_counts(actor, wish=StockWish(market=market)).models
    cards = []
    for one, wish, quote in zip(catalogues, wishes, deals.estimates(actor, wishes=wishes), strict=True):
        engines = next((family.items for family in one.families if family.code == "engine"), ())
        titles = {item.code: item.texts for item in one.items}
        paint = tuple(code for code in pictured_in(one.model) if code in titles)
        label = vehicle.label_of(actor, artefact=one.artefact, items=wish.items)
        cards.append(
            ModelCard(
                model=one.model,
                title=one.texts,
                body=one.body,
                look=look_of(one.model, one.body, (*wish.items, *paint), wish.technical.powertrain),
                pictured=titles[paint[0]] if paint else {},
                price=quote.totals.net if kind is CustomerKind.COMPANY else quote.totals.gross,
                label=label_facts(actor, shown, label),
                engines=tuple(titles[code] for code in engines if code in titles),
                stock=counts.get(one.model, 0),
            )
        )
    cards.sort(key=lambda card: card.price)
    return ModelsSheet(markets=lines, market=market, kind=kind, models=tuple(cards), company=shown.company)
