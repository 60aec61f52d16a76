"""The page's script as readers download it."""

import json
import subprocess
from pathlib import Path

import pytest

from setup.environment import node_command

OPTIONS = ("--runtime-path", "assets/runtime/x/", "--runtime-megabytes", "4.6")


@pytest.fixture(scope="module")
def script(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script, bundled."""
    out = tmp_path_factory.mktemp("bundled")
    command = [node_command()[0], str(root / "theme/bundle.mjs"), "--out", str(out), *OPTIONS]
    done = subprocess.run(command, input="[]", capture_output=True, encoding="utf-8", check=True)
    return (out / json.loads(done.stdout)["script"]).read_text(encoding="utf-8")


def test_private_names_are_short(script: str) -> None:
    """No private name is kept in a WeakMap or a WeakSet, and none is downloaded with its full length."""
    assert "WeakSet" not in script
    assert "private_" not in script


def test_what_is_no_private_name_stays(script: str) -> None:
    """An address with a # is as it was written."""
    assert "#said=" in script
