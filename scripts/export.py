#!/usr/bin/env python3
"""Write the generated pages as Markdown files, for engines that run no hooks of ours (Zensical, ProperDocs, …).

python3 scripts/export.py FOLDER
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import shutil

import click

from scripts.site import CONTENT, content_site, newest_date
from sitegen import errors


@click.command(help="把生成的页面写成 Markdown 文件，给别的网站引擎用。")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def main(folder: Path) -> None:
    """Write all pages, or none when the content has mistakes."""
    _, pages, problems = content_site(newest_date())
    if found := errors(problems):
        raise click.ClickException("\n".join(map(str, found)))
    for page in pages:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, encoding="utf-8")
    for hand_written in CONTENT.glob("*.md"):
        shutil.copy(hand_written, folder)
    click.echo(f"写好了 {len(pages)} 页：{folder}")


if __name__ == "__main__":
    main()
