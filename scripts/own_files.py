"""Write files of the project: each whole or not at all, and never through a link or over anything but a file."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from setup.causes import put_into_words
from setup.steps import SetupError


def refuse_unwritable(paths: Iterable[Path]) -> None:
    """Refuse before anything is done if one of the files can't be replaced."""
    for path in paths:
        for place in (path, path.parent):
            if place.is_symlink():
                raise SetupError(f"{place} 是一个链接，不能写到它指的地方。请把它换成{_meant(place, path)}。")
        if path.exists() and not path.is_file():
            raise SetupError(f"{path} 应该是一个文件，现在不是，没有动它。请先把它移到别处。")
        if path.parent.exists() and not path.parent.is_dir():
            raise SetupError(f"{path.parent} 应该是一个文件夹，现在不是，没有动它。请先把它移到别处。")
        if path.exists() and not os.access(path, os.W_OK):
            raise SetupError(f"{path} 是只读的，没有动它。请看看这个文件属于谁。")


def write_all(texts: Mapping[Path, bytes]) -> None:
    """Replace all of these files, after all of them could be written beside their places."""
    refuse_unwritable(texts)
    with put_into_words(), _forgetting(texts):
        for path, text in texts.items():
            path.parent.mkdir(exist_ok=True)
            _write_beside(path, text)
        for path in texts:
            _unfinished(path).replace(path)


def renew_table(path: Path, text: str) -> None:
    """Replace a table that a program works out, and say so."""
    write_all({path: text.encode()})
    print(f"写好了：{path}")


def write_new(path: Path, text: bytes) -> None:
    """Write a file that must not be there yet; raises FileExistsError when it is."""
    refuse_unwritable([path])
    with _forgetting([path]):
        with put_into_words():
            path.parent.mkdir(exist_ok=True)
            _write_beside(path, text)
        _give_name(path)


def _give_name(path: Path) -> None:
    """Let the finished file have its name only if nobody has it, on disks without links as well."""
    try:
        os.link(_unfinished(path), path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError from None
        _unfinished(path).rename(path)


def _write_beside(path: Path, text: bytes) -> None:
    unfinished = _unfinished(path)
    unfinished.unlink(missing_ok=True)  # left by a command that was killed, or a link
    unfinished.write_bytes(text)
    if path.exists():
        shutil.copymode(path, unfinished)


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.unfinished")


@contextmanager
def _forgetting(paths: Iterable[Path]) -> Iterator[None]:
    """Leave nothing half-written."""
    try:
        yield
    finally:
        for path in paths:
            with suppress(OSError):
                _unfinished(path).unlink()


def _meant(place: Path, path: Path) -> str:
    return "文件本身" if place == path else "文件夹本身"
