"""Say what a period of the law is: whose, how long, what happens on its days; and words that several periods share."""

from dataclasses import dataclass
from datetime import date

from calculators.answer import Note
from calculators.law import RESTORED_PERIOD_DAYS
from calculators.periods import after_days, after_months

PROCEDURE_PERIODS = "民事诉讼法第八十五条"
CIVIL_PERIODS = "民法典第二百零一条至第二百零三条"
RESTORED = f"因为正当理由误了的，障碍消除后{RESTORED_PERIOD_DAYS}日内可以申请顺延，准不准由法院定"
RECONSIDERATION, RECONSIDERATION_PAPER = "申请复议", "复议申请"
HIGHER_COURT = "上一级法院"
RECEIVED = "收到"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A period of the law: whose it is, how long, what happens on its days, and where the law says so."""

    label: str
    act: str
    source: str
    days: int = 0
    months: int = 0
    begins: str = RECEIVED
    """What `received_on` is the day of."""
    counted_by: str = PROCEDURE_PERIODS
    beware: str = ""
    """A condition that may make the period shorter, or take it away: it stands in the sentence itself."""
    at_once: str = "今天就写，今天寄"
    """What to do while there is hardly time left."""
    on_the_day: str = ""
    """Where and how, on the last day itself."""
    late: Note
    """What is still open afterwards."""
    notes: tuple[Note, ...] = ()
    is_mailed: bool = True
    """Whether what is posted before the end is in time, and a period missed for good reason may be given again."""
    is_readers: bool = True
    """Whether it is the reader who has to act."""
    advice: str = ""
    """For a period of the other side: what it means for the reader."""
    may_lie_ahead: bool = False
    """Whether the day it begins may be one that is yet to come."""

    @property
    def choice(self) -> str:
        """The period by its name, with the day to fill in where that isn't the one of receiving something."""
        if self.begins.startswith(RECEIVED):
            return self.label
        return f"{self.label}：填{self.begins}{'' if self.begins.endswith('天') else '那天'}"

    @property
    def period(self) -> str:
        """How long it is, as the catalogue writes it: 15日, 3个月, 2年."""
        if self.days:
            return f"{self.days}日"
        years, months = divmod(self.months, 12)
        return f"{months}个月" if months else f"{years}年"

    def nominal_last_day(self, start: date) -> date:
        """Give the last day before rest days are looked at."""
        return after_months(start, self.months) if self.months else after_days(start, self.days)


def posted(court: str, paper: str) -> str:
    """Say what to do on the last day with a paper that may be posted (民诉法 85)."""
    return f"把{paper}今天下班以前送到{court}，或者今天到邮局寄出：期满前交邮的不算过期，回单上要有今天的日期"
