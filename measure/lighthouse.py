"""Let Lighthouse visit one page of each kind as a phone on a slow line, several times."""

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from measure.loopback import serving
from measure.page_kinds import KINDS
from setup.environment import node_command
from setup.packages import ROOT

COMMAND = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless --no-sandbox --disable-gpu"
WHOLE = 100
PATIENCE_S = 300


class Visit(NamedTuple):
    """What Lighthouse says of a page: scores out of 100, milliseconds, bytes, and what it finds wrong."""

    scores: tuple[int, ...]
    largest_paint: float
    shift: float
    blocking: float
    transfer: float
    wrong: tuple[str, ...]
    """Audits that failed, but for those of speed."""


def visits(site: Path, executable: Path, rounds: int) -> Iterator[tuple[str, Visit]]:
    """Visit every kind of page; each figure is the median of the rounds."""
    with serving(site) as server:
        for kind, address in KINDS.items():
            made = [_visit(f"{server.origin}/{address}", executable) for _ in range(rounds)]
            yield kind, _median(made)


def _visit(address: str, executable: Path) -> Visit:
    options = ("--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}")
    asked = subprocess.run(
        [*node_command(), COMMAND, address, *options],
        env={**os.environ, "CHROME_PATH": str(executable)},
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    return _read(json.loads(asked.stdout))


def _read(report: dict[str, Any]) -> Visit:
    audits, categories = report["audits"], report["categories"]
    return Visit(
        scores=tuple(round(categories[name]["score"] * WHOLE) for name in CATEGORIES),
        largest_paint=audits["largest-contentful-paint"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        blocking=audits["total-blocking-time"]["numericValue"],
        transfer=audits["total-byte-weight"]["numericValue"],
        wrong=tuple(
            part["id"]
            for name in CATEGORIES[1:]
            for part in categories[name]["auditRefs"]
            if part["weight"] and audits[part["id"]]["score"] == 0
        ),
    )


def _median(made: list[Visit]) -> Visit:
    return Visit(
        scores=tuple(round(statistics.median(column)) for column in zip(*(each.scores for each in made), strict=True)),
        largest_paint=statistics.median(each.largest_paint for each in made),
        shift=statistics.median(each.shift for each in made),
        blocking=statistics.median(each.blocking for each in made),
        transfer=statistics.median(each.transfer for each in made),
        wrong=tuple(sorted({audit for each in made for audit in each.wrong})),
    )
