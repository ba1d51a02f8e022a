"""Murmelbahn as an OpenID Connect provider: the subject is the user's UUID and stays the same for ever."""

from __future__ import annotations

import secrets
import string
from typing import Any
from uuid import UUID

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser

from murmelbahn.accounts.terms import Scope
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.texts import name_of

LETTERS = string.ascii_letters + string.digits
SECRET_LENGTH = 48


class ProviderAdapter(DefaultOIDCAdapter):  # type: ignore[misc]
    @property
    def scope_display(self) -> dict[str, str]:
        """What a person allows, in words: some of it binds them."""
        ours = {scope.value: name_of(scope, language()) for scope in Scope}
        return {name: str(said) for name, said in DefaultOIDCAdapter.scope_display.items()} | ours

    def populate_server_metadata(self, data: dict[str, Any]) -> None:
        """What our clients can do, and nothing else that the library could: neither the implicit flow nor devices."""
        data |= {
            "scopes_supported": ["openid", "profile", "email", *(scope.value for scope in Scope)],
            "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
            "response_types_supported": ["code"],
        }
        del data["device_authorization_endpoint"]

    def generate_client_secret(self) -> str:
        """Letters and digits only: half of the clients encode a secret before they send it, as the standard asks, half do not."""
        return "".join(secrets.choice(LETTERS) for _ in range(SECRET_LENGTH))

    def get_user_sub(self, client: Any, user: AbstractBaseUser) -> str:
        return str(user.pk)

    def get_user_by_sub(self, client: Any, sub: str) -> AbstractBaseUser | None:
        try:
            subject = UUID(sub)
        except ValueError:
            return None
        return get_user_model().objects.filter(subject=subject, is_active=True).first()
