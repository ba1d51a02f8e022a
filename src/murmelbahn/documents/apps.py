"""Django's entry to the room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "murmelbahn.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
