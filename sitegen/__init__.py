"""How content becomes pages: load, link, render. Knows no MkDocs."""

from sitegen.link import freshness, link
from sitegen.load import Content, load
from sitegen.page import Page
from sitegen.page_links import check_links
from sitegen.problems import Place, Problem, SiteError, errors
from sitegen.render import render
from sitegen.site import Site

__all__ = [
    "Content",
    "Page",
    "Place",
    "Problem",
    "Site",
    "SiteError",
    "check_links",
    "errors",
    "freshness",
    "link",
    "load",
    "render",
]
