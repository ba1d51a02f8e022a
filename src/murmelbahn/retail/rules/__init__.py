"""Decisions of the retail network: pure."""
