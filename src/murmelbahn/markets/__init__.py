"""Markets: one standard, 24 templates, as data; and the taxes computed from them.

A *template* states a market's deviations from the *standard*; a *rule row* is one dated figure of the law with its source.
A *release* is a set of rule rows under one hash; a released row is never edited, a correction is a new row.
Pure files, no tables: loaded once per process. Publishes no facts, hears none.
"""
