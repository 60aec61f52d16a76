"""Know what is asked of the address at which the finished site will stand, and what is missing without one."""

import re

import click

SITE_URL = "YUQI_SITE_URL"
"""The variable by which `build.py --site-url` tells MkDocs."""

FOLDER = re.compile(r"https?://[^\s/?#@\\:\[\]]+(:\d+)?(/[\w\-.~%/!$()*+,;=@]*)?")

WITHOUT = """\
提醒：没有写网站的网址（mkdocs.yml 的 site_url，或者 build.py --site-url https://…/）。照样能用，只是：
  · 没有 sitemap.xml，页面里也不写规范网址，搜索引擎认得慢；
  · 放在子目录下（如 https://…/repo/）时，「没有这个页面」那一页要靠脚本找回样式和链接，关了脚本的读者看不到。
  详见 docs/deploy/README.md。"""


def folder_address(address: str) -> str:
    """Give an address of a folder on the web with its last slash; raises ValueError, in words, for any other."""
    if not FOLDER.fullmatch(address) or address.endswith(".html"):
        raise ValueError(f"“{address[:80]}” 不是网站的网址。请写成 https://域名/ 或 https://域名/子目录/")
    return f"{address.rstrip('/')}/"


def checked(_context: click.Context, _option: click.Parameter, address: str | None) -> str | None:
    """Check an address that was typed as an option; click calls it."""
    try:
        return address and folder_address(address)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
