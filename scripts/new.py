#!/usr/bin/env python3
"""Begin a new content file: everything that must be filled in stands empty, with a word on what belongs there.

python3 scripts/new.py scenario my-page --pattern debt
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import re

import click
from pydantic import TypeAdapter, ValidationError

import sitegen
from scripts.build_day import clock_today
from scripts.commands import program
from scripts.failures import told
from scripts.field_notes import GuideError
from scripts.own_files import write_new
from scripts.scaffold import begun, begun_of_pattern
from scripts.whole_site import CONTENT
from sitegen.model.field_types import Slug
from sitegen.model.kinds import BY_NAME, KINDS, SCENARIO
from sitegen.model.patterns import PATTERNS
from sitegen.problems import nearest
from sitegen.reading.source_files import bad_name

SCAFFOLDS = Path(__file__).resolve().parent / "scaffolds"
AFTERWARDS = {kind.name: kind.afterwards for kind in KINDS if kind.afterwards}


@program(
    help="新建一个内容文件：要填的都空着，旁边写着填什么。\n\n"
    f"KIND 是这几种里的一种：{'、'.join(AFTERWARDS)}；ID 是文件名，也是网址，用小写字母、数字和连字符。"
)
@click.argument("kind")
@click.argument("identifier", metavar="ID")
@click.option("--pattern", type=click.Choice(list(PATTERNS)), help="情形的样子，见 docs/content.md。")
@click.option(
    "--content",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=CONTENT,
    help="写到别的内容文件夹。",
)
def main(kind: str, identifier: str, pattern: str | None, content: Path) -> None:
    """Write the scaffold, never over a file, and say how much there is to fill in."""
    path = target(content, kind, identifier)
    name = f"{content.name}/{path.parent.name}/{path.name}"
    if bool(pattern) != (kind == SCENARIO.name):
        raise click.UsageError(f"{SCENARIO.name} 要写 --pattern {'|'.join(PATTERNS)}；别的没有 --pattern。")
    try:
        text = begun_of_pattern(pattern, clock_today()) if pattern else _scaffold(kind)
    except GuideError as error:
        raise click.ClickException(str(error)) from None
    with told():
        try:
            write_new(path, text.encode())
        except FileExistsError:
            raise click.ClickException(f"{name} 已经有了，没有动它。请换一个 ID，或者直接改那个文件。") from None
    empty = sum(problem.place.file == name for problem in sitegen.load(content).problems)
    click.echo(f"写好了：{name}\n里面有 {empty} 处空着。填的时候运行 python3 scripts/check.py，它会说还差哪里。")
    click.echo(AFTERWARDS[kind].format(id=identifier))


def _scaffold(kind: str) -> str:
    """Take the form that somebody wrote for the kind; else what its model demands."""
    form = SCAFFOLDS / f"{kind}.yml"
    if not form.is_file():
        return begun(BY_NAME[kind].model, clock_today())
    return form.read_text(encoding="utf-8").replace("TODAY", clock_today().isoformat())


def target(content: Path, kind: str, identifier: str) -> Path:
    """Say where the new file goes, or refuse a kind or id that can't be."""
    if kind not in AFTERWARDS:
        raise click.UsageError(f'没有 "{kind}" 这一种。{nearest(kind, AFTERWARDS)}')
    try:
        TypeAdapter(Slug).validate_python(identifier)
    except ValidationError:
        better = re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-")
        hint = f'可以写 "{better}"。' if better else "例如 my-page。"
        raise click.UsageError(f'"{identifier}" 不能当 ID：只能用小写字母、数字和连字符。{hint}') from None
    if wrong := bad_name(identifier, kind):
        raise click.UsageError(wrong)
    return content / BY_NAME[kind].place / f"{identifier}.yml"


if __name__ == "__main__":
    main()
