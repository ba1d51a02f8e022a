"""The agents who advise, hand over the keys, and never own the car.

Words: *agent* (company, contract by dated version, *supplier* of its
services under its own tax id), *outlet* (place), *adviser* (person), *attribution* (who did which
duty of a deal under which contract version), *demo car*, *slot*, *test drive*, *appointment* (date and place of the
handover, confirmed by both), *handover protocol*. Publishes `retail.*` (see `facts`). Hears nothing.
"""
