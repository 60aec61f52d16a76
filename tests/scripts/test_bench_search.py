"""The benchmark of the search lets an index grow as real pages would, and writes what was waited for."""

import json
import subprocess

from measure.search_waits import Waits
from scripts.bench_search import waits_row
from setup.packages import node_command

PAGES = [
    {"location": "", "title": "首页", "text": "从这里开始"},
    {"location": "loan/", "title": "借呗逾期", "text": "先停下来", "aliases": ["借呗还不上"], "kind": "scenario"},
    {"location": "loan/#first", "title": "今天先做", "text": "记下日期", "kind": "scenario"},
]


def grown(tmp_path, root, count):
    """Make an index of the pages, and let it grow."""
    write = [*node_command(), root / "theme" / "search" / "write.mjs", "--out", tmp_path]
    given = "\n".join(map(json.dumps, ({"forms": {}, "sounds": {}, "synonyms": []}, *PAGES)))
    done = subprocess.run(write, input=given, check=True, capture_output=True, encoding="utf-8")
    index = tmp_path / json.loads(done.stdout)["folder"]
    asked = [*node_command(), root / "measure" / "grown_entries.mjs", index, str(count)]
    _, *entries = subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    return [json.loads(entry) for entry in entries]


def test_index_grows_by_pages_with_words_of_their_own(tmp_path, root):
    """Five pages of two: the real ones stay, and copies of a page that has names have their own words and addresses."""
    entries = grown(tmp_path, root, 5)
    pages = [entry for entry in entries if "#" not in entry["location"]]

    assert len(pages) == 5
    assert [entry["title"] for entry in pages[:2]] == ["首页", "借呗逾期"]
    assert len({entry["location"] for entry in entries}) == len(entries)
    assert len({entry["title"] for entry in pages}) == 5
    assert len({alias for entry in pages for alias in entry.get("aliases", [])}) == 4


def test_index_shrinks_to_fewer_pages(tmp_path, root):
    """One page of two: the first with all its sections, and nothing of the other."""
    assert [entry["location"] for entry in grown(tmp_path, root, 1)] == [""]


def test_waits_are_written_by_edition_and_processor():
    """Each cell holds the median and the longest wait."""
    waited = [
        Waits("http", is_slow, milliseconds) for is_slow, milliseconds in ((False, (90.2, 100.4, 300)), (True, (400,)))
    ]

    assert waits_row(1000, waited) == "| 1,000 | 100 (300) | 400 (400) |"
