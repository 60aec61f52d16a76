#!/usr/bin/env python3
"""Ask Lighthouse, axe and the Nu HTML checker about the built site, and count its elements.

python3 scripts/prove_pages.py                         all of it; builds the site first
python3 scripts/prove_pages.py axe html                only some: lighthouse, axe, html, elements
options: --rounds 3 · --site FOLDER (built before) · --write (renews docs/proof.md)

Lighthouse's speed depends on what else the machine does; the rest doesn't. The HTML checker needs Java: without it that
part is left out, and said so. Ends with 1 when axe or the HTML checker finds something.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import explained, hand_over

if __name__ == "__main__":
    hand_over("tests")

import subprocess
import tempfile
from collections.abc import Iterator

import click

from measure.axe_states import states
from measure.html_checker import errors
from measure.lighthouse import visits
from measure.loopback import FINISHED_SITE
from measure.page_nodes import kinds
from measure.proof_table import PARTS, of_axe, of_elements, of_html, of_lighthouse
from measure.report import PROOF, renewed
from scripts.build_day import clock_today
from scripts.commands import program
from scripts.own_files import write_all
from setup.browser import ensure_browser
from setup.packages import ROOT

CLEAN = {"axe": " 0 violations.", "html": " 0 errors."}
"""What a part says when there is nothing to mend."""


@program(help="用 Lighthouse、axe 和 HTML 检查器看做好的网页。")
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@click.option("--rounds", default=3, show_default=True, help="Lighthouse 每页看几次，取中间的。")
@click.option("--site", type=click.Path(path_type=Path), help=FINISHED_SITE)
@click.option("--write", is_flag=True, help="把结果写进 docs/proof.md。")
def main(parts: tuple[str, ...], rounds: int, site: Path | None, *, write: bool) -> None:
    """Print each part as soon as it is there."""
    found = False
    with explained(), tempfile.TemporaryDirectory(prefix="prove-") as made:
        built = (site or build(Path(made) / "site")).resolve()
        for part in parts or PARTS:
            text = report(part, built, rounds)
            click.echo(f"{part}\n\n{text}\n")
            found |= part in CLEAN and CLEAN[part] not in text
            if write:
                page = PROOF.read_text(encoding="utf-8")
                write_all({PROOF: renewed(page, f"prove_pages.py writes {part}", text).encode()})
    sys.exit(found)


def build(target: Path) -> Path:
    """Build as a user does."""
    subprocess.run([sys.executable, ROOT / "scripts" / "build.py", "--out", target], check=True)
    return target


def report(part: str, site: Path, rounds: int) -> str:
    """Ask about the site, and write what was found."""
    if part == "lighthouse":
        return of_lighthouse(list(visits(site, ensure_browser(), rounds)), rounds, clock_today())
    if part == "axe":
        return of_axe(list(states(site, ensure_browser())))
    if part == "html":
        return of_html(errors(site), len(list(pages(site))))
    return of_elements(list(kinds(site)))


def pages(site: Path) -> Iterator[Path]:
    """List all pages, also that for addresses that lead nowhere."""
    return site.rglob("*.html")


if __name__ == "__main__":
    main()
