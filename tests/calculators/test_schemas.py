"""The published JSON Schemas say what the calculators really take and give."""

import jsonschema
import pytest

from calculators import Calculator, catalogue, run
from calculators.schemas import input_schema, output_schema


@pytest.mark.parametrize("calculator", catalogue(), ids=lambda one: one.id)
def test_schema_takes_the_example_and_its_answer(calculator: Calculator) -> None:
    """Both schemas are valid; the example, its answer and a refusal fit them, and an unknown name does not."""
    takes, gives = (jsonschema.Draft202012Validator(one(calculator)) for one in (input_schema, output_schema))
    for validator in (takes, gives):
        validator.check_schema(validator.schema)

    takes.validate(dict(calculator.example))
    gives.validate(run(calculator.id, calculator.example))
    gives.validate(run(calculator.id, {"no-such-name": "1"}))

    assert not takes.is_valid({**calculator.example, "no-such-name": "1"})
    assert not gives.is_valid({"ok": True, "result": {}, "view": {}})
