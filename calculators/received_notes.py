"""Say how what is owed on a loan came about, by what was received, and what must be known besides."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from calculators import labels
from calculators.answer import Doubt, Note, Step
from calculators.cash_flow import WENT
from calculators.loan_account import Account, Entry, Held, Stretch
from calculators.old_debts import OLD_DEBT
from calculators.received_loan import FLOWS, ReceivedLoan
from calculators.set_off import ORDER_RULE
from calculators.wording import EXPERIENCE, amount, chinese_date, days_named, number, percent, yuan

MOST_WRITTEN = 4
DEDUCTION_RULE = "民法典第六百七十条"
COURT_RULE = "民法典第六百七十条；民间借贷司法解释第二十六条"


def steps_of(loan: ReceivedLoan) -> Iterator[Step]:
    """Show what was received, the interest of each stretch, where each payment went, and both sums."""
    yield Step("到手的 = 收到的相加，当天又付出去的减掉", _received(loan), DEDUCTION_RULE)
    yield Step(
        "比合同少到手 = 合同写的借款 − 到手的",
        f"{amount(loan.contract_principal)} − {amount(loan.received)} = {amount(loan.deducted)}",
    )
    yield from _account(loan)
    contract, received = loan.by_contract, loan.by_received
    yield Step(
        f"照合同的数：从第一笔到手那天起，本金按{amount(loan.contract_principal)}，同样算一遍",
        _what_is_left(contract),
    )
    yield Step(
        "两个数差多少 = 照合同的数还欠的 − 照到手的数还欠的；多付的从还欠里减",
        f"{_signed(contract.balance)} − {_signed(received.balance, is_second=True)} = "
        f"{amount(contract.balance - received.balance)}",
    )


def _received(loan: ReceivedLoan) -> str:
    sums = [*loan.came.values()]
    added = " + ".join(map(number, sums[:MOST_WRITTEN]))
    more = f" + …（共{len(sums)}天）" if len(sums) > MOST_WRITTEN else " "
    returned = f"− {number(loan.returned)} " if loan.returned else ""
    if len(sums) == 1 and not returned:
        return f"{chinese_date(loan.first)}到手，{amount(loan.received)}"
    return f"{added}{more}{returned}= {amount(loan.received)}"


def _account(loan: ReceivedLoan) -> Iterator[Step]:
    account, basis = loan.by_received, loan.terms.year_basis
    stretches = [stretch for stretch in account.stretches if stretch.held]
    interests = [f"到{chinese_date(one.until)}：{_interest(one, loan)}" for one in stretches]
    yield Step(
        f"一段利息 = 还剩的本金 × 年利率 × 天数 ÷ {basis}，四舍五入到分；到手那天不算，还的那天算",
        _few(interests) or "从到手到那一天，还没过一天，没有利息",
        DEDUCTION_RULE,
    )
    if loan.paid:
        entries = [entry for entry in account.entries if entry.paid]
        yield Step("每次还的，没有另外约定时，先抵到那天的利息，再抵本金", _few([*map(_set_off, entries)]), ORDER_RULE)
    yield Step("照到手的数，还欠 = 还剩的本金 + 没付的利息", _what_is_left(account))


def _few(parts: Sequence[str]) -> str:
    """Write the first parts and the last, and how many there are."""
    if len(parts) <= MOST_WRITTEN:
        return "；".join(parts)
    return f"{'；'.join(parts[: MOST_WRITTEN - 1])}；…；{parts[-1]}（共{len(parts)}段）"


def _interest(stretch: Stretch, loan: ReceivedLoan) -> str:
    products = " + ".join(map(_product, stretch.held[:MOST_WRITTEN]))
    if len(stretch.held) > MOST_WRITTEN:
        products += f" + …，一共{len(stretch.held)}个"
    products = f"（{products}）" if len(stretch.held) > 1 else f"{products} "
    return f"{products}× {percent(loan.terms.annual_rate)} ÷ {loan.terms.year_basis} = {amount(stretch.interest)}"


def _product(held: Held) -> str:
    return f"{number(held[0])} × {held[1]}"


def _set_off(entry: Entry) -> str:
    unused = f" + 多出{amount(entry.unused)}" if entry.unused else ""
    return f"{number(entry.paid)} = 利息{amount(entry.to_interest)} + 本金{amount(entry.to_principal)}{unused}"


def _what_is_left(account: Account) -> str:
    over = f"；多付了{amount(account.overpaid)}" if account.overpaid else ""
    return f"{amount(account.principal)} + {amount(account.interest)} = {amount(account.owed)}{over}"


def _signed(balance: Decimal, *, is_second: bool = False) -> str:
    text = f"{'−' if balance < 0 else ''}{amount(abs(balance))}"
    return f"（{text}）" if is_second and balance < 0 else text


def doubts_about(loan: ReceivedLoan) -> Iterator[Doubt]:
    """Ask about days that are yet to come, which a slip in the year leaves out, and about what came later than the rest.

    A repayment written as received would make the debt larger instead of smaller.
    """
    anew = {day: amount for day, amount in loan.came.items() if day > loan.first}
    if anew:
        lines = tuple(_line(day, amount) for day, amount in anew.items())
        named = days_named(list(anew), MOST_WRITTEN)
        yield Doubt(FLOWS, lines, f"{named}又收到钱，算又借到手的；要是还款，写在「{WENT}」")
    if loan.later:
        lines = tuple(_line(flow.day, flow.amount) for flow in loan.later)
        yield Doubt(FLOWS, lines, f"{_later(loan)}没有算进去，看看日子是不是写错了")


def _line(day: date, amount: Decimal) -> str:
    """Write a line of the list as plain as it can be typed."""
    return f"{day}, {amount.normalize():f}"


def _later(loan: ReceivedLoan) -> str:
    return f"{days_named(sorted({flow.day for flow in loan.later}), MOST_WRITTEN)}在「{labels.AS_OF}」以后，"


def notes_on(loan: ReceivedLoan) -> Iterator[Note]:
    """Tell what the figures rest on, what may hurt who trusts them, and what to do about them."""
    if loan.later:
        yield Note(f"{_later(loan)}没有算进去：还没还的别写，以后还了再算。")
    yield from _about_deduction(loan)
    yield from _about_paying(loan)
    yield from _about_interest(loan)
    yield OLD_DEBT


def _about_deduction(loan: ReceivedLoan) -> Iterator[Note]:
    if loan.returned:
        words = (
            f"到手当天又付出去的{yuan(loan.returned)}，这里当作没有到手，照合同的那个数里也不减它。"
            "是不是先扣的利息，由法院看；隔了天才付的，这里都当还款。"
        )
        yield Note(words, EXPERIENCE)
    if not loan.deducted:
        yield Note("到手的和合同写的一样多，没有先扣。另外被收了会员费、担保费的，看「多收的会员费、担保费」那一页。")
        return
    yield Note(
        f"少到手的{yuan(loan.deducted)}，这里全当作先扣的利息。叫服务费、担保费、保险费、会员费的，算不算利息，由法院看。",
        COURT_RULE,
    )
    if loan.terms.annual_rate:
        words = "合同的利息全先扣了、以后只还本金的，照合同的那个数不该再加利息，这里算多了。"
        yield Note(words, EXPERIENCE)
    words = "借条、合同上的数，一般先认作本金；说到手少，要自己拿银行流水、到账短信来证明。"
    yield Note(words, "民间借贷司法解释第二十六条；民事诉讼法第六十七条")


def _about_paying(loan: ReceivedLoan) -> Iterator[Note]:
    account = loan.by_received
    if account.owed:
        words = (
            "对方没有认这个数以前，别只凭它少还、停还：差的部分可能算逾期。还得起的先照合同还，同时请对方书面重算。"
            "找不到放款公司全称的，先看「714、砍头息」那一页。"
        )
        yield Note(words, "民法典第六百七十五条、第六百七十六条")
        return
    over = f"多付的{yuan(account.overpaid)}能不能要回来，由法院看：" if account.overpaid else ""
    words = (
        f"{over}没有法律根据多收的，可以请求返还；没到期就先还的、明知不欠还付的，不在其内。"
        "对方还在要的，再付以前先打12348问；带上合同和流水。"
    )
    yield Note(words, "民法典第九百八十五条")


def _about_interest(loan: ReceivedLoan) -> Iterator[Note]:
    if not loan.terms.annual_rate:
        words = "年利率填的是0，没有算利息。合同没有约定利息的，视为没有利息；约定了的，照合同填上再算。"
        yield Note(words, "民法典第六百八十条")
    words = "罚息、违约金、要债的费用不在里面；过了还款日的那一段，合同可能约定了更高的利率。"
    yield Note(words, "民法典第五百六十一条、第六百七十六条")
    if loan.terms.annual_rate:
        words = (
            "年利率高的，先看「利率对照」；照那条线还欠多少，把年利率换成它再算。"
            "银行、消费金融公司的，要自己请求，减不减由法院定。"
        )
        yield Note(words, "法发〔2017〕22号第二条；民间借贷司法解释第二十五条")
        words = (
            "没有放贷资格、为了赚钱向不特定的人放款的，合同无效，写的利息没有约束力；到手的本金仍要返还，"
            "占用这段钱赔不赔由法院定。只看本金，年利率填0。"
        )
        yield Note(words, "民间借贷司法解释第十三条；民法典第一百五十五条、第一百五十七条")
