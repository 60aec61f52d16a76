"""Keep the account of a loan: simple interest by days, each payment first for the interest due, then for principal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators import labels
from calculators.declare import Output
from calculators.money import ZERO, cents, total
from calculators.quantities import Yuan
from calculators.set_off import allocate

Held = tuple[Decimal, int]
"""A principal, and for how many days it was owed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """At what interest a loan runs."""

    annual_rate: Decimal
    year_basis: int

    def interest(self, held: Iterable[Held]) -> Decimal:
        """Book the interest of several principals, each for its days, in one rounding."""
        products = sum((principal * days for principal, days in held), Decimal(0))
        return cents(products * self.annual_rate / (100 * self.year_basis))


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the account: what was paid, what it was set off against, and what was left after it."""

    day: Annotated[date, Output(label="日期")]
    paid: Annotated[Yuan, Output(label="还了")]
    to_interest: Annotated[Yuan, Output(label=labels.TO_INTEREST)]
    to_principal: Annotated[Yuan, Output(label=labels.TO_PRINCIPAL)]
    principal: Annotated[Yuan, Output(label="剩的本金")]
    interest: Annotated[Yuan, Output(label="剩的利息")]
    unused: Annotated[Yuan, Output(label="多付")]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The interest that came up since the entry before."""

    until: date
    held: tuple[Held, ...]
    interest: Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """The account to its last day: an entry for each day of payment and one for the last, and the interest before each."""

    entries: tuple[Entry, ...]
    stretches: tuple[Stretch, ...]

    @property
    def principal(self) -> Decimal:
        """What is left of the principal."""
        return self.entries[-1].principal

    @property
    def interest(self) -> Decimal:
        """What is due as interest and not paid."""
        return self.entries[-1].interest

    @property
    def owed(self) -> Decimal:
        """What is owed in all."""
        return self.principal + self.interest

    @property
    def overpaid(self) -> Decimal:
        """What was paid when nothing was owed any more."""
        return total(entry.unused for entry in self.entries)

    @property
    def balance(self) -> Decimal:
        """What is owed, below zero where more was paid."""
        return self.owed - self.overpaid


def settle(lent: Mapping[date, Decimal], paid: Mapping[date, Decimal], terms: Terms, until: date) -> Account:
    """Keep the account from the first day on which something was lent, to `until`; nothing comes before or after.

    The day of lending isn't counted, the day of payment is. Interest is booked on days of payment and on the last,
    once for all that was owed since, and bears no interest itself. On one day lending comes first.
    """
    entries: list[Entry] = []
    stretches: list[Stretch] = []
    held: list[Held] = []
    principal = interest = ZERO
    before = min(lent)
    for day in sorted({*lent, *paid, until}):
        if principal and day > before:
            held.append((principal, (day - before).days))
        before = day
        principal += lent.get(day, ZERO)
        if day in paid or day == until:
            stretches.append(Stretch(day, tuple(held), terms.interest(held)))
            interest += stretches[-1].interest
            entries.append(_set_off(day, paid.get(day, ZERO), principal, interest))
            principal, interest, held = entries[-1].principal, entries[-1].interest, []
    return Account(tuple(entries), tuple(stretches))


def _set_off(day: date, paid: Decimal, principal: Decimal, interest: Decimal) -> Entry:
    taken, unused = allocate(paid, {"interest": interest, "principal": principal})
    return Entry(
        day=day,
        paid=paid,
        to_interest=taken["interest"],
        to_principal=taken["principal"],
        unused=unused,
        principal=principal - taken["principal"],
        interest=interest - taken["interest"],
    )
