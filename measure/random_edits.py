"""Edit a copy of the project as people do, at random: add, delete, rename, break and mend content, templates and code."""

import random  # noqa: TID251 (the seed decides)
import re
from collections.abc import Callable
from pathlib import Path

from measure.bigger_project import reworded

TEXT = re.compile(
    r"^( *(?:answer|title|lead|text|summary|why|say|short|meaning|truth): )(?=[^\"'|>\n&*\[{])", re.MULTILINE
)
NAME = re.compile(r"^( *)([a-z_]+)(?=: )", re.MULTILINE)
MOST_BROKEN = 4
"""How many files may be changed at once, before one is put back."""
WORDS = ("先别慌，", "今天就做，", "记下来，", "问清楚，")


class RandomEdits:
    """One edit after the other; what was changed is kept, to be put back some time."""

    def __init__(self, project: Path, seed: int) -> None:
        self._project, self._random = project, random.Random(seed)  # noqa: S311 (nothing secret hangs on it)
        self._before: dict[Path, bytes | None] = {}
        self._made = 0

    def make(self) -> str:
        """Make one edit; say which."""
        self._made += 1
        if len(self._before) >= MOST_BROKEN:
            return self._mend()
        return self._random.choices(*zip(*self._ways(), strict=True))[0]()  # type: ignore[no-any-return]

    def _ways(self) -> tuple[tuple[Callable[[], str], int], ...]:
        return (
            (self._reword, 8), (self._break, 3), (self._mend, 4), (self._delete, 2), (self._add, 2), (self._rename, 1),
            (self._edit_template, 3), (self._edit_style, 1), (self._edit_page, 1), (self._edit_frame, 1),
            (self._edit_synonyms, 1), (self._edit_asked, 1), (self._edit_calculator, 1), (self._edit_script, 1),
            (self._edit_python, 1), (self._remark, 2),
        )  # fmt: skip

    def _reword(self) -> str:
        file, text, place = self._find("content/**/*.yml", TEXT)
        self._write(file, text[: place.end()] + self._random.choice(WORDS) + text[place.end() :])
        return f"reworded {self._name(file)}"

    def _break(self) -> str:
        file, text, place = self._find("content/**/*.yml", NAME)
        self._write(file, f"{text[: place.end()]}x{text[place.end() :]}")
        return f"broke {self._name(file)}"

    def _mend(self) -> str:
        if not self._before:
            return self._reword()
        file = self._random.choice(sorted(self._before))
        before = self._before.pop(file)
        if before is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(before)
        return f"put back {self._name(file)}"

    def _delete(self) -> str:
        file = self._pick("content/*/*.yml")
        self._note(file)
        file.unlink()
        return f"deleted {self._name(file)}"

    def _add(self) -> str:
        file = self._pick("content/scenarios/*.yml")
        copy = file.with_name(f"{file.stem}-{'abcdefghij'[self._made % 10]}.yml")
        self._write(copy, reworded(file.read_text(encoding="utf-8"), copy.stem[-1]))
        return f"added {self._name(copy)}"

    def _rename(self) -> str:
        file = self._pick("content/[fglps]*/*.yml")
        new = file.with_name(f"{file.stem}-{'klmnopqrst'[self._made % 10]}.yml")
        for each in (file, new):
            self._note(each)
        file.replace(new)
        return f"renamed {self._name(file)}"

    def _edit_template(self) -> str:
        return self._edit("sitegen/templates/**/*.html", re.compile("<(?:p|h2|li|section)(?=[ >])"), ' translate="no"')

    def _edit_style(self) -> str:
        return self._edit("theme/styles/*.css", re.compile(r"\Z"), f"\n.edit-{self._made} {{ color: red; }}\n")

    def _edit_page(self) -> str:
        return self._edit("content/*.md", re.compile(r"\Z"), f"\n又写了第 {self._made} 句。\n")

    def _edit_frame(self) -> str:
        return self._edit("theme/overrides/**/*.html", re.compile(r"\Z"), f"\n<!-- {self._made} -->\n")

    def _edit_synonyms(self) -> str:
        return self._edit("content/synonyms.yml", re.compile(r"(?<=- \[)"), f"第{self._made}词, ")

    def _edit_asked(self) -> str:
        return self._edit("content/asked/*.yml", re.compile(r"(?<=: \|\n)"), f"    第{self._made}次这样问\n")

    def _edit_calculator(self) -> str:
        return self._edit("calculators/*.py", re.compile(r'label="'), "请填")

    def _edit_script(self) -> str:
        return self._edit("theme/scripts/**/*.mjs", re.compile(r"[\"`](?=[\u4e00-\u9fff])"), "请")

    def _edit_python(self) -> str:
        return self._edit("sitegen/pages/words.py", re.compile(r'(?<=: ")(?=[\u4e00-\u9fff])'), "看")

    def _remark(self) -> str:
        """Write into a module of ours what changes nothing but has it, and what rests on it, imported again."""
        package = self._random.choice(("sitegen", "publish", "sitegen", "calculators"))
        return self._edit(f"{package}/**/*.py", re.compile(r"\Z"), f"# {self._made}\n")

    def _edit(self, pattern: str, where: re.Pattern[str], words: str) -> str:
        file, text, place = self._find(pattern, where)
        self._write(file, text[: place.end()] + words + text[place.end() :])
        return f"edited {self._name(file)}"

    def _find(self, pattern: str, wanted: re.Pattern[str]) -> tuple[Path, str, re.Match[str]]:
        """Find a file with a place that can be edited."""
        while True:
            file = self._pick(pattern)
            text = file.read_text(encoding="utf-8")
            if places := list(wanted.finditer(text)):
                return file, text, self._random.choice(places)

    def _pick(self, pattern: str) -> Path:
        return self._random.choice(sorted(self._project.glob(pattern)))

    def _write(self, file: Path, text: str) -> None:
        self._note(file)
        file.write_text(text, encoding="utf-8")

    def _note(self, file: Path) -> None:
        self._before.setdefault(file, file.read_bytes() if file.exists() else None)

    def _name(self, file: Path) -> str:
        return file.relative_to(self._project).as_posix()
