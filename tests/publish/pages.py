"""Pages as text, for tests that need no generator."""

from datetime import date

from publish.markup import Document

AS_OF = date(2026, 11, 23)


def page(body: str = "", head: str = "", path: str = "index.html") -> Document:
    """A small complete page."""
    html = (
        '<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8">'
        f"<title>站</title>{head}</head>\n<body>{body}</body>\n</html>\n"
    )
    return Document(path, html)


def article(body: str, kind: str = "scenario", head: str = "", path: str = "index.html") -> Document:
    """A page with a main article, as the site's theme writes it."""
    return page(
        f'<nav>导航</nav><article id="main" class="page page--{kind}">{body}</article><footer>页脚</footer>', head, path
    )
