"""Two builds of one small site, the hosts that publish them, and a reader's tab on each."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from setup.steps import one_at_a_time
from tests.browser.tab import PHONE, Tab, open_tab
from tests.hosting.builds import Built, build_two
from tests.hosting.hosts import HOSTS, Host


@pytest.fixture(scope="session")
def builds(shared: Path) -> tuple[Built, Built]:
    """An earlier and a newer build; made once, unless another worker has."""
    folder = shared / "hosting"
    folder.mkdir(exist_ok=True)
    with one_at_a_time(folder / "building.lock"):
        if not (folder / "second.txt").exists():
            build_two(folder)
    first, second = (Built(folder / name, (folder / f"{name}.txt").read_text("utf-8")) for name in ("first", "second"))
    return first, second


@pytest.fixture
def earlier(builds: tuple[Built, Built]) -> Built:
    return builds[0]


@pytest.fixture
def newer(builds: tuple[Built, Built]) -> Built:
    return builds[1]


@pytest.fixture
def start(earlier: Built, tmp_path: Path) -> Iterator[Callable[..., Host]]:
    """Hosts that publish the earlier build."""
    with ExitStack() as running:

        def run(host: Callable[..., object], *habits: object) -> Host:
            current = tmp_path / "current"
            current.symlink_to(earlier.site, target_is_directory=True)
            return running.enter_context(host(current, *habits))  # type: ignore[arg-type]

        yield run


@pytest.fixture(params=HOSTS, ids=lambda host: host.__name__)
def host(request: pytest.FixtureRequest, start: Callable[..., Host]) -> Host:
    """Each kind of host in turn."""
    return start(request.param)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """New readers of a host."""
    opened: list[Tab] = []

    def open_one(host: Host) -> Tab:
        opened.append(open_tab(browser, host.root, viewport=PHONE))
        return opened[-1]

    yield open_one
    for each in opened:
        each.page.context.close()


@pytest.fixture
def tab(host: Host, visit: Callable[..., Tab]) -> Tab:
    """A new reader on each kind of host."""
    return visit(host)
