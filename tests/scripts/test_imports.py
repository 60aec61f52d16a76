"""Each package imports only what stands below it, so that it can be read, tested and reused alone."""

import ast
import sys

import pytest

MAY_IMPORT = {
    "calculators": {"calculators"},
    "runtime": {"runtime", "calculators"},
    "sitegen": {
        *("sitegen", "calculators"),
        *("pydantic", "pydantic_core", "jinja2", "markupsafe", "yaml", "markdown_it"),
    },
    "publish": {"publish", "brotli", "deflate", "selectolax"},
}


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_package_imports_what_it_may(root, package):
    """A package imports the standard library, itself, and what stands beside its name above."""
    files = sorted((root / package).rglob("*.py"))

    assert files
    strangers = {str(file.relative_to(root)): imported(file) - MAY_IMPORT[package] for file in files}
    assert {file: names for file, names in strangers.items() if names} == {}


ROOMS = ("recall", "problems", "model", "reading", "markup", "site", "checks", "join", "pages", "__init__")
"""Of sitegen, each of which may ask those before it."""


def test_rooms_of_sitegen_ask_only_those_below(root):
    """No arrow leads up from one room of sitegen to another, so that each can be read after those below it."""
    upward = []
    for file in sorted((root / "sitegen").rglob("*.py")):
        room = file.relative_to(root).parts[1].removesuffix(".py")
        for name in modules(file):
            asked = name.removeprefix("sitegen.").partition(".")[0]
            if name.startswith("sitegen.") and ROOMS.index(asked) > ROOMS.index(room):
                upward.append((file.relative_to(root).as_posix(), name))

    assert upward == []


def test_few_files_know_mkdocs(root):
    """MkDocs is imported by the hook and what it hands pages over with: whoever replaces it reads six files."""
    files = [file for folder in (*MAY_IMPORT, "measure", "scripts", "setup") for file in (root / folder).rglob("*.py")]

    assert {str(file.relative_to(root)) for file in files if "mkdocs" in imported(file)} == {
        f"scripts/mkdocs_{name}.py" for name in ("edits", "hook", "pages", "preview", "server", "serving")
    }


def test_set_up_needs_nothing_installed(root):
    """What makes the environment runs before anything is installed."""
    files = sorted((root / "setup").glob("*.py"))

    assert files
    assert {file.name for file in files if not imported(file) <= {"setup"}} == set()


def test_what_measures_imports_no_command(root):
    """Commands measure with its help; what it needs of them it is given."""
    files = sorted((root / "measure").glob("*.py"))

    assert files
    assert {file.name for file in files if "scripts" in imported(file)} == set()


def imported(file):
    """The packages that a file imports, anywhere in it, the standard library left out."""
    return {name.partition(".")[0] for name in modules(file)} - sys.stdlib_module_names


def modules(file):
    """The modules that a file imports or imports from, anywhere in it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
