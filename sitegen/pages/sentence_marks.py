"""Gather what a sentence cites into one mark that stands after its end."""

import re
from collections.abc import Callable
from typing import Generic, TypeVar

Cited = TypeVar("Cited")
ENDS, STOP = "。！？；", "。"
_OPENING, _CLOSING = "「『“（《", "」』”）》"
_APART = "\u00a0"
_GOES_ON = f"{_CLOSING}{ENDS}，、："
_LAST_TWO = re.compile(f"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff][{ENDS}{_CLOSING}]*$)")
JOINED = "\u2060"
"""A word joiner, at which no line ends: a last character would begin one that holds only its mark besides."""
_QUOTE = re.compile(f"[{_OPENING}{_CLOSING}]")
_RUN = re.compile(f"[{ENDS}{_OPENING}{_CLOSING}]|[^{ENDS}{_OPENING}{_CLOSING}]+")
"""A character that counts, or all up to the next of them."""


class SentenceMarks(Generic[Cited]):
    """A line of prose while it is written as HTML: a citation in mid-sentence waits for the end of its sentence."""

    def __init__(self, mark: Callable[[tuple[Cited, ...]], str]) -> None:
        self._mark = mark
        self._parts: list[str | list[Cited]] = []
        """HTML, and between what each mark stands for."""
        self._waiting: list[Cited] = []
        self._has_ended = False
        self._last = ""
        """The run before the closing quotation marks and brackets that stand here."""
        self._open_tags = self._open_quotes = 0

    def words(self, text: str, write: Callable[[str], str]) -> None:
        """Write words."""
        if text and not self._waiting and not _QUOTE.search(text):  # nothing to place, and only its end counts
            self._follow(text[-1])
            self._parts.append(write(text))
            return
        begin = 0
        for run in _RUN.finditer(text):
            if self._has_ended and self._waiting and text[run.start()] not in _GOES_ON:
                self._parts.append(write(text[begin : run.start()]))
                self._place()
                begin = run.start()
            self._follow(run[0])
        self._parts.append(write(text[begin:]))

    def tag(self, html: str, opens: int) -> None:
        """Write a tag: +1 opens an element, -1 closes it, 0 stands in the sentence like a word."""
        if opens >= 0 and self._has_ended:
            self._place()
        self._parts.append(html)
        self._open_tags += opens
        self._has_ended = self._has_ended and opens < 0

    def cite(self, cited: tuple[Cited, ...]) -> None:
        """Note what the sentence rests on."""
        self._waiting += (each for each in cited if each not in self._waiting)

    def end_line(self, html: str = "") -> None:
        """End the sentence, whatever it lacks: a mark never touches a number that it could be read into."""
        self._open_tags = self._open_quotes = 0
        if self._waiting:
            self._join_last_two()
            if not self._has_ended:
                self._parts.append(_APART)
        self._place()
        self._parts.append(html)

    def finish(self) -> str:
        """Give the whole line."""
        self.end_line()
        return "".join(self._mark(tuple(part)) if isinstance(part, list) else part for part in self._parts)

    def _join_last_two(self) -> None:
        for at in reversed(range(len(self._parts))):
            words = self._parts[at]
            if isinstance(words, list):
                return
            if words.strip(_GOES_ON):
                self._parts[at] = _LAST_TWO.sub(JOINED, words)
                return

    def _follow(self, run: str) -> None:
        """Note whether a mark, or a run of other characters, ends the sentence: a question in a quotation doesn't."""
        if run in _CLOSING:
            self._open_quotes = max(self._open_quotes - 1, 0)
            self._has_ended = not self._open_quotes and (self._has_ended or self._last == STOP)
            return
        self._open_quotes += run in _OPENING
        self._last = run
        self._has_ended = run in ENDS and not self._open_quotes

    def _place(self) -> None:
        """Put the mark here, unless this is inside a link or a stressed word."""
        if not self._waiting or self._open_tags:
            return
        before = next((part for part in reversed(self._parts) if part), None)
        if isinstance(before, list):
            before += (each for each in self._waiting if each not in before)
        else:
            self._parts.append(self._waiting)
        self._waiting = []
