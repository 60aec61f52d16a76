"""What the project says of itself is true: commands, fields, examples, messages."""

import json
import re
from datetime import date
from typing import Annotated

import pytest
import yaml
from pydantic import TypeAdapter

import calculators
from scripts import schema
from scripts.field_notes import COMMON, GUIDE, heading_of, note_of, read_tables
from sitegen.checks.wording import HURTFUL
from sitegen.model.field_types import Model
from sitegen.model.kinds import KINDS
from sitegen.model.letter import LetterFile
from tests.docs.filling import messages, start

TODAY = date(2026, 11, 24)
READMES = ("README.md", "README.zh-CN.md")
TEXT = GUIDE.read_text(encoding="utf-8")
TABLES = read_tables(TEXT)
MODELS = {each.__name__: each for each in schema.all_models(Model) if each.__module__.startswith("sitegen.")}
ABSTRACT = {"Reviewed", "Route"}
CODE = re.compile(r"`([^`]+)`")


def section(heading: str) -> str:
    return re.split(r"\n#+ ", TEXT.split(f"# {heading}\n", 1)[1])[0]


def first_cells(text: str) -> list[str]:
    return [line.split("|")[1] for line in text.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize("readme", READMES)
def test_readme_names_every_command(root, readme):
    """Every script that can be run is in both README files, and every script named there exists."""
    runnable = {
        f"scripts/{path.name}"
        for path in (root / "scripts").glob("*.py")
        if re.search(r"^def main\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    named = set(re.findall(r"scripts/\w+\.py", (root / readme).read_text(encoding="utf-8")))

    assert runnable <= named
    assert [name for name in sorted(named) if not (root / name).is_file()] == []


def test_readmes_say_the_same(root):
    """The two README files have the same headings by rank, and the same commands in the same order."""
    english, chinese = ((root / name).read_text(encoding="utf-8") for name in READMES)

    assert re.findall(r"^#+", english, re.MULTILINE) == re.findall(r"^#+", chinese, re.MULTILINE)
    assert commands(english) == commands(chinese)


def commands(readme: str) -> list[str]:
    """What a reader would type; words that stand for a folder are in the reader's language."""
    fence = re.compile(r"```\n(.*?)```", re.DOTALL)
    typed = [line.split("#")[0].strip() for block in fence.findall(readme) for line in block.splitlines()]
    written = [re.sub(r" (FOLDER|文件夹)$", "", words) for words in CODE.findall(fence.sub("", readme))]
    return [words for words in (*typed, *written) if re.match(r"python3 |\.venv/|-|… ", words)]


@pytest.mark.parametrize("calculator", calculators.catalogue(), ids=lambda each: each.id)
def test_calculator_is_in_the_guide(calculator):
    """The guide lists each calculator with all its inputs, and no result that it hasn't."""
    rows = [line for line in section("计算器的输入").splitlines() if line.startswith(f"| `{calculator.id}`")]
    assert len(rows) == 1, f"docs/content.md, 计算器的输入: a row for {calculator.id}"
    _, _, inputs, results, _ = rows[0].split("|")

    assert {field.name for field in calculator.inputs} <= set(CODE.findall(inputs))
    assert set(CODE.findall(results)) <= {field.name for field in calculator.outputs}


@pytest.mark.parametrize("model", [model for name, model in MODELS.items() if name not in ABSTRACT])
def test_fields_are_in_the_guide(model):
    """The guide explains each field, says whether it must be there, and gives an example that the model takes."""
    for name, field in model.model_fields.items():
        note = note_of(TABLES, model, field.alias or name)

        assert note.what
        assert (name, note.required) == (name, field.is_required())
        if note.example:
            kind = Annotated[field.annotation, None, *field.metadata]  # without its alias, which belongs to the model
            TypeAdapter(kind).validate_python(yaml.load(note.example, Loader=yaml.BaseLoader))


def test_guide_explains_no_field_that_is_not_there():
    """A field that was renamed or dropped leaves the guide as well."""
    known = {name: {field.alias or key for key, field in model.model_fields.items()} for name, model in MODELS.items()}

    assert {name: set(table.notes) - known[name] for name, table in TABLES.items()} == {name: set() for name in TABLES}
    assert COMMON in TABLES


def test_guide_links_to_its_own_headings():
    """A link inside the guide leads to a heading of it."""
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").strip()).replace(" ", "-")
        for line in TEXT.splitlines()
        if line.startswith("#")
    }

    own = re.sub(r"`[^`]*`", "", TEXT)
    assert set(re.findall(r"\]\(#([^)]+)\)", own)) - headings == set()


def test_forms_of_prose_hold(content):
    """Everything that the guide shows as a form of prose, and every example with a source, is right as written."""
    forms = [
        form
        for row in section("正文怎么写").splitlines()
        for form in CODE.findall(row)
        if re.search(r"[\[{][@\[a-z\u4e00-\u9fff]", form)
    ]
    forms = [form for form in forms if "…" not in form]
    forms += [note.example for table in TABLES.values() for note in table.notes.values() if "[@" in note.example]
    written = [
        {"id": f"form-{index}", "belief": "误区", "truth": form, "experience": True} for index, form in enumerate(forms)
    ]
    (content / "asked" / "myths.yml").unlink()
    (content / "myths.yml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")

    found = messages(content, "myths.yml")

    assert len(forms) > 40
    assert found == []


def test_errors_are_those_of_the_checker(root):
    """Each message that the guide explains is one that the checker can give."""
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "sitegen").rglob("*.py")))
    explained = [
        part.strip()
        for cell in first_cells(section("常见的错"))
        for words in CODE.findall(cell)
        for part in words.split("……")
    ]

    assert len(explained) > 25
    assert [part for part in explained if part not in source] == []


def test_words_that_hurt_are_in_the_guide():
    """Who writes what is to be said or sent can read beforehand which words are refused."""
    assert [word for word in HURTFUL if word not in section("用词的规矩")] == []


def test_first_page_reads_as_shown(content):
    """Whoever begins a first page with the guide's command is told what the guide shows, line by line."""
    command = re.search(r"`python3 scripts/new.py (scenario my-page [^`]+)`", section("十分钟：第一次修改"))
    shown = TEXT.split("<!-- example: first-page -->\n```\n")[1].split("\n```")[0].splitlines()

    start(content, *command[1].split())
    found = messages(content)

    assert found == shown[:-1]
    assert shown[-1] == f"有 {len(found)} 处要改。"


def test_schemas_are_up_to_date():
    """The schemas that editors read are those that the models and the guide give today."""
    assert schema.differences(schema.schemas(), schema.SCHEMAS) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.variants], ids=lambda kind: kind.name)
def test_editor_sees_the_fields_of_the_variant_that_is_written(kind):
    """What is chosen in the row's field decides which model an editor helps with; nothing chosen is its own model, or none."""
    branch, chosen = json.loads(schema.schemas()[f"{kind.name}.schema.json"]), {}
    while "if" in branch:
        chosen[branch["if"]["properties"][kind.variant_field]["const"]] = branch["then"]["$ref"].rpartition("/")[2]
        branch = branch["else"]
    own = kind.model in kind.variants.values()

    assert chosen == {name: model.__name__ for name, model in kind.variants.items() if model is not kind.model}
    assert (
        branch.get("$ref", "").endswith(f"/{kind.model.__name__}")
        if own
        else branch["required"] == [kind.variant_field]
    )


def test_stale_schemas_are_told_and_mended(tmp_path):
    """A schema that differs, is missing or is left over is named, and writing mends all three; another's stays."""
    wanted = {"a.schema.json": "a", "b.schema.json": "b"}
    (tmp_path / "a.schema.json").write_text("old")
    (tmp_path / "c.schema.json").write_text(schema.SIGN, encoding="utf-8")
    (tmp_path / "theirs.schema.json").write_bytes(b"\xff")

    assert schema.differences(wanted, tmp_path) == ["a.schema.json", "b.schema.json", "c.schema.json"]
    schema.write(wanted, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        **{name: text.encode() for name, text in wanted.items()},
        "theirs.schema.json": b"\xff",
    }


def test_settings_of_an_editor_keep_what_is_not_ours():
    """Where another kind is to be known, the files of each schema are named anew, and nothing else is."""
    settings = {"editor.tabSize": 2, "yaml.schemas": {"./schemas/old.schema.json": "content/old/*.yml"}}

    renewed = json.loads(schema.naming_schemas(json.dumps(settings)))

    assert renewed == {"editor.tabSize": 2, "yaml.schemas": schema.editor_mapping()}


def test_model_without_a_table_is_named():
    """Who forgets a model's table in the guide is told which to write."""
    with pytest.raises(LookupError, match="<!-- fields: LetterFile -->"):
        heading_of({}, LetterFile)


def test_editor_knows_a_schema_for_every_file(root):
    """Each YAML file of the content has exactly one schema in the editor's settings, and the schema is there."""
    mapping = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    covered = [path for pattern in mapping.values() for path in root.glob(pattern)]

    assert mapping == schema.editor_mapping()
    assert sorted(covered) == sorted((root / "content").rglob("*.yml"))
    assert all((root / file).is_file() for file in mapping)
