"""The shape of `content/products/*.yml`: who lends, how interest runs, where to turn."""

from sitegen.model.field_types import CalculatorId, Named, ScenarioId, SourcedProse, Text
from sitegen.model.scenario import Advice, Presets


class ProductFile(Named):
    """One loan product as written."""

    answer: SourcedProse
    lender: SourcedProse
    interest: SourcedProse
    overdue: SourcedProse
    where: tuple[Advice, ...]
    credit: SourcedProse | None = None
    rules: tuple[Advice, ...] = ()
    complain: SourcedProse
    scenarios: tuple[ScenarioId, ...] = ()
    presets: dict[CalculatorId, Presets] = {}
    short_title: Text | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The scenarios that it leads to, what most of its debtors need first."""
        return tuple(f"scenario:{each}" for each in self.scenarios)
