"""The table of what people type (tests/cases/inputs.yml), laid out for every field of every calculator."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators import Calculator, InputField
from calculators.examples import USUAL
from tests.tables import table

TABLE = table("inputs")


@dataclass(frozen=True)
class Case:
    """One typed text in one field, or in one column of a list."""

    field: InputField
    column: InputField | None
    typed: str
    value: str | None
    """As plain as it can be typed; None where it is refused."""
    names: str = ""
    advice: str = ""

    def text(self, part: str) -> str:
        """What the field holds when `part` stands in the place of the case."""
        if self.column is None:
            return part
        columns = self.field.columns
        example = (
            self.field.example.split("\n")[0].split(", ")
            if self.field.example
            else [USUAL[one.kind] for one in columns]
        )
        others = dict(zip(columns, example, strict=True))
        return "\t".join({**others, self.column: part}[column] for column in columns)


def cases(calculator: Calculator) -> Iterator[Case]:
    for field in calculator.inputs:
        for column in field.columns or (None,):
            for one in table_of(column or field):
                value = one.get("value")
                yield Case(field, column, one["typed"], value, one.get("names", ""), one.get("advice", ""))


def table_of(field: InputField) -> list[dict[str, str]]:
    if field.kind == "money":
        return [*TABLE["money"], *TABLE["signed money" if field.quantity.at_least < 0 else "unsigned money"]]
    if field.kind == "integer":
        return TABLE["days" if field.unit == "天" else "periods"]
    names = {"percent": "percent", "date": "date", "dates": "date", "text": "name"}
    return TABLE[names[field.kind]] if field.kind in names else []


def rounds(calculator: Calculator) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """All that is understood, in as few calls as there are forms: what is typed, and the same typed plainly."""
    by_field: dict[str, list[Case]] = {}
    for case in cases(calculator):
        if case.value is not None:
            by_field.setdefault(case.field.name, []).append(case)
    for turn in range(max(map(len, by_field.values()))):
        chosen = {name: found[turn % len(found)] for name, found in by_field.items()}
        typed = {name: case.text(case.typed) for name, case in chosen.items()}
        plain = {name: case.text(case.value or "") for name, case in chosen.items()}
        yield {**calculator.example, **typed}, {**calculator.example, **plain}


def refusals(calculator: Calculator) -> Iterator[dict[str, str]]:
    """All that is refused, in as few calls as there are forms."""
    by_field: dict[str, list[Case]] = {}
    for case in cases(calculator):
        if case.value is None:
            by_field.setdefault(case.field.name, []).append(case)
    for turn in range(max(map(len, by_field.values()))):
        texts = {name: found[turn % len(found)] for name, found in by_field.items()}
        yield {**calculator.example, **{name: case.text(case.typed) for name, case in texts.items()}}
