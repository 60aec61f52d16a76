"""Which pages of the real content the browser looks at: a few of each pattern, whatever they are called."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from sitegen.model.patterns import PATTERNS

CONTENT = Path(__file__).resolve().parents[2] / "content"
OF_A_PATTERN = 2


def _scenarios() -> Mapping[str, dict[str, Any]]:
    files = sorted((CONTENT / "scenarios").glob("*.yml"))
    return {file.stem: yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) for file in files}


_WRITTEN = _scenarios()
PATTERN_OF = {name: str(fields["pattern"]) for name, fields in _WRITTEN.items()}


def _of(pattern: str) -> tuple[str, ...]:
    return tuple(name for name, its in PATTERN_OF.items() if its == pattern)


SCENARIOS = tuple(name for pattern in PATTERNS for name in _of(pattern)[:OF_A_PATTERN])


def one(pattern: str = "debt", holding: str = "") -> str:
    """Name the first page of a pattern, or the first of which the file holds a text."""
    return next(name for name in _of(pattern) if re.search(holding, text_of(name), re.MULTILINE))


def text_of(name: str) -> str:
    """Give the file of a scenario."""
    return (CONTENT / "scenarios" / f"{name}.yml").read_text(encoding="utf-8")


def address(pattern: str = "debt", holding: str = "") -> str:
    """Give the address of a page of a pattern."""
    return f"scenarios/{one(pattern, holding)}/"


def title(name: str) -> str:
    """Give the heading of a scenario."""
    return str(_WRITTEN[name]["title"])


def called(name: str) -> str:
    """Give the first of the words that people type to find a scenario."""
    return str(_WRITTEN[name]["aliases"][0])
