"""The rules of the house that a machine can hold."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted([*ROOT.glob("crawler/**/*.py"), *ROOT.glob("pipelines/**/*.py")])


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return found


def test_there_are_sources() -> None:
    assert len(SOURCES) > 10


@pytest.mark.parametrize(
    "path", [*SOURCES, *sorted(ROOT.glob("tests/**/*.py"))], ids=lambda p: str(p.relative_to(ROOT))
)
def test_no_file_is_over_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_packages_import_only_what_the_design_allows(path: Path) -> None:
    room = path.relative_to(ROOT).parts
    for module in imports(path):
        if room[:2] == ("pipelines", "cleaning"):
            assert module.split(".")[0] not in {"scrapy", "twisted", "itemadapter"}, module
            assert not module.startswith("crawler") or module in {"crawler.items", "crawler.sites"}, module
        if room[0] == "crawler" and room[1] != "commands":
            assert not module.startswith("pipelines"), module
        if path.name == "items.py":
            assert "scrapy" not in module, module


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_arabic_phrases_live_in_data_files(path: Path) -> None:
    """A letter may be named in a docstring or comment; code holds no Arabic string."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[i].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for i in range(len(node.body))
        if isinstance(node.body[i], ast.Expr)
    }
    source = path.read_text(encoding="utf-8").splitlines()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            segment = "\n".join(source[node.lineno - 1 : node.end_lineno])
            assert not any("\u0620" <= c <= "\u064a" for c in segment), f"{path}:{node.lineno}"


def room_of(module: str) -> str:
    """`crawler.discovery` of `crawler.discovery.links`; the commands stand above all rooms of both packages."""
    return ".".join(module.split(".")[:2])


def test_no_room_imports_another_that_imports_it() -> None:
    """Rooms are the packages and modules right under `crawler` and `pipelines`; an import in a function counts."""
    rooms: dict[str, set[str]] = {}
    for path in SOURCES:
        own = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        wanted = {room_of(one) for one in imports(path) if one.startswith(("crawler.", "pipelines."))}
        rooms.setdefault(own, set()).update(wanted - {own})
    done: set[str] = set()
    while free := {room for room, wanted in rooms.items() if room not in done and wanted <= done}:
        done |= free
    assert not (cycle := sorted(set(rooms) - done)), cycle
