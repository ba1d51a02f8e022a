"""What this room refuses, and how."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class SumsDisagree(Refusal):
    """A paper whose lines, breakdown and total do not add up; `where`, `stated` and `computed` name the difference."""

    code, status = "documents.paper.sums_disagree", 422


class PaperIncomplete(Refusal):
    """`field` is needed on a document of this `kind` and is missing."""

    code, status = "documents.paper.incomplete", 422


class WrongPaper(Refusal):
    """The payload is not of the type that this `kind` of document has."""

    code, status = "documents.paper.wrong_kind", 422


class NumberTaken(Refusal):
    """The legal entity has already issued a document of this kind with this `number`."""

    code, status = "documents.number.taken", 409


class NotRendered(Refusal):
    """The document exists but the wanted form of it is not made yet; it comes within seconds."""

    code, status = "documents.rendition.not_ready", 409


class BrokenInvoice(Refusal):
    """An XML invoice that cannot be read at all; `reason` says why and where, `line` is 0 where no line is to blame."""

    code, status = "documents.einvoice.broken", 422


class InvalidInvoice(Refusal):
    """An XML invoice that breaks official rules; `rules` lists their ids, `first` is the first in words."""

    code, status = "documents.einvoice.invalid", 422
