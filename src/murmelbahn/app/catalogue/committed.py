"""Committed files of the catalogue: read as they stand, and written all or none."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import click


class FileRefused(click.ClickException):
    """A committed file cannot be read or written, and none was changed; the message says which and why."""


def read(file: Path) -> dict[str, Any] | None:
    """What stands in it; None where there is none. Raises FileRefused."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as closed:
        raise FileRefused(f"{file} cannot be read ({closed.strerror}).") from None
    except UnicodeDecodeError:
        raise FileRefused(f"{file} is not written in UTF-8: take the committed one again.") from None
    except json.JSONDecodeError as wrong:
        raise FileRefused(f"{file}, line {wrong.lineno}: {wrong.msg}; take the committed one again.") from None
    if not isinstance(found, dict):
        raise FileRefused(f"{file}, line 1: an object is wanted; take the committed one again.")
    return found


@contextmanager
def understood(file: Path) -> Iterator[None]:
    """Around whatever compares with the file: it may be JSON and yet nothing that we wrote. Raises FileRefused."""
    try:
        yield
    except (KeyError, TypeError, AttributeError):
        raise FileRefused(f"{file} is not what this command writes: take the committed one again.") from None


def write(texts: Mapping[Path, str]) -> None:
    """Every file anew, after all of them could be written beside. Raises FileRefused."""
    with ExitStack() as drafts:
        made = {}
        for file, text in texts.items():
            draft = made[file] = file.with_name(f".{file.name}.new")
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                if file.exists() and not (file.is_file() and os.access(file, os.W_OK)):
                    raise FileRefused(f"{file} cannot be written: it is no file of yours.")
                drafts.callback(draft.unlink, missing_ok=True)
                draft.write_text(text, encoding="utf-8")
            except OSError as closed:
                raise FileRefused(f"{file} cannot be written ({closed.strerror}).") from None
        for file, draft in made.items():
            draft.replace(file)
