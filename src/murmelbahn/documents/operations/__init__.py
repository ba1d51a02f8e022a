"""Writes: freeze a document, make its forms. And a look at an invoice that somebody brings."""

from murmelbahn.documents.operations.freeze import freeze_document
from murmelbahn.documents.operations.inspect import inspect_einvoice
from murmelbahn.documents.operations.render import render_document

__all__ = ["freeze_document", "inspect_einvoice", "render_document"]
