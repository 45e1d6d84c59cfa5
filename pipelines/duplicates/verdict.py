"""Whether two texts are one story."""

from collections.abc import Sequence
from enum import Enum

from pipelines.duplicates.compare import Differences, Text, differences, may_share, share
from pipelines.duplicates.signature import NUMBERS_STORED, STORED, numbers, numbers_kept

SAME = 0.5
"""Jaccard of the shingles from which two texts are one story. Measured on 3.3 million real pairs: 8 reach it, all
copies; at .40 to .45 stand follow-ups that repeat their background."""

SHORT = 40
"""Codes of a brief item. A template is most of it, so that more must be shared and nothing may differ."""

SAME_SHORT = 0.6
"""The same for brief items (measured: other breaking news with the same words reaches .71)."""

CONTAINED = 0.8
"""Share of the shorter text that must stand in the longer one; .5 to .66 on one site is furniture (measured)."""

LONGER = 1.65
"""How many times longer a text is that contains another: below, it is the same story with a paragraph more."""

NUMBERS = 2
"""Other numbers in the same places, from which a report is another one of the same form."""

NUMBER_WEIGHT = 3
"""Other words that another number stands for: of 9,800 copies (numbers in other digits, in words, with thousands put
otherwise among them) none had another number in the same place, of forms with two other values half had."""

LONG_NUMBERS = 3
"""The same for two long texts, of which all numbers are known but not where they stand: as many that only one has and
as many that only the other has, and no more that both have."""

WORDS = 2
"""Other words (names, and numbers among them) in the same places, from which a report may be another one."""

WORD_SHARE = 0.02
"""Other words, numbers by their weight, for each equal word, from which it is one. Measured on 9,800 copies and 10,500
others (tests/quality/duplicates.py): at .025 the copies in another house style gain 1 in 2,000, and forms of a hundred
words with two other names pass five times as often."""

PLACE_SHARE = 0.022
"""The same, each place counted: two teams are two words in a report that names each ten times. At .03 a tenth of long
texts with other names passed (raw documents of 70 outlets, tests/quality/duplicates.py), at .022 a third of them; of
1,500 copies three were lost."""

MANY_WORDS = 5
"""Pairs of other words from which a lower share of places is enough: of 1,500 copies with 1 in 100
none had more than four, long texts with other names had five to seven (the same pairs)."""

MANY_SHARE = 0.018
"""That share of places for each equal word."""

FORM = 80
"""Codes of an item in which one name that is other in two places is enough."""


class Verdict(Enum):
    """What a text is to an earlier one."""

    OTHER = "other"
    DUPLICATE = "duplicate"
    CONTAINED = "contained"
    """It stands in the earlier, longer one."""


def judge(kept: bytes, length: int, text: Text) -> Verdict:
    """What a text is to an earlier one, of whose `length` codes these are kept (signature.stored)."""
    codes, pieces = text.codes, kept[:STORED]
    if not length or not codes:  # of an article that is nothing but what its site repeats nothing is known
        return Verdict.OTHER
    if not may_share(pieces, length, text, enough(length, len(codes)), CONTAINED):
        return Verdict.OTHER
    shared = share(pieces, length, text)
    if shared.contained >= CONTAINED and max(length, len(codes)) >= LONGER * min(length, len(codes)):
        if length < len(codes):  # the later one holds the earlier one, and much besides
            return Verdict.OTHER
        found = Verdict.CONTAINED
    elif shared.jaccard >= (SAME_SHORT if min(length, len(codes)) < SHORT else SAME):
        found = Verdict.DUPLICATE
    else:
        return Verdict.OTHER
    if pieces == codes:
        return found
    if min(length, len(codes)) > STORED and has_other_numbers(numbers_kept(kept), numbers(codes)):
        return Verdict.OTHER
    differ = differences(pieces, codes, inside=found is Verdict.CONTAINED)
    return Verdict.OTHER if is_other(differ, min(length, len(codes))) else found


def enough(length: int, others: int) -> float:
    """The least share of a text's shingles that another must have for one of the two verdicts, by their lengths."""
    same = SAME / (1 + SAME) * (1 + others / length)
    contains = length >= LONGER * others
    return min(same, CONTAINED * others / length) if contains else same


def has_other_numbers(kept: Sequence[bytes], numbers: Sequence[bytes]) -> bool:
    """The guard for long texts: whether most numbers of each are not in the other (signature.numbers of both).

    A copy that lacks a paragraph lacks its numbers and has none in their place.
    """
    highest = min((some[-1] for some in (kept, numbers) if len(some) == NUMBERS_STORED), default=b"\xff")
    old, new = ({one for one in some if one <= highest} for some in (kept, numbers))
    return min(len(old - new), len(new - old)) >= max(LONG_NUMBERS, len(old & new))


def is_other(found: Differences, length: int) -> bool:
    """The guard: whether two texts that share most of their words fill one form with other numbers or names.

    `length` is that of the shorter text, in codes. Copies differ by pieces that are put in, left out or moved, and here
    and there by a word of the house; forms differ in the same places, often, and in nothing else.
    """
    words, numbers = len(found.other_words), found.other_numbers
    if length < SHORT:
        return words + numbers > 0
    if numbers >= NUMBERS and 2 * numbers >= found.numbers:
        return True
    if words + numbers < WORDS and not (found.places >= WORDS and length < FORM):
        return False
    if words >= MANY_WORDS and found.places >= MANY_SHARE * found.equal:
        return True
    return words + NUMBER_WEIGHT * numbers >= WORD_SHARE * found.equal or found.places >= PLACE_SHARE * found.equal
