"""How a page is laid out: its regions, its headline, the span of its text, and what the outlet calls itself."""

from pipelines.cleaning.layout.layout import Layout

__all__ = ["Layout"]
