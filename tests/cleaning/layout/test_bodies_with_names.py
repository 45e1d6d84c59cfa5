"""The text of a page in a part whose name says something else, above longer comments in parts without names."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.western_pages import PROSE, paragraphs

SAID = "".join(
    f"<div class='k'><b>user{number}</b><p>I rowed there on day {number} and saw nobody at work, not even the master of"
    f" the quay, who was asleep in his boat and would not say a word to me about it.</p><a href='#'>Reply</a></div>"
    for number in range(1, 9)
)
HEAD = "<head><title>Both quays of the old harbour open late - The Courier</title></head>"


def cleaned(part: str) -> list[str]:
    article = f"<div class='m'><h1>Both quays of the old harbour open late</h1>{part}</div>"
    page = f"<html>{HEAD}<body>{article}<div class='l'><h3>Comments</h3>{SAID}</div></body></html>"
    return clean_page(page.encode()).text.split("\n")


TEXT = paragraphs(PROSE)


@pytest.mark.parametrize(
    "name",
    ["player-box", "social-share", "gallery", "content-sidebar", "author-text", "promo", "paywall", "comments-x"],
)
def test_what_a_headline_stands_over_is_the_text(name: str) -> None:
    assert cleaned(f"<div class='{name}'>{TEXT}</div>") == PROSE


@pytest.mark.parametrize(
    "part",
    [
        f"<div class='author-box'><p>{PROSE[0]} It rained.</p></div><div class='t'>{TEXT}</div>",
        f"<div class='author-box'><p>{PROSE[0]} It rained on her.</p></div></div><div class='t'>{TEXT}",
        f"<div class='t'>{TEXT}</div><div class='social-share'>{TEXT.replace('Tuesday', 'Friday')}</div>",
        f"<div class='t'>{TEXT}</div><aside class='x'>{TEXT.replace('Tuesday', 'Friday')}</aside>",
    ],
)
def test_a_part_beside_the_text_is_what_its_name_says(part: str) -> None:
    assert cleaned(part) == PROSE


def test_comments_right_under_a_headline_are_comments() -> None:
    answers = TEXT.replace("</p>", " <a class='reply' href='#'>Reply</a></p>")
    assert not set(cleaned(f"<div class='comments-x'>{answers}</div>")) & set(PROSE)
