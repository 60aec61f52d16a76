"""Give the example with which a message ends: one value, whatever the input holds."""

from collections.abc import Mapping

from calculators.declare import InputField

USUAL: Mapping[str, str] = {
    "money": "12000",
    "percent": "18",
    "integer": "12",
    "date": "2026-11-02",
    "dates": "2026-11-02",
}
"""For columns of a list, and inputs that start empty."""


def such_as(one: InputField, *, quoted: bool = False) -> str:
    """Write the example of an input as the end of a message; of a list its first line."""
    first = (one.example.splitlines() or [""])[0] or USUAL.get(one.kind, "")
    if not first:
        return ""
    return f'，比如 "{first}"' if quoted else f"，比如{first}"
