"""Short files are read; long ones are searched."""

from __future__ import annotations

from statistics import median

from tests.architecture.source import PROJECT, keep, modules

MEDIAN, LONGEST, KERNEL = 80, 400, 1_500


def lines(text: str) -> int:
    return len(text.splitlines())


def test_half_of_all_files_fit_on_a_screen() -> None:
    """The median tells whether the house splits by noun; long files come back as soon as nobody measures."""
    found = median(lines(module.text) for module in modules())
    assert found <= MEDIAN, f"the median file has {found} lines, {MEDIAN} are allowed: split the ones with two nouns"


def test_no_file_is_longer_than_a_chapter() -> None:
    """A file above 400 lines holds two nouns."""
    keep(
        (f"{module.path.relative_to(PROJECT)}:{LONGEST} has {lines(module.text)} lines"
         for module in modules() if lines(module.text) > LONGEST),
        "make it a package of the same name, one noun a file, re-exported by its __init__.",
    )  # fmt: skip


def test_the_ground_floor_is_small() -> None:
    """Everything stands on the kernel, so everybody must be able to read it in an hour. Blank lines do not count."""
    texts = [module.text for module in modules() if module.room == "kernel"]
    total = sum(1 for text in texts for line in text.splitlines() if line.strip())
    assert total < KERNEL, (
        f"src/murmelbahn/kernel has {total} written lines, fewer than {KERNEL} are promised: move or cut"
    )
