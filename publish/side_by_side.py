"""Let all processors do parts of one work at the same time, where the system can copy a process."""

import ctypes
import multiprocessing
import os
import signal
import sys
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import accumulate, pairwise, zip_longest
from traceback import format_exception
from typing import TYPE_CHECKING, Generic, TypeVar

from publish.problems import PublishError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")
_CAN_COPY = sys.platform == "linux"
"""Elsewhere a copy may hang on what the system's own libraries had open, or there is none."""
_NOTHING = object()
_SIGNAL_WHEN_PARENT_ENDS = 1
"""PR_SET_PDEATHSIG in Linux' <sys/prctl.h>."""
LEAST = 16
"""What is fewer isn't worth a copy."""


def in_parts(items: Sequence[Item], weight: Callable[[Item], int] = lambda _: 1) -> list[Sequence[Item]]:
    """Part items in their order into as many parts as there are processors, each with about as much weight."""
    count = _parts(items)
    sums = list(accumulate(map(weight, items)))
    ends = [bisect(sums, sums[-1] * number // count) for number in range(1, count)] if sums else []
    return [items[begin:end] for begin, end in pairwise((0, *ends, len(items)))]


def dealt(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Deal items out like cards, to each processor as many of each kind."""
    count = _parts(items)
    return [items[number::count] for number in range(count)]


def collected(hands: Iterable[Iterable[Item]]) -> Iterator[Item]:
    """Give what was made of items that were dealt out in the order in which they lay."""
    return (made for one_each in zip_longest(*hands, fillvalue=_NOTHING) for made in one_each if made is not _NOTHING)  # type: ignore[misc]


def _parts(items: Sequence[object]) -> int:
    return len(os.sched_getaffinity(0)) if _CAN_COPY and len(items) >= LEAST else 1


def side_by_side(work: Callable[[Iterator[Item]], Result], parts: Sequence[Sequence[Item]]) -> list[Result]:
    """Do the parts of a work at the same time; gives the results in the order of the parts.

    The first is done here, each other in a copy of this process, which knows all that was known here when it began; of
    what it does only its result and files come back.
    """
    first, *others = [partial(work, iter(part)) for part in parts]
    if not _CAN_COPY:
        return [first(), *(other() for other in others)]
    with ExitStack() as copies:
        begun = [copies.enter_context(_Copy(other)) for other in others]
        return [first(), *(copy.result() for copy in begun)]


def apart(work: Callable[[], Result]) -> Result:
    """Do a work in a copy of this process, and have the memory back that it needed."""
    if not _CAN_COPY:
        return work()
    with _Copy(work) as copy:
        return copy.result()


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """Do a work in a copy of this process while something else is done here; at the end both are done."""
    if not _CAN_COPY:
        work()
        yield
        return
    with _Copy(work) as copy:
        yield
        copy.result()


class _Copy(Generic[Result]):
    def __init__(self, work: Callable[[], Result]) -> None:
        context = multiprocessing.get_context("fork")
        self._results, sent = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(work, sent, os.getpid()))
        self._process.start()
        sent.close()

    def result(self) -> Result:
        """Wait for what it gives, or raise what it raised."""
        try:
            result, error = self._results.recv()
        except EOFError:
            raise PublishError(["一起做的另一个进程被系统中止了，多半是内存不够。请关掉别的程序，再试一次。"]) from None
        if error:
            raise error
        given: Result = result
        return given

    def __enter__(self) -> "_Copy[Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()
        self._results.close()


def _work(work: Callable[[], Result], results: "Connection[object, object]", parent: int) -> None:
    _end_with(parent)
    try:
        results.send((work(), None))
    except KeyboardInterrupt:
        pass
    except Exception as error:  # noqa: BLE001 (it is raised where it can be told)
        error.add_note("".join(format_exception(error)))
        results.send((None, error))


def _end_with(parent: int) -> None:
    """Have the system end this process once the one is gone that asked for its work."""
    ctypes.CDLL(None).prctl(_SIGNAL_WHEN_PARENT_ENDS, signal.SIGKILL)
    if os.getppid() != parent:  # gone before it was said
        os._exit(1)
