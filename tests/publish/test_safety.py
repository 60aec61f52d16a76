"""What a strict policy would block, or what would reach another site, stops the build."""

from pathlib import Path

import pytest

from publish.safety import problems_of, problems_of_stylesheet
from tests.publish.pages import page


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p style='color:red'>", "style 属性"),
        ("<style>p{}</style>", "页面内的样式"),
        ("<svg><style>p{}</style></svg>", "页面内的样式"),
        ("<p onclick=x()>", "onclick"),
        ("<svg onload=x()>", "onload"),
        ("<p OnMouseOver=x()>", "onmouseover"),
        ("<a href='javascript:x()'>", "脚本地址"),
        ("<a href=' java\nscript:x()'>", "脚本地址"),
        ("<a href='&#106;avascript:x()'>", "脚本地址"),
        ("<svg><a xlink:href='javascript:x()'></a></svg>", "脚本地址"),
        ("<form action='javascript:x()'>", "脚本地址"),
        ("<script src='https://cdn.example/a.js'></script>", "别的网站"),
        ("<script src='//cdn.example/a.js'></script>", "别的网站"),
        ("<script src='data:text/javascript,x()'></script>", "别的网站"),
        ("<link rel=stylesheet href='https://fonts.example/a.css'>", "别的网站"),
        ("<link href='https://fonts.example/a.css'>", "别的网站"),
        ("<img src='http://example.org/a.png'>", "别的网站"),
        ("<img src='a.png' srcset='a.png 1x, https://example.org/b.png 2x'>", "别的网站"),
        ("<img src='/\\example.org/a.png'>", "别的网站"),
        ("<iframe src='https://example.org/'></iframe>", "别的网站"),
        ("<iframe srcdoc='hi'></iframe>", "srcdoc"),
        ("<form action='https://example.org/'></form>", "别的网站"),
        ("<button formaction='https://example.org/'>", "别的网站"),
        ("<video poster='https://example.org/a.png'></video>", "别的网站"),
        ("<svg><image href='https://example.org/a.png'/></svg>", "别的网站"),
        ("<noscript><img src='https://example.org/a.png'></noscript>", "别的网站"),
        ("<template><img src='https://example.org/a.png'></template>", "别的网站"),
        ("<template><p style='color:red'></template>", "style 属性"),
        ("<a ping='https://example.org/' href='x'>", "ping"),
        ("<base href='https://example.org/'>", "全页地址"),
        ("<meta http-equiv=Refresh content='0;url=x'>", "自动跳转"),
    ],
)
def test_what_is_refused(markup: str, words: str) -> None:
    """Each forbidden thing is named with its file and line."""
    problems = list(problems_of(page(f"\n{markup}", path="a/index.html")))

    assert any(words in problem and problem.startswith("a/index.html:5: <") for problem in problems), problems


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='https://example.org/'>外面的网页</a>",
        "<a href='tel:12378'>12378</a>",
        "<link rel=canonical href='https://example.org/a/'>",
        "<link rel=preconnect href='https://example.org/'>",
        "<link rel=stylesheet href='../a.css'>",
        "<img src='data:image/png;base64,AA=='>",
        "<svg><path fill='red' d='M0 0'/></svg>",
        "<p>onclick=1 style=2 javascript:</p>",
        '<script type=\'application/json\'>{"style": "<p style=x>"}</script>',
        "<form action=''></form>",
        "<p data-onclick='x'>",
    ],
)
def test_what_is_fine(markup: str) -> None:
    """Links that a reader follows, and text about these things, pass."""
    assert list(problems_of(page(markup))) == []


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("a{background:url(https://example.org/a.png)}", 1),
        ('a{background:url( "//example.org/a.png")}', 1),
        ("@import 'https://example.org/a.css';", 1),
        ("a{background:url('data:image/svg+xml;utf8,<svg xmlns=\"http://www.w3.org/2000/svg\"/>')}", 0),
        ("a{background:url(../a.png)}", 0),
    ],
)
def test_stylesheets_fetch_nothing_elsewhere(tmp_path: Path, rule: str, count: int) -> None:
    """Fonts and pictures from other sites are found in styles too."""
    sheet = tmp_path / "a.css"
    sheet.write_text(rule, encoding="utf-8")

    assert len(list(problems_of_stylesheet(tmp_path, sheet))) == count
