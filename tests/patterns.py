"""Every regular expression of the code, and texts that each nearly matches for long.

`python -m tests.patterns` prints those that take more than in proportion to a text's length.
"""

import ast
import importlib
import json
import pkgutil
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]  # what a pattern consists of has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from tests.bounded_patterns import bound

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
    """`file:line`."""
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
    from tests.made_pages import make_page

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
        methods = _methods(uses, file, line)
        place = f"{file}:{line}"
        found.append(
            Pattern(text.encode("latin-1") if is_bytes else text, flags, place, bool(methods) and methods <= ANCHORED)
        )
    return tuple(found)


def _uses() -> dict[str, set[str]]:
    """Name of a pattern to the methods that are called on it, over all files."""
    uses: dict[str, set[str]] = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and node.attr in METHODS:
                    owner = node.value
                    name = (
                        owner.id
                        if isinstance(owner, ast.Name)
                        else owner.attr
                        if isinstance(owner, ast.Attribute)
                        else ""
                    )
                    if name:
                        uses.setdefault(name, set()).add(node.attr)
    return uses


def _methods(uses: dict[str, set[str]], file: str, line: int) -> set[str]:
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= line <= (node.end_lineno or line):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name):
                return uses.get(target.id, set())
        if not isinstance(node, ast.Call) or not node.lineno <= line <= (node.end_lineno or line):
            continue
        called = node.func
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re":
            return {called.attr} & set(METHODS)
    return set()


# Near misses

STRANGE = "\x00\u2603"
"""What hardly any pattern takes: a near miss ends with it."""

FILLERS = (
    *' \n\t-.:/|([«"&01aوـ،!',
    *(
        " :",
        " -",
        ". ",
        "a ",
        "و ",
        "1 ",
        "1/",
        "1:",
        "1-",
        "10:00 ",
        "2024 ",
        "a.",
        "a/",
        "a-",
        "a,",
        " ,",
        "«»",
        "!«",
    ),
    *("()", "<a ", "</", "&#1;", "{{", "a=", "\r\n"),
)


def near_misses(pattern: Pattern, length: int) -> Iterator[str]:
    """Texts of about this length: each part of the pattern that may come again, again and again, with what stands
    before it and something else behind; and the fillers."""
    text = pattern.text if isinstance(pattern.text, str) else pattern.text.decode("latin-1")
    rng = random.Random(repr(text))
    for before, part in sorted(_repeated(list(parser.parse(text, pattern.flags)), "", rng)):
        for unit in {part, before + part} - {""}:
            for end in ("", STRANGE):
                yield before + unit * (length // len(unit)) + end
    for filler in FILLERS:
        yield filler * (length // len(filler)) + STRANGE


def _repeated(nodes: list[Any], before: str, rng: random.Random) -> set[tuple[str, str]]:
    """What may come again in a pattern: a text before it and one of it."""
    found: set[tuple[str, str]] = set()
    for node in nodes:
        kind, value = node
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            body = list(value[2])
            if value[1] > 1:
                found |= {(before, _sample(body, rng)) for _ in range(3)}
            found |= _repeated(body, before, rng)
        elif kind is sre.BRANCH:
            for branch in value[1][:40]:
                found |= _repeated(list(branch), before, rng)
        elif kind is sre.SUBPATTERN:
            found |= _repeated(list(value[3]), before, rng)
        elif kind is sre.ATOMIC_GROUP:
            found |= _repeated(list(value), before, rng)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            found |= _repeated(list(value[1]), before, rng)
        before = (before + _sample([node], rng))[-80:]
    return found


def _sample(nodes: list[Any], rng: random.Random) -> str:
    """A text that the nodes match, or nearly."""
    return "".join(_sampled(kind, value, rng) for kind, value in nodes)


def _sampled(kind: Any, value: Any, rng: random.Random) -> str:
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if kind is sre.ANY:
        return rng.choice("a 1.و")
    if kind is sre.IN:
        return _member(value, rng)
    if kind is sre.BRANCH:
        return _sample(list(rng.choice(value[1])), rng)
    if kind is sre.SUBPATTERN:
        return _sample(list(value[3]), rng)
    if kind is sre.ATOMIC_GROUP:
        return _sample(list(value), rng)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return "".join(_sample(list(value[2]), rng) for _ in range(max(value[0], min(1, value[1]))))
    return ""


CATEGORIES = {
    sre.CATEGORY_DIGIT: "123",
    sre.CATEGORY_SPACE: " \n\t",
    sre.CATEGORY_WORD: "aو1_",
    sre.CATEGORY_NOT_DIGIT: "a -",
    sre.CATEGORY_NOT_SPACE: "a1-و",
    sre.CATEGORY_NOT_WORD: " -.:",
}


def _member(items: list[Any], rng: random.Random) -> str:
    """One character of a set."""
    texts = [text for kind, value in items if (text := _member_of(kind, value))]
    if items[0][0] is sre.NEGATE:
        taken = set("".join(texts))
        return rng.choice([one for one in "a 1.-وx:/\n" if one not in taken] or ["\u2603"])
    return rng.choice(rng.choice(texts or ["a"]))


def _member_of(kind: Any, value: Any) -> str:
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.RANGE:
        return chr(value[0]) + chr(value[1])
    return CATEGORIES.get(value, "") if kind is sre.CATEGORY else ""


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
    count = sum(1 for _ in near_misses(pattern, 500))
    for number in range(count):
        length, before = 400, 0.0
        while length <= LONGEST:
            spent, text = _cost(ask, pattern, number, length)
            if spent > LITTLE:
                before = before or min(_cost(ask, pattern, number, length // 2)[0] for _ in range(2))
                spent = min(spent, _cost(ask, pattern, number, length)[0])
                if spent > LITTLE and spent > GROWTH * before:
                    return f"{spent:.2f} s for {len(text)} characters {text[:30]!r}, {before:.2f} s for half of them"
                break
            before, length = spent, length * 2
    return None


def _cost(ask: Any, pattern: Pattern, number: int, length: int) -> tuple[float, str]:
    text = next(one for place, one in enumerate(near_misses(pattern, length)) if place == number)
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
