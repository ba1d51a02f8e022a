"""The outermost door of the web: which world, which policy, how a refusal is answered."""
