"""What people type is understood where it has one meaning, in every field and every row, and told how to write where it hasn't."""

import json
import re
import sys
from pathlib import Path

import pytest

from calculators import Calculator, catalogue, run, run_json
from calculators.__main__ import main
from calculators.characters import PLAIN
from calculators.reading import ReadInputs, read_inputs
from tests.calculators.typed_inputs import Case, cases, refusals, rounds
from tests.tables import read_yaml

ALL = pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
CONTENT = Path(__file__).parents[2] / "content"


@ALL
def test_every_field_understands_or_refuses_the_table(calculator: Calculator) -> None:
    """Each text in each field, and in each column of a list, gives the value of the table, or its words."""
    found = {
        case: read_inputs(calculator, {**calculator.example, case.field.name: case.text(case.typed)})
        for case in cases(calculator)
    }

    wrong = {(case.field.name, case.typed): read for case, read in found.items() if not is_as_in_table(case, read)}
    assert wrong == {}


def is_as_in_table(case: Case, read: ReadInputs) -> bool:
    messages = [problem.message for problem in read.problems if problem.field == case.field.name]
    if case.value is None:
        return len(messages) == 1 and case.names in messages[0] and bool(re.search(case.advice, messages[0]))
    told = [one for one in read.readings if one.field == case.field.name]
    if case.typed in (case.value, f"+{case.value}"):
        return not messages and all(one.typed == one.read and one.question for one in told)
    plain = case.text(case.value)
    lines = plain if case.column is None or re.search("[,，]", plain) else plain.replace("\t", ", ")
    return not messages and [(one.typed, one.read) for one in told] == [(case.text(case.typed), lines)]


@ALL
def test_other_forms_give_the_same_answer_to_the_byte(calculator: Calculator) -> None:
    """Whoever types 1.2万元 gets what 12000 gets, and typing what was understood tells nothing more about forms."""
    for typed, plain in rounds(calculator):
        first, second = run(calculator.id, typed), run(calculator.id, plain)

        assert without_reading(first) == without_reading(second)
        assert all(one["typed"] == one["read"] for one in second.get("read", []))
        again = {one["field"]: one["read"] for one in first.get("read", [])}
        assert without_reading(run(calculator.id, {**plain, **again})) == without_reading(second)


def without_reading(answer: dict[str, object]) -> dict[str, object]:
    return {name: part for name, part in answer.items() if name != "read"}


@ALL
def test_the_command_reads_as_the_seam_does(calculator: Calculator, capsys: pytest.CaptureFixture[str]) -> None:
    """The same texts as arguments give the seam's own bytes, understood and refused."""
    calls = [
        next(rounds(calculator))[0],
        *(typed for typed, _ in list(rounds(calculator))[5:7]),
        next(refusals(calculator)),
    ]
    for inputs in calls:
        main([calculator.id, *(f"{name}={text}" for name, text in inputs.items()), "--json"])

        assert capsys.readouterr().out == run_json(calculator.id, json.dumps(inputs)) + "\n"


def test_nothing_is_understood_silently(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer, and the plain report, say what was read, and ask about a rate that looks a hundred times too small."""
    inputs = {"principal": "1.2万元", "annual_rate": "0.05", "overdue_days": "30"}

    assert run("overdue-cost", inputs)["read"] == [
        {"field": "principal", "typed": "1.2万元", "read": "12000", "question": ""},
        {
            "field": "annual_rate",
            "typed": "0.05",
            "read": "0.05",
            "question": "0.05%一年？如果是5%，写5；如果是一天0.05%，写18",
        },
    ]
    main(["overdue-cost", *(f"{name}={text}" for name, text in inputs.items())])
    report = capsys.readouterr().out
    assert "还没还的本金（principal）：「1.2万元」按 12000 元算" in report
    assert "0.05%一年？如果是5%，写5；如果是一天0.05%，写18" in report


def test_lists_tell_the_lines_that_were_read_otherwise() -> None:
    """One row for the list, with its lines in question beside how they were read."""
    debts = "借呗, 1万, 18%, 500\n花呗, 5000, 15, 500\n3,6\t2,000\t0.18\t100"

    assert run("payoff-order", {"monthly_budget": "3000", "debts": debts})["read"] == [
        {
            "field": "debts",
            "typed": "借呗, 1万, 18%, 500\n3,6\t2,000\t0.18\t100",
            "read": "借呗, 10000, 18, 500\n3,6\t2000\t0.18\t100",
            "question": "第3行，年利率：0.18%一年？如果是18%，写18",
        }
    ]


@ALL
def test_a_rate_a_hundred_times_too_small_or_large_is_asked_about(calculator: Calculator) -> None:
    """Every rate has its usual range: its example is in it; a hundredth and a hundredfold are asked about, or too large for any rate."""
    for one in calculator.inputs:
        for field in (one, *one.columns):
            if field.kind != "percent":
                continue
            least, most = field.quantity.usual or pytest.fail(f"{field.name} has no usual range")
            for value in (least / 100, most * 100):
                assert asked(calculator, one.name, field.name, f"{value:f}"), (field.name, value)
            assert not asked(calculator, one.name, field.name, "0")


def asked(calculator: Calculator, name: str, column: str, text: str) -> bool:
    case = next(case for case in cases(calculator) if column in (case.field.name, case.column and case.column.name))
    read = read_inputs(calculator, {**calculator.example, name: case.text(text)})
    return bool(read.problems) or any(one.question for one in read.readings)


@pytest.mark.parametrize(
    ("calculator", "inputs", "question"),
    [
        ("card-revolving", {"daily_rate": "0.0005"}, "0.0005%一天？如果是0.05%，写0.05"),
        ("card-revolving", {"daily_rate": "5"}, "5%一天？如果是0.05%，写0.05"),
        ("card-revolving", {"daily_rate": "18"}, "18%一天？如果是一年18%，写0.05"),
        ("card-revolving", {"daily_rate": "0.5"}, "0.5%一天？请再看一眼；合同、账单上有的，对着看"),
        ("overdue-cost", {"annual_rate": "500"}, "500%一年？如果是5%，写5"),
        ("overdue-cost", {"penalty_uplift": "0.5"}, "0.5%？如果是50%，写50"),
        ("instalment-fee", {"fee_rate_per_period": "0.006"}, "0.006%一期？如果是0.6%，写0.6"),
        ("rate-cap-check", {"lpr_1y": "0.03"}, "0.03%一年？如果是3%，写3"),
        ("affordable-budget", {"safety_margin": "0.1"}, "0.1%？如果是10%，写10"),
    ],
)
def test_questions_say_what_was_probably_meant(calculator: str, inputs: dict[str, str], question: str) -> None:
    """The question repeats the rate with its time, and how to write the likely one."""
    (example,) = (one.example for one in catalogue() if one.id == calculator)

    assert [one["question"] for one in run(calculator, {**example, **inputs})["read"]] == [question]


def test_nothing_of_the_sites_own_is_asked_about_or_read_otherwise() -> None:
    """Defaults, examples and every preset of the content are plain, and their rates usual."""
    files = [path for path in CONTENT.rglob("*.yml") if path.parent.name != "laws"]
    contents = [read_yaml(path) for path in files]
    for calculator in catalogue():
        assert run(calculator.id, calculator.example)["read"] == []
        for preset in presets(contents, calculator.id):
            given = {name: text for name, text in preset.items() if isinstance(text, str)}
            assert read_inputs(calculator, {**calculator.example, **given}).readings == (), preset


def presets(contents: list[object], calculator: str) -> list[dict[str, str]]:
    own = CONTENT / "calculators" / f"{calculator}.yml"
    example = read_yaml(own).get("example") or {}
    return [example, *(found for content in contents for found in walk(content, calculator))]


def walk(part: object, calculator: str) -> list[dict[str, str]]:
    if isinstance(part, list):
        return [found for each in part for found in walk(each, calculator)]
    if not isinstance(part, dict):
        return []
    own = [part["preset"]] if "preset" in part and calculator in (part.get("calculator"), part.get("id")) else []
    named = (
        [part["presets"][calculator]] if isinstance(part.get("presets"), dict) and calculator in part["presets"] else []
    )
    return [*own, *named, *(found for each in part.values() for found in walk(each, calculator))]


def test_months_are_no_count_of_weeks() -> None:
    """12个月 is twelve monthly payments; paid by the week it could be fifty-two, so it is refused there."""
    weekly = {"principal": "12000", "payment": "1072", "period": "week"}

    assert run("true-rate", {**weekly, "period": "month", "periods": "12个月"})["ok"]
    assert run("true-rate", {**weekly, "periods": "12期"})["ok"]
    (error,) = run("true-rate", {**weekly, "periods": "12个月"})["errors"]
    assert error == {
        "field": "periods",
        "message": "「12个月」不知道是几期：不是每月还一次的，写一共还几期，比如12",
    }


def test_the_table_of_characters_is_unicodes_own() -> None:
    """Full-width and other forms become what Unicode says, one for one; a raised 2, ½ and ① are none of them."""
    unicodedata = pytest.importorskip("unicodedata")
    others = {0x2212: "-", 0xFFE5: "¥"}

    assert {code: unicodedata.normalize("NFKC", chr(code)) for code in PLAIN} | others == PLAIN | others
    assert all(len(text) == 1 for text in PLAIN.values())
    assert not {ord(character) for character in "²½①⑴㎡"} & PLAIN.keys()


@pytest.mark.parametrize("text", ["x" * 500, "\ud800" * 500, "a\nb\r\tc\u202e", "字" * 500, "\x00"])
def test_what_nobody_knows_is_cut_and_safe_in_every_message(text: str) -> None:
    """An unknown calculator, field, value, choice or line comes back short, in one line, and as text that can be written."""
    example = {one.name: text for one in catalogue()[0].inputs}
    answers = [
        run(text, {}),
        run_json(text, "{}"),
        run_json("overdue-cost", json.dumps({text: "1"})),
        run_json("overdue-cost", f'{{{json.dumps(text)}: "1", {json.dumps(text)}: "1"}}'),
        *(run(one.id, dict.fromkeys(one.example, text)) for one in catalogue()),
        run("overdue-cost", example),
    ]
    for answer in answers:
        for error in (json.loads(answer) if isinstance(answer, str) else answer)["errors"]:
            assert "\n" not in error["message"] + error["field"]
            assert text[:100] not in error["message"] or len(text) < 10
            error["message"].encode()
            assert not re.search("[\x00-\x1f\u202e]", error["message"] + error["field"])
            assert len(error["field"]) <= 41


def test_the_command_cuts_what_nobody_knows(capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments that are no `name=value`, given twice, or no option, don't fill the terminal."""
    long = "x" * 500
    for arguments in (
        [long],
        ["overdue-cost", long],
        ["overdue-cost", f"{long}=1", f"{long}=1"],
        ["overdue-cost", f"--{long}"],
    ):
        try:
            main(arguments)
        except SystemExit as stopped:
            assert stopped.code == 2  # noqa: PT017 (an id is the seam's to refuse, the rest is usage)
        told = capsys.readouterr()
        assert long not in told.err + told.out
        assert len(told.err) < 400, sys.stderr


@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.id)
def test_form_opens_with_what_it_can_not_do_without(one: Calculator) -> None:
    """At most four inputs stand open; a folded one has a default, is today, or at least an example to say in the line above."""
    assert 1 <= len([each for each in one.inputs if not each.rare]) <= 4
    for each in one.inputs:
        if each.rare and each.default is not None and each.name != "as_of":
            assert each.example == each.default, "nobody's number works hidden in the reader's result"


@ALL
def test_no_mistake_is_told_at_the_day_that_the_device_fills_in(calculator: Calculator) -> None:
    """A date that can't go with today is told at that date: the day of reading stands folded, and nobody typed it."""
    days = [one.name for one in calculator.inputs if one.kind == "date" and one.name != "as_of"]
    with_day = {"as_of": "2026-11-26"} if "as_of" in {one.name for one in calculator.inputs} else {}
    answers = [
        run(calculator.id, {**calculator.example, **with_day, name: day})
        for name in days
        for day in ("1901-01-01", "2026-11-27", "2199-01-01")
    ]

    told = {problem["field"] for answer in answers for problem in answer.get("errors", [])}
    assert told <= set(days)
