"""A copy of the project to make mistakes in."""

from pathlib import Path

import pytest

from tests.whole_site.copies import copy_project


@pytest.fixture
def project(tmp_path: Path, http_folder: Path) -> Path:
    """A copy of the project with an earlier site; built after the real one, whose runtime it takes."""
    assert http_folder.is_dir()
    return copy_project(tmp_path / "project")
