"""Have calls answered by the Python that readers get, outside a browser."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from runtime.bundle import PACKAGE, BundleError, bundle
from setup.packages import ROOT, node_command

Call = tuple[str, str]
"""An id and the inputs as JSON text."""
PROGRAM = ROOT / "runtime" / "replay.mjs"


def replay(calls: Iterable[Call], folder: Path, *options: str) -> list[str]:
    """Give one line for each call, as `runtime/replay.mjs` prints it; `folder` takes the runtime that is asked."""
    node = node_command()
    made = bundle(ROOT, folder, node[0], file_packs=False)
    command = [*node, str(PROGRAM), "--pyodide", str(ROOT / PACKAGE), "--runtime", str(folder / made.path), *options]
    asked = "".join(json.dumps(call) + "\n" for call in calls)
    done = subprocess.run(command, input=asked, capture_output=True, check=False, encoding="utf-8")
    if done.returncode:
        raise BundleError(done.stderr.strip()[-2000:])
    return done.stdout.split()
