"""A browser without a screen, for tests: keeps cookies, checks CSRF like a real one would be checked."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client


class Browser(Client):
    def __init__(self) -> None:
        super().__init__(enforce_csrf_checks=True, SERVER_NAME="localhost")

    def submit(self, page: str, data: dict[str, Any], *, to: str | None = None) -> Any:
        """Opens `page`, then posts `data` with the token its form carries."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(page).content.decode())
        assert token, f"{page} has no form"
        return self.post(to or page, {**data, "csrfmiddlewaretoken": token[1]})

    def sign_in(self, email: str, password: str, **more: str) -> Any:
        return self.submit("/account/login/", {"login": email, "password": password, **more})

    @property
    def is_signed_in(self) -> bool:
        return "_auth_user_id" in self.session
