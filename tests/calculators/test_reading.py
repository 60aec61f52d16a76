"""What people type is read by the catalogue's rules, and every refusal says what to write instead."""

from typing import Any

import pytest

from calculators import run

BASE: dict[str, dict[str, str]] = {
    "overdue-cost": {"principal": "10000", "annual_rate": "18", "overdue_days": "30"},
    "affordable-budget": {"income": "工资, 8000"},
    "court-deadline": {"kind": "answer", "received_on": "2026-11-02"},
    "limitation-date": {"due_on": "2022-06-20", "as_of": "2026-11-25"},
    "pro-rata-offers": {"monthly_budget": "3000"},
}


def answer(calculator: str, **inputs: str) -> dict[str, Any]:
    return run(calculator, BASE[calculator] | inputs)


def complaint(calculator: str, **inputs: str) -> str:
    (name,) = inputs
    (error,) = answer(calculator, **inputs)["errors"]
    assert error["field"] == name
    return error["message"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0", "要大于0，比如10000"),
        ("-0", "要大于0，比如10000"),
        ("-1", "要大于0，比如10000"),
        ("0万元", "要大于0，比如10000"),
        ("1000000000000.01", "不能大于1,000,000,000,000"),
        ("100000001万", "不能大于1,000,000,000,000"),
        ("9" * 40, "不能大于1,000,000,000,000"),
        ("1.005", "最多2位小数"),
        ("1.000", "最多2位小数"),
        ("abc", "「abc」读不了，要写成数字，比如10000"),
        ("12%", "「%」读不了，要写成数字，比如10000"),
        ("1万2", "「1万2」要用数字写；如果是12000，就写12000"),
        ("+5", "前面的「+」不用写，写成5"),
        ("5.", "「5.」小数点后面没有数字，整数就不写小数点"),
        ("1,00", "「1,00」的逗号不对：每三位才能用一个，比如1,234；也可以不写"),
        ("10 00", "「10 00」里的空格要去掉，写成1000"),
        ("5\u200b", "里面有看不见的字符（U+200B），请删掉再打一遍，比如10000"),
        ("9" * 41, f"「{'9' * 24}…」太长了，请检查是不是贴错了，比如10000"),
        ("9" * 201, "内容太长了，请检查是不是贴错了"),
        ("  ", "请填写这一项，比如10000"),
        ("", "请填写这一项，比如10000"),
    ],
)
def test_refusals_say_what_to_write_instead(text: str, message: str) -> None:
    """The part that can't be read is named, and how to write it (the forms themselves: tests/cases/inputs.yml)."""
    assert complaint("overdue-cost", principal=text) == message


def test_blank_means_the_default() -> None:
    """A blank optional input counts as not given."""
    assert answer("overdue-cost", penalty_uplift=" ") == answer("overdue-cost", penalty_uplift="50")


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"annual_rate": "1000.00000001"}, "不能大于1,000"),
        ({"annual_rate": "18.123456789"}, "最多8位小数"),
        ({"annual_rate": "-0.1"}, "不能小于0"),
        ({"overdue_days": "1.5"}, "要写整数，比如30"),
        ({"overdue_days": "30.0"}, "要写整数，比如30"),
        ({"overdue_days": "36601"}, "不能大于36,600"),
        ({"overdue_days": "-1"}, "不能小于0"),
        ({"year_basis": "366"}, "只能选：360（360天）、365（365天）"),
        ({"annual_rate": "日息万五"}, "「日息万五」要用数字写；如果是一天0.05%，写18"),
        ({"annual_rate": "万5"}, "「万5」要用数字写；如果是一天0.05%，写18"),
        ({"annual_rate": "年化36%"}, "「年化36%」要用数字写；如果是36，就写36"),
        ({"annual_rate": "月息2分"}, "「月息2分」要用数字写；如果是一月2%，写24"),
        ({"annual_rate": "二分利"}, "「二分利」要用数字写；如果是一月2%，写24"),
        ({"annual_rate": "1.5分"}, "「1.5分」要用数字写；如果是一月1.5%，写18"),
        ({"annual_rate": "月利率8厘"}, "「月利率8厘」要用数字写；如果是一月0.8%，写9.6"),
        ({"annual_rate": "月息2%"}, "「月息2%」要用数字写；如果是一月2%，写24"),
        ({"annual_rate": "年息2分"}, "「年息」读不了，要写成数字，比如18"),
        ({"fixed_fee": "没有"}, "「没有」就写0"),
        ({"principal": "没有"}, "「没有」读不了，要写成数字，比如10000"),
        ({"compound": "True"}, "只能是true（是）或false（否）"),
        ({"compound": "1"}, "只能是true（是）或false（否）"),
    ],
)
def test_rates_counts_and_choices_keep_their_range(inputs: dict[str, str], message: str) -> None:
    """Each kind of input names its own limit."""
    assert complaint("overdue-cost", **inputs) == message


def test_full_width_choice_and_grouped_count_are_read() -> None:
    """Full-width digits and grouping count in choices and whole numbers, too."""
    assert (
        answer("overdue-cost", year_basis="３６０", overdue_days="１，０００")["result"]["by_day"][-1]["day"] == "1000"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("16/9/2026", "「16/9/2026」要把年份写在最前面，比如2026-11-02"),
        ("26-1-5", "年份「26」要写四位数，比如2026-11-02"),
        ("11月6日", "「11月6日」前面要写上年份，比如2026-11-02"),
        ("11.6", "「11.6」前面要写上年份，比如2026-11-02"),
        ("6号", "「6号」前面要写上年份和月份，比如2026-11-02"),
        ("去年3月5日", "「去年」是哪年哪天，要用数字写，比如2026-11-02"),
        ("上个月15号", "「上个月」是哪年哪天，要用数字写，比如2026-11-02"),
        ("昨天", "「昨天」是哪年哪天，要用数字写，比如2026-11-02"),
        ("2026年11月底", "「2026年11月底」后面要写到哪一天，比如2026-11-02"),
        ("2026.11", "「2026.11」后面要写到哪一天，比如2026-11-02"),
        ("2026年", "「2026年」后面要写到哪一天，比如2026-11-02"),
        ("0026-01-31", "「0026-01-31」太早或太晚，日期要在1950-01-01到2199-12-31之间"),
        ("260916", "「260916」连着写要正好八位数字，比如2026-11-02"),
        ("2026-09-16 10:00", "「10:00」读不了，日期要写成 年-月-日 的样子，比如2026-11-02"),
        ("二〇二六年九月十六日", "「二〇二六年九月十六日」要用数字写，写成2026-09-16"),
        ("农历八月十五", "「农历八月十五」不是公历，请换成公历的日子，比如2026-11-02"),
        ("2026-02-30", "没有2026-02-30这一天，请检查日期"),
        ("0000-01-01", "没有0000-01-01这一天，请检查日期"),
    ],
)
def test_other_dates_are_refused(text: str, message: str) -> None:
    """Only real days in range, the year first, are dates; the message says what is wrong with others."""
    assert complaint("court-deadline", received_on=text) == message


@pytest.mark.parametrize(
    "text",
    [
        "工资, 8000",
        "工资，8000",
        "\n\n工资 ,８０００ \r\n  \n",
        "工资\t8,000",
        "工资\t８，０００.00",
        "工资, 5000\n工资, 3000",
    ],
)
def test_lines_are_read(text: str) -> None:
    """Comma, full-width comma or tab part a line; blank lines are skipped; a tab lets the sum keep its commas."""
    assert answer("affordable-budget", income=text)["result"]["total_income"] == "8000.00"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("工资", "第1行，「工资」要有2项，用逗号分开：名称, 金额，比如工资, 8000"),
        (
            "工资, 8,000",
            "第1行，「工资, 8,000」要有2项，用逗号分开：名称, 金额（金额和名称里不要写逗号），比如工资, 8000",
        ),
        ("\n工资, x", "第2行，金额：「x」读不了，要写成数字，比如8000"),
        (", 5", "第1行，名称：没有填"),
        ("工资,", "第1行，金额：没有填"),
        (",", "第1行，名称：没有填；第1行，金额：没有填"),
        ("字" * 41 + ", 5", "第1行，名称：要有1到40个字，不能有换行和看不见的字符"),
        ("a\x00b, 5", "第1行，名称：要有1到40个字，不能有换行和看不见的字符"),
        ("a, 1\n" * 101, "最多100行，现在有101行"),
        ("a, -1\nb, x", "第1行，金额：不能小于0；第2行，金额：「x」读不了，要写成数字，比如8000"),
        ("a,\n" * 12, "；".join(f"第{n}行，金额：没有填" for n in range(1, 11)) + "；还有2处要改"),
        ("\n \n", "请填写这一项，比如工资, 8000"),
    ],
)
def test_bad_lines_are_errors_on_the_list(text: str, message: str) -> None:
    """A bad line is told by its number and what is wrong with it."""
    assert complaint("affordable-budget", income=text) == message


def test_each_bad_date_of_a_list_is_told_with_one_example() -> None:
    """A list of days has its bad lines told one by one, in one line of text, each with a single example."""
    message = complaint("limitation-date", interruptions="1/2/2024\n2024-02-01\n明天")

    assert message == (
        "第1行，「1/2/2024」要把年份写在最前面，比如2023-12-05；第3行，「明天」是哪年哪天，要用数字写，比如2023-12-05"
    )


def test_the_same_name_twice_is_told_with_both_lines() -> None:
    """Two debts of one name can't be told apart; the message says which lines."""
    message = complaint("pro-rata-offers", debts="甲, 1\n乙, 2\n\n甲, 3")

    assert message == "第4行，名称：「甲」和第1行一样，请写成不同的名称"


def test_a_list_holds_a_hundred_lines_and_a_thousand_dates() -> None:
    """The limits themselves are allowed."""
    days = "\n".join(f"{year}-{month:02}-05" for year in range(1960, 2060) for month in range(1, 11))

    assert answer("affordable-budget", income="a, 1\n" * 100)["result"]["total_income"] == "100.00"
    assert answer("court-deadline", rest_days=days)["ok"]
    assert complaint("court-deadline", rest_days=days + "\n2026-01-05") == "最多1000行，现在有1001行"


@pytest.mark.parametrize(
    "line", ["2021-01-04", "2021-01-04,", "2021-01-04, ", "2021-01-04，", "2021-01-04\t", " 2021-01-04 , "]
)
def test_a_last_column_may_stay_empty(line: str) -> None:
    """A lawsuit that has not ended has one day in its line, with or without the comma that a form leaves there."""
    found = run("limitation-date", {"due_on": "2020-06-01", "as_of": "2026-11-26", "proceedings": line})

    assert found["result"]["by_proceeding"][0]["to_date"] is None
    assert found["result"]["runs_from"] == "2021-01-04"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (", 2021-01-04", "第1行，哪天起诉、申请的：没有填"),
        (
            "2021-01-04, 2022-01-04, 2023-01-04",
            "第1行，「2021-01-04, 2022-01-04, …」要有1到2项，用逗号分开：哪天起诉、申请的, 哪天结束的",
        ),
    ],
)
def test_a_line_with_a_column_that_may_stay_empty_is_told_what_it_lacks(line: str, words: str) -> None:
    """The first column must be there, and there are no more than two."""
    found = run("limitation-date", {"due_on": "2020-06-01", "as_of": "2026-11-26", "proceedings": line})

    assert found["errors"][0]["message"].startswith(words)
