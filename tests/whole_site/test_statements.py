"""What the statement of a worked example lists: figures that say something to whoever reads them."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

SHOWN = ".statement > div:not([hidden])"


def test_no_row_says_nothing(http_folder: Path) -> None:
    """No part that the case doesn't have stands there as 0, unless it is the sum itself."""
    rows = {
        f"{page.parent.name}: {row.text(strip=True)}"
        for page in http_folder.glob("calculators/*/index.html")
        for row in LexborHTMLParser(page.read_text(encoding="utf-8")).css(SHOWN)
        if is_nothing(row) and "statement__total" not in (row.attributes.get("class") or "")
    }

    assert rows == set()


def is_nothing(row: LexborNode) -> bool:
    value = row.css_first("output").attributes["data-value"] or ""
    return value.replace(".", "").strip("0") == "" and value != ""
