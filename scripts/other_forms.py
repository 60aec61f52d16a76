#!/usr/bin/env python3
"""Write the table of how this site's characters are written elsewhere, which takes longer to work out than to read.

python3 scripts/other_forms.py      after another OpenCC was locked
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

from collections.abc import Iterator

from opencc import OpenCC

from scripts.commands import program
from scripts.failures import told
from scripts.own_files import renew_table
from sitegen.pages.other_forms import TABLE

HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
WRITINGS = ("t2s", "tw2s", "hk2s")
"""Traditional characters of the mainland, Taiwan and Hong Kong."""
IN_A_LINE = 40


@program(help="写出繁体字和本站用字的对照表，搜索时用；换了 OpenCC 的版本以后运行。")
def main() -> None:
    """Write the table."""
    with told():
        renew_table(TABLE, table())


def table() -> str:
    """Write each character that is written otherwise before the one that this site uses, forty pairs in a line."""
    characters = [chr(code) for code in HAN]
    found: dict[str, str] = {}
    for writing in WRITINGS:
        converted = OpenCC(writing).convert("\n".join(characters)).split("\n")
        found |= {old: new for old, new in zip(characters, converted, strict=True) if old != new}
    return "".join(f"{line}\n" for line in _lines([old + new for old, new in found.items()]))


def _lines(pairs: list[str]) -> Iterator[str]:
    for begin in range(0, len(pairs), IN_A_LINE):
        yield "".join(pairs[begin : begin + IN_A_LINE])


if __name__ == "__main__":
    main()
