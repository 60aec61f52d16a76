"""This file lists the kinds of content: where each stands under `content/` and which model it has."""

from collections.abc import Mapping
from typing import Any

from sitegen.model.crisis import CrisisFile
from sitegen.model.fact import FactFile, WorkdaysFile
from sitegen.model.law import LawFile
from sitegen.model.letter import LetterFile
from sitegen.model.lists import CalculatorPageFile, Channel, HomeFile, Myth, Stage, Term
from sitegen.model.product import ProductFile
from sitegen.model.scenario import ScenarioFile
from sitegen.model.triage import TriageFile
from sitegen.problems import Problem, nearest, shortened
from sitegen.reading.yaml_source import Document

FOLDERS: Mapping[str, tuple[str, Any]] = {
    "scenarios": ("scenario", ScenarioFile),
    "products": ("product", ProductFile),
    "laws": ("law", LawFile),
    "facts": ("fact", FactFile),
    "letters": ("letter", LetterFile),
    "triage": ("triage", TriageFile),
    "calculators": ("calculator", CalculatorPageFile),
}
LISTS: Mapping[str, tuple[str, Any]] = {
    "glossary": ("term", Term),
    "myths": ("myth", Myth),
    "channels": ("channel", Channel),
    "stages": ("stage", Stage),
}
SINGLE: Mapping[str, tuple[str, Any]] = {"home": ("home", HomeFile), "crisis": ("crisis", CrisisFile)}
KINDS = tuple(kind for table in (FOLDERS, LISTS, SINGLE) for kind, _ in table.values())
LIST_KINDS = frozenset(kind for kind, _ in LISTS.values())
SINGLE_KINDS = frozenset(kind for kind, _ in SINGLE.values())
MODELS = {kind: model for table in (FOLDERS, LISTS, SINGLE) for kind, model in table.values()}
FACT_MODELS: Mapping[str, Any] = {"value": FactFile, "workdays": WorkdaysFile}


def model_of(kind: str, document: Document) -> tuple[Any, tuple[Problem, ...]]:
    """Give the model that a document is to be read as; a fact says itself which of the two it is."""
    written = document.data.get("kind", "value") if isinstance(document.data, dict) else "value"
    if kind != "fact" or not isinstance(written, str):
        return MODELS[kind], ()
    if written in FACT_MODELS:
        return FACT_MODELS[written], ()
    message = f'不能是 "{shortened(written)}"。{nearest(written, FACT_MODELS)}'
    return None, (Problem(document.place(("kind",)), "kind", message),)
