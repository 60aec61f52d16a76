"""The check tells what a page still needs outside the content, too, as long as there are tests that want it."""

from pathlib import Path

from tests.whole_site.copies import CHECK, run_in

FIVE = "- 一句\n- 二句\n- 三句\n- 四句\n- 五句\n"


def test_what_tests_want_of_a_page_is_told(project: Path) -> None:
    """Nothing where there are no tests; else it stops nobody, and what is added counts at once."""
    cases = project / "tests/cases"
    assert "tests/cases" not in run_in(project, *CHECK).stdout

    cases.mkdir(parents=True)
    (cases / "queries.yml").write_text(f"scenario:beta:\n{FIVE}", encoding="utf-8")
    (cases / "stories.yml").write_text("- page: scenario:alpha\n- page: scenario:beta\n", encoding="utf-8")
    reminded = run_in(project, *CHECK)
    with (cases / "queries.yml").open("a", encoding="utf-8") as queries:
        queries.write(f"scenario:alpha:\n{FIVE}")
    added = run_in(project, *CHECK)

    assert (reminded.returncode, added.returncode) == (0, 0)
    assert "tests/cases/queries.yml:1:1: 提醒：字段 scenario:alpha: " in reminded.stdout
    assert "scenario:beta" not in reminded.stdout
    assert "scenario:alpha" not in added.stdout
    assert "tests/cases/queries.yml:1:1: 提醒：字段 letter:ask-for-time: " in added.stdout
