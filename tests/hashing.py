"""Argon2 as in the product, made cheap: tests sign in hundreds of times and prove nothing about its cost."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapArgon2(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 8
    parallelism = 1
