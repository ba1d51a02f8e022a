"""What the deal hears. Each reaction translates and calls one operation; the operations are harmless when repeated."""

from murmelbahn.deal.reactions.agents import AGENTS
from murmelbahn.deal.reactions.clocks import CLOCKS
from murmelbahn.deal.reactions.customer import CUSTOMER
from murmelbahn.deal.reactions.letters import LETTERS
from murmelbahn.deal.reactions.money import MONEY
from murmelbahn.deal.reactions.retail import RETAIL
from murmelbahn.deal.reactions.vehicle import VEHICLE

SUBSCRIPTIONS = [VEHICLE, MONEY, RETAIL, CLOCKS, LETTERS, AGENTS, CUSTOMER]
