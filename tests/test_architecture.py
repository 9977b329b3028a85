"""The shape of the house: who may know whom, what the pure part must not touch, and how long a file may be."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from visualizer.bootstrap import ROOT

PACKAGE = ROOT / "visualizer"
SCRIPTS = ROOT / "static" / "js"

LONGEST = 400
"""Lines of a file: what is longer is two things."""

LAYERS = [
    # Each may import from itself and from those before it.
    {"core", "protocols", "limits", "installing", "browser_libraries", "bootstrap"},
    {"registry", "sentences"},
    {"wire", "crowd", "gauges", "scenario", "transcript", "pacing"},
    {"store", "reel", "branch", "bench", "tables", "testing"},
    {"search", "session"},
    {"web", "cli"},
    {"__main__"},
]
"""The packages and modules of `visualizer`, from the bottom to the top."""

IMPURE = {
    "asyncio", "datetime", "eventlet", "flask", "flask_socketio", "multiprocessing", "os", "pathlib", "random",
    "secrets", "select", "shutil", "signal", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time",
    "urllib", "uuid",
}  # fmt: skip
"""What the simulated world must not know: clocks, chance, files, processes, the network, the web."""


@cache
def imports(path: Path) -> frozenset[str]:
    """The modules that a Python file imports, those inside functions and for type checkers included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def modules(folder: str = "") -> list[Path]:
    """The Python files of the package, or of a folder in it."""
    return sorted((PACKAGE / folder).rglob("*.py"))


def named(paths: list[Path]) -> list[str]:
    """Test ids."""
    return [str(path.relative_to(ROOT)) for path in paths]


def part_of(module: str) -> str | None:
    """The part of the house that a module belongs to; None for one of another house."""
    names = module.split(".")
    return names[1] if names[0] == "visualizer" and len(names) > 1 and names[1] != "__version__" else None


def test_every_part_of_the_house_has_its_layer() -> None:
    there = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir() if path.suffix in ("", ".py")}
    assert there - {"__init__", "__pycache__", "locales", "scenarios"} == set().union(*LAYERS)


@pytest.mark.parametrize("path", modules(), ids=named(modules()))
def test_imports_run_one_way(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    allowed: set[str] = set()
    for layer in LAYERS:
        allowed |= layer
        if own in layer:
            break
    used = {part for module in imports(path) if (part := part_of(module))}
    assert used <= allowed


@pytest.mark.parametrize("path", modules("core"), ids=named(modules("core")))
def test_the_simulated_world_is_pure(path: Path) -> None:
    used = {module.split(".")[0] for module in imports(path)}
    assert not used & IMPURE
    assert {part for module in imports(path) if (part := part_of(module))} <= {"core"}
    names = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
    assert not names & {"open", "print", "input"}


@pytest.mark.parametrize("path", modules("protocols"), ids=named(modules("protocols")))
def test_a_protocol_knows_the_world_and_nothing_else(path: Path) -> None:
    used = {module.split(".")[0] for module in imports(path)}
    assert not used & IMPURE
    assert {part for module in imports(path) if (part := part_of(module))} <= {"core", "protocols"}
    families = {module.split(".")[2] for module in imports(path) if re.match(r"visualizer\.protocols\.\w", module)}
    assert families <= {*path.relative_to(PACKAGE / "protocols").parts[:1]}, "no protocol knows another"


def test_eventlet_is_named_in_app_alone() -> None:
    naming = [path for path in [ROOT / "app.py", *modules()] if "eventlet" in {m.split(".")[0] for m in imports(path)}]
    assert naming == [ROOT / "app.py"]


def test_the_first_start_needs_the_standard_library_alone() -> None:
    """What runs before anything is installed."""
    for name in ("bootstrap", "installing", "browser_libraries"):
        foreign = {m.split(".")[0] for m in imports(PACKAGE / f"{name}.py")} & {"flask", "msgspec", "fluent", "tqdm"}
        assert not foreign, name
        used = {part_of(m) for m in imports(PACKAGE / f"{name}.py")} - {None}
        assert used <= {"bootstrap", "installing", "browser_libraries"}


def test_every_module_is_used() -> None:
    """A module that nobody imports is left over. Packages of protocols are found by the registry."""
    everybody = [ROOT / "app.py", *modules(), *(ROOT / "tests").rglob("*.py")]
    used = set().union(*(imports(path) for path in everybody))
    for path in modules():
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        assert module in used or path.name in ("__main__.py", "__init__.py"), f"nobody imports {module}"


def everything_written() -> list[Path]:
    """The source files of both languages."""
    tests = ROOT / "tests"
    return sorted({ROOT / "app.py", *modules(), *tests.rglob("*.py"), *tests.rglob("*.js"), *SCRIPTS.rglob("*.js")})


@pytest.mark.parametrize("path", everything_written(), ids=named(everything_written()))
def test_a_file_is_one_thing_and_not_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert text.endswith("\n") or not text
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text) or path == Path(__file__)


@pytest.mark.parametrize("path", modules(), ids=named(modules()))
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


# --- the page --------------------------------------------------------------------------------------------------------

PURE = ["causes", "geometry", "lanes", "share", "speed", "tick", "world"]
"""Modules of the page that Node tests without a browser: no document, no clock, no other part of the page's state."""

IMPORT = re.compile(r"""^(?:import\s+|(?:import|export)\b[^"';=()]*\bfrom\s+)["'](?P<from>[^"']+)["']""", re.MULTILINE)
TYPES = re.compile(r"/\*\*.*?\*/", re.DOTALL)


def scripts_of(path: Path) -> set[str]:
    """The modules of the page that one of them imports, as paths from static/js without `.js`."""
    code = TYPES.sub("", path.read_text(encoding="utf-8"))
    targets = [match["from"] for match in IMPORT.finditer(code) if match["from"].startswith(".")]
    return {str((path.parent / target).resolve().relative_to(SCRIPTS)).removesuffix(".js") for target in targets}


def page_modules() -> dict[str, set[str]]:
    """Every module of the page with those that it imports."""
    return {str(path.relative_to(SCRIPTS)).removesuffix(".js"): scripts_of(path) for path in SCRIPTS.rglob("*.js")}


def test_every_module_of_the_page_is_there_and_used() -> None:
    graph = page_modules()
    used = set().union(*graph.values())
    assert used <= set(graph)
    # A protocol's drawings are asked for by its id.
    unused = {name for name in set(graph) - used if not name.startswith("protocols/")}
    assert unused <= {"main", "first-paint"}, "what the page starts with, and what is left over"


def test_the_store_and_the_wire_know_no_drawing_and_no_panel() -> None:
    graph = page_modules()
    for module in ("wire", "store", "playback", "state"):
        above = {name for name in graph[module] if name.startswith(("stage/", "diagram/", "panels/")) or name == "main"}
        assert not above, module


def test_only_main_starts_the_page() -> None:
    assert not [module for module, used in page_modules().items() if "main" in used]


@pytest.mark.parametrize("name", PURE)
def test_a_pure_module_of_the_page_touches_no_browser_and_no_clock(name: str) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", (SCRIPTS / f"{name}.js").read_text(encoding="utf-8"), flags=re.DOTALL)
    touched = re.findall(r"\b(document|window|performance|requestAnimationFrame|Date|setTimeout|Math\.random)\b", code)
    assert not touched
