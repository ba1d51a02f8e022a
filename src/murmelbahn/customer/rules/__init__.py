"""Decisions of the customer stream: pure."""
