"""Part a row of a list into its fields, and put them together again."""

import re
from collections.abc import Sequence

COMMA = re.compile("[,，]")


def fields_of(line: str) -> list[str]:
    """Part a row's line into its fields; theme/scripts/form/row-text.mjs does the same where rows are edited."""
    return [part.strip() for part in (line.split("\t") if "\t" in line else COMMA.split(line))]


def line_of(fields: Sequence[str]) -> str:
    """Write fields as a line that is parted into the same; a field may hold a comma."""
    return ("\t" if any(COMMA.search(field) for field in fields) else ", ").join(fields)
