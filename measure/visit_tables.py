"""Write what bench_runtime measured as Markdown."""

import statistics
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from measure.report import machine
from measure.visits import Visit

Visits = Mapping[str, list[Visit]]
HEAD = "| | first result, ms (min–max) | ÷ bare | transfer | keystroke → result | memory |"
SEEN_HEAD = "| | text | worked example | loading line | first result |"
SEEN_OF = ("ours", "stock")


def section(visits: Visits, rounds: int, browser: Path, day: date) -> str:
    """Write the section of docs/benchmark.md."""
    named = (
        subprocess.run([browser, "--version"], check=True, capture_output=True, text=True)
        .stdout.partition(" built on")[0]
        .strip()
    )
    head = f"Measured on {day}, {named}, medians of {rounds}, {machine()}."
    return f"{head}\n\n{table(visits)}\n\nMeanwhile, in milliseconds:\n\n{table_of_seen(visits)}"


def table(visits: Visits) -> str:
    """Write the medians; each is compared with the bare compile of its own phone and line."""
    rows = [HEAD, "|---|---|---|---|---|---|"]
    for name, those in visits.items():
        phone, colon, _ = name.rpartition(": ")
        rows.append(_row(name, those, _middle(each.first_result_ms for each in visits.get(f"{phone}{colon}bare", ()))))
    return "\n".join(rows)


def _row(name: str, visits: list[Visit], bare: float | None) -> str:
    times = [visit.first_result_ms for visit in visits]
    median = statistics.median(times)
    ratio = f"{median / bare:.2f}" if bare else ""
    first = f"{median:.0f} ({min(times):.0f}–{max(times):.0f}) | {ratio}" if median else " | "
    transfer = statistics.median(visit.transfer for visit in visits) / 1e6
    stroke = _figure(_middle(visit.keystroke_ms for visit in visits), " ms")
    held = _figure(_middle(visit.memory_mib for visit in visits), " MiB")
    return f"| {name} | {first} | {f'{transfer:.2f} MB' if transfer else ''} | {stroke} | {held} |"


def table_of_seen(visits: Visits) -> str:
    """Write when a reader who waits for the first result sees what."""
    shown = {name: those for name, those in visits.items() if name.rpartition(": ")[2] in SEEN_OF}
    return "\n".join([SEEN_HEAD, "|---|---|---|---|---|", *(_seen(name, those) for name, those in shown.items())])


def _seen(name: str, visits: list[Visit]) -> str:
    all_seen = [visit.seen for visit in visits if visit.seen]
    moments = (
        _middle(seen.readable for seen in all_seen),
        _middle(seen.example for seen in all_seen),
        _middle(seen.loading for seen in all_seen),
        _middle(visit.first_result_ms for visit in visits),
    )
    return f"| {name} | {' | '.join(_figure(moment) for moment in moments)} |"


def _middle(figures: Iterable[float | None]) -> float | None:
    """Give the median of those that were measured."""
    known = [figure for figure in figures if figure is not None]
    return statistics.median(known) if known else None


def _figure(figure: float | None, unit: str = "") -> str:
    return "" if figure is None else f"{figure:,.0f}{unit}"
