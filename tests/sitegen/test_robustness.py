"""Whatever stands in a content file, reading and joining it ends with problems or a site, never with a crash."""

import shutil
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sitegen
from sitegen.checks.claims import QUOTATION
from sitegen.checks.wording import HTML, UNFINISHED
from sitegen.markup.markdown import located_tokens
from sitegen.model.field_types import LONGEST_PROSE
from tests.sitegen.conftest import DAY, OFFERED, SMALL

NAMES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.*"))
YAMLISH = st.text(st.sampled_from("abid:-_ \n\t'\"[]{}|>&*!%@#?,.0129~=<中文：　\x00\x85\u2028\ufeff😀"), max_size=200)
NASTY = st.sampled_from(
    [
        "[@",
        "[@:]",
        "[@a:1..]",
        "{fact:}",
        "{channel:x}",
        "[[",
        "]]",
        "**",
        "](",
        "](x)",
        "javascript:",
        "<b>",
        "“",
        "”[@small-law:1]",
        "'",
        '"',
        "- ",
        ": ",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
        "\t",
        "\r",
        "\0",
        "{{ x }}",
        "{% x %}",
        "---\n",
        "#",
        "9" * 5000,
        "\\",
        "{",
        "}",
        "null",
        "~",
        "2026-02-30",
        "[@small-law:2(0)]",
        "（二一）",
        "%",
        "\U0001f600",
        "scenario:",
        "#s1",
    ]
)


def survives(root: Path, pages_of) -> None:
    site, problems = sitegen.link(sitegen.load(root), DAY, OFFERED)
    assert all(problem.place.line >= 1 and "\n" not in str(problem) for problem in problems)
    if not sitegen.errors(problems):
        pages_of(site)


@pytest.mark.parametrize("name", ["scenarios/a.yml", "channels.yml", "triage/start.yml", "facts/a.yml", "about.md"])
@settings(max_examples=40, deadline=None)
@given(raw=st.binary(max_size=300) | YAMLISH.map(str.encode))
def test_any_bytes_are_answered(name, raw, pages_of):
    """Any bytes in a file give problems with a place, in one line each."""
    with tempfile.TemporaryDirectory() as parent:
        path = Path(parent, "content", name)
        path.parent.mkdir(parents=True)
        path.write_bytes(raw)

        survives(Path(parent, "content"), pages_of)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(NAMES), where=st.floats(0, 1), cut=st.integers(0, 30), put=NASTY | YAMLISH)
def test_any_change_of_a_right_file_is_answered(name, where, cut, put, pages_of):
    """A right file with anything cut out and put in is told apart or makes pages."""
    with tempfile.TemporaryDirectory() as parent:
        root = Path(shutil.copytree(SMALL, Path(parent, "content")))
        text = (root / name).read_text(encoding="utf-8")
        at = int(where * len(text))
        (root / name).write_bytes((text[:at] + put + text[at + cut :]).encode())

        survives(root, pages_of)


@settings(max_examples=150, deadline=None)
@given(st.lists(NASTY | st.text(max_size=5), max_size=12).map("".join))
def test_any_prose_is_parsed_in_order(text):
    """Every token of any prose is found at a place in it, and places never go back."""
    offsets = [offset for token, offset in located_tokens(text) if token.type == "text"]

    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)


@pytest.mark.parametrize("piece", ["[", "**", "[[", "[@", "- ", "“", "<a", "[a](", "{fact:", "**[[", "[**", "> ", "\\"])
def test_hostile_prose_is_parsed_in_time(piece):
    """No run of marks, as long as prose may be, keeps the parser busy."""
    text = (piece * LONGEST_PROSE)[:LONGEST_PROSE]

    start = time.perf_counter()
    list(located_tokens(text))
    for pattern in (QUOTATION, HTML, UNFINISHED):
        list(pattern.finditer(text))

    assert time.perf_counter() - start < 5
