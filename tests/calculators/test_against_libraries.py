"""Independent libraries agree: numpy-financial and pyxirr on rates, dateutil on months, chinesecalendar on rest days."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import chinese_calendar
import numpy_financial
import pytest
import pyxirr
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.cash_flow import CashFlow
from calculators.court_deadline import court_deadline
from calculators.instalments import Schedule, equal_instalments, equal_payment
from calculators.periods import after_months, after_years
from calculators.repayment_schedule import METHODS, repayment_schedule
from calculators.settlement_offer import present_value
from calculators.true_rate import true_rate
from calculators.true_rate_dated import true_rate_dated
from calculators.workdays import WorkCalendar
from tests.tables import read_yaml

FACTS = Path(__file__).parents[2] / "content" / "facts"
YEARS = (2025, 2026)
CENT = 0.01
calm = settings(max_examples=60, deadline=None)
loans = st.integers(10**5, 10**8).map(lambda cents: Decimal(cents) / 100)
rates = st.integers(1, 3600).map(lambda units: Decimal(units) / 100)
months = st.integers(1, 120)
days = st.dates(date(1950, 1, 1), date(2199, 12, 31))


@given(loans, rates, months)
@calm
def test_equal_instalments_are_what_pmt_says(principal: Decimal, annual_rate: Decimal, count: int) -> None:
    """The payment is PMT rounded to the cent; what it is worth today is PV."""
    payment = equal_payment(principal, annual_rate, count)

    monthly = float(annual_rate) / 1200
    assert float(payment) == pytest.approx(-numpy_financial.pmt(monthly, count, float(principal)), abs=CENT * 0.51)
    worth = -numpy_financial.pv(monthly, count, float(payment))
    assert float(present_value(payment, annual_rate, count)) == pytest.approx(worth, abs=CENT * 0.51)


@given(loans, rates, months)
@calm
def test_each_month_is_what_ipmt_and_ppmt_say(principal: Decimal, annual_rate: Decimal, count: int) -> None:
    """Interest and principal of a month are IPMT and PPMT, but for the cents booked in the months before."""
    schedule = equal_instalments(principal, annual_rate, count).schedule()

    terms = (float(annual_rate) / 1200, [row.period for row in schedule], count, float(principal))
    grown = float(1 + annual_rate / 1200) ** count * count
    assert [float(row.interest) for row in schedule] == pytest.approx(-numpy_financial.ipmt(*terms), abs=CENT * grown)
    assert [float(row.principal) for row in schedule] == pytest.approx(-numpy_financial.ppmt(*terms), abs=CENT * grown)


@given(loans, rates, st.integers(1, 60), st.sampled_from(sorted(METHODS)))
@calm
def test_the_rate_of_a_schedule_is_its_irr(principal: Decimal, annual_rate: Decimal, count: int, method: str) -> None:
    """Whatever the method, the true rate is twelve times the IRR of the booked payments."""
    result = repayment_schedule(principal=principal, annual_rate=annual_rate, months=count, method=method).result

    irr = numpy_financial.irr([-float(principal), *monthly_payments(result.schedule)])
    assert float(result.annual_rate_simple) == pytest.approx(1200 * irr, abs=1e-5)


def monthly_payments(schedule: Schedule) -> list[float]:
    by_month = {row.period: float(row.payment) for row in schedule}
    return [by_month.get(month, 0.0) for month in range(1, schedule[-1].period + 1)]


@given(loans, st.integers(1, 60), st.integers(1, 5000), st.integers(0, 20), st.integers(0, 10))
@calm
def test_a_true_rate_is_rate_and_irr(principal: Decimal, periods: int, cost: int, kept: int, final: int) -> None:
    """Fees taken off, payments and a last payment on top give the IRR, and without the last payment RATE."""
    payment = (principal * (10_000 + cost) / 10_000 / periods).quantize(Decimal("0.01")) + 1
    upfront, on_top = principal * kept / 100, (principal * final / 10).quantize(Decimal("0.01"))

    result = true_rate(
        principal=principal, payment=payment, periods=periods, upfront_fee=upfront, final_payment=on_top
    ).result

    flows = [-float(principal - upfront), *[float(payment)] * (periods - 1), float(payment + on_top)]
    assert float(result.period_rate) == pytest.approx(100 * numpy_financial.irr(flows), rel=1e-6, abs=1e-7)
    if not final:
        rate = numpy_financial.rate(periods, -float(payment), float(principal - upfront), 0)
        assert float(result.period_rate) == pytest.approx(100 * rate, rel=1e-5, abs=1e-5)


@st.composite
def dated_loans(draw: st.DrawFn) -> tuple[CashFlow, ...]:
    """Money received on one to three days, paid back on up to sixty later ones, a little less or much more."""
    gaps = draw(st.lists(st.integers(1, 200), min_size=2, max_size=60))
    turn = draw(st.integers(1, min(3, len(gaps) - 1)))
    received = draw(st.lists(loans, min_size=turn, max_size=turn))
    back = sum(received) * draw(st.integers(80, 400)) / 100 / (len(gaps) - turn)
    amounts = [*received, *[-back.quantize(Decimal("0.01"))] * (len(gaps) - turn)]
    start = draw(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
    return tuple(CashFlow(start + timedelta(days=sum(gaps[:place])), amount) for place, amount in enumerate(amounts, 1))


@given(dated_loans())
@calm
def test_a_dated_rate_is_xirr(flows: tuple[CashFlow, ...]) -> None:
    """pyxirr finds the same rate, or none that is fit to compare: it gives up where we leave a rate out."""
    result = true_rate_dated(cash_flows=flows).result

    xirr = pyxirr.xirr([flow.day for flow in flows], [float(flow.amount) for flow in flows])
    if result.annual_rate_effective is not None:
        assert xirr == pytest.approx(float(result.annual_rate_effective) / 100, rel=1e-6, abs=1e-8)


@given(days, st.integers(0, 600), st.integers(0, 40))
@settings(max_examples=300, deadline=None)
def test_corresponding_days_are_those_of_relativedelta(day: date, count: int, years: int) -> None:
    """So many months or years later is the same day, or the last of that month."""
    assert after_months(day, count) == day + relativedelta(months=count)
    assert after_years(day, years) == day + relativedelta(years=years)


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2023, 10, 31), date(2023, 12, 31), date(2000, 2, 29)])
def test_month_ends_and_29_february_are_those_of_relativedelta(day: date) -> None:
    """From days that most months or years don't have, every number of months up to ten years agrees."""
    assert [after_months(day, count) for count in range(121)] == [day + relativedelta(months=n) for n in range(121)]


@cache
def table() -> WorkCalendar:
    """The rest days and working days of both years, as the site has them."""
    facts = [read_yaml(FACTS / f"workdays-{year}.yml") for year in YEARS]
    return WorkCalendar.of(*(sorted(day for one in facts for day in one[kind]) for kind in ("rest_days", "work_days")))


def every_day() -> Iterator[date]:
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


def test_rest_days_are_those_of_chinesecalendar() -> None:
    """Each day of 2025 and 2026 is a rest day here exactly where it is a holiday there."""
    assert [day for day in every_day() if table().is_rest_day(day) != chinese_calendar.is_holiday(day)] == []


@pytest.mark.parametrize("kind", ["answer", "appeal_ruling", "judicial_confirmation", "arbitration_set_aside"])
def test_deadlines_roll_to_the_next_workday_of_chinesecalendar(kind: str) -> None:
    """Whenever something was received in these years, the last day is the first workday from the one counted to."""
    rest_days, work_days = (tuple(sorted(days)) for days in (table().rest_days, table().work_days))

    for received_on in every_day():
        result = court_deadline(kind=kind, received_on=received_on, rest_days=rest_days, work_days=work_days).result
        if result.last_day.year > YEARS[-1]:
            break
        assert result.last_day == next_workday(result.nominal_last_day), received_on


def next_workday(day: date) -> date:
    while not chinese_calendar.is_workday(day):
        day += timedelta(days=1)
    return day
