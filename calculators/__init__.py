"""Calculators for overdue loans: pure functions of what a reader knows, with nothing but the standard library.

>>> run("overdue-cost", {"principal": "10000", "annual_rate": "18", "overdue_days": "30"})["result"]["extra_cost"]
'225.00'
"""

from calculators.declare import Calculator, InputField, OutputField
from calculators.errors import InputError
from calculators.registry import behind_buttons, catalogue
from calculators.seam import run, run_json

__all__ = ["Calculator", "InputError", "InputField", "OutputField", "behind_buttons", "catalogue", "run", "run_json"]
