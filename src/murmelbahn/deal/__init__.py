"""The marble: one deal, three tracks, gates, contract versions, changes, verdict. Here the streams are composed.

Words: *track* (vehicle, customer, value), *gate* (a move that opens only when all three streams agree), *contract version*
(what was agreed; changes make the next one), *end* (one of six ways a deal stops besides settled), *verdict* (the proof that
the streams agree, or the field where they do not).
Publishes `deal.*`; hears vehicle, value, retail and its own deadlines.
"""
