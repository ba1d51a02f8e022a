"""The secret of a webhook: derived when it is needed, never stored."""

from __future__ import annotations

import base64

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def key_of(salt: bytes) -> bytes:
    """32 bytes, from the installation's secret and the webhook's salt."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"murmelbahn webhook")
    return derived.derive(settings.SECRET_KEY.encode())


def shown(salt: bytes) -> str:
    """As receivers configure it."""
    return "whsec_" + base64.b64encode(key_of(salt)).decode()
