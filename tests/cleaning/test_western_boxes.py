"""What English, French and Spanish pages put between paragraphs in elements that say little, and what looks like it."""

import pytest

from pipelines.cleaning.chain import clean_page

PROSE = [
    f"The council said on Tuesday that quay number {number} would open late, because its cranes had no brakes."
    for number in range(1, 6)
]


def cleaned(part: str, url: str | None = None) -> list[str]:
    body = "".join(
        [*(f"<p>{text}</p>" for text in PROSE[:3]), part, *(f"<p>{text}</p>" for text in PROSE[3:])],
    )
    page = f"<html><body><article><h1>Quays open late</h1>{body}</article></body></html>"
    return clean_page(page.encode(), url=url).text.split("\n")


@pytest.mark.parametrize(
    "part",
    [
        "<figure><img src='1.jpg'>Ann Weir (Tidewrack)</figure>",
        "<figure><div><div><img src='1.jpg'></div><div>The old quay in May</div></div></figure>",
        "<figure class='claps'><div>861</div><div>Hats off</div></figure>",
        "<div class='foto'><img src='1.jpg'><p>Lena Ostrow.</p></div>",
        "<div id='adjustTextSize'><h4>Text Size</h4><ul><li>-<li>+<li>reset</ul></div>",
    ],
)
def test_boxes_of_pictures_and_buttons_go(part: str) -> None:
    assert cleaned(part) == PROSE


@pytest.mark.parametrize(
    "part",
    [
        "<figure><table><tr><td>Cranes</td><td>14</td></tr></table></figure>",
        "<figure><blockquote><p>We have no brakes</p></blockquote></figure>",
        "<figure><pre>brake = None</pre></figure>",
        "<figure><ul><li>Quay one</li><li>Quay two</li></ul></figure>",
        "<figure><p>Nobody had asked the families who live beside the line, said the harbour master.</p></figure>",
    ],
)
def test_what_a_figure_shows_instead_of_a_picture_stays(part: str) -> None:
    assert len(cleaned(part)) > len(PROSE)


@pytest.mark.parametrize(
    "part",
    [
        "<p>(MORE: <a href='/1'>Thirteen cranes that were never paid for</a>)</p>",
        "<p><strong>GALLERY: <a href='/1'>The quays in the great winter</a></strong></p>",
        "<p>PHOTOS: <a href='https://www.courier.example/1'>The quays in the great winter</a></p>",
    ],
)
def test_a_label_and_a_headline_of_the_same_site_go(part: str) -> None:
    assert cleaned(part, "https://courier.example/quays") == PROSE


@pytest.mark.parametrize(
    "part",
    [
        "<p>PHOTOS: <a href='https://archive.example/1'>The quays in the great winter</a></p>",
        "<p>(Her book: <a href='/1'>The quays in the great winter</a>, out now)</p>",
        "<p>The report: <a href='/1'>Nobody had asked the families who live there.</a></p>",
    ],
)
def test_a_link_that_the_text_gives_stays(part: str) -> None:
    assert len(cleaned(part, "https://courier.example/quays")) == len(PROSE) + 1
