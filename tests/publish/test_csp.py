"""Every page carries a policy that allows what we published and nothing else."""

import re
from pathlib import Path

import pytest

from publish.csp import inline_script_hashes, policy, policy_edit
from publish.headers import write_headers
from publish.markup import Document
from publish.problems import PublishError
from tests.publish.pages import page

# printf 'alert(1)' | openssl dgst -sha256 -binary | base64
ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"


def test_the_policy_for_a_server() -> None:
    """Word for word what the browser gets."""
    assert policy([ALERT], offline=False) == (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {ALERT}; worker-src 'self'; connect-src 'self'; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_policy_for_a_folder() -> None:
    """The calculators' worker is started from text, and no network is open at all."""
    written = policy([], offline=True)

    assert "script-src 'self' blob: 'wasm-unsafe-eval'; worker-src data:; connect-src blob:;" in written
    assert "unsafe-inline" not in written
    assert "unsafe-eval'" not in written.replace("'wasm-unsafe-eval'", "")


def test_inline_scripts_are_named_by_their_hash() -> None:
    """Data and scripts from files need no hash."""
    document = page('<script>alert(1)</script><script type="application/json">{}</script><script src="a.js"></script>')

    assert inline_script_hashes(document) == (ALERT,)


def test_line_ends_are_hashed_as_the_browser_reads_them() -> None:
    """A page saved with Windows line ends keeps its scripts."""
    unix, windows = page("<script>a\nb</script>"), page("<script>a\r\nb</script>")

    assert inline_script_hashes(unix) == inline_script_hashes(windows)


def test_the_policy_stands_before_everything_that_loads() -> None:
    """Only the charset comes first: browsers look for it in the first 1,024 bytes."""
    document = page(head='<link rel="stylesheet" href="a.css">')

    html = document.edited([policy_edit(document, (), offline=False)])

    assert '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"' in html


def test_a_page_without_a_head_is_refused() -> None:
    """There is nowhere to put a policy."""
    with pytest.raises(PublishError, match=r"x\.html: 页面没有 <head>"):
        policy_edit(Document("x.html", "<p>hello</p>"), (), offline=False)


def test_headers_hold_the_policy_of_all_pages(tmp_path: Path) -> None:
    """Framing can only be forbidden by a header; files with a hash in their name are kept for ever."""
    names = ["assets/main.0123abcd.css", "assets/plain.css", "assets/runtime/1/a.0123abcd.js", "search/2/places.json"]

    write_headers(tmp_path, names, [ALERT, ALERT])

    written = (tmp_path / "_headers").read_text()
    assert f"  Content-Security-Policy: {policy([ALERT], offline=False)}; frame-ancestors 'none'\n" in written
    kept = re.findall("^(.+)\n  Cache-Control: public, max-age=31536000, immutable$", written, re.MULTILINE)
    assert kept == ["/assets/runtime/*", "/search/2/*", "/assets/main.0123abcd.css"]
