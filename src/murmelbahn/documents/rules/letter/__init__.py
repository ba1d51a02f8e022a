"""From a paper to a letter: words, order and grouping, no typography. The Typst template knows blocks, not kinds."""

from murmelbahn.documents.rules.letter.layout import invoice_notes, letter_of
from murmelbahn.documents.rules.letter.model import Letter
from murmelbahn.documents.rules.letter.words import Say, Words

__all__ = ["Letter", "Say", "Words", "invoice_notes", "letter_of"]
