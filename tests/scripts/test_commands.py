"""Who types a command wrong reads in Chinese what is allowed; who asks for help, too."""

import re

import click
import pytest
from click.testing import CliRunner, Result

from scripts import bench_build, build, check, export, new, prove_edits, serve
from scripts.commands import program

COMMANDS = {
    each.__name__: each.main for each in (bench_build, build, check, export, new, prove_edits, serve)
}  # all others are made by the same decorator


def typed(command: click.Command, *words: str) -> Result:
    """Type words after a command."""
    return CliRunner().invoke(command, words, prog_name="it.py")


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_help_is_in_chinese(command: click.Command) -> None:
    """Of English there are only the names of options and of what they take."""
    told = typed(command, "--help")

    assert told.exit_code == 0
    assert told.stdout.startswith("用法：it.py [选项]")
    assert "选项：" in told.stdout
    assert "显示这些说明。" in told.stdout
    assert not re.search(r"Usage|Options|Show|INTEGER|TEXT|DIRECTORY|DATE|default|None", told.stdout)


@pytest.mark.parametrize(
    ("command", "words", "told"),
    [
        (check.main, ["--formt", "json"], '没有选项 --formt。你是不是想写 "--format"？'),
        (check.main, ["--format"], "--format 后面要写一个值。"),
        (check.main, ["--format", "yaml"], "--format 写得不对。可以写：github、json、text。"),
        (check.main, ["--as-of", "30.11.2026"], "--as-of 写得不对。要写成 2026-01-31 的样子。"),
        (check.main, ["--content", "/nowhere"], "--content 写得不对。要写一个已经有的文件夹。"),
        (check.main, ["content", "here"], "多写了 content、here。"),
        (build.main, ["--quick=yes"], "--quick 后面不写值。"),
        (export.main, [], "还要写 FOLDER。"),
        (new.main, ["letter"], "还要写 ID。"),
        (new.main, ["leter", "mine"], '没有 "leter" 这一种。你是不是想写 "letter"？'),
        (serve.main, ["--port", "99999"], "--port 写得不对。要写整数，从 1 起到 65535。"),
        (serve.main, ["--port", "web"], "--port 写得不对。要写整数，从 1 起到 65535。"),
        (prove_edits.main, ["--edits", "0"], "--edits 写得不对。要写整数，从 1 起。"),
        (prove_edits.main, ["--seed", "x"], "--seed 写得不对。要写整数。"),
        (bench_build.main, ["--copies", "many"], "--copies：要写成 100,300:check+build 的样子"),
    ],
)
def test_what_is_typed_wrong_is_told(command: click.Command, words: list[str], told: str) -> None:
    """The sentence names what was typed and what is allowed, after how the command is used; the code is 2."""
    done = typed(command, *words)

    assert done.exit_code == 2
    usage, wrong, ask = done.stderr.splitlines()
    assert usage.startswith("用法：it.py [选项]")
    assert wrong.startswith(told)
    assert ask == "要看说明：it.py --help"


def test_stopped_by_hand() -> None:
    """Ctrl-C ends a command with a word and the code that shells know."""

    @program()
    def main() -> None:
        raise KeyboardInterrupt

    done = typed(main)

    assert (done.exit_code, done.stderr.strip()) == (130, "已停止。")
