"""This file is what rendering gives: a page of Markdown, and what stands in its front matter."""

from collections.abc import Mapping
from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class Page:
    """One generated page: where it stands, its text, and the content file it was made from."""

    path: str
    front_matter: Mapping[str, object]
    body: str
    source: str

    @property
    def markdown(self) -> str:
        """The page as a Markdown file: front matter, then HTML that Markdown leaves alone."""
        head = yaml.safe_dump(dict(self.front_matter), allow_unicode=True, sort_keys=False, width=1000)
        return f"---\n{head}---\n\n{self.body}\n"
