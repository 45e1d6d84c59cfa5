"""Text that a spreadsheet shows and does not run."""

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet runs or may run (OWASP, CSV injection), with the full-width forms."""

HARMLESS = "'"
"""Stands before such a cell: spreadsheets take what follows as text."""


def harmless(text: str) -> str:
    """A text as a cell that is never run."""
    return HARMLESS + text if text.startswith(RUN) else text
