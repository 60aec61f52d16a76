"""This file is the shape of `content/laws/*.yml`: one instrument, its articles word for word."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from sitegen.model.words import Model, Reviewed, Text

ArticleNumber = Annotated[str, Field(pattern=r"^\d+(-\d+)?$")]


class Provenance(Model):
    """Where the text was taken from or compared with."""

    repo: Text | None = None
    commit: Text | None = None
    path: tuple[Text, ...] = ()
    page_url: Text | None = None
    note: Text | None = None


class Moved(Model):
    """An old article number and where its content stands now."""

    from_: Annotated[Text, Field(alias="from")]
    to: Text
    note: Text | None = None


class Article(Model):
    """One article, verbatim; `partial` says that only an excerpt was obtained."""

    number: ArticleNumber
    label: Text
    text: Text
    cross_checked: tuple[Text, ...] = ()
    cross_note: Text | None = None
    caution: Text | None = None
    partial: bool = False
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
    document_no_verified: bool = False
    status: Text
    promulgated: date | None = None
    promulgated_note: Text | None = None
    effective: date | None = None
    effective_note: Text | None = None
    revision: Text
    level: Literal["A", "B", "C", "F"]
    source: tuple[Provenance, ...]
    aliases: tuple[Text, ...] = ()
    notes: Text | None = None
    key_points: tuple[Text, ...] = ()
    moved: tuple[Moved, ...] = ()
    articles: tuple[Article, ...] = ()
