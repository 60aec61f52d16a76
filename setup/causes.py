"""Say why the system refused to write, as somebody would say it."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from typing import TYPE_CHECKING

from setup.steps import SetupError

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    errno.ENOENT: "没有这个文件夹或文件",
    errno.EISDIR: "那里是一个文件夹",
    errno.ELOOP: "路径里的链接绕回了自己",
    errno.ENAMETOOLONG: "名字太长",
    errno.EINVAL: "名字里有不能用的字符",
    errno.EXDEV: "它们不在同一个磁盘上",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
}


def refusal(error: OSError) -> str:
    """Say why something could not be written, and that what was there still is."""
    if error.errno is None:  # a list of failures
        return refusal_in(str(error)) or f"写不成：{error}。原来的东西没有动。"
    place = error.filename2 or error.filename
    where = f"（{place}）" if place else ""
    return f"写不成：{CAUSES.get(error.errno, error.strerror)}{where}。原来的东西没有动。"


def refusal_in(text: str) -> str:
    """Find a refusal in what another program said, with the place if that is named after it; empty when there is none."""
    for code, cause in CAUSES.items():
        if found := re.search(
            rf"(?:{errno.errorcode[code]}\b|{re.escape(os.strerror(code))})(?:[^'\n]*'([^'\n]+)')?", text
        ):
            where = f"（{found[1]}）" if found[1] else ""
            return f"写不成：{cause}{where}。原来的东西没有动。"
    return ""


@contextlib.contextmanager
def put_into_words() -> Iterator[None]:
    """Let a command end with a sentence where the system refuses."""
    try:
        yield
    except OSError as error:
        raise SetupError(refusal(error)) from error
