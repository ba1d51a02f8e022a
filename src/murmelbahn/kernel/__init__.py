"""Ground floor: what every room stands on, small and boring.

Pure: `money`, `periods`, `ids`, `actor`, `refusals`, `fact`, `evidence`.
On Django: `world` (which database), `clock` (the world's time and the machine's), `command` (one transaction, one commit,
facts at its end), `log` (facts, placer), `delivery` (subscriptions with marks, held keys), `timers`, `receipts`, `idempotency`.
Publishes nothing. Hears nothing.
"""
