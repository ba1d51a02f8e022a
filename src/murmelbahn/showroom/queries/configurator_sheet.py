"""The configurator: a whole car at any moment, every option with its state and reason, every way out with its price."""

from __future__ import annotations

from collections.abc import Iterator

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Variant
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.queries.choosing import together, without_rivals
from murmelbahn.showroom.queries.looks import colour_of, look_of
from murmelbahn.showroom.queries.option_prices import option_prices, regtax_of
from murmelbahn.showroom.queries.window import (
    label_facts,
    market_lines,
    price_card,
    service_price,
    weights_of,
    window,
    wish_for,
)
from murmelbahn.showroom.terms import ConfiguratorSheet, Conflict, FamilyCard, ItemCard, Reason, WayOut, Window
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import FamilyView, ItemState, ItemView, ModelCatalogue

Question = tuple[tuple[str, ...], str]
"""Choices, and what is wished for after them."""
NUMBERS = "family."
"""Rules that say how many of a family there are: said only where no rule of the maker says more."""
WAYS = 3
"""So many ways out are shown at most."""


def catalogue_for(actor: Actor, shown: Window, *, model: str) -> ModelCatalogue:
    """The model as it can be ordered today. Raises `UnknownModel`."""
    return vehicle.model_catalogue(
        actor, model=model, market=shown.market.code, order_date=shown.today, build_date=shown.build
    )


def configurator_sheet(
    actor: Actor, *, market: str, kind: CustomerKind, model: str, own: tuple[str, ...], wish: str, plates: bool
) -> ConfiguratorSheet:
    """The page of one state of choices. Raises `UnknownModel`, `MarketNotLive`."""
    shown = window(actor, market=market, kind=kind)
    catalogue = catalogue_for(actor, shown, model=model)
    own, dropped = together(actor, catalogue=catalogue, wished=own)
    own, wanted = _wished(actor, catalogue, own, wish)
    desk = _Desk(actor, shown, catalogue, own, plates)
    repairs = desk.repairs(wanted) if wanted else ()
    cars = [desk.items, *(desk.complete(chosen) for chosen, _ in repairs)]
    cheapest_car = desk.complete(())
    brought = dict(desk.brought_along())
    asked = [
        *((items, plates) for items in (*cars, *brought.values())),
        (desk.items, not plates),
        (cheapest_car, False),
    ]
    wishes = [
        wish_for(actor, shown, model=model, artefact=catalogue.artefact, items=items, plates=one)
        for items, one in asked
    ]
    *quotes, other, cheapest = deals.estimates(actor, wishes=wishes)
    price = price_card(quotes[0], desk.titles | {catalogue.model: catalogue.texts})
    ways = tuple(
        WayOut(
            give_up=tuple(desk.titles[code] for code in give_up),
            added=desk.named(set(after) - set(desk.items) - {wanted}),
            removed=desk.named(set(desk.items) - set(after) - set(give_up)),
            total=quote.totals.gross,
            difference=quote.totals.gross - quotes[0].totals.gross,
            own=".".join(chosen),
        )
        for (chosen, give_up), after, quote in zip(repairs, cars[1:], quotes[1 : len(cars)], strict=True)
    )
    after_all = zip(brought, quotes[len(cars) :], strict=True)
    desk.whole = {code: quote.totals.gross - quotes[0].totals.gross for code, quote in after_all}
    families = tuple(desk.family(one) for one in catalogue.families)
    label = vehicle.label_of(actor, artefact=catalogue.artefact, items=desk.items)
    return ConfiguratorSheet(
        markets=market_lines(actor, chosen=market),
        market=market,
        kind=kind,
        company=shown.company,
        model=model,
        title=catalogue.texts,
        year=catalogue.year,
        body=catalogue.body,
        look=look_of(model, catalogue.body, desk.items, label.powertrain),
        own=".".join(own),
        shown=".".join(desk.items),
        plates=plates,
        plates_price=service_price(quotes[0], other),
        families=families,
        added=tuple(
            item
            for family in families
            for item in family.chosen
            if item.state != "chosen" and item.code not in cheapest_car and not item.inside
        ),
        conflict=Conflict(wish=desk.titles[wanted], reason=desk.why_blocked(wanted), ways=ways) if wanted else None,
        dropped=dropped,
        price=price,
        regtax=regtax_of(shown),
        base=cheapest.totals.gross,
        label=label_facts(actor, shown, label),
        handover=deals.usual_handover(actor, market=shown.market.code, variant=Variant.BUILD_TO_ORDER, on=shown.today),
        engine=next((desk.titles[code] for code in desk.items if code in desk.engines), {}),
    )


def _wished(actor: Actor, catalogue: ModelCatalogue, own: tuple[str, ...], wish: str) -> tuple[tuple[str, ...], str]:
    """A wish that goes with the choices is one of them; one that does not stays a wish."""
    if wish in own or wish not in {item.code for item in catalogue.items}:
        return own, ""
    others = without_rivals(catalogue, own, wish)
    if vehicle.why(actor, artefact=catalogue.artefact, choices=others, wish=wish) is None:
        return (*others, wish), ""
    return own, wish


class _Desk:
    """One state of choices with the questions that a page asks about it."""

    def __init__(
        self, actor: Actor, shown: Window, catalogue: ModelCatalogue, own: tuple[str, ...], plates: bool
    ) -> None:
        self.actor, self.shown, self.catalogue, self.own, self.plates = actor, shown, catalogue, own, plates
        self.artefact = catalogue.artefact
        self.weights = weights_of(shown, catalogue)
        self.titles = {item.code: item.texts for item in catalogue.items}
        self.views = {item.code: item for item in catalogue.items}
        self.engines = next((one.items for one in catalogue.families if one.code == "engine"), ())
        self.items = self.complete(own)
        self.inside = vehicle.included_in(actor, artefact=self.artefact, items=self.items)
        self.prices = option_prices(actor, shown, catalogue, items=self.items, plates=plates)
        self.whole: dict[str, Money] = {}
        self.states = {family.code: self._states(family) for family in catalogue.families}
        asked = [one for family in catalogue.families for one in self._questions(family)]
        answers = vehicle.explanations(actor, artefact=self.artefact, asked=asked)
        self.reasons = dict(zip(asked, answers, strict=True))

    def _states(self, family: FamilyView) -> dict[str, ItemState]:
        """Of a family of which one is chosen, any other can be chosen instead: its own choice does not count."""
        others = self._others(family)
        return vehicle.states(self.actor, artefact=self.artefact, choices=others).states

    def _others(self, family: FamilyView) -> tuple[str, ...]:
        if family.at_most != 1:
            return self.own
        return tuple(code for code in self.own if code not in family.items)

    def _questions(self, family: FamilyView) -> Iterator[Question]:
        """What of a family wants a reason: what cannot be chosen, and what cannot be left out."""
        for code in family.items:
            state = self.states[family.code][code]
            if state is ItemState.BLOCKED:
                yield self._others(family), code
            elif state is ItemState.IMPLIED and code not in self.own:
                yield self.own, f"!{code}"

    def complete(self, choices: tuple[str, ...]) -> tuple[str, ...]:
        return vehicle.complete(self.actor, artefact=self.artefact, choices=choices, weights=self.weights)

    def brought_along(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Options that do not come alone, with the whole car that each leads to: others come along, or go, beside its contents
        and what of its own family it replaces."""
        has = set(self.items)
        for family in self.catalogue.families:
            for code in family.items:
                if self.states[family.code][code] is not ItemState.FREE or code in has:
                    continue
                after = self.complete((*self._others(family), code))
                own = {code, *self.views[code].contains}
                instead = set(family.items) if family.at_most == 1 else set()
                if (set(after) - has - own) | (has - set(after) - instead):
                    yield code, after

    def named(self, codes: set[str]) -> tuple[dict[str, str], ...]:
        return tuple(item.texts for item in self.catalogue.items if item.code in codes)

    def repairs(self, wish: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Ways to have the wish: the choices afterwards, and what of one's own is given up."""
        base = without_rivals(self.catalogue, self.own, wish)
        found = vehicle.repairs(
            self.actor, artefact=self.artefact, choices=base, wish=wish, weights=dict.fromkeys(base, 1)
        )
        return tuple(((*(code for code in base if code not in one.give_up), wish), one.give_up) for one in found[:WAYS])

    def family(self, family: FamilyView) -> FamilyCard:
        """What of a family can be chosen now."""
        states = self.states[family.code]
        return FamilyCard(
            code=family.code,
            title=family.texts,
            single=family.at_most == 1,
            optional=family.at_least == 0,
            items=tuple(self._item(self.views[code], states[code]) for code in family.items),
        )

    def _item(self, item: ItemView, state: ItemState) -> ItemCard:
        chosen = item.code in self.own
        reason = None
        if state is ItemState.BLOCKED:
            reason = self.why_blocked(item.code)
        elif state is ItemState.IMPLIED and not chosen:
            reason = self._why(self.own, f"!{item.code}")
        return ItemCard(
            code=item.code,
            title=item.texts,
            state="chosen" if chosen else state.value,
            fitted=item.code in self.items,
            inside=item.code in self.inside,
            price=self.prices.get(item.code),
            reason=reason,
            contains=self.named(set(item.contains)),
            swatch=colour_of(item.code),
            whole=self.whole.get(item.code),
        )

    def why_blocked(self, wish: str) -> Reason:
        return self._why(without_rivals(self.catalogue, self.own, wish), wish)

    def _why(self, choices: tuple[str, ...], wish: str) -> Reason:
        found = self.reasons.get((choices, wish))
        if found is None:
            return Reason(choices=(), words={})
        told = [place for place, rule in enumerate(found.rules) if not rule.startswith(NUMBERS)]
        words = {
            language: tuple(texts[place] for place in told) if told else texts
            for language, texts in found.words.items()
        }
        return Reason(choices=tuple(self.titles[code] for code in found.choices), words=words)
