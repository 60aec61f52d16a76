"""Know what an overdue loan comes to if nothing is agreed: the other side of every offer."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from calculators import labels
from calculators.answer import Note, Step
from calculators.law import FINANCIAL_RATE_CAP
from calculators.money import cents, exact
from calculators.wording import amount, number, percent

PENALTY_RULE = "银发〔2003〕251号第三项"
CEILING_RULE = "法发〔2017〕22号第2条"
MONTH_DAYS = 30
SAVED = "按方案少付"
YEAR_BASIS = 360


@dataclass(frozen=True, slots=True)
class StatusQuo:
    """A debt left as it is for some months of thirty days, its principal at the penalty rate, nothing compounded."""

    principal: Decimal
    arrears: Decimal
    annual_rate: Decimal
    penalty_uplift: Decimal
    months: int

    @property
    @exact
    def penalty_rate(self) -> Decimal:
        """The yearly rate in percent that runs once the loan is overdue."""
        return self.annual_rate * (100 + self.penalty_uplift) / 100

    @property
    @exact
    def penalty_interest(self) -> Decimal:
        """Book the whole time at once: round(principal × penalty rate × 30 × months ÷ 36000)."""
        rate_and_days = self.annual_rate * (100 + self.penalty_uplift) * MONTH_DAYS * self.months
        return cents(self.principal * rate_and_days / (100 * 100 * YEAR_BASIS))

    @property
    @exact
    def total(self) -> Decimal:
        """What is owed after that time."""
        return self.principal + self.arrears + self.penalty_interest

    def step(self) -> Step:
        """Show the working."""
        owed, unpaid = number(self.principal), number(self.arrears)
        rate, uplift = percent(self.annual_rate), percent(self.penalty_uplift)
        return Step(
            f"照现在这样拖 = 本金 + 利息和费用 + 本金 × 年利率 ×（1 + 加收）× {MONTH_DAYS} × 月数 ÷ {YEAR_BASIS}",
            f"{owed} + {unpaid} + {owed} × {rate} ×（1 + {uplift}）× {MONTH_DAYS} × {self.months} ÷ {YEAR_BASIS} = "
            f"{owed} + {unpaid} + {amount(self.penalty_interest)} = {amount(self.total)}",
            PENALTY_RULE,
        )

    def notes(self) -> Iterator[Note]:
        """Say what the figure leaves out, and what a court may take off."""
        yield Note(
            "「照现在这样拖」是估的：只按本金算罚息，一个月算30天，没有算复利、违约金和诉讼费，实际可能更多。",
            PENALTY_RULE,
        )
        if self.penalty_uplift:
            yield Note(
                f"罚息是照加收{percent(self.penalty_uplift)}估的。信用卡没有罚息；合同没写加收、加收得少的，"
                f"把「{labels.PENALTY_UPLIFT}」改成那个数，「{SAVED}」就没有这么多。",
                PENALTY_RULE,
            )
        if self.penalty_rate > FINANCIAL_RATE_CAP:
            yield Note(
                f"现在的罚息年利率是{percent(self.penalty_rate)}。借的是银行、消费金融公司的钱，真到了法院，"
                f"你可以请求把各项息费合计超过年{percent(FINANCIAL_RATE_CAP)}的部分调减，要自己提出来；"
                f"调减以后，「{SAVED}」就没有这么多。",
                CEILING_RULE,
            )
