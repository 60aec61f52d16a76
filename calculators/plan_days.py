"""Work out on which days a plan is paid, for the reader's calendar."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators import labels
from calculators.answer import Answer, CalendarDay, View
from calculators.declare import Input, Output
from calculators.money import exact
from calculators.periods import after_months
from calculators.quantities import Months
from calculators.wording import chinese_date


@dataclass(frozen=True, slots=True)
class PlanDays:
    """The day of the last payment; all of them are the answer's days."""

    last_day: Annotated[date, Output(label="最后一期哪天还")]


@exact
def plan_days(
    *,
    first_day: Annotated[date, Input(label=labels.FIRST_PAYMENT_DAY, example="2026-12-10")],
    periods: Annotated[Months, Input(label="一共几期", example="12")],
) -> Answer[PlanDays]:
    """每期哪天还

    每月还一次，每期落在哪天。

    day n = first_day + n − 1 months, on the corresponding day, or the month's last day where there is none

    Source: 民法典 202. Units: days on the calendar. Errors: only bad inputs.

    >>> plan_days(first_day=date(2027, 1, 31), periods=2).result.last_day
    datetime.date(2027, 2, 28)
    """
    days = [after_months(first_day, months) for months in range(periods)]
    return Answer(
        PlanDays(days[-1]),
        View(f"每月一次，从{chinese_date(first_day)}还到{chinese_date(days[-1])}。"),
        steps=(),
        days=tuple(CalendarDay(day, f"还款日，第{number}期") for number, day in enumerate(days, start=1)),
    )
