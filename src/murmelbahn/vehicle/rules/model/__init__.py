"""From the product manager's text to immutable artefacts: read, check, slice by time. Nothing is half-released."""
