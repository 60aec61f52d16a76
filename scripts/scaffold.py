"""Write the beginning of a file from its model and the guide: what must be filled in stands empty."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from scripts.field_notes import GUIDE, Table, note_of, read_tables
from sitegen.model.passage import Piece
from sitegen.model.patterns import PATTERNS

COLUMN = 26
"""Where the words on what belongs there begin."""
OFTEN: dict[type[BaseModel], tuple[str, ...]] = {Piece: ("text",)}
"""Of models that demand nothing: what is filled in most often."""
FIRST = (
    *("pattern", "title", "short_title", "aliases", "stage", "for_whom", "answer", "next"),
    *("kind_words", "reviewed", "review_months"),
)
"""What every page begins with, in the order in which it is written; the pattern's own sections follow."""
ALSO = ("aliases", "for_whom")
"""What may be left out, but shouldn't be."""
OF_PIECES = "一节里可以有几项，可以写的还有：docs/content.md「块」。"
"""What is said besides at the top of a page that is made of pieces."""


def begun_of_pattern(pattern: str, today: date) -> str:
    """Give the text of a new page of a pattern."""
    first = next(iter(PATTERNS[pattern].sections))
    return begun(PATTERNS[pattern].model, today, {"pattern": pattern, "step": first}, more=OF_PIECES)


def begun(model: type[BaseModel], today: date, known: dict[str, str] | None = None, more: str = "") -> str:
    """Give the text of a new file; of some fields it is known what they say, and `more` is said at the top."""
    tables = read_tables(GUIDE.read_text(encoding="utf-8"))
    always = {"reviewed": today.isoformat(), "review_months": "3", "aliases": "[]"}
    heads = (
        f"# 每个冒号后面空着的地方都要填；# 后面是说明，填完可以删。{more}",
        "# 写着 ● 的，要有出处 [@法:条]；没有法条、只是经验的，正文里写 [@experience]，或者加一行 experience: true。",
    )
    return "\n".join((*heads, *_lines(model, tables, always | (known or {})))) + "\n"


def _lines(model: type[BaseModel], tables: dict[str, Table], known: dict[str, str]) -> Iterator[str]:
    for name in dict.fromkeys((*(each for each in FIRST if each in model.model_fields), *model.model_fields)):
        field = model.model_fields[name]
        if field.is_required() or name in OFTEN.get(model, ALSO):
            key, what = field.alias or name, note_of(tables, model, field.alias or name).what
            yield f"{f'{key}: {known.get(name, str())}'.rstrip():<{COLUMN}}# {what}"
            if inner := _model_in(field.annotation):
                is_list = get_origin(field.annotation) is tuple
                yield from _indented(_lines(inner, tables, known), is_list=is_list)


def _indented(lines: Iterator[str], *, is_list: bool) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield ("  - " if is_list and number == 0 else "    " if is_list else "  ") + line


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Find the model that a field holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
