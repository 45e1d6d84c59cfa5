"""The rules of the house that a machine can hold."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for room in ("naqi", "crawler", "pipelines") for path in ROOT.glob(f"{room}/**/*.py"))


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Every node of a module: each file is parsed once for all rules."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports(path: Path) -> set[str]:
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return found


def test_there_are_sources() -> None:
    assert len(SOURCES) > 10


def test_no_file_is_over_300_lines() -> None:
    files = [*SOURCES, *ROOT.glob("tests/**/*.py")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def allowed(room: tuple[str, ...], module: str) -> bool:
    """Whether a file, by the parts of its path, may import a module."""
    top = module.split(".")[0]
    if room[:2] == ("pipelines", "cleaning"):
        if top in {"scrapy", "twisted", "itemadapter"}:
            return False
        if top == "crawler" and module not in {"crawler.items", "crawler.sites"}:
            return False
    if room[0] == "crawler" and room[1] != "commands" and top == "pipelines":
        return (
            room[1] == "early_start.py" and module == "pipelines.fork_server"
        )  # a part of commands that is no command
    if room[:2] == ("crawler", "items") and top == "scrapy":
        return False
    return room[0] == "naqi" or top != "naqi"  # the face looks at the house, never the house at its face


def test_packages_import_only_what_the_design_allows() -> None:
    rooms = {path: path.relative_to(ROOT).parts for path in SOURCES}
    found = [("/".join(room), module) for path, room in rooms.items() for module in imports(path)]
    assert [(name, module) for name, module in found if not allowed(tuple(name.split("/")), module)] == []


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("pipelines/cleaning/page.py", "scrapy.http"),
        ("pipelines/cleaning/page.py", "crawler.ledger"),
        ("crawler/items/page.py", "scrapy"),
        ("crawler/core/run.py", "pipelines.write"),
        ("pipelines/write.py", "naqi"),
    ],
)
def test_what_the_design_forbids_is_seen(file: str, module: str) -> None:
    assert not allowed(tuple(file.split("/")), module)


def test_data_files_have_one_reader_each_side() -> None:
    """Site files are a user's and are read with care; the demo stands alone; all other TOML goes one way."""
    readers = {str(path.relative_to(ROOT)) for path in SOURCES if "tomllib" in imports(path)}
    assert readers <= {"pipelines/cleaning/toml_files.py", "crawler/sites/load.py", "crawler/demo/story.py"}


STAGES = frozenset("quality extract metadata boilerplate publication language wishes embedded".split())
"""The rooms and modules of `pipelines/cleaning` that hold a stage of the chain each."""


@cache
def graph() -> dict[str, set[str]]:
    """Each module of the sources to those that it imports, by their dotted names."""
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in SOURCES}
    found: dict[str, set[str]] = {}
    for name, path in names.items():
        froms = [node for node in nodes(path) if isinstance(node, ast.ImportFrom)]
        taken = {f"{n.module}.{a.name}" for n in froms for a in n.names} | {n.module or "" for n in froms}
        taken |= {a.name for n in nodes(path) if isinstance(n, ast.Import) for a in n.names}
        rooms = {module for module in taken if (names[module].name if module in names else "") == "__init__.py"}
        inner = {room for room in rooms if any(module.startswith(f"{room}.") for module in taken & names.keys())}
        found[name] = (taken & names.keys()) - inner - {name}
    return found


def test_no_import_leads_round_in_a_circle() -> None:
    TopologicalSorter(graph()).prepare()  # raises CycleError, which names the circle


def names_of(path: Path) -> set[str]:
    """Public names that a module makes."""
    module = nodes(path)[0]
    assert isinstance(module, ast.Module)
    found = set()
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return {name for name in found if not name.startswith("_")} - EVERYWHERE


EVERYWHERE = {"Command", "log", "T"}
"""Names that a convention gives to one thing in many files: Scrapy's of a command, logging's, typing's."""


def test_a_name_means_one_thing_in_a_room() -> None:
    homes: dict[tuple[str, ...], list[str]] = {}
    for path in SOURCES:
        parts = path.relative_to(ROOT).parts
        for name in names_of(path):
            homes.setdefault((*parts[: 2 if len(parts) > 2 else 1], name), []).append("/".join(parts))
    several = {name: sorted(files) for name, files in homes.items() if len(files) > 1}
    assert {name: files for name, files in several.items() if not name[-1].isupper() or len(files) > 2} == {}


def test_the_stages_stand_side_by_side() -> None:
    """No stage imports another, and what lies below them imports none: only the chain knows them all."""
    home = "pipelines.cleaning."
    found = []
    for module, taken in graph().items():
        stage = module.removeprefix(home).partition(".")[0]
        others = {other for other in taken if other.startswith(home)}
        if module.startswith(home) and stage != "chain":
            found += [(module, other) for other in others if other.split(".")[2] in STAGES - {stage}]
    assert found == []


def test_the_stages_of_the_chain_are_the_known_ones() -> None:
    rooms = {module.split(".")[2] for module in graph()["pipelines.cleaning.chain"] if module.count(".") > 1}
    assert rooms >= STAGES


COMPARE = {"widening.py", "ends.py", "further_parts.py", "own_parts.py", "video_boxes.py", "line_rules.py"}
"""Modules that ask whether two elements have the same class, whatever it is."""


def test_only_the_layout_reads_what_elements_are_called() -> None:
    """`layout` knows the regions, `rendering` what is hidden; both have their words in a data file."""
    found = []
    for path in (path for path in SOURCES if "cleaning" in path.parts and "layout" not in path.parts):
        if path.name not in {*COMPARE, "rendering.py"}:
            calls = [node for node in nodes(path) if isinstance(node, ast.Call)]
            found += [(path.name, call.lineno) for call in calls if ast.unparse(call).endswith(".get('class')")]
    assert found == []


ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\N\{([^}]+)\}|((?:%[dD][89aAbB]%[89abAB][0-9a-fA-F])+)")
ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
RANGE = re.compile(f"[{ARABIC}]-[{ARABIC}]")


def unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return unquote(found[3]) if found[3] else unicodedata.lookup(found[2])


def arabic_letters(source: str) -> list[str]:
    """The Arabic letters that a piece of code spells, escaped or not; ranges of a character class name no word."""
    plain = RANGE.sub("", ESCAPE.sub(unescaped, source))
    return [c for c in plain if re.match(f"[{ARABIC}]", c) and unicodedata.category(c) == "Lo"]


def code_strings(source: str) -> Iterator[tuple[int, str]]:
    """The strings of a module with their lines, as Python reads them; docstrings are left out."""
    tree = ast.parse(source)
    docstrings = {
        id(child.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for child in node.body
        if isinstance(child, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@pytest.mark.parametrize(
    "source",
    ['x = "\u0648"', r'x = "\u0648"', r'x = r"[\u0641]"', r'x = "\N{ARABIC LETTER WAW}"', 'x = "%d9%88%D8%B3"'],
)
def test_arabic_is_seen_however_it_is_spelled(source: str) -> None:
    assert [line for line, string in code_strings(source) if arabic_letters(string)] == [1]


@pytest.mark.parametrize("source", ['"""\u0648"""', r'x = "[\u0621-\u064a\u0640\u061f]"', "x = 1  # \u0648"])
def test_docstrings_comments_ranges_and_signs_are_none(source: str) -> None:
    assert [line for line, string in code_strings(source) if arabic_letters(string)] == []


def test_arabic_phrases_live_in_data_files() -> None:
    """A letter may be named in a docstring or comment; code holds no Arabic string, nor one in escapes."""
    found = []
    for path in SOURCES:
        strings = code_strings(path.read_text(encoding="utf-8"))
        found += [(path.name, line, letters) for line, string in strings if (letters := arabic_letters(string))]
    assert found == []
