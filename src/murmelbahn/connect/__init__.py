"""Connect: stations and adapters to outside worlds, one folder each. No rules of the business live here.

Words: a *station* hears a fact, calls outside any transaction and records the answer; a *format* reads and writes what the
border really carries (camt.053, pain.001).
"""
