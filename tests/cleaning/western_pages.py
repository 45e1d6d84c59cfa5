"""An English page for the tests: paragraphs of prose under a headline, and what stands among them."""

from collections.abc import Sequence

from pipelines.cleaning.chain import clean_page

PROSE = [
    f"The council said on Tuesday that quay number {number} would open late, because its cranes had no brakes."
    for number in range(1, 6)
]


def paragraphs(texts: Sequence[str]) -> str:
    """Texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def among(part: str, at: int = 3) -> str:
    """The prose as paragraphs, with a part in front of the one with this number."""
    return f"{paragraphs(PROSE[:at])}{part}{paragraphs(PROSE[at:])}"


def lines_of(body: str, url: str | None = None) -> list[str]:
    """The lines that are delivered of a page with this body under its headline."""
    page = f"<html><body><article><h1>Quays open late</h1>{body}</article></body></html>"
    return clean_page(page.encode(), url=url).text.split("\n")
