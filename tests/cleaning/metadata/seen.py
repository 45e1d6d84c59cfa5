"""Pages as the parts of the metadata see them: with the paragraphs as the text."""

from typing import Any

from pipelines.cleaning.layout.surroundings import Surroundings
from tests.cleaning.laid_out import of_page, showing
from tests.cleaning.pages import LEAD, SECOND, TEXT, THIRD


def seen(before: str, behind: str = "", head: str = "", title_at: int | None = None, **known: Any) -> Surroundings:
    """The surroundings of a text of three paragraphs, with this before and behind it."""
    layout = of_page(f"<html><head>{head}</head><body>{before}<div>{TEXT}</div>{behind}</body></html>", **known)
    found = Surroundings.of(layout, showing(layout, LEAD, SECOND, THIRD))
    return found if title_at is None else found.with_title(title_at)
