"""Two texts side by side: how much they share, and what stands in the same places and differs."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from pipelines.duplicates.signature import SHINGLE, shingles
from pipelines.duplicates.words import NUMBER_CODES

SLOT = 8
"""Words and numbers of a slot: a name with its titles has at most so many; what is longer between two equal runs is
mostly another sentence."""

NAME = 4
"""Words of a name: a slot with more on both sides has two."""

LONGEST_SLOT = 20
"""Codes of a slot in which names stand so near to one another that no three words between them are equal."""

LONG_SLOT_EQUAL = 0.25
"""Share of a slot longer than SLOT that must stand in both: else it is another sentence. (Two sentences share `in`,
`of` and `that`.)"""


MOVED = 8
"""Codes of the shortest run that was moved; of a shorter one out of its place the words stand there, too."""

LOOKS = 24
"""Shingles of a kept text that are looked up before it is compared."""

LEAST = 0.5
"""Of the looks that would find their shingle where two texts share just enough, the part that must."""

LOOKED_AT = 3
"""How many times longer the kept text may be: of a longer one these few shingles say too little, but the shorter one
must then stand inside it."""


END_EQUAL = 0.4
"""The same at the start and the end of a text, where copies have other leads and credits: of two leads that were
written apart less is equal, of a form whose first sentence has three names more."""


@dataclass(frozen=True, slots=True)
class Shared:
    """How much two texts share."""

    jaccard: float
    """Shingles in both, of those in either."""
    contained: float
    """Shingles in both, of those of the shorter text."""


@dataclass(slots=True)
class Differences:
    """What two texts say in the same places."""

    equal: int = 0
    """Codes in runs that stand in both."""
    numbers: int = 0
    """Numbers in them."""
    other_numbers: int = 0
    """Places where one text has a number and the other another."""
    other_words: set[tuple[bytes, bytes]] = field(default_factory=set)
    """Words that stand in one another's place: each pair once."""
    places: int = 0
    """Places where words differ, each time."""


class Text:
    """A text that is at hand whole, to be compared with several."""

    def __init__(self, codes: bytes) -> None:
        self.codes = codes

    @cached_property
    def shingles(self) -> set[bytes]:
        """Its shingles: most texts meet no other, and need none."""
        return shingles(self.codes)


def may_share(stored: bytes, length: int, text: Text, enough: float, inside: float) -> bool:
    """Whether it is worth while to compare a text that was found by a key: a few of its shingles say so.

    `enough` is the share of the stored text's shingles from which the two could be one story, `inside` that of the
    other's, where it could only stand inside. Texts that have sentences of a form in common share a fifth.
    """
    looked_at, other = stored, text.codes
    if length > LOOKED_AT * len(text.codes):
        looked_at, other, enough = other, stored, inside * len(stored) / length
    if len(looked_at) < SHINGLE * LOOKS:
        return True
    last = len(looked_at) - SHINGLE
    looks = (last * look // (LOOKS - 1) for look in range(LOOKS))
    return sum(looked_at[at : at + SHINGLE] in other for at in looks) >= LEAST * enough * LOOKS


def share(stored: bytes, length: int, text: Text) -> Shared:
    """How much a text whose `stored` codes are kept, out of `length`, shares with one that is at hand whole."""
    old, new = shingles(stored), text.shingles
    if not old or not new:
        return Shared(float(stored == text.codes), float(stored == text.codes))
    common = float(len(old & new))
    size = float(len(old))
    if length > len(stored):  # a sample: what it shows is taken to hold of the whole
        common *= length / len(stored)
        size *= length / len(stored)
        common = min(common, len(new))
    return Shared(common / (size + len(new) - common), common / min(size, len(new)))


def differences(stored: bytes, codes: bytes, *, inside: bool = False) -> Differences:
    """What differs between two equal runs that follow one another in both texts, wherever the runs stand.

    What only one of them has (an added sentence, a cut paragraph) is no difference in this sense; nor is, of a text
    that stands `inside` the other, what is before and behind it there.
    """
    found = Differences()
    runs = _equal_runs(stored, codes)
    old_end = new_end = 0
    for old, new, size in [*runs, (len(stored), len(codes), 0)]:
        found.equal += size
        found.numbers += sum(code < NUMBER_CODES for code in stored[old : old + size]) // 2
        at_an_end = not (old_end and size)
        is_slot = 0 < old - old_end <= LONGEST_SLOT and 0 < new - new_end <= LONGEST_SLOT
        if is_slot and not (inside and at_an_end):
            _compare_slot(_tokens(stored, old_end, old), _tokens(codes, new_end, new), found, at_an_end=at_an_end)
        old_end, new_end = old + size, new + size
    return found


Run = tuple[int, int, int]
"""Codes that stand in two texts: start in the one, start in the other, length."""


def _equal_runs(stored: bytes, codes: bytes) -> list[Run]:
    """Runs of SHINGLE codes or more that stand in both, by their place in the first."""
    places: dict[bytes, list[int]] = {}
    for at in range(len(codes) - SHINGLE + 1):
        places.setdefault(codes[at : at + SHINGLE], []).append(at)
    runs = []
    old, expected = 0, 0
    while old <= len(stored) - SHINGLE:
        starts = places.get(stored[old : old + SHINGLE])
        if starts is None:
            old += 1
            continue
        # Where a run stands several times, the one that is nearest behind the last.
        new = min(starts, key=lambda start: abs(start - expected) + (start < expected))
        size = SHINGLE
        while old + size < len(stored) and new + size < len(codes) and stored[old + size] == codes[new + size]:
            size += 1
        runs.append((old, new, size))
        old += size
        expected = new + size
    return _in_order(_each_once(runs, len(codes)), (len(stored), len(codes), 0))


def _in_order(runs: list[Run], end: Run) -> list[Run]:
    """The runs without short ones that stand elsewhere in the new text while what is around them is in its place.

    In a table of prices each line is like the next: where one of its numbers is another, its words are found in the
    line below. What was moved as a whole is longer.
    """
    kept: list[Run] = []
    place = 0
    for at, run in enumerate(runs):
        if run[2] < MOVED:
            behind = next((one for one in runs[at + 1 :] if one[2] >= MOVED), end)
            if place <= behind[1] and not place <= run[1] <= run[1] + run[2] <= behind[1]:
                continue
        kept.append(run)
        place = run[1] + run[2]
    return kept


def _each_once(runs: list[Run], size: int) -> list[Run]:
    """The runs without those that stand, of the new text, for the most part in longer ones.

    A paragraph that is cut leaves phrases behind that stand elsewhere, too: they are no place of theirs.
    """
    taken = bytearray(size)
    kept = []
    for run in sorted(runs, key=lambda run: -run[2]):
        place = slice(run[1], run[1] + run[2])
        if 2 * sum(taken[place]) <= run[2]:
            taken[place] = b"\1" * run[2]
            kept.append(run)
    return sorted(kept)


def _tokens(codes: bytes, start: int, end: int) -> list[bytes]:
    """The words and numbers of a slot; with the other half of a number that it cuts."""
    while start and codes[start] < NUMBER_CODES and codes[start - 1] < NUMBER_CODES:
        start -= 1
    while end < len(codes) and codes[end] < NUMBER_CODES and codes[end - 1] < NUMBER_CODES:
        end += 1
    tokens = []
    while start < end:
        size = 2 if codes[start] < NUMBER_CODES else 1
        tokens.append(codes[start : start + size])
        start += size
    return tokens


def _compare_slot(old: list[bytes], new: list[bytes], found: Differences, *, at_an_end: bool) -> None:
    """Count what stands in one another's place between two equal runs, or before the first or behind the last."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    equal = sum(size for *_, size in matcher.get_matching_blocks())
    long = max(len(old), len(new)) > SLOT
    if long and at_an_end and (abs(len(old) - len(new)) > NAME or 2 * equal < END_EQUAL * (len(old) + len(new))):
        return  # another lead, another credit
    if long and 2 * equal < LONG_SLOT_EQUAL * (len(old) + len(new)):
        _compare(old, new, found)
        return
    steps = matcher.get_opcodes()
    kinds = {kind for kind, *_ in steps}
    if "replace" not in kinds and {"insert", "delete"} <= kinds:  # one code that two words share by chance
        _compare(old, new, found)
    for kind, start, end, new_start, new_end in steps:
        if kind == "replace":
            _compare(old[start:end], new[new_start:new_end], found)


def _compare(old: list[bytes], new: list[bytes], found: Differences) -> None:
    numbers = [[one for one in tokens if len(one) == 2] for tokens in (old, new)]
    found.other_numbers += sum(one != other for one, other in zip(*numbers, strict=False))
    old_words, new_words = ([one for one in tokens if len(one) == 1] for tokens in (old, new))
    if old_words and new_words and old_words != new_words:
        # A name with its office, and another with another, in one piece, are two; so are a person's two names.
        least = min(len(old_words), len(new_words))
        half = NAME if least > NAME else least // 2 or max(len(old_words), len(new_words))
        for one, other in ((old_words[:half], new_words[:half]), (old_words[half:], new_words[half:])):
            if one:
                found.other_words.add((b"".join(one), b"".join(other)))
                found.places += 1
