"""What people type is read in the reader's browser as everywhere else."""

import hashlib
import json
from collections.abc import Callable

from calculators import catalogue, run_json
from measure.loopback import Loopback
from tests.calculators.typed_inputs import refusals, rounds
from tests.runtime.conftest import Tab

ASK_ALL = """async (calls) => {
  const digests = [];
  for (const [id, inputs] of calls) {
    const answer = new TextEncoder().encode(await runtime.ask(id, inputs));
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", answer));
    digests.push([...hash].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  return digests;
}"""


def test_table_of_inputs_is_read_as_by_cpython(open_tab: Callable[[str], Tab], server: Loopback) -> None:
    """Every text of the table, in every field and row, understood and refused, gets CPython's answer to the byte."""
    texts = [
        (calculator.id, json.dumps(inputs, ensure_ascii=False))
        for calculator in catalogue()
        for inputs in (*(typed for typed, _ in rounds(calculator)), *refusals(calculator))
    ]
    tab = open_tab(f"{server.origin}/")

    answers = tab.page.evaluate(ASK_ALL, texts)

    expected = [hashlib.sha256(run_json(*call).encode()).hexdigest() for call in texts]
    assert [call for call, one, other in zip(texts, answers, expected, strict=True) if one != other] == []
