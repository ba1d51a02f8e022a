"""Furnish a world that was just made."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor
from murmelbahn.sandbox.operations.world.network import open_network
from murmelbahn.sandbox.operations.world.people import settle_demo_people
from murmelbahn.sandbox.operations.world.sellers import found_sellers
from murmelbahn.sandbox.operations.world.stock import fill_stock, release_models

STOCK = 60


def furnish(actor: Actor, *, stock: int = STOCK) -> None:
    """Companies, prices, network, people, models and a stock of cars. Not one transaction: each operation is its own."""
    release_models()
    found_sellers()
    open_network()
    settle_demo_people()
    fill_stock(stock)
