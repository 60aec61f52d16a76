"""Name one page of each kind, for what looks at all kinds."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "home": "",
    "triage": "triage/",
    "question": "triage/start/",
    "scenario": "scenarios/jiebei-overdue/",
    "paper": "scenarios/court-sms/",
    "stage": "stages/collection/",
    "product": "products/jiebei/",
    "calculator": "calculators/overdue-cost/",
    "letter": "letters/hardship-plan/",
    "law": "laws/civil-code/",
    "laws": "laws/",
    "all pages": "all/",
    "glossary": "glossary/",
    "word": "glossary/stop-interest/",
    "channels": "channels/",
    "plain page": "about/",
}
"""Each kind with the address of a page that holds much of what the kind has."""
