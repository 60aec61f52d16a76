#!/usr/bin/env python3
"""Build the site beside the old one and put it in its place at the end.

python3 scripts/build.py             → site/      for a web server
python3 scripts/build.py --offline   → offline/   a folder that opens by double-click
python3 scripts/build.py --quick     to look at: half a minute less the first time, large files compressed less
python3 scripts/build.py --site-url https://example.org/repo/    for that address
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import os
import runpy
from datetime import datetime
from functools import partial

import click

from scripts.address import SITE_URL, checked
from scripts.build_day import clock_today, commit_day
from scripts.commands import program
from scripts.edition import AS_OF, OFFLINE, QUICK
from scripts.failures import told
from scripts.outputs import site_place
from scripts.unchanged import EVERYTHING, digest_of, recall, remember, state_of
from setup.packages import ROOT


@program(help="做出网站。做不成的时候，原来的网站原样保留。")
@click.option("--offline", is_flag=True, help="做成可以双击打开的文件夹 offline/，不需要服务器，也不需要网络。")
@click.option("--quick", is_flag=True, help="先看看：大文件压缩得松一些，第一次快半分钟；发布的时候不加。")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天的数字和期限来做；默认是最新一次提交的日期。")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="放在哪个文件夹：空的、还没有的，或者上次做的；默认 site/ 或 offline/。",
)
@click.option("--site-url", callback=checked, help="读者会在哪个网址看到它，如 https://域名/ 或 https://域名/子目录/。")
def main(*, offline: bool, quick: bool, as_of: datetime | None, out: Path | None, site_url: str | None) -> None:
    """Refuse a place that isn't ours, then build; the hook lets MkDocs write beside the place and swaps at the end."""
    with told():
        target = site_place(out or ROOT / ("offline" if offline else "site"))
        day = str(as_of.date() if as_of else (commit_day(ROOT), clock_today()))
        words = (str(offline), str(quick), day, str(site_url))
        digest_now = partial(digest_of, [ROOT / name for name in EVERYTHING], *words)
        digest = digest_now()
        if recall(str(target), digest) != state_of(target):
            if code := build(target, offline=offline, quick=quick, as_of=as_of, site_url=site_url):
                raise SystemExit(code)
            remember(str(target), digest, state_of(target), now=digest_now())
    start = target / "index.html"
    click.echo(f"做好了：{target}\n" + (f"双击打开：{start}" if offline else "放到任何静态网站服务器上就能用。"))


def build(
    target: Path, *, offline: bool, quick: bool, as_of: datetime | None, site_url: str | None = None
) -> int | str | None:
    """Run MkDocs in this process, so that what ends one ends both; its hook tells every problem."""
    day = as_of.date().isoformat() if as_of else ""
    os.environ |= {OFFLINE: str(int(offline)), QUICK: str(int(quick)), AS_OF: day, SITE_URL: site_url or ""}
    os.chdir(ROOT)
    sys.argv = ["mkdocs", "--quiet", "build", "--strict", "--site-dir", str(target)]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as ended:
        return ended.code
    return None


if __name__ == "__main__":
    main()
