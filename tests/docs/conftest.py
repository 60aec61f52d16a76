"""A copy of the content to add to."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def content(tmp_path: Path, root: Path) -> Path:
    """All that is published, to be added to."""
    return Path(shutil.copytree(root / "content", tmp_path / "content"))
