"""This file puts into words, for whoever typed a command, why nothing could be written."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from publish import PublishError
from runtime.bundle import BundleError
from scripts.outputs import OutputError
from scripts.steps import SetupError

CAUSES = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "这个账号的磁盘配额用完了",
    errno.EFBIG: "文件太大，这里放不下",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "这个磁盘是只读的",
    errno.EBUSY: "它正被别的程序或挂载点占用",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EEXIST: "同名的东西已经在那里",
    errno.ENOENT: "没有这个文件夹",
    errno.EISDIR: "那里是一个文件夹",
    errno.ELOOP: "路径里的链接绕回了自己",
    errno.ENAMETOOLONG: "名字太长",
    errno.EXDEV: "它们不在同一个磁盘上",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
}
"""What the system answers, as somebody would say it."""

UNTOUCHED = "原来的东西没有动。"
OURS = (OutputError, PublishError, BundleError, SetupError)


def in_words(error: BaseException) -> str:
    """Say why a command stopped and that what was there still is; empty for what only a mistake of ours can explain."""
    if isinstance(error, OSError) and error.errno is not None:
        cause = CAUSES.get(error.errno, error.strerror or str(error))
        place = error.filename2 or error.filename
        return f"写不成：{cause}（{place}）。{UNTOUCHED}" if place else f"写不成：{cause}。{UNTOUCHED}"
    if isinstance(error, OSError | BundleError) and (cause := _named_inside(str(error))):
        return f"写不成：{cause}。{UNTOUCHED}"
    return str(error) if isinstance(error, OURS) else ""


def _named_inside(text: str) -> str:
    """Find a cause in what another program said, or in a list of failures."""
    known = (words for code, words in CAUSES.items() if errno.errorcode[code] in text or os.strerror(code) in text)
    return next(known, "")


@contextmanager
def told() -> Iterator[None]:
    """End the command with a sentence and code 1 where the system or the place refuses."""
    try:
        yield
    except (OSError, *OURS) as error:
        if words := in_words(error):
            raise click.ClickException(words) from None
        raise
