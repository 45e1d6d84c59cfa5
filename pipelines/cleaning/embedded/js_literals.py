"""Values that scripts have as literals: `window.x = {…}`, and Nuxt's `(function(a,b){return {…}}(…))`.

Nothing is run: what is no literal counts as nothing (None).
"""

import json
import re
from collections.abc import Iterator
from typing import Any

MAX_SCRIPT = 3_000_000
"""Characters of a script that are read (own choice): the state of a large news front page has under a million."""

MAX_VALUES = 200_000
"""Values that are read of one script."""

MAX_NESTING = 150
"""Levels of nesting."""

_START = re.compile(
    r"(?:^|[;,{}\s(])(?:window|self|globalThis|var|let|const)[.\s\[][^=;(){}<>]{1,80}?=\s*", re.MULTILINE
)
_HANDED = re.compile(r"(?:[\w$]\.[\w$.]{1,80}=\s*|\([\w$,.\s]{0,80})(?=[{\[])")
_PARSE = re.compile(r"JSON\.parse\(\s*")
_CALL = re.compile(r"\(?\s*function\s*\(([^()]{0,200000})\)\s*\{\s*return\s*")
_SPACE = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\\.|\$(?!\{))*)`""", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None, "Infinity": None}


class _NoLiteral(ValueError):
    """Something else than a literal stands there."""


def assigned_values(source: str) -> Iterator[Any]:
    """Yield the lists and objects that a script assigns to names, or to parts of `window`.

    Where there are none, those that it assigns to parts of other names (`Fusion.globalContent=…`), or calls a function
    with (`kit.start(app, {…})`).
    """
    source = source[:MAX_SCRIPT]
    reader, found = _Reader(source), False
    for start in (_START, _HANDED):
        for value in _values(reader, start):
            found = True
            yield value
        if found:
            return


def _values(reader: "_Reader", begin: re.Pattern[str]) -> Iterator[Any]:
    source, at = reader.source, 0
    while reader.left > 0 and (start := begin.search(source, at)) is not None:
        at = start.end()
        try:
            value, at = reader.assigned(at)
        except (_NoLiteral, RecursionError):
            continue
        if isinstance(value, dict | list):
            yield value


def read_call_arguments(source: str, name: str) -> Iterator[Any]:
    """Yield the first argument of each call `name(…)`, where it is a literal."""
    source = source[:MAX_SCRIPT]
    reader = _Reader(source)
    at = source.find(f"{name}(")
    while at >= 0 and reader.left > 0:
        at += len(name) + 1
        try:
            value, at = reader.value(at, 0)
            yield value
        except (_NoLiteral, RecursionError):
            pass
        at = source.find(f"{name}(", at)


class _Reader:
    """Reads one script. Each method takes a place and gives a value and the place behind it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.left = MAX_VALUES
        self.names: dict[str, Any] = {}

    def assigned(self, at: int) -> tuple[Any, int]:
        if (parse := _PARSE.match(self.source, at)) is not None:
            text, end = self.value(parse.end(), 0)
            try:
                return json.loads(text if isinstance(text, str) else ""), end
            except ValueError:
                raise _NoLiteral from None
        call = _CALL.match(self.source, at)
        return self.called(call) if call else self.value(at, 0)

    def called(self, call: re.Match[str]) -> tuple[Any, int]:
        """`(function(a,b){return {…}}(1,2))`: the arguments are read first, then what is returned with their names."""
        names = [name.strip() for name in call[1].split(",")]
        _, end = self.value(call.end(), 0)  # to find the arguments
        for closing in ("}", ")", "("):  # `}(` or `})(`
            end = self.skip(end)
            if self.source.startswith(";", end):
                end = self.skip(end + 1)
            if self.source.startswith(closing, end):
                end += 1
            elif closing != ")":
                raise _NoLiteral
        values, end = self.items(end, ")", 1)
        self.names = dict(zip(names, values, strict=False))
        try:
            value, _ = self.value(call.end(), 0)
        finally:
            self.names = {}
        return value, end

    def value(self, at: int, depth: int) -> tuple[Any, int]:
        self.left -= 1
        if depth > MAX_NESTING or self.left < 0:
            raise _NoLiteral
        at = self.skip(at)
        first = self.source[at : at + 1]
        if first == "{":
            return self.members(at + 1, depth + 1)
        if first == "[":
            return self.items(at + 1, "]", depth + 1)
        if (found := _STRING.match(self.source, at)) is not None:
            return _unescaped(found[1] or found[2] or found[3] or ""), found.end()
        if (found := _NUMBER.match(self.source, at)) is not None:
            return _number(found[0]), found.end()
        return self.word(at, depth)

    def word(self, at: int, depth: int) -> tuple[Any, int]:
        """`!0`, `void 0`, `new Date(1)`, `Array(3)`, names: an argument's stands for its value, another for None."""
        if self.source.startswith("!", at):
            value, end = self.value(at + 1, depth + 1)
            return not value, end
        found = _NAME.match(self.source, at)
        if found is None:
            raise _NoLiteral
        if found[0] in ("void", "new"):
            value, end = self.value(found.end(), depth + 1)
            return (None, end) if found[0] == "void" else (value, end)
        end = self.skip(found.end())
        if self.source.startswith("(", end):
            values, end = self.items(end + 1, ")", depth + 1)
            return (values[0] if len(values) == 1 else None), end
        return self.names.get(found[0], _WORDS.get(found[0])), found.end()

    def items(self, at: int, closing: str, depth: int) -> tuple[list[Any], int]:
        values: list[Any] = []
        while True:
            at = self.skip(at)
            if self.source.startswith(closing, at):
                return values, at + 1
            if self.source.startswith(",", at):  # a hole
                values.append(None)
                at += 1
                continue
            value, at = self.value(at, depth)
            values.append(value)
            at = self.comma(at, closing)

    def members(self, at: int, depth: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        while True:
            at = self.skip(at)
            if self.source.startswith("}", at):
                return found, at + 1
            key = _STRING.match(self.source, at) or _NAME.match(self.source, at) or _NUMBER.match(self.source, at)
            if key is None:
                raise _NoLiteral
            at = self.skip(key.end())
            if not self.source.startswith(":", at):
                raise _NoLiteral
            value, at = self.value(at + 1, depth)
            name = key[0] if key[0][:1] not in "\"'`" else _unescaped(key[0][1:-1])
            found[name] = value
            at = self.comma(at, "}")

    def comma(self, at: int, closing: str) -> int:
        at = self.skip(at)
        if self.source.startswith(",", at):
            return at + 1
        if self.source.startswith(closing, at):
            return at
        raise _NoLiteral

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.source, at)
        return found.end() if found else at


def _number(text: str) -> int | float:
    if text.lower().startswith(("0x", "-0x")):
        return int(text, 16)
    return float(text) if any(sign in text for sign in ".eE") else int(text[:300])


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_letter, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _letter(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return _SIMPLE.get(found[4], found[4])
