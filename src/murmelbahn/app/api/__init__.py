"""The rooms' doors in one API, with its description, its callers and its answers to what is refused."""

from murmelbahn.app.api.entrance import PLACE, api, call, routes

__all__ = ["PLACE", "api", "call", "routes"]
