"""The guides to the theme name every event of our own, who sends it and who listens."""

import re
from pathlib import Path

import pytest

OF_BROWSERS = {"input"}
"""Events that browsers have and our scripts send, too."""

GUIDES = {"README.md": "## Events of the form", "README.zh-CN.md": "## 表单的事件"}
"""Each guide with the heading above its table of events."""

ROW = re.compile(r"^\| `([a-z-]+)`(?:（[^|]*）)? \| ([^|]*) \| ([^|]*) \| ([^|]*) \|", re.MULTILINE)
SENT = re.compile(r'new (?:Custom)?Event\("([^"]+)"')
HEARD = re.compile(r'addEventListener\("([^"]+)"')


@pytest.fixture(scope="module", params=GUIDES)
def written(request: pytest.FixtureRequest, root: Path) -> dict[str, tuple[set[str], set[str]]]:
    """A guide's table of events: who sends each and who listens."""
    guide = (root / "theme" / request.param).read_text(encoding="utf-8")
    table = guide.partition(GUIDES[request.param])[2].partition("\n## ")[0]
    return {event: (names(senders), names(listeners)) for event, senders, listeners, _ in ROW.findall(table)}


def test_guide_names_who_sends(root, written):
    """Each event that a script sends stands in the guide with that script, and no other script."""
    sent = found(root, SENT)

    assert {event: files for event, files in sent.items() if event not in OF_BROWSERS} == {
        event: senders for event, (senders, _) in written.items()
    }


def test_guide_names_who_listens(root, written):
    """Each event's listeners stand in the guide; none listens to what nobody sends."""
    heard = found(root, HEARD)

    assert {event: heard.get(event, set()) for event in written} == {
        event: listeners for event, (_, listeners) in written.items()
    }
    assert {event for event in heard if "-" in event} <= set(written)


def found(root: Path, pattern: re.Pattern[str]) -> dict[str, set[str]]:
    """For each event the scripts that match."""
    events: dict[str, set[str]] = {}
    for file in (root / "theme/scripts").rglob("*.mjs"):
        for event in pattern.findall(file.read_text(encoding="utf-8")):
            events.setdefault(event, set()).add(file.name)
    return events


def names(cell: str) -> set[str]:
    return set(re.findall(r"`(?:[a-z-]+/)?([a-z-]+\.mjs)`", cell))
