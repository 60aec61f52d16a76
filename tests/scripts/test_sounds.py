"""The table of how characters are read, which is written by program."""

from scripts.sounds import table
from sitegen.pages.sounds import TABLE


def test_table_is_as_the_program_writes_it() -> None:
    """Another pypinyin, or a slip by hand, shows here: `python3 scripts/sounds.py` writes the table anew."""
    assert TABLE.read_text(encoding="utf-8") == table()
