#!/usr/bin/env python3
"""Write the generated pages as Markdown files, for engines that run no hooks of ours (Zensical, ProperDocs, …).

python3 scripts/export.py FOLDER
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

from collections.abc import Collection, Mapping
from contextlib import closing, suppress

import click

import sitegen
from publish import MARK, made_files, write_mark
from scripts.all_pages import linked
from scripts.commands import program
from scripts.failures import placed, told
from scripts.outputs import Output, OutputError, listed, place_for, refuse_contents
from scripts.whole_site import CONTENT, newest_date, with_pages


@program(help="把生成的页面写成 Markdown 文件，给别的网站引擎用。再写一次时，只换掉、删掉上次写的页面。")
@click.argument("folder", type=click.Path(path_type=Path))
def main(folder: Path) -> None:
    """Write all pages, or none when the content has errors."""
    with told():
        target = place_for(folder)
        refuse_strange(target)
        with placed():
            pages, problems = with_pages(linked(CONTENT, newest_date))
        if found := sitegen.errors(problems):
            raise click.ClickException("\n".join(map(str, found)))
        texts = {page.path: page.markdown.encode() for page in pages}
        texts |= {page.name: page.read_bytes() for page in CONTENT.glob("*.md")}
        write(target, texts)
    click.echo(f"写好了 {len(texts)} 页：{target}")


def refuse_strange(target: Path) -> None:
    """Refuse a folder that no export of ours has made; in one that has, own files may stand beside the pages."""
    if made_files(target, "export") is None:
        refuse_contents(target, "export")


def write(target: Path, texts: Mapping[str, bytes]) -> None:
    """Write all pages beside their folder, then move each to its place, and take away those that are no more."""
    before = {path for path in made_files(target, "export") or () if not path.startswith(MARK)}
    refuse_covering(target, texts, before)
    with closing(Output(target)) as output:
        for path, text in texts.items():
            (output.new / path).parent.mkdir(parents=True, exist_ok=True)
            (output.new / path).write_bytes(text)
        target.mkdir(exist_ok=True)
        write_mark(target, "export", before | texts.keys())  # should we be stopped half-way
        for path in texts:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (output.new / path).replace(target / path)
        remove_pages(target, before - texts.keys())
        write_mark(target, "export", texts)


def refuse_covering(target: Path, texts: Mapping[str, bytes], before: Collection[str]) -> None:
    """Refuse where a page would cover what isn't ours, or go through a link out of the folder."""
    if strange := sorted(path for path in texts if is_taken(target, path, before)):
        raise OutputError(f"{target} 里这些地方有不是上次导出的东西：{listed(strange)}。没有动它们，请先移到别处。")


def is_taken(target: Path, path: str, before: Collection[str]) -> bool:
    """Ask whether something that we didn't write stands where a page goes, or on the way there."""
    place = target / path
    inside = [parent for parent in place.parents if parent.is_relative_to(target) and parent != target]
    if any(parent.is_symlink() or (parent.exists() and not parent.is_dir()) for parent in inside):
        return True
    is_there = place.is_symlink() or place.exists()
    return is_there and (path not in before or place.is_symlink() or not place.is_file())


def remove_pages(target: Path, gone: Collection[str]) -> None:
    """Remove pages of the former export, and the folders that they leave empty."""
    for path in gone:
        if not is_taken(target, path, gone):
            (target / path).unlink(missing_ok=True)
            remove_empty_folders(target, path)


def remove_empty_folders(target: Path, path: str) -> None:
    """Remove the folders on the way to a page that hold nothing any more."""
    for parent in (target / path).parents:
        if parent == target or (parent.exists() and any(parent.iterdir())):
            return
        with suppress(FileNotFoundError):
            parent.rmdir()


if __name__ == "__main__":
    main()
