"""What a credit line says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit line says."""

    authors: tuple[str, ...] = ()
    source: str | None = None
    date: str | None = None
    """The date in it, as printed."""
    strong: bool = True
    """Its parts are known well enough to count without a headline above it."""
