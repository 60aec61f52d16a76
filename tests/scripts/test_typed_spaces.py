"""Browsers set the space between Han characters and figures: what the site writes has none of its own."""

import ast
import re

HAN = "[\u3400-\u9fff]"
PYTHON = re.compile(f"{HAN} +(?=[0-9])|(?<=[0-9]) +{HAN}(?<!每)")
SCRIPT = re.compile(rf"{HAN} +(?=[0-9]|\$\{{)|(?<=[0-9}}]) +{HAN}")
TEMPLATE = re.compile(rf"{HAN} +(?=[0-9\"]|\{{[^%])|(?:(?<=[0-9\"])|(?<=\}}\}})) +{HAN}")
QUOTED = re.compile(r"\"[^\"\n]*\"|`[^`\n]*`")
FOR_CONTRIBUTORS = {"__main__.py"}
WRITES_FOR_READERS = ("format.py", "calculation.py", "citations.py", "prose.py", "words.py")


def strings(source: str) -> list[str]:
    """Give the strings of a program as Python joins them, `0` for what is filled in, without those that only document it."""
    tree = ast.parse(source)
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    whole = (node for node in ast.walk(tree) if id(node) not in documents | parts)
    return [text for node in whole if (text := written(node))]


def written(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_python_writes_none(root):
    """Neither the calculators nor the pages write them into sentences, dates and sums."""
    files = [path for path in (root / "calculators").glob("*.py") if path.name not in FOR_CONTRIBUTORS]
    files += [path for path in (root / "sitegen").rglob("*.py") if path.name in WRITES_FOR_READERS]
    assert len(files) > 40

    found = [(path.name, text) for path in files for text in strings(path.read_text("utf-8")) if PYTHON.search(text)]
    assert found == []


def test_templates_and_scripts_write_none(root):
    """Templates and the page's script keep to it, too."""
    templates = list((root / "sitegen/templates").rglob("*.html"))
    scripts = list((root / "theme/scripts").rglob("*.mjs"))
    assert templates
    assert scripts

    found = [(path.name, text[0]) for path in templates for text in TEMPLATE.finditer(path.read_text("utf-8"))]
    for path in scripts:
        lines = [
            line for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith(("//", "/*", "*"))
        ]
        found += [(path.name, text) for line in lines for text in QUOTED.findall(line) if SCRIPT.search(text)]
    assert found == []
