"""This file knows what a court charges by the 诉讼费用交纳办法: fixed for a small sum, so many percent of what is above."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculators.money import ZERO, cents, total
from calculators.wording import amount, number, percent

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
        """Books the fee, rounded once; nothing to charge on costs nothing."""
        if not charged_on:
            return ZERO
        whole = self._added_up(charged_on)
        return cents(whole if self.at_most is None else min(whole, self.at_most))

    def parts(self, charged_on: Decimal) -> Iterator[Band]:
        """Cuts a sum into what falls into each band; a sum at a band's end belongs wholly to the bands below."""
        ends = (*(start for start, _ in self.bands[1:]), charged_on)
        for (start, rate), end in zip(self.bands, ends, strict=True):
            if charged_on > start:
                yield min(charged_on, end) - start, rate

    def working(self, charged_on: Decimal) -> str:
        """Writes the fee of a sum out: 50 + 20,000 × 2.5% = 550.00."""
        parts = (f"{number(part)} × {percent(rate)}" for part, rate in self.parts(charged_on))
        whole = self._added_up(charged_on)
        added_up = f"{' + '.join((number(self.fixed), *parts))} = {amount(cents(whole))}"
        is_cut = self.at_most is not None and whole > self.at_most
        return f"{added_up}，超过上限，收 {amount(self.fee(charged_on))}" if is_cut else added_up

    def _added_up(self, charged_on: Decimal) -> Decimal:
        return self.fixed + total(part * rate for part, rate in self.parts(charged_on)) / 100


def _bands(*bands: tuple[int, str]) -> tuple[Band, ...]:
    return tuple((Decimal(start), Decimal(rate)) for start, rate in bands)


CASE = Tariff(
    words="受理费标准：不超过 1 万元的，每件 50 元；超过的部分一段一段算，加起来，四舍五入到分",
    source=f"{MEASURES}第十三条第（一）项",
    fixed=Decimal(50),
    bands=_bands(
        (10_000, "2.5"),
        (100_000, "2"),
        (200_000, "1.5"),
        (500_000, "1"),
        (1_000_000, "0.9"),
        (2_000_000, "0.8"),
        (5_000_000, "0.7"),
        (10_000_000, "0.6"),
        (20_000_000, "0.5"),
    ),
)
PRESERVATION = Tariff(
    words="保全费：不超过 1,000 元的，每件 30 元；超过的部分一段一段算，加起来，最多 5,000 元",
    source=f"{MEASURES}第十四条第（二）项",
    fixed=Decimal(30),
    bands=_bands((1_000, "1"), (100_000, "0.5")),
    at_most=Decimal(5_000),
)
ENFORCEMENT = Tariff(
    words="执行费：不超过 1 万元的，每件 50 元；超过的部分一段一段算，加起来",
    source=f"{MEASURES}第十四条第（一）项",
    fixed=Decimal(50),
    bands=_bands((10_000, "1.5"), (500_000, "1"), (5_000_000, "0.5"), (10_000_000, "0.1")),
)
