"""Documents: what was said and sent, frozen to the byte, rendered for people and machines.

Words: a *document* is canonical bytes with their sha256, written once; a *rendition* is one of its forms (PDF, UBL XML)
with the verdict of the official rules upon it; a *paper* is the typed payload of one kind of document.
Publishes `documents.document.frozen` and `documents.document.rendered`. Hears its own `frozen`, and renders then.
"""
