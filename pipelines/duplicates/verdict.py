"""Whether two texts are one story."""

from enum import Enum

from pipelines.duplicates.compare import Differences, Text, differences, may_share, share

SAME = 0.5
"""Jaccard of the shingles from which two texts are one story. Measured on 3.3 million real pairs: 8 reach it, all
copies; at .40 to .45 stand follow-ups that repeat their background."""

SHORT = 40
"""Codes of a brief item. A template is most of it, so that more must be shared and nothing may differ."""

SAME_SHORT = 0.6
"""The same for brief items (measured: other breaking news with the same words reaches .71)."""

CONTAINED = 0.8
"""Share of the shorter text that must stand in the longer one; .5 to .66 on one site is furniture (measured)."""

LONGER = 1.5
"""How many times longer a text is that contains another: below, it is the same story with a paragraph more."""

NUMBERS = 2
"""Other numbers in the same places, from which a report is another one of the same form."""

NUMBER_SHARE = 0.01
"""Other numbers for each equal word, from which that holds though more numbers are equal than are not."""

WORDS = 2
"""Other words (names, and numbers among them) in the same places, from which a report may be another one."""

WORD_SHARE = 0.025
"""Other words for each equal word, from which it is one. Of copies in another house style 1 in 100 reaches it, of forms
with other names 1 in 100 stays below (tests/quality/duplicates.py, five seeds)."""

PLACE_SHARE = 0.03
"""The same, each place counted: two teams are two words in a report that names each ten times."""

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
    codes = text.codes
    if not may_share(kept, length, text):
        return Verdict.OTHER
    shared = share(kept, length, text)
    if shared.jaccard >= (SAME_SHORT if min(length, len(codes)) < SHORT else SAME):
        found = Verdict.DUPLICATE
    elif shared.contained >= CONTAINED and length >= LONGER * len(codes):
        found = Verdict.CONTAINED
    else:
        return Verdict.OTHER
    if kept == codes:
        return found
    return Verdict.OTHER if is_other(differences(kept, codes), min(length, len(codes))) else found


def is_other(found: Differences, length: int) -> bool:
    """The guard: whether two texts that share most of their words fill one form with other numbers or names.

    `length` is that of the shorter text, in codes. Copies differ by pieces that are put in, left out or moved, and here
    and there by a word of the house; forms differ in the same places, often, and in nothing else.
    """
    words, numbers = len(found.other_words), found.other_numbers
    if length < SHORT:
        return words + numbers > 0
    if numbers >= NUMBERS and (2 * numbers >= found.numbers or numbers >= NUMBER_SHARE * found.equal):
        return True
    if words + numbers < WORDS and not (found.places >= WORDS and length < FORM):
        return False
    return words + numbers >= WORD_SHARE * found.equal or found.places >= PLACE_SHARE * found.equal
