"""The bank: statements and notices in, transfers out."""
