#!/usr/bin/env python3
"""Write the schemas that let editors complete fields, explain them and underline problems while one writes.

python3 scripts/schema.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import json
from collections.abc import Iterator
from typing import Any, Union

import click
import yaml
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

import calculators
from scripts.commands import program
from scripts.failures import told
from scripts.field_notes import GUIDE, GuideError, Note, Table, heading_of, note_of, read_tables
from scripts.own_files import write_all
from scripts.own_folders import ROOT
from sitegen.model.field_types import CalculatorId, Model
from sitegen.model.kinds import KINDS, Kind

SCHEMAS = ROOT / "schemas"
SETTINGS = ROOT / ".vscode" / "settings.json"
SIGN = "由 scripts/schema.py 写成，不要手改"
"""Stands in every schema that we made: one that is no longer wanted is removed, another's is not."""

DRAFT = "http://json-schema.org/draft-07/schema#"


@program(help="按 sitegen/model/ 和 docs/content.md 写出编辑器用的 schemas/；改了字段以后运行。")
@click.option("--check", is_flag=True, help="不写，只看 schemas/ 是不是最新的；不是就以 1 退出。")
def main(check: bool) -> None:
    """Write all schemas, or tell which are out of date."""
    try:
        wanted = schemas()
    except (GuideError, yaml.YAMLError) as error:
        raise click.ClickException(str(error)) from None
    with told():
        changed, settings = differences(wanted, SCHEMAS), _renewed_settings()
        changed += [path.name for path in settings]
        if check and changed:
            raise click.ClickException(f"不是最新的：{'、'.join(changed)}。请运行 python3 scripts/schema.py。")
        write(wanted, SCHEMAS)
        write_all(settings)
    click.echo(f"更新了：{'、'.join(changed)}" if changed else "schemas/ 是最新的。")


def _renewed_settings() -> dict[Path, bytes]:
    text = SETTINGS.read_text(encoding="utf-8")
    renewed = naming_schemas(text)
    return {} if renewed == text else {SETTINGS: renewed.encode()}


def naming_schemas(settings: str) -> str:
    """Let an editor's settings say which files each schema is for; all else in them stays, and what says so already."""
    held = json.loads(settings)
    if held.get("yaml.schemas") == editor_mapping():
        return settings
    return json.dumps({**held, "yaml.schemas": editor_mapping()}, ensure_ascii=False, indent=2) + "\n"


def differences(wanted: dict[str, str], folder: Path) -> list[str]:
    """Name the files that are missing, different or no longer wanted; schemas of others don't count."""
    there = {path.name: path.read_bytes() for path in folder.glob("*.schema.json") if path.is_file()}
    stale = {name for name, text in there.items() if name not in wanted and SIGN.encode() in text}
    return sorted(stale | {name for name, text in wanted.items() if text.encode() != there.get(name)})


def write(wanted: dict[str, str], folder: Path) -> None:
    """Make the folder hold the wanted schemas, and none that we made earlier."""
    changed = differences(wanted, folder)
    write_all({folder / name: wanted[name].encode() for name in changed if name in wanted})
    for name in changed:
        if name not in wanted:
            (folder / name).unlink()


def editor_mapping() -> dict[str, str]:
    """Say which files each schema is for, as `yaml.schemas` of .vscode/settings.json does."""
    return {
        f"./schemas/{kind.name}.schema.json": f"content/{kind.place}{'/*' if kind.layout == 'folder' else ''}.yml"
        for kind in KINDS
    }


def schemas() -> dict[str, str]:
    """Make the text of every schema, by file name."""
    tables = read_tables(GUIDE.read_text(encoding="utf-8"))
    return {
        f"{kind.name}.schema.json": json.dumps(
            {"$schema": DRAFT, "$comment": SIGN, **_schema_of(kind, tables)}, ensure_ascii=False, indent=2, default=str
        )
        + "\n"
        for kind in KINDS
    }


def _schema_of(kind: Kind[Model], tables: dict[str, Table]) -> JsonSchemaValue:
    if kind.variants:
        return _schema_of_variants(kind, tables)
    return (_list_schema if kind.layout == "list" else _schema)(kind.model, tables)


def _schema(kind: Any, tables: dict[str, Table]) -> JsonSchemaValue:
    schema = TypeAdapter(kind).json_schema(schema_generator=EditorSchema)
    models = {model.__name__: model for model in all_models(Model)}
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("title") in models:
            _explain(part, models[part["title"]], tables)
    return schema


def _list_schema(model: type[BaseModel], tables: dict[str, Table]) -> JsonSchemaValue:
    item = _schema(model, tables)
    return {"$defs": item.pop("$defs", {}), "type": "array", "items": item}


def _schema_of_variants(kind: Kind[Model], tables: dict[str, Table]) -> JsonSchemaValue:
    """Tell the models apart by the row's field, so that hints fit what is written; without it, it is the row's own."""
    schema = _schema(Union[tuple(kind.variants.values())], tables)  # noqa: UP007 (how many there are, the row says)
    made: JsonSchemaValue = _default_of_variants(kind)
    for name, model in kind.variants.items():
        if model is not kind.model:
            chosen = {"properties": {kind.variant_field: {"const": name}}, "required": [kind.variant_field]}
            made = {"if": chosen, "then": {"$ref": f"#/$defs/{model.__name__}"}, "else": made}
    return {"$defs": schema["$defs"], **made}


def _default_of_variants(kind: Kind[Model]) -> JsonSchemaValue:
    """Give what holds where no variant is chosen: one of them, or that one must be."""
    if kind.model in kind.variants.values():
        return {"$ref": f"#/$defs/{kind.model.__name__}"}
    name = kind.variant_field
    return {"type": "object", "properties": {name: {"enum": list(kind.variants)}}, "required": [name]}


class EditorSchema(GenerateJsonSchema):
    """What editors are told: never stricter than the checker but about fields left empty."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Allow what an editor takes for a number: the checker reads every scalar as text."""
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002 (its base names it)
        """Allow a number; in quotes it is a text, which is allowed beside it."""
        return {"type": "number"}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave out the empty value: who has nothing to say leaves out the field."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out defaults that say nothing."""
        made = super().default_schema(schema)
        return made if made.get("default") else {key: value for key, value in made.items() if key != "default"}

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """Offer the ids of calculators, which only programmers add to."""
        inner = super().function_after_schema(schema)
        if schema["function"]["function"] is CalculatorId:
            return {"type": "string", "enum": [calculator.id for calculator in calculators.catalogue()]}
        return inner


def all_models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Go through every model of the content."""
    for model in base.__subclasses__():
        yield model
        yield from all_models(model)


def _explain(schema: JsonSchemaValue, model: type[BaseModel], tables: dict[str, Table]) -> None:
    schema["title"] = heading_of(tables, model)
    del schema["description"]
    for field, value in schema["properties"].items():
        note = note_of(tables, model, field)
        value.pop("title", None)  # the field's name again, in English
        schema["properties"][field] = {**value, "description": note.what, **_examples(note)}


def _examples(note: Note) -> dict[str, list[Any]]:
    return {"examples": [yaml.safe_load(note.example)]} if note.example else {}


if __name__ == "__main__":
    main()
