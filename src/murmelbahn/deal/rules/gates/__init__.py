"""The gates: one file each, one table of rows each."""

from murmelbahn.deal.rules.gates import acceptance, build_release, handover, invoice, offer, order, registration, settle

__all__ = ["acceptance", "build_release", "handover", "invoice", "offer", "order", "registration", "settle"]
