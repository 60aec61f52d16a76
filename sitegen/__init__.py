"""How content becomes pages: load, link, render. Knows no MkDocs."""

from sitegen.checks.overlap import overlaps
from sitegen.checks.reminders import reminders
from sitegen.join import Linking, freshness, link
from sitegen.pages.dead_links import check_links
from sitegen.pages.page import Page, StoredPage
from sitegen.pages.plans import Plan, plans
from sitegen.pages.render import compile_templates, render, rendered, renewed
from sitegen.problems import Place, Problem, SiteError, errors
from sitegen.reading.content import Content
from sitegen.reading.load import load
from sitegen.recall import Recall
from sitegen.site import Site

__all__ = [
    "Content",
    "Linking",
    "Page",
    "Place",
    "Plan",
    "Problem",
    "Recall",
    "Site",
    "SiteError",
    "StoredPage",
    "check_links",
    "compile_templates",
    "errors",
    "freshness",
    "link",
    "load",
    "overlaps",
    "plans",
    "reminders",
    "render",
    "rendered",
    "renewed",
]
