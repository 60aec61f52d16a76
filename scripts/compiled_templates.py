"""Templates as they were compiled once, in `.cache/templates/`: for small content that is a sixth of a build."""

from contextlib import suppress
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from scripts.own_folders import CACHE, ROOT, in_project
from scripts.unchanged import digest_of

FOLDER = CACHE / "templates"
COMPILED_BY = ("sitegen/**/*.py", "scripts/mkdocs_hook.py", "requirements.txt")
"""What decides, besides a template, how it is compiled: filters of constants are worked out then."""


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """One file for each template, which holds for what it was compiled from; without a place to keep it, it is only compiled again."""

    def __init__(self) -> None:
        with suppress(OSError):
            FOLDER.mkdir(parents=True, exist_ok=True)
        super().__init__(str(FOLDER))
        self._code = digest_of(sorted(path for pattern in COMPILED_BY for path in ROOT.glob(pattern)))

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Find a template by its place in the project, and let its errors name where it lies now."""
        bucket = super().get_bucket(environment, name, str(in_project(Path(filename))) if filename else None, source)
        if bucket.code and filename:
            bucket.code = _lying_in(filename, bucket.code)
        return bucket

    def get_source_checksum(self, source: str) -> str:
        """Tell a template, and what compiles it, from all others."""
        return super().get_source_checksum(self._code + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled, if it is there and whole."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if there is a place for it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _lying_in(file: str, code: CodeType) -> CodeType:
    inner = (_lying_in(file, each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_filename=file, co_consts=tuple(inner))
