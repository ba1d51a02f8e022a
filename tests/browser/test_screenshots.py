"""The documentation's pictures are taken by a command, from a demo that runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Stage

pytestmark = pytest.mark.browser
PROJECT = Path(__file__).resolve().parents[2]


def test_every_picture_is_taken(stage: Stage, tmp_path: Path) -> None:
    """In a process of its own: this one may have a browser open already."""
    import subprocess
    import sys

    command = [sys.executable, "-m", "murmelbahn", "screenshots", "--at", stage.address, "--into", str(tmp_path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert "left out" not in done.stdout
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == 10
    assert all(picture.stat().st_size > 20_000 for picture in pictures)
