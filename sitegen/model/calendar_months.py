"""This file counts months on the calendar."""

import calendar
from datetime import date


def add_months(day: date, months: int) -> date:
    """Give the corresponding day some months later, or the last day of that month where there is none."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
