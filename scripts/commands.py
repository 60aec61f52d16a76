"""Let our commands speak Chinese where click has English words of its own: usage, options, what was typed wrong."""

import sys
from functools import partial
from typing import Any

import click

from setup.steps import say
from sitegen.problems import nearest

STOPPED = 130
"""The code with which a shell ends what Ctrl-C stopped."""
_METAVARS: dict[type[click.ParamType[Any]], str] = {
    click.DateTime: "日期",
    click.IntRange: "整数",
    click.types.IntParamType: "整数",
    click.Path: "文件夹",
    click.types.StringParamType: "文字",
}
"""What click calls in English, by what an option takes."""


class BadValue(click.BadParameter):
    """A value that one of our own checks refuses, in words."""


class Command(click.Command):
    """A command that tells everything in Chinese; what goes wrong in a sentence, without a traceback."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for each in self.params:
            if isinstance(each, click.Option) and not each.is_flag:
                each.metavar = each.metavar or _METAVARS.get(type(each.type))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that says what can be typed."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option is for."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [(record[0], _explained(each)) for each in options if (record := each.get_help_record(ctx))]
        formatter.write("\n选项：\n")
        with formatter.indentation():
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give `--help`, explained."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这些说明。"
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what was typed; a word too many is refused in our words."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = ctx  # not every one knows it
            raise
        if rest:
            ctx.fail(f"多写了 {'、'.join(rest)}。")
        return rest

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run as a program does, and end with its code."""
        try:
            sys.exit(super().main(*arguments, **{**options, "standalone_mode": False}))
        except click.ClickException as error:
            say(_said(error))
            sys.exit(error.exit_code)
        except click.Abort:
            say("已停止。")
            sys.exit(STOPPED)


program = partial(click.command, cls=Command, options_metavar="[选项]")


def _explained(option: click.Option) -> str:
    default = f"默认 {option.default}。" if option.show_default else ""
    return f"{option.help}{default}"


def _said(error: click.ClickException) -> str:
    """Say what was typed wrong and what is allowed; what our own code raised is said as it is."""
    if isinstance(error, click.UsageError) and (context := error.ctx):
        return f"{context.get_usage()}\n{_wrong(error, context)}\n要看说明：{context.command_path} --help"
    return error.message


def _wrong(error: click.UsageError, context: click.Context) -> str:
    parameters = context.command.get_params(context)
    match error:
        case click.NoSuchOption(option_name=name):
            options = [name for each in parameters if isinstance(each, click.Option) for name in each.opts]
            return f"没有选项 {name}。{nearest(name, options)}"
        case click.BadOptionUsage(option_name=name):
            is_flag = any(name in each.opts and getattr(each, "is_flag", False) for each in parameters)
            return f"{name} 后面{'不写值' if is_flag else '要写一个值'}。"
        case BadValue(param=click.Parameter() as parameter):
            return f"{_named(parameter, context)}：{error.message}"
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"还要写 {_named(parameter, context)}。{_allowed(parameter)}"
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{_named(parameter, context)} 写得不对。{_allowed(parameter)}"
    return error.message


def _named(parameter: click.Parameter, context: click.Context) -> str:
    return parameter.make_metavar(context) if isinstance(parameter, click.Argument) else max(parameter.opts, key=len)


def _allowed(parameter: click.Parameter) -> str:
    """Say in words what a parameter takes."""
    match parameter.type:
        case click.Choice(choices=choices):
            return nearest("", map(str, choices))
        case click.IntRange(min=least, max=most):
            return f"要写整数，从 {least} 起{f'到 {most}' if most else ''}。"
        case click.types.IntParamType():
            return "要写整数。"
        case click.DateTime():
            return "要写成 2026-01-31 的样子。"
        case click.Path():
            return "要写一个已经有的文件夹。"
    return ""
