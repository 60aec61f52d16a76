#!/usr/bin/env python3
"""Install what is missing, build the site, serve it on this machine, and rebuild when a file changes.

python3 scripts/serve.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.environment import hand_over

if __name__ == "__main__":
    hand_over("site")

import contextlib
import os
import socket
import subprocess

import click

from scripts.commands import program
from scripts.own_folders import ROOT

FIRST_PORT, LAST_PORT = 8000, 8050


def free(_: click.Context, __: click.Parameter, port: int | None) -> int | None:
    """Refuse a port that somebody listens on before the site is made."""
    if port and is_taken(port):
        raise click.ClickException(f"端口 {port} 被别的程序占用了。请换一个，或者不写 --port。")
    return port


@program(help="在这台机器上看网站；改了文件，页面自己刷新。按 Ctrl-C 停下。")
@click.option("--port", type=click.IntRange(1, 65_535), callback=free, help=f"端口；默认从 {FIRST_PORT} 起找一个空的。")
def main(port: int | None) -> None:
    """Serve on loopback until stopped."""
    address = f"127.0.0.1:{port or free_port()}"
    click.echo(f"正在做网站，做好以后请打开：http://{address}/ （改了文件会自动更新，按 Ctrl-C 停下）")
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    os.chdir(ROOT)
    if os.name != "nt":
        os.execv(sys.executable, command)  # noqa: S606 (no shell is wanted: whoever ends us ends the server)
    with contextlib.suppress(KeyboardInterrupt):
        raise SystemExit(subprocess.run(command, check=False).returncode)


def is_taken(port: int) -> bool:
    """Ask whether somebody listens on a port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """Find a port that nobody listens on."""
    for port in range(FIRST_PORT, LAST_PORT):
        if not is_taken(port):
            return port
    raise click.ClickException(f"{FIRST_PORT} 到 {LAST_PORT} 的端口都被占用了。请用 --port 指定一个。")


if __name__ == "__main__":
    main()
