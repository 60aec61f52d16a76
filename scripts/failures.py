"""End commands with a sentence, and no traceback, where a place or the system refuses to be written to."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from jinja2 import TemplateNotFound

from publish import PublishError
from runtime.bundle import BundleError
from scripts.outputs import OutputError
from scripts.own_folders import in_project
from setup.causes import refusal, refusal_in
from setup.steps import SetupError


class CodeError(Exception):
    """Our own code failed; the message says where."""


OURS = (OutputError, PublishError, BundleError, SetupError, CodeError)
FILLS_TEMPLATES = "sitegen/pages/engine.py"
"""Between a template's line and what it printed: no place of a mistake."""
ASK_CALCULATORS = ("answering.py", "money.py")
"""What is gone through on the way into each calculator."""


def in_words(error: BaseException) -> str:
    """Say why a command stopped; empty for what only a mistake of ours can explain."""
    if isinstance(error, TemplateNotFound):  # which is an OSError, too
        return where(error)
    if isinstance(error, OSError):
        return refusal(error)
    if isinstance(error, BundleError):
        return refusal_in(str(error)) or str(error)
    return str(error) if isinstance(error, OURS) else ""


def where(error: BaseException) -> str:
    """Say what went wrong, and at which line of ours: a library's own place helps nobody.

    If it came through a template or a calculator, its own line is told, too.
    """
    told = traceback.TracebackException.from_exception(error)
    ours = [
        frame for frame in map(_named_from_root, told.stack) if _is_ours(frame) and frame.filename != FILLS_TEMPLATES
    ]
    template = [frame for frame in ours if frame.filename.endswith(".html")][-1:]
    calculator = [frame for frame in ours if _is_in_a_calculator(frame)][:1]
    shown = [frame for frame in ours if frame in (*template, *calculator, *ours[-1:])] or told.stack[-1:]
    if isinstance(error, SyntaxError) and told.filename:  # then it has a place of its own
        told.filename, shown = _from_root(told.filename), []
    places = traceback.StackSummary.from_list(shown).format()
    return "".join(
        ("程序出错了。没有改过程序的，请把这几行发给管程序的人：\n", *places, *told.format_exception_only())
    ).rstrip()


def _named_from_root(frame: traceback.FrameSummary) -> traceback.FrameSummary:
    return traceback.FrameSummary(_from_root(frame.filename), frame.lineno, frame.name, line=frame.line)


def _from_root(file: str) -> str:
    return in_project(Path(file)).as_posix()


def _is_ours(frame: traceback.FrameSummary) -> bool:
    return not Path(frame.filename).is_absolute() and not frame.filename.startswith((".", "<"))


def _is_in_a_calculator(frame: traceback.FrameSummary) -> bool:
    folder, _, name = frame.filename.rpartition("/")
    return folder == "calculators" and name not in ASK_CALCULATORS and frame.name != "<module>"


@contextmanager
def placed() -> Iterator[None]:
    """Let an error of our own code say where it is, before a copy of the process loses that, or the command ends."""
    try:
        yield
    except (click.ClickException, *OURS):
        raise
    except Exception as error:
        if isinstance(error, OSError) and not isinstance(error, TemplateNotFound):
            raise
        raise CodeError(where(error)) from error


@contextmanager
def told() -> Iterator[None]:
    """End the command with a sentence and code 1 where the system or the place refuses."""
    try:
        yield
    except (OSError, *OURS) as error:
        raise click.ClickException(in_words(error)) from None
