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
from scripts.own_folders import ROOT
from setup.causes import refusal, refusal_in
from setup.steps import SetupError

OURS = (OutputError, PublishError, BundleError, SetupError)


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
    """Say what went wrong, and at which line of ours, with the template's line if it came from one: a library's own place helps nobody."""
    told = traceback.TracebackException.from_exception(error)
    ours = [frame for frame in told.stack if _is_ours(Path(frame.filename))]
    from_template = max((place for place, frame in enumerate(ours) if frame.filename.endswith(".html")), default=-1)
    told.stack = traceback.StackSummary.from_list(ours[from_template:] or told.stack[-1:])
    return "".join(told.format(chain=False))


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and not file.relative_to(ROOT).parts[0].startswith(".")


@contextmanager
def told() -> Iterator[None]:
    """End the command with a sentence and code 1 where the system or the place refuses."""
    try:
        yield
    except (OSError, *OURS) as error:
        raise click.ClickException(in_words(error)) from None
