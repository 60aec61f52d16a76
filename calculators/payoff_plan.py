"""Turn debts as their owner knows them into plans: who comes first, what is paid, when each debt is gone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.clearing import Debt, Outcome, Queue, follow, pay_off, queue
from calculators.declare import Input, Output
from calculators.money import cents_of_ratio
from calculators.quantities import ANYTHING, AnnualRate, Count, PositiveYuan, Yuan

WHICH_DEBT = "哪一笔"
METHODS: Mapping[str, str] = {"avalanche": "先还利率最高的", "snowball": "先还欠得最少的"}


@dataclass(frozen=True, slots=True)
class OpenDebt:
    """One debt as its owner knows it."""

    name: Annotated[str, ANYTHING, Input(label="名称", unique=True)]
    balance: Annotated[PositiveYuan, Input(label=labels.OWED)]
    annual_rate: Annotated[AnnualRate, Input(label=labels.YEARLY_RATE)]
    minimum: Annotated[Yuan, Input(label="每月最低要还")]

    def in_cents(self) -> Debt:
        """Give the debt in whole cents and whole units of its rate."""
        return Debt(in_cents(self.balance), int(self.annual_rate * 10**8), in_cents(self.minimum))

    def first_minimum(self) -> int:
        """Give the cents that the first month's minimum takes."""
        return min(in_cents(self.minimum), self.in_cents().with_interest())


RANKS: Mapping[str, Callable[[OpenDebt], tuple[Decimal, Decimal]]] = {
    "avalanche": lambda debt: (-debt.annual_rate, debt.balance),
    "snowball": lambda debt: (debt.balance, -debt.annual_rate),
}
"""What stands first in the queue; equal ones keep the order of the list."""


@dataclass(frozen=True, slots=True)
class ClearedDebt:
    """When a debt is gone."""

    name: Annotated[str, ANYTHING, Output(label=WHICH_DEBT)]
    month_cleared: Annotated[Count, Output(label="第几个月还清")]


@dataclass(frozen=True, slots=True)
class FirstPayment:
    """What a debt gets in the first month."""

    name: Annotated[str, ANYTHING, Output(label=WHICH_DEBT)]
    payment: Annotated[Yuan, Output(label="这个月还")]


@dataclass(frozen=True, slots=True)
class Plan:
    """A budget and a method, and what becomes of the debts."""

    method: str
    debts: Sequence[OpenDebt]
    targets: Sequence[OpenDebt]
    line: Queue
    cents: int
    outcome: Outcome

    def with_cents(self, cents: int) -> "Plan":
        """Try another budget on the same queue."""
        return replace(self, cents=cents, outcome=_outcome(self.line, cents))

    @property
    def budget(self) -> Decimal:
        """Give what is paid each month."""
        return from_cents(self.cents)

    @property
    def minimums(self) -> Decimal:
        """Give what the first month's minimums take."""
        return from_cents(self.line.least)

    @property
    def months(self) -> int | None:
        """Tell how many months it takes, or None where it never ends."""
        return max(self.outcome.cleared, default=None)

    @property
    def paid(self) -> Decimal:
        """Give all that is paid in the end."""
        return from_cents(self.outcome.paid)

    @property
    def interest(self) -> Decimal | None:
        """Give all interest, or None where it never ends."""
        return from_cents(self.outcome.paid - self.line.debt) if self.outcome.cleared else None

    def order(self) -> tuple[ClearedDebt, ...]:
        """List the debts as they go, by month, then by place in the queue; none where it never ends."""
        pairs = zip(self.targets, self.outcome.cleared, strict=False)
        return tuple(
            sorted((ClearedDebt(debt.name, month) for debt, month in pairs), key=lambda row: row.month_cleared)
        )

    def first_month(self) -> tuple[FirstPayment, ...]:
        """Share out the first month: the minimums, then the rest along the queue; nothing where it never ends."""
        if not self.outcome.cleared:
            return ()
        paid = {debt.name: debt.first_minimum() for debt in self.debts}
        left = self.cents - self.line.least
        for debt in self.targets:
            more = min(left, debt.in_cents().with_interest() - paid[debt.name])
            paid[debt.name] += more
            left -= more
        return tuple(FirstPayment(name, from_cents(payment)) for name, payment in paid.items())


def plans(budget: Decimal, debts: Sequence[OpenDebt]) -> dict[str, Plan]:
    """Plans under each method; on its minimum alone a debt takes the same course, whichever comes first."""
    owed = [debt.in_cents() for debt in debts]
    courses, cents = follow(owed), in_cents(budget)

    def plan(method: str) -> Plan:
        order = sorted(range(len(debts)), key=lambda index: RANKS[method](debts[index]))
        line = queue(owed, courses, order)
        return Plan(method, debts, [debts[index] for index in order], line, cents, _outcome(line, cents))

    return {method: plan(method) for method in METHODS}


def _outcome(line: Queue, cents: int) -> Outcome:
    return pay_off(line, cents) if cents >= line.least else Outcome()


def in_cents(money: Decimal) -> int:
    """Give a sum of yuan as whole cents."""
    return int(money * 100)


def from_cents(cents: int) -> Decimal:
    """Give whole cents as yuan."""
    return cents_of_ratio(cents, 100)
