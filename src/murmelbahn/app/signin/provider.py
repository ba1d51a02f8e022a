"""Murmelbahn as an OpenID Connect provider: the subject is the user's UUID and stays the same for ever."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.idp.oidc.adapter import DefaultOIDCAdapter

from murmelbahn.accounts.models import User


class ProviderAdapter(DefaultOIDCAdapter):  # type: ignore[misc]
    def get_user_sub(self, client: Any, user: User) -> str:
        return str(user.subject)

    def get_user_by_sub(self, client: Any, sub: str) -> User | None:
        try:
            subject = UUID(sub)
        except ValueError:
            return None
        return User.objects.filter(subject=subject, is_active=True).first()
