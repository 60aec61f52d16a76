#!/usr/bin/env python3
"""Check the content and tell every problem with its place and what to do.

python3 scripts/check.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

from datetime import date, datetime
from functools import partial

import click

import sitegen
from scripts.all_pages import all_pages, linked, with_links
from scripts.build_day import clock_today
from scripts.commands import program
from scripts.failures import placed, told
from scripts.reader_cases import QUERIES, STORIES, missing_cases
from scripts.unchanged import CODE, digest_of, recall, remember
from setup.packages import ROOT
from sitegen.pages.passage_report import passage_report
from sitegen.pages.source_report import source_report
from sitegen.problems import Problem, as_github, as_json, from_json

CONTENT = ROOT / "content"
FORMATS = {"text": lambda problems: "\n".join(map(str, problems)), "json": as_json, "github": as_github}

REPORTS = {"sources": source_report, "passages": passage_report}


@program(help="检查 content/ 里的内容：一次说出所有问题，每条写明文件、行、列、字段和怎么改。")
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), default="text", help="给人看、给编辑器、给 GitHub 注释。"
)
@click.option("--strict-freshness", is_flag=True, help="过了复核日期也算错误。")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天检查；默认今天。")
@click.option(
    "--content",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=CONTENT,
    help="检查别的内容文件夹。",
)
@click.option("--sources", "report", flag_value="sources", help="列出每一句话的出处、核对级别和日期，供审读。")
@click.option("--passages", "report", flag_value="passages", help="列出每一段有哪些页面在用；改一段以前先看。")
def main(style: str, strict_freshness: bool, as_of: datetime | None, content: Path, report: str | None) -> None:
    """Print problems, or a report; exit with 1 when there is an error."""
    today = as_of.date() if as_of else clock_today()
    if report:
        with told(), placed():
            site, problems = check(content, strict_freshness=strict_freshness, today=today)
        click.echo(REPORTS[report](site))
    else:
        with told(), placed():
            problems = problems_of(content, strict_freshness=strict_freshness, today=today)
        if problems or style == "json":
            click.echo(FORMATS[style](problems))
    if errors := sitegen.errors(problems):
        click.echo(f"有 {len(errors)} 处要改。", err=True)
        raise SystemExit(1)
    click.echo("内容没有错误。", err=True)


def problems_of(content: Path, *, strict_freshness: bool, today: date) -> tuple[Problem, ...]:
    """Find every problem; what was found before of the same content, by the same code, is remembered."""
    thing = f"problems of {content.resolve()}"
    sources = [content, QUERIES, STORIES, *(ROOT / name for name in CODE)]
    digest_now = partial(digest_of, sources, str(strict_freshness), today.isoformat())
    digest = digest_now()
    known = recall(thing, digest)
    if isinstance(known, str):
        return from_json(known)
    _, problems = check(content, strict_freshness=strict_freshness, today=today)
    remember(thing, digest, as_json(problems), now=digest_now())
    return problems


def check(content: Path, *, strict_freshness: bool, today: date) -> tuple[sitegen.Site, tuple[sitegen.Problem, ...]]:
    """Find every problem of a content folder on a day."""
    found = linked(content, lambda _: today)
    stale = sitegen.freshness(found.content, today, "error" if strict_freshness else "warning")
    pages = () if sitegen.errors(found.problems) else all_pages(found.site, sitegen.Page.bare)
    to_add = sitegen.reminders(found.content)
    cases = missing_cases(found.content) if content.resolve() == CONTENT else ()
    every = {*with_links(found, pages), *stale, *sitegen.overlaps(found.content), *to_add, *cases}
    return found.site, tuple(sorted(every))


if __name__ == "__main__":
    main()
