"""Serve this project to nobody while it is edited at random, and compare each state with one that is made whole.

Run in a copy of the project: python -m scripts.mkdocs_edits EDITS SEED
"""

import filecmp
import os
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

ADDRESS = "http://127.0.0.1:8000/"
MOST_NAMED = 5


@click.command()
@click.argument("edits", type=int)
@click.argument("seed", type=int)
def compare_each(edits: int, seed: int) -> None:
    """Make the edits one after the other; end with code 1 at the first state that isn't as a whole build makes it."""
    random = RandomEdits(Path.cwd(), seed)
    with tempfile.TemporaryDirectory() as folder:
        served = Path(folder, "served")
        hook = started(served)
        builder = builder_into(served)
        builder()
        for number in range(1, edits + 1):
            what, began = random.make(), time.monotonic()
            hook._renew(builder)  # noqa: SLF001 (what `serve` does after an edit)
            took = time.monotonic() - began
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
        hook.Build.code = {}
        hook.Build.made = hook.Build.workshop = hook.Build.served = None
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
