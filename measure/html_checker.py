"""Have the Nu HTML checker read every page and picture of a built site; it runs on Java."""

import json
import shutil
import subprocess
from pathlib import Path

from setup.packages import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = ("--format", "json", "--exit-zero-always", "--errors-only", "--skip-non-html", "--also-check-svg")
"""Styles are left to the linter: the checker doesn't know `::highlight()`."""


def errors(site: Path) -> tuple[str, ...] | None:
    """List its errors with file and line; None where this machine has no Java."""
    java = shutil.which("java")
    if java is None:
        return None
    asked = subprocess.run([java, "-jar", CHECKER, *OPTIONS, site], check=True, capture_output=True, text=True)
    return tuple(_told(message, site) for message in json.loads(asked.stderr)["messages"])


def _told(message: dict[str, object], site: Path) -> str:
    place = str(message.get("url", "")).removeprefix(site.as_uri()).removeprefix(f"file:{site}")
    return f"{place.lstrip('/')}:{message.get('lastLine', '')}: {message['message']}"
