"""Addresses to listen at. The application server shares a taken port without a word, so we look first."""

from __future__ import annotations

import ipaddress
import socket


class AddressRefused(ValueError):
    """Nothing can be served there; the message says why."""


def parse(bind: str) -> tuple[str, int]:
    """`127.0.0.1:8000`, `[::1]:8000` or `:8000` (this machine only)."""
    host, _, port = bind.rpartition(":")
    if not port.isdigit() or not 0 < int(port) < 65_536:
        raise AddressRefused(f"'{bind}' is no address: write it like 127.0.0.1:8000.")
    return host.strip("[]") or "127.0.0.1", int(port)


def check_free(host: str, port: int) -> None:
    """Raises AddressRefused when somebody listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AddressRefused(
                f"Port {port} on {host} is taken ({error.strerror}). End the program that uses it or choose another "
                f"port: murmelbahn run --bind {host}:{port + 1}"
            ) from None


def this_machine_only(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
