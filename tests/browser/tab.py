"""A reader's browser tab on the built site, and what it asked for or complained about."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

PATIENCE_MS = 60_000
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
USUAL = {"width": 1280, "height": 720}
"""What Playwright takes where nothing else is said."""
SCRIPT = "**/assets/app.*.js"
SHIFTS = """new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.moved = (window.moved || 0) + value;
}).observe({ type: "layout-shift", buffered: true });"""
"""What a page runs before all else to sum up, in `moved`, what moved under the reader."""
STEADY = 0.01


@dataclass
class Tab:
    """One page in a browser profile of its own."""

    page: Page
    root: str
    """Where the site begins: an origin, or the folder's file:// address."""
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open a page of the site by its address, in either edition."""
        path, mark, anchor = address.partition("#")
        index = "index.html" if self.root.startswith("file:") else ""
        self.page.goto(f"{self.root}/{path}{index}{mark}{anchor}")

    def inputs(self, calculator: str) -> dict[str, str]:
        """Read what stands in a form now."""
        return self.page.evaluate(
            """(id) => Object.fromEntries([...document.querySelectorAll(`form[data-calculator="${id}"] [name]`)]
            .filter((c) => c.matches("input, select, textarea"))
            .map((c) => [c.name, c.type === "checkbox" ? String(c.checked) : c.value]))""",
            calculator,
        )

    def examples(self, calculator: str) -> dict[str, str]:
        """Read what an untouched form's printed result belongs to: as the form stands, but for the day of the example."""
        day: str | None = self.page.evaluate(
            """(id) => document.querySelector(`form[data-calculator="${id}"] [data-today]`)?.defaultValue ?? null""",
            calculator,
        )
        return self.inputs(calculator) | ({} if day is None else {"as_of": day})

    def outputs(self, calculator: str) -> dict[str, str]:
        """Read the results by name, as the machine's text."""
        return self.page.evaluate(
            """(id) => Object.fromEntries([...document.querySelectorAll(`form[data-calculator="${id}"] output`)]
            .map((o) => [o.name, o.dataset.value]))""",
            calculator,
        )

    def tables(self, calculator: str) -> dict[str, list[list[str]]]:
        """Read the tables as text."""
        return self.page.evaluate(
            """(id) => Object.fromEntries([...document.querySelectorAll(`form[data-calculator="${id}"] table[data-result]`)]
            .map((t) => [t.dataset.result, [...t.tBodies[0].rows].map((r) => [...r.cells].map((c) => c.firstChild?.data ?? ""))]))""",
            calculator,
        )

    def state(self, calculator: str) -> str:
        """Read the form's state."""
        found: str = self.page.get_attribute(f'form[data-calculator="{calculator}"]', "data-state") or ""
        return found

    def wait_for(self, condition: str, *arguments: Any) -> None:
        """Wait in the page (Playwright's own way needs a policy that allows eval)."""
        self.page.evaluate(
            f"""(args) => new Promise((done, fail) => {{
            const end = performance.now() + {PATIENCE_MS};
            const look = () => ({condition})(...args) ? done() : performance.now() > end ? fail(Error("waited in vain")) : setTimeout(look, 20);
            look(); }})""",
            list(arguments),
        )

    def settled(self, read: Callable[[], Any], expected: Any) -> bool:
        """Read again and again until the page shows what is expected; what stands there at the end is told."""
        end = time.monotonic() + PATIENCE_MS / 1000
        while (found := read()) != expected:
            assert time.monotonic() < end, f"{found} != {expected}"
            self.page.wait_for_timeout(20)
        return True

    def open_search(self) -> None:
        """Open the search, by the button or, where there is none, in the box."""
        button = self.page.locator(".site-header [data-open-search]")
        (button if button.is_visible() else self.page.locator("[data-md-component=search-query]")).click()

    def fill(self, calculator: str, name: str, value: str) -> None:
        """Type into a field, or choose in it, opening what it is folded into."""
        field = self.page.locator(f"#{calculator}-{name}")
        field.evaluate("(control) => { const folded = control.closest('details'); if (folded) folded.open = true; }")
        if field.evaluate("(control) => control.matches('select')"):
            field.select_option(value)
        else:
            field.fill(value)

    def wait_for_result(self, calculator: str, expected: dict[str, str]) -> None:
        """Wait until the page shows some results."""
        self.wait_for(
            """(id, expected) => Object.entries(expected).every(([name, value]) =>
            document.querySelector(`form[data-calculator="${id}"] output[name="${name}"]`).dataset.value === value)""",
            calculator,
            expected,
        )


def open_tab(browser: Browser, root: str, **options: Any) -> Tab:
    """Open a tab that notes every request and complaint."""
    context = browser.new_context(**options)
    tab = Tab(context.new_page(), root)
    context.on("request", lambda request: tab.requests.append(request.url))
    context.on("console", lambda message: tab.complaints.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: tab.complaints.append(str(error.error)))
    return tab
