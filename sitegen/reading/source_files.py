"""Find the files under `content/` and say which of them nobody would read, and why."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.model.field_types import is_slug
from sitegen.model.kinds import BY_NAME, kind_in, places
from sitegen.problems import nearest
from sitegen.reading.characters import UNSEEN

OURS = frozenset({".yml", ".yaml", ".md"})
LOCK = ".#"
"""How Emacs begins the name of a link that leads nowhere, beside a file that isn't saved yet."""
IN_FOLDER = len(("folder", "file"))


@dataclass(frozen=True)
class SourceFile:
    """A file, the kind of content it would hold, and what forbids reading it."""

    path: Path
    name: str
    kind: str
    problem: str

    @property
    def id(self) -> str:
        """The id that the file's name gives."""
        return self.path.stem


def source_files(root: Path) -> Iterator[SourceFile]:
    """Give every file in order, but for what editors and systems leave lying about."""
    for path in sorted(root.rglob("*")):
        is_leftover = path.name.startswith(".") and (path.suffix not in OURS or path.name.startswith(LOCK))
        if not is_leftover and (path.is_symlink() or not path.is_dir()):
            parts = path.relative_to(root).parts
            kind = _kind(parts, path)
            yield SourceFile(path, _printable("/".join((root.name, *parts))), kind, _problem(parts, path, kind))


def _printable(name: str) -> str:
    return UNSEEN.sub("?", os.fsencode(name).decode("utf-8", "replace"))


def _kind(parts: tuple[str, ...], path: Path) -> str:
    if len(parts) == IN_FOLDER:
        found = kind_in(parts[0], "folder")
        return found.name if found and path.suffix in (".yml", ".yaml") else ""
    if len(parts) > IN_FOLDER or path.suffix not in OURS:
        return ""
    found = kind_in(path.stem, "list") or kind_in(path.stem, "single")
    return "page" if path.suffix == ".md" else found.name if found else ""


def _problem(parts: tuple[str, ...], path: Path, kind: str) -> str:
    if path.is_symlink():
        return "这是一个符号链接，可能指到 content/ 外面。请把文件本身放在这里。"
    if not path.is_file():
        return "这不是普通的文件。请删掉它。"
    if path.suffix == ".yaml":
        return "文件名要以 .yml 结尾，不是 .yaml。请改名。"
    if path.suffix not in OURS or (path.suffix == ".md" and not kind):
        return "这个文件不会被用到：内容只能是 .yml，或者放在最外层的 .md。"
    return bad_name(path.stem, kind) if kind else _bad_place(parts, path)


def bad_name(identifier: str, kind: str) -> str:
    """Say why a file of a kind can't have a name; nothing of one that it may have."""
    if kind in BY_NAME and BY_NAME[kind].layout != "folder":
        return ""
    if not is_slug(identifier):
        return "文件名就是 id，只能用小写字母、数字和连字符，例如 hardship-plan.yml。请改名。"
    # An index page is made by the program wherever there is one.
    return "文件名不能是 index，这个地址由程序生成。请改名。" if identifier == "index" else ""


def _bad_place(parts: tuple[str, ...], path: Path) -> str:
    if len(parts) > 1:
        folder = "/".join(parts[:-1])
        return f"这个文件夹不会被用到。{nearest(folder, places('folder'))}"
    return f"这个文件名不会被用到。{nearest(path.stem, places('list', 'single'))}"
