"""Reckon a loan of which less was received than the contract says: on what was received, and on the contract's sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculators import labels
from calculators.cash_flow import WENT, CashFlow, came_and_went
from calculators.errors import InputError
from calculators.loan_account import Account, Terms, settle
from calculators.money import ZERO, cents, total
from calculators.wording import yuan

FLOWS = "cash_flows"
"""The input at which is told what can't be: its reader typed it, while today stands folded."""


@dataclass(frozen=True, slots=True)
class ReceivedLoan:
    """What was agreed, what came and what went, and the account by either sum."""

    contract_principal: Decimal
    came: Mapping[date, Decimal]
    """All that came, by day."""
    returned: Decimal
    """What went back on the day on which the first of it came: it never was in the reader's hands."""
    paid: Mapping[date, Decimal]
    """What was paid on later days."""
    later: tuple[CashFlow, ...]
    """What lies after the last day and isn't counted."""
    terms: Terms
    as_of: date
    by_received: Account
    by_contract: Account

    @property
    def first(self) -> date:
        """The day from which interest runs."""
        return min(self.came)

    @property
    def received(self) -> Decimal:
        """What the reader really got."""
        return total(self.came.values()) - self.returned

    @property
    def deducted(self) -> Decimal:
        """What the contract says beyond that."""
        return self.contract_principal - self.received


def reckon(contract_principal: Decimal, flows: Sequence[CashFlow], terms: Terms, as_of: date) -> ReceivedLoan:
    """Reckon both accounts to a day, or tell what can't be."""
    counted = [flow for flow in flows if flow.day <= as_of]
    later = tuple(flow for flow in flows if flow.day > as_of and flow.amount)
    came, went = came_and_went(counted)
    _refuse_nothing_lent(came, later, as_of)
    first = min(came)
    _refuse_other_loans(cents(contract_principal), came, went)
    returned = went.get(first, ZERO)
    paid = {day: amount for day, amount in went.items() if day > first}
    by_received = settle({**came, first: came[first] - returned}, paid, terms, as_of)
    _refuse_lent_anew(came, by_received)
    by_contract = settle({first: cents(contract_principal)}, paid, terms, as_of)
    return ReceivedLoan(cents(contract_principal), came, returned, paid, later, terms, as_of, by_received, by_contract)


def _refuse_nothing_lent(came: Mapping[date, Decimal], later: Sequence[CashFlow], as_of: date) -> None:
    if came:
        return
    if any(flow.amount > 0 for flow in later):
        raise InputError(FLOWS, f"到手的日子在「{labels.AS_OF}」（{as_of}）以后，还没有东西可算；看看哪个日子写错了")
    raise InputError(FLOWS, "少了到手的那一笔：写上哪天到账、收到多少，比如2026-03-05, 8000")


def _refuse_other_loans(contract: Decimal, came: Mapping[date, Decimal], went: Mapping[date, Decimal]) -> None:
    """Tell payments and sums that can't belong to this loan."""
    first, received = min(came), total(came.values())
    early = min(went, default=first)
    if early < first:
        raise InputError(FLOWS, f"{early}付出的，比第一笔到手（{first}）还早，不是还这一笔：删掉它，或者改对日子")
    if went.get(first, ZERO) >= came[first]:
        raise InputError(FLOWS, f"{first}到手的，当天全都付出去了，等于没有借到；看看金额、日子有没有写错")
    if received - went.get(first, ZERO) > contract:
        words = f"收到的加起来{yuan(received)}，比合同写的{yuan(contract)}还多：还过的写在「{WENT}」一栏；两份合同的钱，分开算"
        raise InputError(FLOWS, words)


def _refuse_lent_anew(came: Mapping[date, Decimal], account: Account) -> None:
    over = next((entry.day for entry in account.entries if entry.unused), None)
    anew = next((day for day in came if over and day > over), None)
    if anew:
        raise InputError(FLOWS, f"{anew}到手的那笔以前，先借的已经还清还有多：这是另一笔借款，分开算")
