"""Exact reasoning about choices under rules: no cars, no Django, no clock.

Words: *formula* (rules in clauses over named items), *choice* (an item wanted, or `!item` not wanted), *core* (choices or
rules that cannot all hold), *reason* (the name of the rule a clause comes from).
Publishes `states`, `why`, `repairs`, `complete`, `check`, `count`, `change`: pure functions with frozen results. Every
answer is a satisfiability answer; unit propagation is only ever a first guess. Algorithms: docs/algorithms/configuration.md.
"""
