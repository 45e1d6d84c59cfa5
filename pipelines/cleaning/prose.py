"""Whether a line is running text: a sentence or a paragraph, or a headline, a name, a button."""

LONG = 100
"""Characters: a longer line is prose. The longest headline of the 1,400 articles of 2018 has 60; 90 % of their
paragraphs have 100 or more."""

SHORT_LINE = 40
"""Characters. A line with a full stop at its end is prose from here on; a shorter one may be a label or a button."""

ENDINGS = ".؟!…?"

OPENED, QUOTED = '"«“', '"»”'
"""Signs that open a quotation, and those that close one."""


def is_prose(text: str) -> bool:
    """A sentence or paragraph, not a headline, name or button."""
    if len(text) >= LONG:
        return True
    return len(text) >= SHORT_LINE and text.rstrip("\"'»”)")[-1:] in ENDINGS and not text.endswith("..")


def is_quotation(text: str) -> bool:
    """Whether a line is one quotation from its first sign to its last, but for a full stop."""
    return text[:1] in OPENED and text.rstrip(ENDINGS)[-1:] in QUOTED and len(text) > 1
