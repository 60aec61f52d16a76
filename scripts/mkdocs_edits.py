"""Serve this project to nobody while it is edited at random, and compare each state with one that is made whole.

Run in a copy of the project: python -m scripts.mkdocs_edits EDITS SEED
"""

import filecmp
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from measure.random_edits import RandomEdits
from scripts.mkdocs_server import Nobody

ADDRESS = "http://127.0.0.1:8000/"
MOST_NAMED = 5
HASTY, LOOKED_AT = 0.3, 0.1
"""How often somebody makes the next edit at once, or looks at a page."""


class Readers(Nobody):
    """Look at some pages, and now and then make the next edit before the last is seen everywhere."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 (nothing secret hangs on it)
        self._is_hasty = False
        self.has_edited = False

    def begin(self, *, is_last: bool) -> None:
        """Look at an edit; after the last no other comes."""
        self._is_hasty = not is_last and self._random.random() < HASTY
        self.has_edited = False

    def wants(self, file: str) -> bool:
        """Look at one page in ten."""
        del file
        return self._random.random() < LOOKED_AT

    def is_editing(self) -> bool:
        """Edit again after a few pages."""
        self.has_edited = self._is_hasty and self._random.random() < HASTY
        return self.has_edited


@click.command()
@click.argument("edits", type=int)
@click.argument("seed", type=int)
def compare_each(edits: int, seed: int) -> None:
    """Make the edits one after the other; end with code 1 at the first state that isn't as a whole build makes it."""
    made = RandomEdits(Path.cwd(), seed)
    with tempfile.TemporaryDirectory() as folder:
        served = Path(folder, "served")
        hook = started(served)
        builder, readers = builder_into(served), Readers(seed)
        builder()
        hook.Build.serving.onlookers = readers
        for number in range(1, edits + 1):
            what, began = made.make(), time.monotonic()
            readers.begin(is_last=number == edits)
            hook.Build.serving.renew(builder)  # what `serve` does after an edit
            took = time.monotonic() - began
            if readers.has_edited:
                click.echo(f"{number} {what} {took:.2f}, and then the next before all was made")
                continue
            whole = Path(folder, "whole")
            make_whole(hook, whole)
            click.echo(f"{number} {what} {took:.2f}")
            if wrong := list(differences(served, whole)):
                raise click.ClickException(f"differs: {', '.join(wrong[:MOST_NAMED])}")
            shutil.rmtree(whole)  # two hundred of them would fill many a disk


def started(folder: Path) -> Any:
    """Let the project's hook know that it serves; give it."""
    config = settings(folder)
    config.plugins.on_startup(command="serve", dirty=False)
    hooks: Any = config.hooks
    return next(iter(hooks.values()))


def settings(folder: Path) -> MkDocsConfig:
    """Read mkdocs.yml as `mkdocs serve` does."""
    config = load_config(config_file="mkdocs.yml", site_dir=str(folder))
    config.site_url = ADDRESS
    return config


def builder_into(folder: Path) -> Callable[[], None]:
    """Give what makes the whole site in a folder."""
    return lambda: build(settings(folder), serve_url=ADDRESS)


def make_whole(hook: Any, folder: Path) -> None:
    """Make the site in a process of its own that knows nothing of earlier ones."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        if status:
            raise click.ClickException("the whole build failed")
        return
    code = 1
    try:
        hook.Build.serving = type(hook.Build.serving)()
        builder_into(folder)()
        code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)


def differences(one: Path, other: Path) -> Iterator[str]:
    """Name the files that aren't the same in two folders."""
    names = sorted(
        {path.relative_to(each).as_posix() for each in (one, other) for path in each.rglob("*") if path.is_file()}
    )
    same, _, _ = filecmp.cmpfiles(one, other, names, shallow=False)
    yield from sorted(set(names) - set(same))


if __name__ == "__main__":
    compare_each()
