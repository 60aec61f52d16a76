"""Runs inside Pyodide, under Node: packs the library modules that the calculators need, compiled, as one zip."""  # noqa: INP001 (nobody imports it)

import ast
import importlib
import importlib._bootstrap_external as bootstrap
import importlib.util
import io
import json
import sys
import traceback
import types
import zipfile
from pathlib import Path

PACKAGE = "calculators"
LIBRARY_ZIP = f"python{sys.version_info[0]}{sys.version_info[1]}.zip"
# Whoever imports these expects ImportError, and the browser's Pyodide never opens what they are for.
LEFT_OUT = ("ssl.py", "_ssl.py", "bz2.py", "lzma.py", "compression/")
NO_DOCSTRINGS, AS_WRITTEN = 2, 0
NO_LOCATION = 0x80 | 15 << 3
FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def pack(calls: str, home: str, target: str) -> tuple[str, bytes]:
    """Give the names of the packed modules (JSON) and the zip that Python will read at `target` in the browser."""
    check_answers(json.loads(calls))
    import_what_is_imported_late()
    needed = files_below(stock_zip())  # before our own tools import more
    library = zipfile.ZipFile(stock_zip())
    sources = {name: (library.read(name), NO_DOCSTRINGS) for name in needed}
    sources |= {name: (Path(home, name).read_bytes(), AS_WRITTEN) for name in files_below(home)}
    compiled = {f"{name}c": compile_module(*sources[name], f"{target}/{name}") for name in sorted(sources)}
    return json.dumps(sorted(compiled)), zip_stored(compiled)


def check_answers(calls: list[list[str]]) -> None:
    """Run the warm-up list, so that all it needs is imported, and refuse answers that are not CPython's."""
    run_json = importlib.import_module(PACKAGE).run_json
    differing = [f"{id_} {inputs}" for id_, inputs, answer in calls if run_json(id_, inputs) != answer]
    if differing:
        raise SystemError("Pyodide and CPython differ: " + "; ".join(differing[:5]))
    try:
        run_json()
    except TypeError:
        traceback.format_exc()


def import_what_is_imported_late() -> None:
    """Import also what the calculators import inside functions that the warm-up list did not reach."""
    seen: set[str] = set()
    while new := {name for name in sys.modules if name.split(".")[0] == PACKAGE} - seen:
        seen |= new
        for name in sorted(new):
            for wanted in imports_of(sys.modules[name]):
                importlib.import_module(wanted)


def imports_of(module: types.ModuleType) -> list[str]:
    """Name the modules that stand in a module's import statements, wherever these stand."""
    statements = list(ast.walk(ast.parse(Path(str(module.__file__)).read_bytes())))
    plain = [alias.name for node in statements if isinstance(node, ast.Import) for alias in node.names]
    return plain + [absolute(module, node) for node in statements if isinstance(node, ast.ImportFrom)]


def absolute(module: types.ModuleType, node: ast.ImportFrom) -> str:
    """Give the full name of the module in `from … import …`."""
    return importlib.util.resolve_name("." * node.level + (node.module or ""), module.__package__)


def stock_zip() -> str:
    """Find the library that Pyodide brings: its name tells the Python version the .pyc files are for."""
    for entry in sys.path:
        if entry.endswith(LIBRARY_ZIP):
            return entry
    raise SystemError(f"{LIBRARY_ZIP} is not on sys.path {sys.path}: see runtime/README.md, Another Pyodide")


def files_below(place: str) -> list[str]:
    """List the source files, relative to a folder or zip, of all modules imported from it."""
    paths = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
    below = {path[len(place) + 1 :] for path in paths if path.startswith(f"{place}/")}
    return sorted(name for name in below if not name.startswith(LEFT_OUT))


def compile_module(source: bytes, optimize: int, path: str) -> bytes:
    """Compile to a .pyc that Python takes without asking for date or source (an unchecked hash)."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=optimize)
    if optimize == NO_DOCSTRINGS:
        code = without_lines(code)
    return bytes(bootstrap._code_to_hash_pyc(code, bytes(8), checked=False))  # type: ignore[attr-defined]  # noqa: SLF001


def without_lines(code: types.CodeType) -> types.CodeType:
    """Leave out the tables of line numbers, a sixth of the download: what fails in the library is never mended there."""
    inner = tuple(without_lines(one) if isinstance(one, types.CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=nowhere(len(code.co_code) // 2), co_consts=inner)


def nowhere(units: int) -> bytes:
    """Write a table that names no line: one byte for up to eight units of code (CPython's InternalDocs/code_objects.md)."""
    whole, rest = divmod(units, 8)
    return bytes([NO_LOCATION | 7]) * whole + (bytes([NO_LOCATION | rest - 1]) if rest else b"")


def zip_stored(files: dict[str, bytes]) -> bytes:
    """Zip without compression (the download as a whole is compressed), with fixed dates and modes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, FIXED_DATE), files[name])
    return buffer.getvalue()
