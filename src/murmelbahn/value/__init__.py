"""Value: what a deal costs and who owes what.

Words: price list, waterfall, component, campaign, quote, offer, agreement version, funding plan, commitment, secured, cleared,
earned, ledger entry, posting, invoice in remainder form, receipt, paying account, refund, commission, claw-back.
It prices opaque item codes, knows agents and parties as ids only, and keeps its own copy of every agreement version.
Publishes `value.*` facts keyed by the deal; hears its own timers and
`value.entry.received` (each bank entry is booked by itself).
"""
