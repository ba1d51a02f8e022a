"""The lender: commits to a loan or lease, pays after the handover."""
