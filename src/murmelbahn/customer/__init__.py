"""Who a deal is for: parties and what is known and proven about them.

Words: *party* (one Customer ID, a private person or a company), *party version* (personal data stands only there,
append-only), *grant* (who may act for which company), *consent* (per purpose, default off), *touchpoint* (evidence of
the journey), *channel* (distance, off premises or outlet: decided from touchpoints), *paper* (typed, with holder and
place), *care* (which agent looks after whom). Publishes `customer.*` (ids and codes only, see `facts`). Hears nothing.
"""
