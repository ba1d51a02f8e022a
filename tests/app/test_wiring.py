"""Everything that hears facts is wired, once."""

from __future__ import annotations

from murmelbahn.app import rooms
from murmelbahn.app.wiring import engine


def test_every_listener_of_every_room_is_heard_once() -> None:
    heard = [str(one.name) for one in engine().subscribers]
    assert len(set(heard)) == len(heard)
    said = [
        str(one.name)
        for room in rooms.standing()
        for name in ("reactions.SUBSCRIPTIONS", "projections.PROJECTIONS")
        for one in getattr(rooms.part(room, name.split(".")[0]), name.split(".")[1], ())
    ]
    assert set(said) <= set(heard)


def test_every_folder_of_an_outside_world_has_its_station() -> None:
    folders = {path.parent.name for path in (rooms.HOUSE / "connect").glob("*/station.py")}
    assert len(engine().stations) >= len(folders)
