"""Sandbox: worlds to try things in. An invented maker, two markets, people, stock, and deals by the thousand.

Words: *furnish* builds a world (companies, prices, network, people, cars) by calling operations; the *roll* sells cars from
configuration to settlement through the same operations as pages and API; a *plan* is all that fate holds for deal n, drawn
from hash(seed, n); an *act* is the next thing somebody does; to *tamper* is to falsify one stored copy and to ask the verdict.
Hears nothing and publishes nothing. It lies above all rooms that sell, and no room knows it.
"""
