"""Work out a calculator at build time and say how its form and result stand in the page."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from calculators.declare import Calculator, InputField, OutputField
from calculators.examples import USUAL
from calculators.figures import TIMES
from calculators.labels import COUNTED_WITH, FIRST_PAYMENT_DAY
from calculators.quantities import FIRST_DAY, LAST_DAY
from calculators.wording import TO_MEND
from sitegen.checks.calculations import Answer, worked_out
from sitegen.model.format import date_text, grouped, shown
from sitegen.pages.prose import WHOLE
from sitegen.site import Site


class _Column(NamedTuple):
    label: str
    kind: str
    unit: str


MANY_ROWS = 20
"""A longer list was not typed by hand and stays text until the reader wants rows."""
_LINE_PX, _FRAME_PX, _TOOLS_PX = 28.8, 20, 52
_ROW_PX = {4: 63}
"""How tall a row is on a desk, by the number of its columns (theme/styles/rows.css; tests/browser/test_twins.py measures)."""
_OTHER_ROW_PX = 54
_LABELS_PX = {2: 22, 3: 22, 4: 22}
"""What the labels above the first row add."""
_MOST_BOXES = 4
"""So many boxes a phone shows before the result, until somebody fills in own numbers."""
_FROM_FACTS = ("rest_days", "work_days")
"""Inputs that pages fill in from the facts: nobody's example."""
_DAY = "as_of"
_NAMED_DAY = re.compile(r"\{([a-z_]+)\}")
_WHICH_DAY = "哪天"
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_EMPTY = "没填"
_DAY_COLUMN = _Column("日期", "date", "")
INPUT_MODES = {"money": "decimal", "percent": "decimal", "integer": "numeric", "date": "text", "text": "text"}
"""Which keyboard a phone shows; that for figures alone has no hyphen on some, so dates don't get it."""
PLACEHOLDERS = {"date": USUAL["date"]}
"""What an empty field shows of how its kind is written."""
LONGEST_WHOLE = 18
"""A figure up to so many characters fits a line of the narrowest phone."""
LONG_TABLE, BEGINNING = 24, 12
"""Of an example's table with more rows than the first, pages of situations print as many as the second."""
FORM_CONSTANTS = {
    "BEGINNING": BEGINNING,
    "COUNTED_WITH": COUNTED_WITH,
    "FIRST_DAY": FIRST_DAY,
    "FIRST_PAYMENT_DAY": FIRST_PAYMENT_DAY,
    "INPUT_MODES": INPUT_MODES,
    "LAST_DAY": LAST_DAY,
    "LONGEST_WHOLE": LONGEST_WHOLE,
    "MANY_ROWS": MANY_ROWS,
    "PLACEHOLDERS": PLACEHOLDERS,
    "TIMES": " ".join(f"{unit}{places}" for unit, places in TIMES.items()),
    "TO_MEND": TO_MEND,
    "WHOLE": WHOLE.pattern,
}
"""What templates write of these into the form, for the page's script to read there."""


@dataclass(frozen=True)
class FilledField:
    """An input of a form with the value it starts with."""

    field: InputField
    value: str

    @property
    def checked(self) -> bool:
        """Whether a yes-or-no input starts as yes."""
        return self.value == "true"

    @property
    def is_example(self) -> bool:
        """Whether the value was made up for the page: neither the input's default nor a fact."""
        return not self.is_from_facts and self.value != self.field.default

    @property
    def is_from_facts(self) -> bool:
        """Whether the page fills it in from the facts: a calendar, which is right unless something was published since."""
        return self.field.name in _FROM_FACTS

    @property
    def is_folded(self) -> bool:
        """Whether it waits in a fold: few change it, and the page's example doesn't either.

        What an example puts in the place of a default would count as the reader's, unseen.
        """
        return self.field.rare and not (self.is_example and self.field.default)

    @property
    def text_rows(self) -> int:
        """How tall a list's text is on a desk: as the rows that take its place, so that nothing moves when they come.

        On a phone rows.css says it, where all rows but perhaps one are folded.
        """
        count = len(self.value.strip().split("\n"))
        if count > MANY_ROWS:
            return MANY_ROWS // 2
        tall = count * _ROW_PX.get(self.boxes, _OTHER_ROW_PX) + _LABELS_PX.get(self.boxes, 0) + _TOOLS_PX
        return max(4, round((tall - _FRAME_PX) / _LINE_PX))

    @property
    def is_list(self) -> bool:
        """Whether it is filled in row by row."""
        return self.field.kind in ("lines", "dates")

    @property
    def boxes(self) -> int:
        """How many boxes the field has; of a list, each row."""
        return max(1, len(self._columns))

    @property
    def columns_text(self) -> str:
        """What a list's rows are made of, as the page's script reads it."""
        return json.dumps(self._columns or [_column(_DAY_COLUMN)], ensure_ascii=False)

    @property
    def _columns(self) -> list[Mapping[str, str | int | None]]:
        return [cell for column in self.field.columns for cell in _cells(column)]

    @property
    def told(self) -> str:
        """What the line above folded fields says of it; theme/scripts/form/folded.mjs says the same."""
        return f"{self.field.label}：{self.words}"

    @property
    def words(self) -> str:
        """What stands in it, in short."""
        if self.field.kind == "boolean":
            return shown(self.checked, "boolean")
        if self.field.choices:
            return dict(self.field.choices)[self.value]
        lines = self.value.split("\n")
        if not lines[0]:
            return _EMPTY
        if len(lines) > 1:
            return f"{len(lines)}个" if self.field.kind == "dates" else f"{len(lines)}行"
        return date_text(self.value) if _ISO_DAY.fullmatch(self.value) else _with_unit(self.value, self.field.unit)


def _is_nothing(value: object) -> bool:
    """Whether a result is none or nought; `isNothing` in theme/scripts/calculator/result.mjs asks the same."""
    return value is None or not str(value).strip("0.")


def _cells(column: InputField) -> Iterator[Mapping[str, str | int | None]]:
    """Give the boxes of a row for a column: two, for what comes and what goes, where its amounts may be below zero."""
    if column.signs is None:
        yield _column(column)
        return
    for label, sign in zip(column.signs, (1, -1), strict=True):
        yield {**_column(_Column(label, column.kind, column.unit)), "sign": sign}


def _column(column: _Column | InputField) -> Mapping[str, str | int | None]:
    days = {"min": str(FIRST_DAY), "max": str(LAST_DAY)} if column.kind == "date" else {}
    return {
        **days,
        "label": column.label,
        "unit": column.unit,
        "mode": INPUT_MODES[column.kind],
        "placeholder": PLACEHOLDERS.get(column.kind),
    }


def _with_unit(text: str, unit: str) -> str:
    value = grouped(text) if _NUMBER.fullmatch(text) else text
    return f"{value}{unit}"


@dataclass(frozen=True)
class Calculation:
    """A calculator with its first values and the answer worked out from them."""

    calculator: Calculator
    heading: str
    fields: tuple[FilledField, ...]
    rare: tuple[FilledField, ...]
    answer: Answer
    followers: tuple[str, ...]
    """The calculators and letters that go on with its results."""

    @cached_property
    def open_rows(self) -> Mapping[str, int]:
        """How many rows of each list stand open on a phone while they are the example's: one while there is room for it."""
        room = _MOST_BOXES - sum(not each.is_list for each in self.fields)
        found = {}
        for each in self.fields:
            if each.is_list:
                found[each.field.name] = int(each.boxes <= room)
                room -= found[each.field.name] * each.boxes
        return found

    @property
    def sentence(self) -> tuple[str, str, str]:
        """The sentence read first: what stands before the large figure, the figure, what follows."""
        view = self.answer["view"]
        before, big, after = view["answer"].partition(view["big"]) if view["big"] else (view["answer"], "", "")
        return before, big, after

    @property
    def chart(self) -> Markup:
        """The drawing, made by our own code from numbers and escaped words."""
        return Markup(self.answer["view"]["chart"])  # noqa: S704 (it stands by that promise)

    @property
    def chart_title(self) -> str:
        """The drawing's own title, to be seen above it: what is drawn, and in which unit."""
        title: str = self.answer["view"]["chart_title"]
        return title

    @property
    def figures(self) -> tuple[OutputField, ...]:
        """The results that are one value."""
        return tuple(output for output in self.calculator.outputs if output.kind != "rows")

    @property
    def tables(self) -> tuple[OutputField, ...]:
        """The results that are rows, but for steps and notes, which have their own place."""
        return tuple(
            output
            for output in self.calculator.outputs
            if output.kind == "rows" and output.name not in ("steps", "notes")
        )

    @property
    def result(self) -> Answer:
        """The results by name."""
        found: Answer = self.answer["result"]
        return found

    @property
    def has_day(self) -> bool:
        """Whether it matters which day is today."""
        return bool(self._values.get(_DAY))

    @property
    def is_of_a_day(self) -> bool:
        """Whether the answer is a day counted from the reader's: an example's could be taken for theirs."""
        return any(output.is_total and output.kind == "date" and self.result[output.name] for output in self.figures)

    @property
    def counts_from(self) -> str:
        """How the example's day is told: `{received_on}收到的`, after its label 哪天收到的."""
        field = self.counted_from.field
        return field.label.replace(_WHICH_DAY, f"{{{field.name}}}")

    def dated(self, words: str) -> str:
        """Put days of the form in the places of their names; theme/scripts/calculator/example-words.mjs does the same."""
        return _NAMED_DAY.sub(lambda found: date_text(self._values[found[1]]), words)

    @property
    def _values(self) -> Mapping[str, str]:
        return {filled.field.name: filled.value for filled in (*self.fields, *self.rare)}

    @property
    def counted_from(self) -> FilledField:
        """The day from which a deadline is counted, which is the first that its form asks for."""
        days = (each for each in (*self.fields, *self.rare) if each.field.kind == "date" and each.field.name != _DAY)
        return next(days)

    def is_left_out(self, output: OutputField) -> bool:
        """Whether a result stays out of the statement: meant for programs, or a part that this case doesn't have."""
        return output.is_code or (output.omits_zero and _is_nothing(self.result[output.name]))

    def that_follow(self, kind: str) -> tuple[str, ...]:
        """The pages of a kind that go on with its results."""
        return tuple(target for target in self.followers if target.startswith(f"{kind}:"))

    @property
    def has_dates(self) -> bool:
        """Whether there is a day to put into a calendar."""
        return any(output.kind == "date" for output in self.figures)

    def is_plan(self, table: OutputField) -> bool:
        """Whether a table says what is paid month by month, so that its days can go into a calendar."""
        return {"period", "payment", "balance"} <= {column.name for column in table.columns}

    def is_long(self, table: OutputField) -> bool:
        """Whether a table's example is too long to stand whole inside a page that is about something else."""
        return len(self.result[table.name]) > LONG_TABLE

    def is_readers(self, table: OutputField, row: Answer) -> bool:
        """Whether a row of a table stands for the reader's own number."""
        return bool(table.reader_row) and row[table.columns[0].name] == self._values[table.reader_row]

    def cell(self, output: OutputField, row: Answer) -> str:
        """Write a cell of a table."""
        unit = "" if output.kind == "money" else output.unit
        return shown(row[output.name], output.kind, unit)

    def figure(self, output: OutputField) -> str:
        """Write a result."""
        return shown(self.result[output.name], output.kind, output.unit)


def calculation(site: Site, identifier: str, preset: Mapping[str, str], heading: str) -> Calculation:
    """Work out a calculator with its defaults, its page's example and a preset, the later ones counting."""
    calculator = site.calculator(identifier)
    assert calculator
    values = {**calculator.example, **site.example(identifier), **preset}
    answer = worked_out(calculator, values)
    values |= {one["field"]: _as_read(values[one["field"]], one) for one in answer["read"]}
    filled = tuple(FilledField(field, values.get(field.name, "")) for field in calculator.inputs)
    return Calculation(
        calculator,
        heading,
        tuple(each for each in filled if not each.is_folded),
        tuple(each for each in filled if each.is_folded),
        answer,
        site.followers(identifier),
    )


def _as_read(text: str, reading: Mapping[str, str]) -> str:
    """Write a preset, or each line of one, as plainly as it was understood."""
    lines = dict(zip(reading["typed"].split("\n"), reading["read"].split("\n"), strict=True))
    return "\n".join(lines.get(line.strip(), line) for line in text.strip().splitlines())
