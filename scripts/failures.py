"""End commands with a sentence, and no traceback, where a place or the system refuses to be written to."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from publish import PublishError
from runtime.bundle import BundleError
from scripts.outputs import OutputError
from setup.causes import refusal, refusal_in
from setup.steps import SetupError

OURS = (OutputError, PublishError, BundleError, SetupError)


def in_words(error: BaseException) -> str:
    """Say why a command stopped; empty for what only a mistake of ours can explain."""
    if isinstance(error, OSError):
        return refusal(error)
    if isinstance(error, BundleError):
        return refusal_in(str(error)) or str(error)
    return str(error) if isinstance(error, OURS) else ""


@contextmanager
def told() -> Iterator[None]:
    """End the command with a sentence and code 1 where the system or the place refuses."""
    try:
        yield
    except (OSError, *OURS) as error:
        raise click.ClickException(in_words(error)) from None
