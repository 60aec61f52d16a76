"""The Python that readers get answers as CPython does, also what nobody thought of."""

from pathlib import Path

from calculators import catalogue
from scripts.parity import SEED, calls_of, differences


def test_answers_agree_byte_for_byte(tmp_path: Path) -> None:
    """Inputs made by chance, sensible, extreme and wrong, get the same text from both (parity.py tries thousands)."""
    calls = [call for calculator in catalogue() for call in calls_of(calculator, 40, SEED + 1)]

    assert differences(calls, tmp_path) == []
