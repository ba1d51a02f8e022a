"""Whose tries are counted: the peer, or what our own proxies wrote, never what a stranger wrote."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import override_settings

from murmelbahn.app.signin.account import AccountAdapter


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "", "10.0.0.1"),
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4"),
        (2, "10.0.0.9", "10.0.0.1"),
    ],
)
def test_the_address(proxies: int, header: str, address: str) -> None:
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": "10.0.0.1"} | ({"HTTP_X_FORWARDED_FOR": header} if header else {})
    with override_settings(MURMELBAHN_PROXIES=proxies):
        assert AccountAdapter().get_client_ip(request) == address
