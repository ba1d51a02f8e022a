"""Writes: freeze a document, make its forms."""

from murmelbahn.documents.operations.freeze import freeze_document
from murmelbahn.documents.operations.render import render_document

__all__ = ["freeze_document", "render_document"]
