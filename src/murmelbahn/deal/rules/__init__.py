"""The thinking of the deal: moves, gates, ends, changes, verdict. Pure."""
