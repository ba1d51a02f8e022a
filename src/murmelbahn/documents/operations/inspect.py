"""Judge an XML invoice that somebody brings, by the official rules. Writes nothing."""

from __future__ import annotations

from murmelbahn.documents.operations.validation import validate
from murmelbahn.documents.terms import Judgement
from murmelbahn.kernel.actor import Actor


def inspect_einvoice(actor: Actor, *, xml: bytes) -> Judgement:
    """Verdict of schema and official rules, for any actor. Raises `BrokenInvoice` for bytes that are no UBL invoice.

    Loads the rules (about 200 MB): for `work` and the command line, never for a page.
    """
    check, checked_by, findings = validate(xml)
    return Judgement(check=check, checked_by=checked_by, findings=findings)
