"""The shape of `content/laws/*.yml`: one instrument, its articles word for word."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from sitegen.model.field_types import Day, Flag, Model, Reviewed, Text

ARTICLE_NUMBER = "^[0-9]{1,5}(-[0-9]{1,3}){0,2}$"
ArticleNumber = Annotated[Text, StringConstraints(pattern=ARTICLE_NUMBER)]


@lru_cache(maxsize=1 << 14)
def article_order(number: str) -> tuple[int, ...]:
    """Put article numbers in the order of the law: 293 before 293-1 before 294; a notice may go down to 2-1-4."""
    return tuple(map(int, number.split("-")))


class Provenance(Model):
    """Where the text was taken from or compared with."""

    repo: Text | None = None
    commit: Text | None = None
    path: tuple[Text, ...] = ()
    page_url: Text | None = None
    note: Text | None = None


class Moved(Model):
    """An old article number and where its content stands now."""

    from_: Annotated[ArticleNumber, Field(alias="from")]
    to: ArticleNumber
    note: Text | None = None


class Article(Model):
    """One article, verbatim; `partial` says that only an excerpt was obtained."""

    REMARKS: ClassVar = (
        "partial_note", "superseded", "caution", "cross_note", "paragraph_note", "transcription_note",
    )  # fmt: skip
    """What is said about the text, in the order in which it is shown."""

    number: ArticleNumber
    label: Text
    text: Text
    cross_checked: tuple[Text, ...] = ()
    cross_note: Text | None = None
    caution: Text | None = None
    partial: Flag = False
    partial_note: Text | None = None
    superseded: Text | None = None
    paragraph_note: Text | None = None
    transcription_note: Text | None = None
    plain: Text | None = None

    @property
    def remarks(self) -> tuple[Text, ...]:
        """What readers have to know about the text itself."""
        return tuple(filter(None, (getattr(self, name) for name in self.REMARKS)))


class Topic(Model):
    """A stretch of articles, as a rule a chapter of the law itself, with the words that people have for it."""

    title: Text
    words: tuple[Text, ...] = ()
    from_: Annotated[ArticleNumber, Field(alias="from")]
    to: ArticleNumber

    @property
    def place(self) -> str:
        """Where it stands on the law's page."""
        return f"topic-{self.from_}"

    def holds(self, number: str) -> bool:
        """Ask whether an article of a number belongs to it."""
        return article_order(self.from_) <= article_order(number) <= article_order(self.to)


class LawFile(Reviewed):
    """One law, rule or notice as written, with its revision and how far it was verified."""

    title: Text
    short_title: Text
    about: Text | None = None
    """What it is about, in the few words that lists show."""
    issuer: Text
    document_no: Text | None = None
    document_no_verified: Flag = False
    status: Text
    promulgated: Day | None = None
    promulgated_note: Text | None = None
    effective: Day | None = None
    effective_note: Text | None = None
    revision: Text
    level: Literal["A", "B", "C", "F"]
    source: tuple[Provenance, ...]
    aliases: tuple[Text, ...] = ()
    notes: Text | None = None
    key_points: tuple[Text, ...] = ()
    moved: tuple[Moved, ...] = ()
    topics: tuple[Topic, ...] = ()
    articles: tuple[Article, ...] = ()

    @cached_property
    def by_number(self) -> Mapping[str, Article]:
        """The articles by their numbers, of two with one number the first."""
        return {article.number: article for article in reversed(self.articles)}

    @property
    def by_topic(self) -> Iterator[tuple[Topic, tuple[Article, ...]]]:
        """The articles of each topic."""
        for topic in self.topics:
            yield topic, tuple(article for article in self.articles if topic.holds(article.number))
