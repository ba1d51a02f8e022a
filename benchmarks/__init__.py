"""Measurements: `make bench` writes docs/benchmarks.md. Reported, never asserted.

Deals go through the operations that pages and the API use (tests/faults/life.py), in a fresh world on a server with fsync on.
"""
