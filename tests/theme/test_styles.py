"""The style sheet says nothing of what isn't there: every reader downloads it before the first word."""

import re
from pathlib import Path

CLASS = re.compile(r"\.([a-z][a-z0-9_-]*)(?![^{]*;)")
NAMED_IN = ("sitegen", "theme", "calculators", "publish", "content")
SUFFIXES = (".html", ".py", ".mjs", ".md")
BY_MATERIAL = ("md-", "focus-visible")
PUT_TOGETHER = re.compile(r"(?<=--)[a-z0-9-]+$")
"""What follows is put together with its beginning: a number, a kind of page."""


def test_every_class_is_somewhere(root: Path) -> None:
    """Each class that a style sheet names stands in a template or a program, at least by the beginning of its name."""
    sheets = "".join(file.read_text("utf-8") for file in (root / "theme" / "styles").glob("*.css"))
    named = {name for selectors in re.findall(r"[^{}]+(?={)", sheets) for name in CLASS.findall(selectors)}
    files = (file for part in NAMED_IN for file in (root / part).rglob("*") if file.suffix in SUFFIXES)
    written = "\n".join(file.read_text("utf-8") for file in files)

    own = {name for name in named if not name.startswith(BY_MATERIAL)}
    assert len(own) > 200
    assert {name for name in own if name not in written and PUT_TOGETHER.sub("", name) not in written} == set()
