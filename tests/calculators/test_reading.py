"""What people type is read by the catalogue's rules, and every refusal says what to write instead."""

from typing import Any

import pytest

from calculators import run

BASE: dict[str, dict[str, str]] = {
    "overdue-cost": {"principal": "10000", "annual_rate": "18", "overdue_days": "30"},
    "affordable-budget": {"income": "工资, 8000"},
    "court-deadline": {"kind": "answer", "received_on": "2026-11-02"},
}


def answer(calculator: str, **inputs: str) -> dict[str, Any]:
    return run(calculator, BASE[calculator] | inputs)


def complaint(calculator: str, **inputs: str) -> str:
    (name,) = inputs
    (error,) = answer(calculator, **inputs)["errors"]
    assert error["field"] == name
    return error["message"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("  10000 ", "10000.00"),
        ("１２３４５．６", "12345.60"),
        ("1,234,567.80", "1234567.80"),
        ("１，２３４", "1234.00"),
        ("+5", "5.00"),
        ("＋５", "5.00"),
        (".5", "0.50"),
        ("007", "7.00"),
        ("1000000000000", "1000000000000.00"),
        ("1,000,000,000,000", "1000000000000.00"),
        ("\u30005\u3000", "5.00"),
    ],
)
def test_sums_are_read(text: str, read: str) -> None:
    """Blanks around, full-width signs, and commas between groups of three digits don't matter."""
    result = run("true-rate", {"principal": text, "payment": "1000000000000", "periods": "1"})["result"]

    assert result["received"] == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0", "要大于 0，比如 10000"),
        ("-0", "要大于 0，比如 10000"),
        ("-1", "要大于 0，比如 10000"),
        ("－１", "要大于 0，比如 10000"),
        ("1000000000000.01", "不能大于 1,000,000,000,000"),
        ("9" * 40, "不能大于 1,000,000,000,000"),
        ("1.005", "最多 2 位小数"),
        ("1.000", "最多 2 位小数"),
        *(
            (text, "要写成数字，比如 10000")
            for text in (
                "abc",
                "1e3",
                "1E3",
                "NaN",
                "Infinity",
                "-inf",
                "1_000",
                "1,00",
                "12,34,567",
                ",123",
                "1,234,",
                "1.5,000",
                "5.",
                ".",
                "-",
                "+-5",
                "1 000",
                "0x10",
                "٣",
                "५",
                "²",
                "Ⅷ",
                "一万",
                "￥5",
                "5元",
                "1..2",
                "1。5",
                "9" * 41,
            )
        ),
        ("9" * 201, "内容太长了，请检查是不是贴错了"),
        ("  ", "请填写这一项，比如 10000"),
        ("", "请填写这一项，比如 10000"),
    ],
)
def test_other_sums_are_refused(text: str, message: str) -> None:
    """Anything else is an error on the input, in words that say what to write."""
    assert complaint("overdue-cost", principal=text) == message


def test_blank_means_the_default() -> None:
    """A blank optional input counts as not given."""
    assert answer("overdue-cost", penalty_uplift=" ") == answer("overdue-cost", penalty_uplift="50")


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"annual_rate": "1000.00000001"}, "不能大于 1,000"),
        ({"annual_rate": "18.123456789"}, "最多 8 位小数"),
        ({"annual_rate": "-0.1"}, "不能小于 0"),
        ({"overdue_days": "1.5"}, "要写整数，比如 30"),
        ({"overdue_days": "30.0"}, "要写整数，比如 30"),
        ({"overdue_days": "36601"}, "不能大于 36,600"),
        ({"overdue_days": "-1"}, "不能小于 0"),
        ({"year_basis": "366"}, "只能选：360（360 天）、365（365 天）"),
        ({"compound": "True"}, "只能是 true（是）或 false（否）"),
        ({"compound": "1"}, "只能是 true（是）或 false（否）"),
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
        ("2026-2-3", "日期要写成 年-月-日 的样子，比如 2026-11-02"),
        ("20260203", "日期要写成 年-月-日 的样子，比如 2026-11-02"),
        ("2026-W01-1", "日期要写成 年-月-日 的样子，比如 2026-11-02"),
        ("2026/02/03", "日期要写成 年-月-日 的样子，比如 2026-11-02"),
        ("2026-02-30", "没有 2026-02-30 这一天，请检查日期"),
        ("2025-02-29", "没有 2025-02-29 这一天，请检查日期"),
        ("0000-01-01", "没有 0000-01-01 这一天，请检查日期"),
        ("1949-12-31", "日期要在 1950-01-01 到 2199-12-31 之间"),
        ("2200-01-01", "日期要在 1950-01-01 到 2199-12-31 之间"),
    ],
)
def test_other_dates_are_refused(text: str, message: str) -> None:
    """Only real days in the one form and range are dates."""
    assert complaint("court-deadline", received_on=text) == message


def test_full_width_dates_are_read() -> None:
    """A date typed with a Chinese keyboard is the same date."""
    assert answer("court-deadline", received_on="２０２６－１１－０２") == answer("court-deadline")


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
        ("工资", "第 1 行：要有 2 项，用逗号分开：名称, 金额（金额里不要写逗号）"),
        ("工资, 8,000", "第 1 行：要有 2 项，用逗号分开：名称, 金额（金额里不要写逗号）"),
        ("\n工资, x", "第 2 行：「金额」要写成数字"),
        (", 5", "第 1 行：「名称」没有填"),
        ("工资,", "第 1 行：「金额」没有填"),
        ("字" * 41 + ", 5", "第 1 行：「名称」名称要有 1 到 40 个字，不能有换行和控制符"),
        ("a\x00b, 5", "第 1 行：「名称」名称要有 1 到 40 个字，不能有换行和控制符"),
        ("a, 1\n" * 101, "最多 100 行，现在有 101 行"),
        ("a, -1\nb, x", "第 1 行：「金额」不能小于 0；第 2 行：「金额」要写成数字"),
        (
            "a\n" * 5,
            "；".join(f"第 {n} 行：要有 2 项，用逗号分开：名称, 金额（金额里不要写逗号）" for n in (1, 2, 3)) + "……",
        ),
        ("\n \n", "请填写这一项，比如 工资, 8000"),
    ],
)
def test_bad_lines_are_errors_on_the_list(text: str, message: str) -> None:
    """A bad line is told by its number and what is wrong with it."""
    assert complaint("affordable-budget", income=text) == message


def test_a_list_holds_a_hundred_lines_and_a_thousand_dates() -> None:
    """The limits themselves are allowed."""
    days = "\n".join(f"{year}-{month:02}-05" for year in range(1960, 2060) for month in range(1, 11))

    assert answer("affordable-budget", income="a, 1\n" * 100)["result"]["total_income"] == "100.00"
    assert answer("court-deadline", rest_days=days)["ok"]
    assert complaint("court-deadline", rest_days=days + "\n2026-01-05") == "最多 1000 行，现在有 1001 行"
