"""The rooms' doors in one API, with its description, its callers and its answers to what is refused."""

from murmelbahn.app.api.house import api

__all__ = ["api"]
