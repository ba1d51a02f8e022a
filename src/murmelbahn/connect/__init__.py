"""Connect: stations and simulators of outside worlds, one folder each. No rules of the business live here.

Words: a *station* hears a fact, calls outside any transaction with the fact's id as idempotency key, and records the answer;
a *simulator* is the outside world itself, with own tables and draws from hash(world seed, object); its later messages cross
the border in their real format and come in by an *inbound door*, which parses, drops what came before and calls one
operation. *Behaviour* is data: how late, how often refusing, how often twice. A *copy* is what a station itself received.
Hears facts of vehicle, value, customer, documents and deal; publishes only alarms of its simulators.
"""
