"""Begin files of content, ask the checker what they lack, and fill it in."""

import re
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

import sitegen
from calculators import catalogue, law
from scripts import new

TODAY = date(2026, 11, 24)


def messages(content: Path, file: str = "") -> list[str]:
    """Check a folder of content; only the errors of one file if it is named."""
    _, problems = sitegen.link(sitegen.load(content), TODAY, catalogue(), law)
    return [str(problem) for problem in problems if problem.level == "error" and file in problem.place.file]


def start(content: Path, *words: str) -> Result:
    """Begin a file as the command does."""
    return CliRunner().invoke(new.main, [*words, "--content", str(content)])


def fill_in(file: Path, empty: list[str], text: str) -> None:
    """Write something sound wherever the checker says that something is missing."""
    lines = file.read_text(encoding="utf-8").splitlines()
    words = {
        "stage": "just-overdue",
        "likely": "certain",
        "value": "15",
        "after": "3",
        "channel": "110",
        "review_by": "2027-05-23",
        "from": "2024-01-01",
    }
    for line in empty:
        if "至少要有" not in line:
            number, field = int(line.split(":")[1]) - 1, re.search(r"字段 ([^:]+)", line)[1]
            value = next((words[part] for part in reversed(field.split(".")) if part in words), f"{text}[@experience]")
            lines[number] = re.sub(r"([:-]) *(#.*)?$", rf"\1 '{value}'", lines[number])
    kept = re.sub(r"^( +)\w+: +#.*\n(?!\1 +)", "", "\n".join(lines) + "\n", flags=re.MULTILINE)
    file.write_text(kept, encoding="utf-8")


def leave_plain(file: Path, wrong: list[str]) -> None:
    """Take the mark of a source from what the checker says is plain text."""
    plain = {int(line.split(":")[1]) - 1 for line in wrong if "纯文字" in line}
    lines = [
        line.replace("[@experience]", "") if number in plain else line
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines())
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
