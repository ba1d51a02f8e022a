"""Murmelbahn: one deal rolls from configuration to years of use; three streams are proven to agree.

Rooms are business nouns and the folder order is the architecture: see docs/architecture.md.
"""
