"""All processors do parts of one work: results come as if one had done all, and nothing goes on alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.problems import PublishError
from publish.side_by_side import LEAST, apart, collected, dealt, in_parts, meanwhile, side_by_side

ROOT = Path(__file__).parents[2]
TWO = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="one processor does all by itself"
)
HERE = os.getpid()
GOES_ON = """
import time
from pathlib import Path
from publish.side_by_side import dealt, side_by_side

def work(items):
    for item in items:
        Path({place!r}, str(item)).touch()
        time.sleep(0.05)

side_by_side(work, dealt(range(10_000)))
"""


@given(st.lists(st.integers(0, 1000)))
def test_parts_are_whole_and_in_order(weights: list[int]) -> None:
    """Put together again they're what was parted, and none is heavier than its share by more than one item."""
    parts = in_parts(weights, lambda weight: weight)

    assert [weight for part in parts for weight in part] == weights
    assert all(sum(part) <= sum(weights) / len(parts) + max(weights, default=0) for part in parts)


@given(st.lists(st.integers()))
def test_what_was_dealt_comes_back_in_order(items: list[int]) -> None:
    """Cards from several hands lie again as they lay."""
    assert list(collected(dealt(items))) == items


@TWO
def test_parts_are_done_at_the_same_time() -> None:
    """Each in a process of its own; results come in the order of the parts."""
    found = side_by_side(lambda items: (os.getpid(), sum(items)), in_parts(range(LEAST)))

    assert len({process for process, _ in found}) == len(found) > 1
    assert sum(each for _, each in found) == sum(range(LEAST))


def test_little_is_done_here() -> None:
    """A copy of the process would take longer than the work."""
    assert side_by_side(lambda items: (os.getpid(), list(items)), in_parts(range(3))) == [(HERE, [0, 1, 2])]


def _fail(items: Iterator[int]) -> None:
    if LEAST - 1 in items:
        raise ValueError("the last")


def _be_killed(_: Iterator[int]) -> None:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)


@TWO
@pytest.mark.parametrize(("work", "error"), [(_fail, ValueError), (_be_killed, PublishError)])
def test_what_goes_wrong_in_a_part_is_told(work, error) -> None:
    """An error of another process is raised here; one that the system ended says so."""
    with pytest.raises(error):
        side_by_side(work, in_parts(range(LEAST)))


@TWO
def test_nothing_goes_on_alone(tmp_path: Path) -> None:
    """Whoever kills a build ends all of it: no part of it writes on."""
    command = [sys.executable, "-c", GOES_ON.format(place=str(tmp_path))]
    with subprocess.Popen(command, cwd=ROOT) as process:
        while len(list(tmp_path.iterdir())) < 4:
            time.sleep(0.01)
        process.kill()
    time.sleep(0.2)
    left = len(list(tmp_path.iterdir()))
    time.sleep(0.2)

    assert len(list(tmp_path.iterdir())) == left


@TWO
def test_a_work_is_done_apart() -> None:
    """Its result and its errors come back; what it needed is gone with its process."""
    process, told = apart(lambda: (os.getpid(), "done"))

    assert (process != HERE, told) == (True, "done")
    with pytest.raises(PublishError, match="first\nsecond") as found:
        apart(_refuse)
    assert found.value.problems == ("first", "second")


@TWO
def test_something_is_done_meanwhile(tmp_path: Path) -> None:
    """Both go on at the same time, and what goes wrong in either is raised."""
    begun, seen = tmp_path / "begun", tmp_path / "seen"

    def wait() -> None:
        begun.touch()
        while not seen.exists():
            time.sleep(0.01)

    with meanwhile(wait):
        while not begun.exists():
            time.sleep(0.01)
        seen.touch()
    with pytest.raises(PublishError, match="first"), meanwhile(_refuse):
        pass
    with pytest.raises(ValueError, match="here"), meanwhile(begun.unlink):
        raise ValueError("here")


def _refuse() -> None:
    raise PublishError(["first", "second"])
