"""Every regular expression of the code, and texts that each nearly matches for long.

`python -m tests.patterns` prints those that take more than in proportion to a text's length.
"""

import ast
import gc
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import time
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.bounded_patterns import bound
from tests.near_misses import near_misses

ROOT = Path(__file__).parent.parent
PACKAGES = ("crawler", "pipelines", "naqi")
METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split")
ANCHORED = frozenset({"match", "fullmatch"})
"""Methods that begin at one place of a text only."""


class Pattern(NamedTuple):
    """A regular expression with the places that it is written at."""

    text: str | bytes
    flags: int
    place: str
    """`file:NAME`, or `file:line` where it has no name."""
    anchored: bool
    """It is asked at the beginning of a text only (match, fullmatch)."""


def recorded() -> None:
    """In a process of its own: import everything, clean a page, and print each pattern that our code compiles."""
    found: dict[tuple[str | bytes, int], tuple[str, int]] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(2)
        path = Path(frame.f_code.co_filename)
        if (
            not isinstance(pattern, re.Pattern)
            and path.is_relative_to(ROOT)
            and path.parts[len(ROOT.parts)] in PACKAGES
        ):
            found.setdefault((pattern, int(flags)), (str(path.relative_to(ROOT)), frame.f_lineno))
        return compile_(pattern, flags)

    re._compile = watched  # type: ignore[attr-defined]
    for package in PACKAGES:
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    from naqi import clean_page, parse_date
    from pipelines.cleaning.late_pattern import LatePattern
    from tests.made_pages import make_page

    for late in gc.get_objects():
        if isinstance(late, LatePattern):
            assert late.compiled
    clean_page(make_page(1).html.encode(), url="https://x.example/news/1")
    parse_date("الأربعاء 30 تشرين الأول 2024")
    rows = [
        [
            pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern,
            isinstance(pattern, bytes),
            flags,
            *place,
        ]
        for (pattern, flags), place in found.items()
    ]
    sys.stdout.write(json.dumps(rows))


@cache
def patterns() -> tuple[Pattern, ...]:
    """All of the code's."""
    command = [sys.executable, "-c", "from tests.patterns import recorded; recorded()"]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    uses = _uses()
    found = []
    for text, is_bytes, flags, file, line in json.loads(out[out.index("[[") :]):
        name = _name(file, line)
        methods = uses[file if name.startswith("_") else "", name] if name else _called(file, line)
        place = f"{file}:{name or line}"
        found.append(
            Pattern(text.encode("latin-1") if is_bytes else text, flags, place, bool(methods) and methods <= ANCHORED)
        )
    return tuple(found)


def _uses() -> dict[tuple[str, str], set[str]]:
    """File and name of a pattern to the methods that are called on it; other files use a public name, too."""
    uses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            file = str(path.relative_to(ROOT))
            for node in _tree(file):
                if isinstance(node, ast.Attribute) and node.attr in METHODS:
                    owner = node.value
                    name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
                    uses[file if name.startswith("_") else "", name].add(node.attr)
    return uses


@cache
def _tree(file: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))))


def _name(file: str, line: int) -> str | None:
    """The name that a line's value is given."""
    for node in _tree(file):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= line <= (node.end_lineno or line):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name):
                return target.id
    return None


def _called(file: str, line: int) -> set[str]:
    """The function of `re` that a line calls."""
    for node in _tree(file):
        if isinstance(node, ast.Call) and node.lineno <= line <= (node.end_lineno or line):
            called = node.func
            if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re":
                return {called.attr} & set(METHODS)
    return set()


# What they cost

LONGEST = 50_000
"""Characters of the longest near miss."""

LITTLE = 0.02
"""CPU seconds that say nothing of growth yet."""

GROWTH = 3.0
"""Times the work on a text of twice the length: 2 is in proportion, 4 is quadratic."""


def grows(pattern: Pattern) -> str | None:
    """What a pattern takes on the near miss that shows it to be worse than linear; None where all are all right."""
    compiled = re.compile(pattern.text, pattern.flags)
    ask = compiled.match if pattern.anchored else compiled.search
    count = sum(1 for _ in near_misses(_text(pattern), pattern.flags, 500))
    for number in range(count):
        length = 400
        while length <= LONGEST:
            spent, text = _cost(ask, pattern, number, length)
            if spent > LITTLE:
                half, spent, twice = (
                    min(_cost(ask, pattern, number, n)[0] for _ in range(3)) for n in _lengths(length)
                )
                if spent > LITTLE and spent > GROWTH * half and twice > GROWTH * spent:
                    return f"{spent:.2f} s for {len(text)} characters {text[:30]!r}, {half:.2f} s for half of them"
                break
            length *= 2
    return None


def _text(pattern: Pattern) -> str:
    return pattern.text if isinstance(pattern.text, str) else pattern.text.decode("latin-1")


def _lengths(length: int) -> tuple[int, int, int]:
    return length // 2, length, length * 2


def _cost(ask: Any, pattern: Pattern, number: int, length: int) -> tuple[float, str]:
    text = next(one for place, one in enumerate(near_misses(_text(pattern), pattern.flags, length)) if place == number)
    given = text if isinstance(pattern.text, str) else text.encode("utf-8", "replace")
    began = time.process_time()
    ask(given)
    return time.process_time() - began, text


def main() -> None:
    for pattern in patterns():
        if why := None if bound(pattern.place) else grows(pattern):
            print(pattern.place, "match" if pattern.anchored else "search", repr(pattern.text)[:100], why, flush=True)
    print(f"{len(patterns())} patterns")


if __name__ == "__main__":
    main()
