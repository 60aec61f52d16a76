"""A mistake in a template or a calculator is told in a few lines: where it is, and over which content it came to light."""

from pathlib import Path

import pytest

from tests.whole_site.copies import BUILD, CHECK, run_in, script

TEMPLATE, CALCULATOR = "sitegen/templates/product.html", "calculators/true_rate.py"
PRODUCT, EXAMPLE = "content/products/lender-app.yml", "content/calculators/"
COMMANDS = {"check": CHECK, "build": BUILD, "export": [*script("export"), "pages"]}
MOST_LINES = 8


@pytest.mark.parametrize(
    ("command", "slip", "told"),
    [
        ("check", "{{ file.lendr }}", ("{{ file.lendr }}", "has no attribute 'lendr'", PRODUCT)),
        ("build", "{{ file.lendr }}", ("{{ file.lendr }}", "has no attribute 'lendr'", PRODUCT)),
        ("export", "{{ 1 + title }}", ("{{ 1 + title }}", "TypeError", PRODUCT)),
        ("check", '{% include "parts/nix.html" %}', ("缺 sitegen/templates/parts/nix.html", PRODUCT)),
        ("check", "{% if %}", ("Expected an expression",)),
        ("build", "{% if %}", ("Expected an expression",)),
    ],
)
def test_template(project: Path, command: str, slip: str, told: tuple[str, ...]) -> None:
    """Its line, the words of the engine, and the file of the page that was being made."""
    file = project / TEMPLATE
    good = file.read_text(encoding="utf-8")
    file.write_text(f"{good}\n{slip}\n", encoding="utf-8")

    told_by(project, command, f'"{TEMPLATE}", line {len(good.splitlines()) + 2}', *told)


@pytest.mark.parametrize("command", COMMANDS)
def test_calculator(project: Path, command: str) -> None:
    """The line that failed, which calculator it is, and the file whose example it was asked for."""
    file = project / CALCULATOR
    good = file.read_text(encoding="utf-8")
    at = good.index('\n    """\n', good.index("def true_rate(")) + len('\n    """\n')
    file.write_text(f"{good[:at]}    return 1 / 0\n{good[at:]}", encoding="utf-8")

    line = good[:at].count("\n") + 1
    told_by(project, command, f'"{CALCULATOR}", line {line}', "return 1 / 0", "ZeroDivisionError", "true-rate", EXAMPLE)


def test_calculator_that_fails_in_what_several_use(project: Path) -> None:
    """Both lines are named: the calculator's own and the one that failed."""
    file = project / "calculators/rates.py"
    good = file.read_text(encoding="utf-8")
    at = good.index('"""\n', good.index("def effective_yearly(")) + len('"""\n')
    file.write_text(f"{good[:at]}    raise ValueError('not here')\n{good[at:]}", encoding="utf-8")

    told_by(project, "check", '"calculators/instalment_fee.py", line ', '"calculators/rates.py", line ', "not here")


@pytest.mark.parametrize("command", ["check", "build"])
def test_program_that_cannot_be_read(project: Path, command: str) -> None:
    """Who slips in a calculator's grammar is told the line, not which module asked for which."""
    file = project / CALCULATOR
    good = file.read_text(encoding="utf-8")
    file.write_text(f"{good}def ( :\n", encoding="utf-8")

    told_by(project, command, f'"{CALCULATOR}", line {len(good.splitlines()) + 1}', "SyntaxError")


def test_theme(project: Path) -> None:
    """What stands around each page is made when MkDocs builds."""
    file = project / "theme/overrides/main.html"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("<meta charset", "{{ page.nothing.at_all }}<meta charset", 1), encoding="utf-8")

    told_by(project, "build", '"theme/overrides/main.html", line ', "UndefinedError")


def told_by(project: Path, command: str, *words: str) -> None:
    """Ask that a command ends with some words, and few others, and leaves the earlier site."""
    done = run_in(project, *COMMANDS[command])

    said = done.stderr[done.stderr.find("程序出错了") :]
    assert done.returncode == 1
    assert [each for each in words if each not in said] == [], done.stderr
    assert "Traceback" not in done.stderr
    assert "site-packages" not in done.stderr
    assert len(said.splitlines()) <= MOST_LINES, said
    assert (project / "site/index.html").read_text(encoding="utf-8") == "earlier"
