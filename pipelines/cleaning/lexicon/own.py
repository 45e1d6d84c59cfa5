"""A user's corrections of the lexicon: a folder with tables of phrases that are added and rules that are off.

`CLASS.tsv` are tables as those beside the shipped ones; `off.txt` names a rule a line as `scrapy explain` prints it.
"""

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import get_args

from crawler.items import Corrections
from pipelines.cleaning.lexicon import FOLDER, read_rows
from pipelines.cleaning.lexicon.rows import LexiconError, parse_rows
from pipelines.cleaning.toml_files import read_toml

OFF = "off.txt"
"""The file of rules that are switched off."""

CLASS = re.compile("[a-z][a-z-]*")
"""What a table may be called, and so its class."""

SHOWN = re.compile(r"\[[a-z-]+, (?:before|inside|end), (.+)\](?: -> \w+)?")
"""A rule with class and place, as `scrapy explain` prints it."""

WORST = 500_000
"""Bytes of a folder's tables: they travel with the pages. The shipped lexicon has 80,000."""


def corrections_of(setting: str | None, environment: Mapping[str, str] = os.environ) -> Corrections:
    """The corrections of the folder that the setting `LEXICON_DIR` names, else the environment's variable.

    Empty ones where neither does. Raises LexiconError, one line.
    """
    folder = setting or environment.get("LEXICON_DIR")
    return read_corrections(Path(folder)) if folder else Corrections()


def corrections_here() -> Corrections:
    """The corrections that this process's environment names; a folder is read once. Raises LexiconError."""
    folder = os.environ.get("LEXICON_DIR")
    return _read_once(folder) if folder else NONE


NONE = Corrections()


@cache
def _read_once(folder: str) -> Corrections:
    return read_corrections(Path(folder))


def read_corrections(folder: Path) -> Corrections:
    """The corrections that a folder holds, checked. Raises LexiconError, one line: file, line and what is wrong."""
    folder = folder.expanduser()
    tables, off, added = [], "", set()
    for path in _files(folder):
        text = _text(path)
        if path.name == OFF:
            off = text
        elif path.suffix == ".tsv" and CLASS.fullmatch(path.stem):
            added |= {rule.id for _, rule in parse_rows(text, path.stem, str(path))}
            tables.append((path.stem, text))
        elif path.suffix == ".tsv":
            raise LexiconError(f"{path}: its name is the class of its phrases: small Latin letters and dashes")
        elif path.suffix != ".md":
            raise LexiconError(f"{path}: CLASS.tsv and {OFF} are read here, and notes may be called .md")
    if sum(len(text) for _, text in tables) > WORST:
        raise LexiconError(f"{folder}: more than {WORST} characters of phrases")
    return Corrections(tuple(tables), _rules(off, folder / OFF, added))


def _files(folder: Path) -> list[Path]:
    """The folder's files; hidden ones and those that end in ~ are an editor's."""
    try:
        return sorted(one for one in folder.iterdir() if not (one.name.startswith(".") or one.name.endswith("~")))
    except OSError as error:
        raise LexiconError(f"LEXICON_DIR={folder}: cannot be read: {error.strerror}") from error


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():  # to open a pipe would wait for who writes into it
            raise LexiconError(f"{path}: cannot be read: no file")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not in UTF-8: save it as UTF-8") from error


def _rules(text: str, path: Path, added: set[str]) -> frozenset[str]:
    """The rules that off.txt names. Raises LexiconError for one that there is not, or that is a row of one's own."""
    found = set()
    for number, line in enumerate(text.splitlines(), 1):
        rule = line.strip()
        if shown := SHOWN.fullmatch(rule):
            rule = shown[1]
        if not rule or rule.startswith("#"):
            continue
        if rule in added and not is_rule(rule):
            raise LexiconError(f"{path}:{number}: a row of your own, in {rule.partition(':')[0]}.tsv: delete it there")
        if not is_rule(rule):
            near = get_close_matches(rule, known_rules(), 1)
            raise LexiconError(
                f"{path}:{number}: no such rule: {rule}" + (f": did you mean {near[0]}?" if near else "")
            )
        found.add(rule)
    return frozenset(found)


def is_rule(name: str) -> bool:
    """Whether `scrapy explain` may print this name."""
    family, _, rest = name.partition(":")
    return name in known_rules() or (family == "end-zone" and is_rule(rest))


@cache
def known_rules() -> frozenset[str]:
    """The names of all rules, but for the family `end-zone`, whose names hold another rule's."""
    # These bring dateparser, which most starts need not.
    from pipelines.cleaning.labels.label import LabelKind
    from pipelines.cleaning.layout.element_names import Zone

    rows = {rule.id for path in FOLDER.glob("*.tsv") for _, rule in read_rows(path)}
    zones = {f"dom:{zone}" for zone in get_args(Zone)}
    labels = {f"label:{kind}" for kind in get_args(LabelKind)}
    return frozenset({*rows, *zones, *labels, *read_toml("lexicon/rules.toml")["rules"]})
