"""Hold each number of the law that calculators count with, once, named after its fact in content/facts/.

`sitegen/checks/law_numbers.py` compares them at every build: FINANCIAL_RATE_CAP with the value of
financial-rate-cap.yml, …_SINCE with its `from`, …_UNTIL with its `to`, …_CHECKED with its `checked`; …_IN_FORCE with `effective` of the
law of that name; the tables of each year with workdays-YEAR.yml; the fees with the text of the articles.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

ANSWER_ABROAD_DAYS = 30
ANSWER_DAYS = 15
APPEAL_ABROAD_DAYS = 30
APPEAL_FEE_DAYS = 7
APPEAL_JUDGMENT_DAYS = 15
APPEAL_RULING_DAYS = 10
ARBITRATION_SET_ASIDE_MONTHS = 3
AWARD_NON_ENFORCEMENT_DAYS = 15
CARD_INSTALMENT_MAX_YEARS = 5
CIVIL_CODE_IN_FORCE = date(2021, 1, 1)
CREDIT_OBJECTION_DAYS = 20
CREDIT_RECORD_YEARS = 5
CREDIT_RECORD_YEARS_SINCE = date(2013, 3, 15)
DELAYED_PERFORMANCE_DAILY_RATE = Decimal("0.0175")
DELAYED_PERFORMANCE_DAILY_RATE_SINCE = date(2014, 8, 1)
DISHONEST_LIST_RECONSIDERATION_DAYS = 10
ENFORCEMENT_APPLICATION_YEARS = 2
ENFORCEMENT_RECONSIDERATION_DAYS = 10
FINANCIAL_RATE_CAP = Decimal(24)
FINANCIAL_RATE_CAP_SINCE = date(2017, 8, 4)
FINE_RECONSIDERATION_DAYS = 3
GUARANTEE_PERIOD_MONTHS = 6
INTERNET_LOAN_FACILITATION_NOTICE_2025_IN_FORCE = date(2025, 10, 1)
JUDICIAL_CONFIRMATION_DAYS = 30
LIMITATION_OUTER_YEARS = 20
LIMITATION_YEARS = 3
LOAN_COST_DISCLOSURE_2026_IN_FORCE = date(2026, 8, 1)
LPR_1Y_CHECKED = date(2026, 8, 20)
NOTARISED_NON_ENFORCEMENT_DAYS = 15
ONE_TIME_CREDIT_REPAIR = Decimal(10_000)
ONE_TIME_CREDIT_REPAIR_UNTIL = date(2026, 3, 31)
PAYMENT_ORDER_OBJECTION_DAYS = 15
PENALTY_UPLIFT_MAX = Decimal(50)
PENALTY_UPLIFT_MIN = Decimal(30)
PRESERVATION_RECONSIDERATION_DAYS = 5
PRE_SUIT_PRESERVATION_DAYS = 30
PRIVATE_RATE_CAP_TIMES = 4
PRIVATE_RATE_CAP_TIMES_SINCE = date(2020, 8, 20)
RESTORED_PERIOD_DAYS = 10
RETRIAL_MONTHS = 6
SIMPLIFIED_EVIDENCE_DAYS = 15
SMALL_CLAIMS_ANSWER_DAYS = 15
SMALL_CLAIMS_EVIDENCE_DAYS = 7

FeeBands = tuple[tuple[int, str], ...]
"""Where each band of a sum begins, in yuan, and the percent charged on what falls into it."""

CASE_FEE_FIXED = 50
CASE_FEE_BANDS: FeeBands = (
    (10_000, "2.5"),
    (100_000, "2"),
    (200_000, "1.5"),
    (500_000, "1"),
    (1_000_000, "0.9"),
    (2_000_000, "0.8"),
    (5_000_000, "0.7"),
    (10_000_000, "0.6"),
    (20_000_000, "0.5"),
)
ENFORCEMENT_FEE_FIXED = 50
ENFORCEMENT_FEE_BANDS: FeeBands = ((10_000, "1.5"), (500_000, "1"), (5_000_000, "0.5"), (10_000_000, "0.1"))
PRESERVATION_FEE_FIXED = 30
PRESERVATION_FEE_BANDS: FeeBands = ((1_000, "1"), (100_000, "0.5"))
PRESERVATION_FEE_MOST = 5_000

REST_DAYS: Mapping[int, str] = {
    2025: "0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008",
    2026: "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
}
"""The holidays of each year that the State Council has announced: month and day, or the first and last of several."""
WORK_DAYS: Mapping[int, str] = {
    2025: "0126 0208 0427 0928 1011",
    2026: "0104 0214 0228 0509 0920 1010",
}
"""The Saturdays and Sundays of each year that are worked instead."""
