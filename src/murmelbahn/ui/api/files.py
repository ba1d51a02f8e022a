"""An answer that is a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.http import content_disposition_header


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Bytes with their media type and name."""

    content: bytes
    media_type: str
    filename: str

    def response(self) -> HttpResponse:
        """To keep, never to be shown in our own origin."""
        response = HttpResponse(self.content, content_type=self.media_type)
        response["Content-Disposition"] = content_disposition_header(True, self.filename) or "attachment"
        response["Cache-Control"] = "private, no-store"
        return response
