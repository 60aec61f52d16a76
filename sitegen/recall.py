"""Work out again only what may have changed: a result is kept with the questions that it asked and their answers.

Results depend on the content in ways that nobody could list by hand: a page names the title of another, a check asks
whether an id exists. So what can be asked of the content is marked (`question`), and while something is worked out the questions that
it asks are noted. Of the next content the same questions are asked once each: whatever heard the same answers stays.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Generic, TypeVar, TypeVarTuple

Asked = TypeVar("Asked")
Words = TypeVarTuple("Words")
Answer = TypeVar("Answer")
Result = TypeVar("Result")
Question = tuple[Callable[..., object], tuple[Hashable, ...]]
"""A function and what it was given besides the source that it asks."""

LEAST_ANSWERS = 10_000
_NO_ANSWER = object()
_heard: list[dict[Question, object] | None] = [None]
"""Where the answers that are given now are noted, the innermost last; None for nowhere."""


def question(work: Callable[[Asked, *Words], Answer]) -> Callable[[Asked, *Words], Answer]:
    """Mark a function whose answers others may rest on; what it asks itself for its answer counts no more."""

    @wraps(work)
    def asked(source: Asked, *words: *Words) -> Answer:
        heard = _heard[-1]
        if heard is None:
            return work(source, *words)
        key: Question = (work, words)
        if key not in heard:
            with _noting(None):
                heard[key] = work(source, *words)
        return heard[key]  # type: ignore[return-value]

    return asked


@contextmanager
def _noting(heard: dict[Question, object] | None) -> Iterator[None]:
    _heard.append(heard)
    try:
        yield
    finally:
        _heard.pop()


@dataclass
class _Kept(Generic[Result]):
    base: object
    result: Result
    heard: frozenset[Question]


@dataclass
class Recall(Generic[Asked, Result]):
    """Results by key, all worked out from one source of answers: the content of a moment."""

    _kept: dict[Hashable, _Kept[Result]] = field(default_factory=dict)
    _before: dict[Hashable, _Kept[Result]] = field(default_factory=dict)
    _answers: dict[Question, object] = field(default_factory=dict)
    _changed: frozenset[Question] = frozenset()
    _most: int = LEAST_ANSWERS

    def renew(self, source: Asked) -> None:
        """Go on to a new source, and find out which questions it answers in another way than the last."""
        self._forget_unasked()
        answers = {asked: _answer(source, asked) for asked in self._answers}
        self._changed = frozenset(
            asked for asked, answer in answers.items() if not _is_equal(answer, self._answers[asked])
        )
        self._answers |= {asked: answers[asked] for asked in self._changed}
        self._before, self._kept = self._kept, {}

    def _forget_unasked(self) -> None:
        """Drop the answers that no result rests on any more, now and then."""
        if len(self._answers) > self._most:
            asked = frozenset[Question]().union(*(kept.heard for kept in self._kept.values()))
            self._answers = {each: answer for each, answer in self._answers.items() if each in asked}
            self._most = 2 * max(LEAST_ANSWERS, len(self._answers))

    def get(self, key: Hashable, base: object, work: Callable[[], Result]) -> Result:
        """Give the result of some work, the earlier one if that still holds."""
        kept = self.kept(key, base)
        return self.worked_out(key, base, work) if kept is None else kept

    def kept(self, key: Hashable, base: object) -> Result | None:
        """Give the earlier result of some work, if neither its base nor an answer that it heard has changed."""
        kept = self._before.get(key)
        if kept is None or not _is_equal(kept.base, base) or not kept.heard.isdisjoint(self._changed):
            return None
        self._kept[key] = kept
        return kept.result

    def worked_out(self, key: Hashable, base: object, work: Callable[[], Result]) -> Result:
        """Do some work, and keep its result; it may be done any time before the next source."""
        heard: dict[Question, object] = {}
        with _noting(heard):
            result = work()
        self._answers |= heard
        self._kept[key] = _Kept(base, result, frozenset(heard))
        return result


class Forgetful(Recall[Asked, Result]):
    """Works everything out anew, for who makes the site once: only the answers of one source are kept for all results."""

    def renew(self, source: Asked) -> None:
        """Have nothing to go on from."""
        del source
        self._answers = {}

    def worked_out(self, key: Hashable, base: object, work: Callable[[], Result]) -> Result:
        """Work it out."""
        del key, base
        with _noting(self._answers):
            return work()


def _answer(source: object, asked: Question) -> object:
    work, words = asked
    try:
        return work(source, *words)
    except LookupError:
        return _NO_ANSWER


def _is_equal(one: object, other: object) -> bool:
    return one is other or bool(one == other)
