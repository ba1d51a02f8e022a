"""Backup and restore of a world by PostgreSQL's own programs."""

from murmelbahn.app.archive.making import backup, restore
from murmelbahn.app.archive.reading import ArchiveRefused

__all__ = ["ArchiveRefused", "backup", "restore"]
