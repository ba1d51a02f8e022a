"""Murmelbahn as an OpenID Connect provider: the subject is the user's UUID and stays the same for ever."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser


class ProviderAdapter(DefaultOIDCAdapter):  # type: ignore[misc]
    def get_user_sub(self, client: Any, user: AbstractBaseUser) -> str:
        return str(user.pk)

    def get_user_by_sub(self, client: Any, sub: str) -> AbstractBaseUser | None:
        try:
            subject = UUID(sub)
        except ValueError:
            return None
        return get_user_model().objects.filter(subject=subject, is_active=True).first()
