"""The person behind the town, or the town and the paper, that a dispatch is from."""

import re

from pipelines.cleaning.labels import (
    has_initial,
    is_credit_word,
    is_family_name,
    is_full_name,
    is_no_name,
    is_place,
    opens_with_given_name,
    read_label,
)
from pipelines.cleaning.labels.rules import EDGE
from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.metadata.author_boxes import TOLD
from pipelines.cleaning.metadata.bare_names import ends_like_name
from pipelines.cleaning.outlets import is_outlet
from pipelines.cleaning.people import name_alone, opens_with_office
from pipelines.cleaning.roles import is_no_writer, is_reporter, opens_with_desk, opens_with_profession
from pipelines.cleaning.text import tidy

_SIDES = re.compile(r"[-–—]\s+|\s[-–—]|:\s+|\s?/\s?|\s\u0640+\s|(?<=[^\W\d_])-(?=[^\W\d_])")


def name_behind_place(line: str, outlets: frozenset[str]) -> str:
    """The full name that ends a short line parted by dashes, colons or slashes, behind one or two words that no list
    knows (the town that a dispatch is from), behind a town and the paper, or behind a reporter's place. Else empty."""
    text = line.strip(EDGE)
    parts = [part for part in map(tidy, _SIDES.split(text)) if part] if len(text) <= TOLD else []
    if len(parts) not in (2, 3) or read_label(line) is not None:
        return ""
    if len(parts) == 3 and _is_for_site(parts[2], outlets):
        parts = parts[:2]
    *before, name = parts
    name = name.strip(EDGE)
    if len(before) == 1 and is_reporter(before[0]) and name.count(" ") in (1, 2):
        return name
    name = name_alone(name) if is_reporter(name) else name
    named = (
        is_full_name(name)
        or _names_after_place(before, name)
        or (len(before) == 1 and has_initial(name) and is_place(before[0]))
        or (len(before) == 1 and is_family_name(name) and _is_ours(before[0], outlets))
        or (len(before) == 1 and _is_site(before[0], outlets) and ends_like_name(name))
    )
    ours = [part for part in before if _is_ours(part, outlets)]
    said = [part for part in before if not (_is_site(part, outlets) or (ours and is_credit_word(part)))]
    said = [part for part in said if not (opens_with_desk(part) or (ours and is_reporter(part)))]
    if not named or not all(map(_may_be_town, said)):
        return ""
    return name if len(before) == 1 or ours else ""


def _names_after_place(before: list[str], name: str) -> bool:
    """Whether two words behind a known town alone open with a given name, one that is an ordinary word as well."""
    alone = len(before) == 1 and is_place(before[0])
    return alone and name.count(" ") == 1 and opens_with_given_name(name) and not is_no_name(name)


def _is_ours(words: str, outlets: frozenset[str]) -> bool:
    """Whether words are a known place's or the site's."""
    return is_place(words) or _is_site(words, outlets)


def _is_site(words: str, outlets: frozenset[str]) -> bool:
    """Whether words are the site's name, or the number that is all of it but a word such as "site"."""
    return is_outlet(words, outlets) or (words.isdigit() and any(words in own.split() for own in outlets))


def _is_for_site(words: str, outlets: frozenset[str]) -> bool:
    """Whether words are the site's name, with a word such as "special to" before it or without."""
    first, _, rest = words.strip(EDGE).partition(" ")
    return is_outlet(words.strip(EDGE), outlets) or (is_credit_word(first) and rest != "" and is_outlet(rest, outlets))


def _may_be_town(words: str) -> bool:
    """Whether one or two words say nothing of a person, of what somebody did, or of an office."""
    tests = (is_full_name, opens_with_profession, is_credit_word, is_no_writer, opens_with_office)
    if (words.startswith(ARTICLE) or words.isascii()) and not is_place(words):
        return False  # "the coach: …", "Getty Images / …"
    return words.count(" ") < 2 and words.replace(" ", "").isalpha() and not any(test(words) for test in tests)
