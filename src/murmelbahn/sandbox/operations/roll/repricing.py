"""Finance prices a contract for another day, and stands up for tax rules that are estimates only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import Hold
from murmelbahn.sandbox.operations.roll.scene import Scene
from murmelbahn.sandbox.operations.roll.silent import redetermine
from murmelbahn.value.terms import OfferNotBinding

UNCONFIRMED = "tax_rule_unconfirmed"
REPRICED = ("price_differs_at_tax_date", "invoiced_for_other_month")
"""Holds that are mended by a new version for the day of the handover."""


def repriced(scene: Scene) -> bool:
    """Whether this act, before a crash, got as far as the new version: then it is tried again with it."""
    scene.again = scene.did(redetermine)
    return scene.again


def reprice(scene: Scene, *, tax_date: date) -> None:
    """A new version for another tax date, first of all the rules of that day; then the act is tried again."""
    try:
        scene.do(redetermine, scene.cast.finance, deal=scene.of_deal, tax_date=tax_date)
    except OfferNotBinding as estimate:
        _stand_up(scene, estimate.parameters["rules"])
    scene.again = True


def vouch(scene: Scene, hold: Hold) -> None:
    """Finance stands up for the unconfirmed tax rules that a gate names; then the act is tried again."""
    _stand_up(scene, hold.detail["rules"].split(", "))
    scene.again = True


def _stand_up(scene: Scene, rules: Iterable[str]) -> None:
    for rule in rules:
        scene.do(deals.confirm_tax_rule, scene.cast.finance, rule, deal=scene.of_deal, rule=rule)
