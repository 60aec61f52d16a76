"""Tables of cases, and content as data: read by the C parser, as all workers read all of them before they begin."""

from pathlib import Path
from typing import Any

import yaml

from sitegen.reading.yaml_source import PARSER

CASES = Path(__file__).parent / "cases"


def read_yaml(path: Path) -> Any:
    """Give what a YAML file holds."""
    return yaml.load(path.read_text(encoding="utf-8"), PARSER)


def table(name: str) -> Any:
    """Give the table of this name in `cases/`."""
    return read_yaml(CASES / f"{name}.yml")
