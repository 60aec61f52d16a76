"""A copy of the project to make mistakes in."""

from pathlib import Path

import pytest

from tests.whole_site.copies import copy_small_project, put_earlier_site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the small content and an earlier site."""
    project = copy_small_project(tmp_path / "project")
    put_earlier_site(project)
    return project
