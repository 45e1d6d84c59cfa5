"""Names of sections above a headline: one, several joined by "and", or a path of them behind the menu's "home"."""

import re
from collections.abc import Sequence

from pipelines.cleaning.boilerplate.plain.wording import stems, zone_words
from pipelines.cleaning.labels import is_home
from pipelines.cleaning.letters import AND, ARTICLE
from pipelines.cleaning.text import SPACE, SPACED, fold

LONGEST_SECTION = 60
"""Characters of a path of sections."""

MENU_STEPS = 3
"""Entries of a menu at least; half of them are names of sections, the others are short."""

STEP_WORDS = 3
"""Words of a step whose name is not known, behind "home"."""

PATH_STEP_WORDS = 4
"""Words of a step of a path."""

_PATH = re.compile(r"\s?(?<![>›])[>›]++\s|\s»+\s")
_STEP = re.compile(rf"{SPACE}[>»›|/\\:•]+\s*|{SPACED}[-–—]+\s+")


def is_section(text: str) -> bool:
    """Whether a line names a section and nothing else."""
    line = text.strip(" \t:>»›|/\\-–—•")
    if not line or len(line) > LONGEST_SECTION:
        return False
    steps = [step for step in _STEP.split(line) if step]
    home = is_home(steps[0])
    if len(steps) > 1 and home:
        return all(len(step.split()) <= STEP_WORDS for step in steps)
    if "|" in line and len(steps) >= MENU_STEPS and not any(map(str.isdigit, line)):
        named = sum(is_home(step) or _is_name(fold(step)) for step in steps)
        return 2 * named >= len(steps) and all(len(step.split()) < STEP_WORDS for step in steps)
    return all(is_home(step) or _is_name(fold(step)) or _opens_with_home(fold(step)) for step in steps)


def is_only_section(lines: Sequence[str], i: int) -> bool:
    """Whether a line names a section and none behind it does: two or more head the parts of a text."""
    return is_section(lines[i]) and not any(map(is_section, lines[i + 1 :]))


def _opens_with_home(key: str) -> bool:
    """Whether a step has the menu's first entry before it, glued to it as menus are that lost their markup."""
    first = next((word for word in zone_words("home") if key.startswith(word)), "")
    return first != "" and len(key.removeprefix(first).split()) <= STEP_WORDS


def _is_name(key: str) -> bool:
    known = zone_words("sections")
    if key in known:
        return True
    first, *rest = key.split()
    return all(_is_known(word, known) for word in (first, *(word.removeprefix(AND) for word in rest)))


def _is_known(word: str, known: frozenset[str]) -> bool:
    return word in known or f"{ARTICLE}{word}" in known or word.removeprefix(ARTICLE) in known


def is_slug(text: str, said: frozenset[str]) -> bool:
    """Whether a line is an agency's keywords with slashes between them: words of the headline or text (`said`, folded
    stems), all but one."""
    steps = [step.strip() for step in text.split("/")]
    single = len(steps) >= MENU_STEPS and all(step.isalpha() for step in steps)
    return single and sum(not stems(step) <= said for step in steps) <= 1


def is_path(text: str) -> bool:
    """Whether a line is a path of places on the site, by the signs between its steps, whatever they are called."""
    steps = [step for step in _PATH.split(text) if step.strip()]
    few = all(len(step.split()) <= PATH_STEP_WORDS for step in steps)
    return len(steps) > 1 and len(text) <= LONGEST_SECTION and few and not any(map(str.isdigit, text))
