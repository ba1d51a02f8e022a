"""EN 16931 in UBL 2.1: our invoice as XML. Pure: no clock, no file, no rule set; the official rules judge it elsewhere."""

from murmelbahn.documents.rules.ubl.document import write_invoice

__all__ = ["write_invoice"]
