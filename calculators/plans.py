"""Find which plan of equal instalments fits a budget, without laying out every schedule."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from calculators import labels
from calculators.answer import Step
from calculators.instalments import Instalment, Schedule, equal_payment, interest_cents, whole, yuan_of
from calculators.wording import amount, number, percent, yuan


@dataclass(frozen=True, slots=True)
class Plan:
    """What equal instalments over so many months ask for."""

    months: int
    monthly_payment: Decimal
    last_payment: Decimal
    total_paid: Decimal

    @property
    def largest_payment(self) -> Decimal:
        """The payment that a budget must hold: the last one may be the largest."""
        return max(self.monthly_payment, self.last_payment)


class Plans:
    """Every plan of equal instalments for one balance at one rate, reckoned in whole cents.

    Finding a plan is exact, and short, because:
    - the monthly payment never rises with the months, so halving finds where those within a budget begin;
    - under one and the same payment the balance only falls, so of the plans that share a payment the longest has the
      smallest last payment, and one walk serves them all.
    Only the last payment, where all roundings gather, has no order and is walked to. About every second plan is
    rounded in the reader's favour and ends the search.
    """

    def __init__(self, balance: Decimal, annual_rate: Decimal) -> None:
        self._balance, self._annual_rate = balance, annual_rate
        self._owed, self._rate = whole(balance, 2), whole(annual_rate, 8)
        self._payments: dict[int, int] = {}

    def over(self, months: int) -> Plan:
        """Give the plan over so many months."""
        payment = self._payment(months)
        *before, last = islice(self._dues(payment), months)
        paid = sum(min(payment, due) for due in before) + last
        return Plan(months, yuan_of(payment), yuan_of(last), yuan_of(paid))

    def fewest_months(self, budget: Decimal, most: int) -> int | None:
        """Find the shortest plan, up to `most` months, none of whose payments is above the budget."""
        cap = whole(budget, 2)
        months = self._first_within(cap, most)
        while months <= most:
            payment = self._payment(months)
            longest = self._longest_with(payment, months, most)
            dues = enumerate(islice(self._dues(payment), longest), 1)
            fitting = next((count for count, due in dues if count >= months and due <= cap), None)
            if fitting:
                return fitting
            months = longest + 1
        return None

    def smallest_budget(self, most: int) -> Decimal:
        """Find the smallest budget that some plan of up to `most` months fits: the least of their largest payments."""
        smallest, months = self._payment(1), most
        while months > 1 and self._payment(months) < smallest:
            payment = self._payment(months)
            last = next(islice(self._dues(payment), months - 1, None))
            smallest = min(smallest, max(payment, last))
            months = self._shortest_with(payment, months) - 1
        return yuan_of(smallest)

    def schedule(self, payment: Decimal, most: int) -> Schedule:
        """Pay `payment` every month until nothing is owed, for at most so many months; the last takes the rest."""
        return tuple(self._rows(whole(payment, 2), most))

    def _rows(self, payment: int, most: int) -> Iterator[Instalment]:
        left = self._owed
        for month, due in enumerate(islice(self._dues(payment), most), 1):
            paid = due if month == most else min(payment, due)
            yield Instalment(month, yuan_of(paid), yuan_of(paid - due + left), yuan_of(due - left), yuan_of(due - paid))
            left = due - paid
            if not left:
                return

    def _dues(self, payment: int) -> Iterator[int]:
        """Gives, month by month without end, the balance and its interest, if all months before paid `payment`."""
        left, rate = self._owed, self._rate
        while True:
            due = left + interest_cents(left, rate)
            yield due
            left = due - payment if due > payment else 0

    def _payment(self, months: int) -> int:
        if months not in self._payments:
            self._payments[months] = whole(equal_payment(self._balance, self._annual_rate, months), 2)
        return self._payments[months]

    def _first_within(self, payment: int, most: int) -> int:
        """Find the fewest months with a monthly payment not above `payment`; one more than `most` if none has."""
        return bisect_left(range(1, most + 1), -payment, key=lambda months: -self._payment(months)) + 1

    def _longest_with(self, payment: int, months: int, most: int) -> int:
        alone = months == most or self._payment(months + 1) < payment
        return months if alone else self._first_within(payment - 1, most) - 1

    def _shortest_with(self, payment: int, months: int) -> int:
        alone = self._payment(months - 1) > payment
        return months if alone else self._first_within(payment, months)


def payment_before_step(balance: Decimal, annual_rate: Decimal, months: int, payment: Decimal) -> Step:
    """Show how the payment came about that is paid until something changes."""
    return Step(
        f"{labels.PAYMENT_BEFORE} = 本金 × r ×（1 + r）^n ÷（（1 + r）^n − 1），r = 年利率 ÷ 12；年利率是0就是本金 ÷ n",
        f"本金{number(balance)}，年利率{percent(annual_rate)}，n = {months}：{amount(payment)}",
    )


def telling_payment(plan: Plan) -> str:
    """Write the payment that says most: the monthly one, or the last where the others are less than a cent."""
    return yuan(plan.monthly_payment or plan.last_payment)


def in_words(plan: Plan) -> str:
    """Say a plan so that it can be read out to the other side."""
    if plan.months == 1:
        return f"一个月后一次还清{yuan(plan.total_paid)}"
    whole = f"一共还{yuan(plan.total_paid)}，分{plan.months}期，"
    if not plan.monthly_payment:
        return f"{whole}前面每期不到一分，最后一期还{yuan(plan.last_payment)}"
    last = "" if plan.last_payment == plan.monthly_payment else f"（最后一期{yuan(plan.last_payment)}）"
    last = last if plan.last_payment else f"（不到{plan.months}期就还清）"
    return f"{whole}每期还{yuan(plan.monthly_payment)}{last}"
