#!/usr/bin/env python3
"""Take the pictures of the site that the docs show, anew.

python3 scripts/take_screens.py [--site FOLDER]

Writes docs/screenshot.png and docs/screens/. The words on them are in this machine's fonts: take them where there is a
Chinese font such as Noto Sans CJK.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import explained, hand_over

if __name__ == "__main__":
    hand_over("tests")

import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Mapping
from typing import Literal, NamedTuple

import click
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from measure.loopback import FINISHED_SITE, serving
from scripts.commands import program
from scripts.own_files import write_all
from setup.browser import FLAGS, ensure_browser
from setup.packages import ROOT

DOCS = ROOT / "docs"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1440, "height": 900}
TO_PART = "(part) => scrollTo(0, part.getBoundingClientRect().top + scrollY - 16)"
DONE = "() => document.fonts.ready"
GROUND = "<body style='margin:0;display:inline-flex;gap:24px;background:#d8d0c4'>"


class View(NamedTuple):
    """What a window shows: a page from one of its parts on, or from its top."""

    address: str
    part: str = ""


class Strip(NamedTuple):
    """Windows side by side."""

    views: tuple[View, ...]
    size: ViewportSize = PHONE
    scale: float = 1.2
    scheme: Literal["light", "dark"] = "light"


SCENARIO = "scenarios/jiebei-overdue/"
CALCULATOR = "calculators/overdue-cost/"
OF_EACH_KIND = (
    View(""),
    View("triage/start/"),
    View(CALCULATOR),
    View("letters/hardship-plan/", "#letter-text"),
)
STRIPS: Mapping[Path, Strip] = {
    DOCS / "screenshot.png": Strip((View(SCENARIO), View(SCENARIO, "#consequences"), View(SCENARIO, ".result"))),
    DOCS / "screens" / "phone.png": Strip(OF_EACH_KIND),
    DOCS / "screens" / "phone-dark.png": Strip(OF_EACH_KIND, scheme="dark"),
    DOCS / "screens" / "desk.png": Strip((View(SCENARIO), View(CALCULATOR)), DESK, 0.6),
}


@program(help="重新截取文档里的网页图片。")
@click.option("--site", type=click.Path(path_type=Path), help=FINISHED_SITE)
def main(site: Path | None) -> None:
    """Take all of them, then put them into the docs together."""
    with explained(), tempfile.TemporaryDirectory(prefix="screens-") as made:
        built = (site or build(Path(made) / "site")).resolve()
        write_all(taken(built))
    for path in STRIPS:
        click.echo(path.relative_to(ROOT))


def build(target: Path) -> Path:
    """Build as a user does."""
    subprocess.run([sys.executable, ROOT / "scripts" / "build.py", "--out", target], check=True)
    return target


def taken(site: Path) -> dict[Path, bytes]:
    """Take each picture."""
    with serving(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=list(FLAGS))
        return {path: strip(browser, server.origin, it) for path, it in STRIPS.items()}


def strip(browser: Browser, origin: str, it: Strip) -> bytes:
    """Take the windows of a strip, and lay them side by side on a page of their own."""
    context = browser.new_context(viewport=it.size, device_scale_factor=it.scale, color_scheme=it.scheme)
    page = context.new_page()
    pictures = []
    for view in it.views:
        page.goto(f"{origin}/{view.address}")
        page.evaluate(DONE)
        if view.part:
            page.locator(view.part).first.evaluate(TO_PART)
        pictures.append(b64encode(page.screenshot()).decode())
    context.close()
    return side_by_side(browser, pictures)


def side_by_side(browser: Browser, pictures: list[str]) -> bytes:
    """Lay pictures in a row."""
    page = browser.new_page()
    page.set_content(GROUND + "".join(f"<img src='data:image/png;base64,{picture}'>" for picture in pictures))
    picture = page.locator("body").screenshot()
    page.close()
    return picture


if __name__ == "__main__":
    main()
