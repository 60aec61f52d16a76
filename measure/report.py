"""Put what was measured into the page that reports it, between two marks."""

import os
import platform
import re
from pathlib import Path

from setup.packages import ROOT
from setup.steps import SetupError

BENCHMARK = ROOT / "docs" / "benchmark.md"
PROOF = ROOT / "docs" / "proof.md"
END = "<!-- to here -->"
INTO_BENCHMARK = "把结果写进 docs/benchmark.md。"
"""What commands say of the option that does so."""


def renewed(page: str, writer: str, text: str) -> str:
    """Put new text between the mark of who writes there, such as `bench_build.py writes`, and the next end."""
    begin = f"<!-- {writer} from here -->"
    before, found, rest = page.partition(begin)
    _, end, after = rest.partition(END)
    if not found or not end:
        raise SetupError(f"没有 {begin} 和 {END} 这两行，不知道写在哪里：docs/benchmark.md、docs/proof.md")
    return f"{before}{begin}\n\n{text}\n\n{END}{after}"


def machine() -> str:
    """Say on what was measured, and how busy it was with other things meanwhile."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores of {_processor()}; load average, 15 minutes, {os.getloadavg()[2]:.1f}"


def _processor() -> str:
    try:
        known = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        known = ""
    found = re.search(r"^model name\s*: (.+)$", known, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()
