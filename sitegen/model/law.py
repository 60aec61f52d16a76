"""The shape of `content/laws/*.yml`: one instrument, its articles word for word."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.model.words import Day, Flag, Model, Reviewed, Text

ARTICLE_NUMBER = "^[0-9]{1,5}(-[0-9]{1,3}){0,2}$"
ArticleNumber = Annotated[Text, StringConstraints(pattern=ARTICLE_NUMBER)]


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


class LawFile(Reviewed):
    """One law, rule or notice as written, with its revision and how far it was verified."""

    title: Text
    short_title: Text
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
    articles: tuple[Article, ...] = ()

    @cached_property
    def by_number(self) -> Mapping[str, Article]:
        """The articles by their numbers."""
        return {article.number: article for article in self.articles}
