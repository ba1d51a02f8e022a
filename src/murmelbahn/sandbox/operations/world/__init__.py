"""Furnish a world: companies, prices, network, people, cars, each by the operations that a live house uses."""
