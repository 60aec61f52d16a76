"""Write what programs may ask of the site: how each calculator is called and what it answers."""

import json
from collections.abc import Iterable, Iterator

from calculators.declare import Calculator
from calculators.schemas import input_schema, output_schema

FOLDER = "api/v1"


def api_files(offered: Iterable[Calculator]) -> Iterator[tuple[str, str]]:
    """Give each file with its path: an index, and two JSON Schemas for each calculator."""
    index = []
    for calculator in offered:
        places = {
            "input": f"calculators/{calculator.id}.input.json",
            "output": f"calculators/{calculator.id}.output.json",
        }
        index.append({"id": calculator.id, "title": calculator.title, "summary": calculator.summary, **places})
        yield f"{FOLDER}/{places['input']}", _json(input_schema(calculator))
        yield f"{FOLDER}/{places['output']}", _json(output_schema(calculator))
    yield f"{FOLDER}/index.json", _json({"calculators": index})


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
