"""Titles of videos between paragraphs."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.western_pages import PROSE, among, lines_of


def cleaned(part: str, at: int = 3) -> list[str]:
    return lines_of(f"<div class='video-page'>{among(part, at)}</div>")


@pytest.mark.parametrize(
    "part",
    [
        "<div class='video-resource'><div><div class='video-resource__headline'>See the cranes fall</div></div></div>",
        "<section data-component='video-box'><h4>Cranes, seen from the bridge</h4><span>02:41</span></section>",
    ],
)
def test_a_title_in_a_videos_box_goes(part: str) -> None:
    assert cleaned(part) == PROSE


@pytest.mark.parametrize(
    "part",
    [
        "<h3 id='video'>What the film shows</h3>",
        "<div class='video-resource'><p>Nobody rows faster because he is shouted at, she says in it.</p></div>",
        "<div class='videography'><p>What the film shows</p></div>",
        "<div class='video-page'><h3>What the film shows</h3><p>Nothing.</p></div>",
    ],
)
def test_what_is_told_stays(part: str) -> None:
    assert len(cleaned(part)) > len(PROSE)


def test_above_the_first_paragraph_a_videos_box_may_hold_the_page() -> None:
    page = "<html><body><h1>Both of the cranes fall into the river</h1>"
    page += "<div class='video-box'><p>The cranes fell into the river at noon</p></div>"
    assert clean_page(f"{page}</body></html>".encode()).text == "The cranes fell into the river at noon"


@pytest.mark.parametrize("told", [" ".join(PROSE[:4]), f"{PROSE[0]} It fell twice."])
def test_a_part_of_the_text_keeps_its_heading(told: str) -> None:
    part = f"<div class='video-text'><h3>What the film shows</h3><p>{told}</p></div>"
    assert cleaned(part)[3:5] == ["What the film shows", told]


@pytest.mark.parametrize(("count", "stays"), [(4, False), (14, True)])
def test_a_part_with_much_in_it_is_no_title_though_it_has_no_paragraph(count: int, stays: bool) -> None:
    headings = [f"Crane {number}, seen from the bridge" for number in range(1, count + 1)]
    part = f"<div class='video-box'>{''.join(f'<h4>{heading}</h4>' for heading in headings)}</div>"
    assert cleaned(part) == [*PROSE[:3], *(headings if stays else []), *PROSE[3:]]
