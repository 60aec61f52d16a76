#!/usr/bin/env python3
"""Move to another version of Pyodide, and say what changed: versions, sizes, hooks that no longer fit.

python3 scripts/upgrade_pyodide.py            the newest version
python3 scripts/upgrade_pyodide.py 314.0.7    this one

When the runtime can't be built with it, the present version is put back and what doesn't fit is told.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.causes import put_into_words
from setup.environment import ensure, explained, hand_over

if __name__ == "__main__":
    hand_over("site")

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click

from runtime.bundle import MANIFEST, BundleError, bundle
from scripts.browser_files import compression
from scripts.commands import program
from scripts.own_files import refuse_unwritable, write_all
from setup.packages import ROOT, node_command, npm_command
from setup.steps import SetupError, run, say

LOCKS = ("package.json", "package-lock.json")


@program(help="换一个版本的 Pyodide，并说明变了什么。")
@click.argument("version", default="latest")
def main(version: str) -> None:
    """Install, build, compare; or put everything back."""
    with explained(), put_into_words(), tempfile.TemporaryDirectory() as folder:
        refuse_unwritable(ROOT / name for name in LOCKS)
        kept = {ROOT / name: (ROOT / name).read_bytes() for name in LOCKS}
        before = facts(Path(folder) / "before")
        with put_back_unless_done(kept):
            write_locks(version, Path(folder))
            ensure("site")
            after = facts(Path(folder) / "after")
        for line in comparison(before, after):
            click.echo(line)
    click.echo("请再运行 python3 scripts/test.py，和 python3 scripts/bench_runtime.py --quick 看快慢。")


def write_locks(version: str, folder: Path) -> None:
    """Let npm name the other version in a copy, then put both files into the project."""
    for name in (*LOCKS, ".npmrc"):
        shutil.copy(ROOT / name, folder)
    quietly = ("--package-lock-only", "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund")
    run([*npm_command(), "install", f"pyodide@{version}", *quietly], folder=folder)
    write_all({ROOT / name: (folder / name).read_bytes() for name in LOCKS})


def facts(site: Path) -> Mapping[str, str]:
    """Build the runtime with the Pyodide that is installed, and say what it is."""
    try:
        made = bundle(ROOT, site, node_command()[0], file_packs=False)
    except BundleError as error:
        raise SetupError(str(error)) from error
    manifest = json.loads((site / made.path / MANIFEST).read_bytes())
    files = [site / name for name in made.first_result]
    names = (file.name for file in files)
    sizes = dict(zip(names, compression().sent_sizes(files, ".gz"), strict=True))
    return {
        "Pyodide": manifest["pyodide"],
        "Python": manifest["python"],
        "标准库模块": str(manifest["modules"]),
        **{f"{name}（gzip）": f"{size:,}" for name, size in sizes.items()},
        "第一个结果要下载（gzip）": f"{sum(sizes.values()):,}",
    }


@contextmanager
def put_back_unless_done(kept: Mapping[Path, bytes]) -> Iterator[None]:
    """Put the locks back as they were if anything fails, and install what they say."""
    try:
        yield
    except BaseException:
        write_all(kept)
        ensure("site")
        say("没有换成，已经换回原来的版本。上面说的是哪里不合适；怎么改见 runtime/README.md。")
        raise


def comparison(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """Set old and new side by side."""
    for name, value in after.items():
        yield f"{name}：{before[name]}" + ("" if before[name] == value else f" → {value}")


if __name__ == "__main__":
    main()
