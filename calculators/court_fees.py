"""Know what a court charges by the 诉讼费用交纳办法: fixed for a small sum, so many percent of what is above."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculators.law import (
    CASE_FEE_BANDS,
    CASE_FEE_FIXED,
    ENFORCEMENT_FEE_BANDS,
    ENFORCEMENT_FEE_FIXED,
    PRESERVATION_FEE_BANDS,
    PRESERVATION_FEE_FIXED,
    PRESERVATION_FEE_MOST,
    FeeBands,
)
from calculators.money import ZERO, cents, total
from calculators.wording import amount, number, percent, round_amount

MEASURES = "诉讼费用交纳办法"
Band = tuple[Decimal, Decimal]
"""A part of a sum and the percent charged on it; in a tariff, where the band begins and its percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """One fee: `fixed` up to where the first band begins, then each band's percent of what falls into it."""

    words: str
    source: str
    fixed: Decimal
    bands: tuple[Band, ...]
    at_most: Decimal | None = None

    def fee(self, charged_on: Decimal) -> Decimal:
        """Book the fee, rounded once; nothing to charge on costs nothing."""
        if not charged_on:
            return ZERO
        whole = self._added_up(charged_on)
        return cents(whole if self.at_most is None else min(whole, self.at_most))

    def parts(self, charged_on: Decimal) -> Iterator[Band]:
        """Cut a sum into what falls into each band; a sum at a band's end belongs wholly to the bands below."""
        ends = (*(start for start, _ in self.bands[1:]), charged_on)
        for (start, rate), end in zip(self.bands, ends, strict=True):
            if charged_on > start:
                yield min(charged_on, end) - start, rate

    def working(self, charged_on: Decimal) -> str:
        """Write the fee of a sum out: 50 + 20,000 × 2.5% = 550.00."""
        parts = (f"{number(part)} × {percent(rate)}" for part, rate in self.parts(charged_on))
        whole = self._added_up(charged_on)
        added_up = f"{' + '.join((number(self.fixed), *parts))} = {amount(cents(whole))}"
        is_cut = self.at_most is not None and whole > self.at_most
        return f"{added_up}，超过上限，收{amount(self.fee(charged_on))}" if is_cut else added_up

    def _added_up(self, charged_on: Decimal) -> Decimal:
        return self.fixed + total(part * rate for part, rate in self.parts(charged_on)) / 100


def _bands(bands: FeeBands) -> tuple[Band, ...]:
    return tuple((Decimal(start), Decimal(rate)) for start, rate in bands)


def _words(name: str, fixed: int, bands: FeeBands, ending: str) -> str:
    start = round_amount(Decimal(bands[0][0]))
    return f"{name}：不超过{start}元的，每件{fixed}元；超过的部分一段一段算，加起来，{ending}"


CASE_FEE, PRESERVATION_FEE, ENFORCEMENT_FEE = "受理费标准", "保全费", "执行费"
TO_THE_CENT = "四舍五入到分"
CASE = Tariff(
    words=_words(CASE_FEE, CASE_FEE_FIXED, CASE_FEE_BANDS, TO_THE_CENT),
    source=f"{MEASURES}第十三条第（一）项",
    fixed=Decimal(CASE_FEE_FIXED),
    bands=_bands(CASE_FEE_BANDS),
)
PRESERVATION = Tariff(
    words=_words(PRESERVATION_FEE, PRESERVATION_FEE_FIXED, PRESERVATION_FEE_BANDS, f"最多{PRESERVATION_FEE_MOST:,}元"),
    source=f"{MEASURES}第十四条第（二）项",
    fixed=Decimal(PRESERVATION_FEE_FIXED),
    bands=_bands(PRESERVATION_FEE_BANDS),
    at_most=Decimal(PRESERVATION_FEE_MOST),
)
ENFORCEMENT = Tariff(
    words=_words(ENFORCEMENT_FEE, ENFORCEMENT_FEE_FIXED, ENFORCEMENT_FEE_BANDS, TO_THE_CENT),
    source=f"{MEASURES}第十四条第（一）项",
    fixed=Decimal(ENFORCEMENT_FEE_FIXED),
    bands=_bands(ENFORCEMENT_FEE_BANDS),
)
