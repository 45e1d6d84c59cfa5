"""What English, French and Spanish pages put between paragraphs in elements that say little, and what looks like it."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.layout.pictures import FIGURE_TEXT
from tests.cleaning.western_pages import PROSE, among, lines_of


def cleaned(part: str, url: str | None = None) -> list[str]:
    return lines_of(among(part), url)


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
        "<figure class='quote'><div>We have no brakes</div><figcaption>Ann Weir</figcaption></figure>",
        "<figure><div>14 cranes</div><div>without brakes</div></figure>",
        "<figure><img src='1.jpg'><h3>2. The old quay</h3></figure>",
        "<figure><h3>2. The old quay</h3><img src='1.jpg'><figcaption>Ann Weir</figcaption></figure>",
    ],
)
def test_what_a_figure_shows_instead_of_a_picture_stays(part: str) -> None:
    assert len(cleaned(part)) > len(PROSE)


@pytest.mark.parametrize("around", ["", "<img src='1.jpg'>"])
def test_a_figure_that_holds_the_text_is_no_picture(around: str) -> None:
    told = f"<p>{PROSE[0]} {PROSE[1]}</p>"
    assert len(told) < FIGURE_TEXT
    part = f"<figure>{around}<div><h3>What was not said</h3>{told}<p>Nobody asked.</p></div></figure>"
    assert {"What was not said", "Nobody asked."} < set(cleaned(part))


def test_a_figure_of_many_short_lines_is_no_picture() -> None:
    lines = [f"Row on to quay {number}, oarsman" for number in range(FIGURE_TEXT // 24)]
    part = f"<figure><img src='1.jpg'><div>{'<br>'.join(lines)}</div></figure>"
    assert cleaned(part)[3:-2] == lines


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


def shown(behind: str, byline: str = "<p class='by'>By Nell Farrow</p>") -> list[str]:
    text = "".join(f"<p>{line}</p>" for line in PROSE)
    return laid_out(f"<h1>Quays open late</h1>{byline}<div class='k'>{text}</div>{behind}")


def laid_out(inner: str) -> list[str]:
    return clean_page(f"<html>{HEAD}<body><div>{inner}</div></body></html>".encode()).text.split("\n")


HEAD = "<head><title>Quays open late - The Courier</title></head>"
ABOUT = "Nell Farrow covers the harbour for the Courier and lives in Harrowgate with two cats."


@pytest.mark.parametrize("byline", ["<p>By Nell Farrow</p>", "<span>Nell Farrow</span> <span>June 3, 2020</span>"])
def test_a_sentence_on_the_author_in_a_box_of_its_own_goes(byline: str) -> None:
    box = f"<div class='k'><div><img src='1.jpg'></div><div><p>{ABOUT}</p></div></div>"
    assert shown(box, byline) == PROSE


@pytest.mark.parametrize(
    "behind",
    [
        f"<div class='k'><p>{ABOUT.replace('Nell Farrow', 'Lena Ostrow')}</p></div>",
        f"<div class='k'><p>{ABOUT}</p></div><div class='k'><p>{PROSE[0][:-1]} Nell Farrow was there.</p></div>",
    ],
)
def test_a_sentence_on_somebody_else_stays(behind: str) -> None:
    assert shown(behind)[len(PROSE)] in behind


def test_nobody_is_an_author_whom_the_text_speaks_of() -> None:
    told = "<p>The harbour master, Nell Farrow, would not say when they will have new ones.</p>"
    page = "".join(f"<p>{line}</p>" for line in PROSE)
    box = f"<div class='k'><p>{ABOUT}</p></div>"
    assert ABOUT in laid_out(f"<h1>Quays open late</h1><p>Nell Farrow</p><div class='k'>{page}{told}</div>{box}")


def test_paragraphs_in_a_part_that_is_called_an_image_stay_together() -> None:
    long = " ".join([*PROSE[:3], "Nobody knew why."])
    part = f"<div class='image_overlay'><div><p>{long}</p><p>{PROSE[0][:-1]}, we saw.</p></div></div>"
    assert cleaned(part)[3:5] == [long, f"{PROSE[0][:-1]}, we saw."]


def test_captions_in_such_a_part_go_where_none_is_long() -> None:
    part = "<div class='image_overlay'><div><p>The quay in May, when all the cranes stood still.</p></div></div>"
    assert cleaned(part) == PROSE


def test_the_verdict_of_a_review_is_its_last_part() -> None:
    verdict = "A game that remembers you longer than you would like, and forgives nothing on the way to the sea."
    part = (
        f"<section class='review-verdict'><h4>In short</h4><p>{verdict}</p><a href='/how'>How we review</a></section>"
    )
    assert shown(f"<div class='s'><i>8.5</i></div>{part}")[-1] == verdict


def test_linked_verdicts_of_others_are_none_of_it() -> None:
    links = "".join(f"<li><a href='/{n}'>The verdict on game number {n} of the year</a></li>" for n in range(4))
    assert shown(f"<section class='review-verdict'><h4>Verdicts</h4><ul>{links}</ul></section>") == PROSE


def test_a_button_that_asks_in_a_sentence_opens_its_answer() -> None:
    asked = "Who pays for the ferry while the bridge is closed to all?"
    part = f"<div class='fold'><button><span>{asked}</span></button><div><p>The town does.</p></div></div>"
    assert cleaned(part)[3:5] == [asked, "The town does."]


def test_other_buttons_go() -> None:
    assert cleaned("<button><span>Read the whole story here</span></button>") == PROSE


def test_a_paragraph_that_is_called_a_dateline_opens_the_text() -> None:
    opening = "HARROWGATE (Wire) - The ferry has carried fewer people every year since the tunnel was dug."
    assert shown("", f"<p>By Nell Farrow</p><p class='Body_dateline'>{opening}</p>")[0] == opening


@pytest.mark.parametrize(
    "part",
    [
        "<section class='c'><span>Article réservé à nos abonnés</span> <span>Lire aussi</span> "
        "<a href='/1'>Le port de Vernois cherche un repreneur</a></section>",
        "<div><h2>Since you’re here...</h2><p>… we have a small favour to ask. More of you read us.</p></div>",
        "<p>Download the <a href='/app'>Courier News app</a> for breaking news and alerts</p>",
        "<p><em>Stay with Courier 8 for updates on this story.</em></p>",
        "<p>Do you have a story for us? Email news@courier.example</p>",
    ],
)
def test_prompts_in_parts_go(part: str) -> None:
    assert cleaned(part) == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "Stay with the old captain for the winter, she begged.",
        "Download the city's app for free parking near the quay.",
        "Since you are here, he said, help me with the nets.",
        "Do you have a story for each scar? I do.",
    ],
)
def test_sentences_like_them_stay(line: str) -> None:
    assert line in cleaned(f"<p>{line}</p>")


def table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def test_a_word_of_buttons_heads_a_column_of_figures() -> None:
    shares = table("Index|Close|Change", "Veldham 50|4,120.3|-1.2%")
    assert cleaned(shares)[3:9] == ["Index", "Close", "Change", "Veldham 50", "4,120.3", "-1.2%"]


@pytest.mark.parametrize("rows", [("Close|Menu|Search", "Print|Facebook|Home"), ("Close|14",)])
def test_buttons_in_a_table_go(rows: tuple[str, ...]) -> None:
    assert not {"Close", "Menu", "Print"} & set(cleaned(table(*rows)))


def test_a_button_in_a_table_that_lays_a_page_out_goes() -> None:
    rows = [f"{line}|14" for line in PROSE[:3]]
    assert "Close" not in cleaned(table("Close|x", *rows))
