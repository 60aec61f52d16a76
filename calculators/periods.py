"""Count periods of days, months and years as the Civil Code does (民法典 200–202)."""

from datetime import date, timedelta


def after_days(day: date, days: int) -> date:
    """Give the last day of a period of days; the day it starts on is not counted (民法典 201)."""
    return day + timedelta(days=days)


def after_months(day: date, months: int) -> date:
    """Give the corresponding day so many months later, or the month's last day where there is none (民法典 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, _last_of(year, month)))


def _last_of(year: int, month: int) -> int:
    years, before_next = divmod(month, 12)
    return (date(year + years, before_next + 1, 1) - timedelta(days=1)).day


def after_years(day: date, years: int) -> date:
    """Give the corresponding day so many years later; 29 February becomes 28 February (民法典 202)."""
    return after_months(day, 12 * years)
