"""The content that is published, read once by each worker that asks for it, and never while tests are only collected."""

from functools import cache
from pathlib import Path

import sitegen

CONTENT = Path(__file__).parents[1] / "content"


@cache
def content() -> sitegen.Content:
    """Read the project's own content."""
    return sitegen.load(CONTENT)
