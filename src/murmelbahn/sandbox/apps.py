"""Django application of the sandbox."""

from django.apps import AppConfig


class SandboxConfig(AppConfig):
    name = "murmelbahn.sandbox"
    label = "sandbox"
