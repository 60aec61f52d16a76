"""The theme's pure modules, asked outside any browser."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from setup.environment import node_command

HERE = Path(__file__).parent
Ask = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def ask(root: Path) -> Ask:
    """Call functions of one module: a name and arguments each."""
    node = node_command()[0]

    def answers(module: str, *calls: tuple[Any, ...]) -> list[Any]:
        sent = json.dumps({"module": str(root / "theme/scripts" / module), "calls": calls})
        command = [node, str(HERE / "ask_module.mjs")]
        done = subprocess.run(command, input=sent, capture_output=True, encoding="utf-8", check=True)
        found: list[Any] = json.loads(done.stdout)
        return found

    return answers
