"""The rooms of theme/scripts import in one direction, so that each can be read with what lies below it alone."""

import re
from pathlib import Path

import pytest

BELOW = {
    "common": set(),
    "form": {"common"},
    "device": {"common", "form", "theme/keeping"},
    "calculator": {"common", "form", "device", "runtime/web"},
    "take-away": {"common", "form", "calculator"},
    "page": {"common", "form"},
}
"""For each room those it may import from, besides itself."""

IMPORT = re.compile(r'^(?:import|export)\b[^"]*"(\.[^"]+)";', re.MULTILINE)


@pytest.mark.parametrize("room", BELOW)
def test_room_imports_from_below(root, room):
    """A room's files import each other and what lies below."""
    files = sorted((root / "theme/scripts" / room).glob("*.mjs"))

    assert files
    found = {file.name: rooms_of(root, file) - BELOW[room] - {room} for file in files}
    assert {name: rooms for name, rooms in found.items() if rooms} == {}


def test_every_script_has_a_room(root):
    """Beside the rooms stands only the script that puts everything on the page."""
    scripts = root / "theme/scripts"

    assert {path.name for path in scripts.iterdir()} == {*BELOW, "main.mjs"}
    assert set(BELOW) - {"common"} < rooms_of(root, scripts / "main.mjs")


def rooms_of(root: Path, file: Path) -> set[str]:
    """The rooms, or the folders outside theme/scripts, that a script imports from."""
    scripts = root / "theme/scripts"
    places = [(file.parent / place).resolve().parent for place in IMPORT.findall(file.read_text(encoding="utf-8"))]
    return {place.relative_to(scripts if place.is_relative_to(scripts) else root).as_posix() for place in places}
