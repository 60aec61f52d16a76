"""Write what prove_pages found as Markdown."""

import os
from collections.abc import Sequence
from datetime import date

from measure.axe_states import State
from measure.lighthouse import Visit
from measure.page_nodes import BY_THE_ROW, Kind

PARTS = ("lighthouse", "axe", "html", "elements")


def of_lighthouse(visits: Sequence[tuple[str, Visit]], rounds: int, day: date) -> str:
    """Write a row for each kind."""
    return "\n".join(
        [
            f"Measured on {day}, medians of {rounds}; load average, 15 minutes, {os.getloadavg()[2]:.1f}.",
            "",
            "| | performance | accessibility | best practices | SEO | LCP, ms | CLS | TBT, ms | KB | failed |",
            "|---|---|---|---|---|---|---|---|---|---|",
            *(_visited(kind, visit) for kind, visit in visits),
        ]
    )


def _visited(kind: str, visit: Visit) -> str:
    figures = (
        f"{visit.largest_paint:,.0f}",
        f"{visit.shift:.3f}",
        f"{visit.blocking:,.0f}",
        f"{visit.transfer / 1000:,.0f}",
    )
    return f"| {kind} | {' | '.join([*map(str, visit.scores), *figures])} | {', '.join(visit.wrong)} |"


def of_axe(states: Sequence[State]) -> str:
    """Write how many states were asked about, and each violation."""
    lines = [f"{len(states)} states, {sum(len(state.violations) for state in states)} violations."]
    for state in states:
        lines += [f"- {state.kind}, {state.size}, {state.scheme}: `{violation}`" for violation in state.violations]
    return "\n".join(lines)


def of_html(errors: Sequence[str] | None, pages: int) -> str:
    """Write each error; where there is no Java, say so."""
    if errors is None:
        return "Not asked: this machine has no Java."
    return "\n".join([f"{pages} pages, {len(errors)} errors.", *(f"- `{error}`" for error in errors)])


def of_elements(kinds: Sequence[Kind]) -> str:
    """Write a row for each kind, that with the most first."""
    head = ["| address | pages | median | most | where | a row, there | over |", "|---|---|---|---|---|---|---|"]
    return "\n".join([*head, *(_counted(kind) for kind in sorted(kinds, key=lambda kind: -kind.most.elements))])


def _counted(kind: Kind) -> str:
    a_row = f"{kind.most.a_row:.1f}" if kind.name in BY_THE_ROW else ""
    figures = (str(len(kind.counts)), f"{kind.median:,.0f}", f"{kind.most.elements:,}")
    return f"| `{kind.name}` | {' | '.join(figures)} | `{kind.most.address}` | {a_row} | {kind.over or ''} |"
