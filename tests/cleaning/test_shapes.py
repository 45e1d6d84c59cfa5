"""Pages in shapes where a text was once cut off, taken for furniture, or left with what stands under it."""

import pytest

from crawler.items import Rejected
from pipelines.cleaning.chain import clean_page

TITLE = "Council votes to keep the old harbour bridge open to cyclists"
PROSE = [
    "The council decided on Tuesday that the old harbour bridge will stay open to cyclists, after years of debate.",
    "Engineers told the meeting that the steel below the deck is sound, and that repairs can wait until next spring.",
    "Shop owners on the north bank had asked for a closure during the works, which would have lasted eleven months.",
    "A second vote in June will settle who pays for the new railings, which the city promised after the accident.",
    "The bridge was built in 1931 and carried trams until the line was given up; it has been a footpath ever since.",
    "Residents said they were relieved, and that the ferry could never have carried everybody in the morning hours.",
]
FRENCH_TITLE = "Le conseil garde le vieux pont du port ouvert aux cyclistes"
FRENCH = [
    "Le conseil a décidé mardi que le vieux pont du port restera ouvert aux cyclistes, après trois années de débats.",
    "Les ingénieurs ont assuré que l'acier sous le tablier est sain et que les travaux attendront le printemps.",
    "Les commerçants de la rive nord avaient demandé une fermeture pendant le chantier, qui aurait duré onze mois.",
    "Un second vote fixera en juin qui paiera les nouvelles rambardes, promises par la ville après l'accident.",
]


def cleaned(body: str, title: str = TITLE) -> list[str]:
    menu = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    html = f"<!DOCTYPE html><html><head><title>{title} - The Quay</title></head><body>{menu}{body}</body></html>"
    return clean_page(html.encode(), url="https://quay.example/news/bridge").text.split("\n")


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize(
    "below",
    [
        f"<h1>{TITLE}</h1><p>Posted in Local</p>",
        f"<div class='nav-links'><h2>{TITLE}</h2></div>",
        f"<div class='footer-info'><h1>{TITLE}</h1><p>More from the harbour every Friday in our paper.</p></div>",
    ],
)
def test_a_headline_below_the_text_cuts_nothing_off(below: str) -> None:
    assert cleaned(f"<div class='story'>{paragraphs(PROSE)}{below}</div>")[: len(PROSE)] == PROSE
    assert cleaned(f"<div class='story'>{paragraphs(PROSE)}</div>{below}")[: len(PROSE)] == PROSE


@pytest.mark.parametrize("name", ["player", "share-item", "photo-row", "poll-row", "tag-row", "media-author"])
def test_a_word_on_every_part_of_the_text_makes_no_zone(name: str) -> None:
    rows = "".join(f"<tr class='{name}'><td>{line}</td></tr>" for line in PROSE)
    assert cleaned(f"<article><h1>{TITLE}</h1><table>{rows}</table></article>") == PROSE
    rows = "".join(f"<div class='{name}'><p>{line}</p></div>" for line in PROSE[1:])
    assert cleaned(f"<article><h1>{TITLE}</h1><div><p>{PROSE[0]}</p>{rows}</div></article>") == PROSE


def test_live_commentary_is_no_comments() -> None:
    lines = "".join(f"<div class='entry'><b>{10 + n}:00</b><p>{line}</p></div>" for n, line in enumerate(PROSE[2:]))
    found = cleaned(
        f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:2])}<div class='live-comments'>{lines}</div></article>"
    )
    assert [line for line in PROSE if line not in found] == []


def test_readers_comments_still_go() -> None:
    said = "".join(
        f"<li class='comment'><cite>Reader {n}</cite><p>{line}</p><a class='reply' href='#r'>Reply</a></li>"
        for n, line in enumerate(PROSE[2:])
    )
    found = cleaned(f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:2])}</article><ol class='comments'>{said}</ol>")
    assert found == PROSE[:2]


@pytest.mark.parametrize(("title", "lines"), [(TITLE, PROSE), (FRENCH_TITLE, FRENCH)])
@pytest.mark.parametrize(
    "section",
    [
        "<section class='s{n}'><p>{}</p></section>",
        "<section><div class='wrap'><div><p>{}</p></div></div></section>",
        "<section class='b'><h3>Part {n}</h3><div class='in'><p>{}</p></div></section>",
        "<div class='block-text'><div class='inner'><div><p>{}</p></div><img src='a.jpg'></div></div>",
    ],
)
def test_a_body_in_sibling_sections(title: str, lines: list[str], section: str) -> None:
    body = "".join(section.format(line, n=n) for n, line in enumerate(lines))
    found = cleaned(f"<article><h1>{title}</h1><div>{body}</div></article>", title)
    assert [line for line in found if not line.startswith("Part ")] == lines
    found = cleaned(f"<main><h1>{title}</h1>{body}</main><aside><p>{PROSE[5]}</p></aside>", title)
    assert [line for line in found if not line.startswith("Part ")] == lines


@pytest.mark.parametrize(("title", "lines"), [(TITLE, PROSE), (FRENCH_TITLE, FRENCH)])
def test_a_long_first_paragraph_in_a_box_of_its_own(title: str, lines: list[str]) -> None:
    lead = " ".join(lines)
    rest = [f"{line[:-1]} too." for line in lines[:2]]
    for box in ("<div class='chapo'><p>{}</p></div>", "<div><div class='x'>{}</div></div>", "<p class='intro'>{}</p>"):
        body = box.format(lead) + f"<div class='corps'><div class='t'>{paragraphs(rest)}</div></div>"
        assert cleaned(f"<div id='page'><h1>{title}</h1>{body}</div>", title) == [lead, *rest]
        assert cleaned(f"<div><h1>{title}</h1></div><div id='page'>{body}</div>", title) == [lead, *rest]


def test_links_to_other_sites_are_text() -> None:
    links = [f"Harbour guide number {n} with a map of the north bank" for n in range(1, 6)]
    items = "".join(f"<li><a href='https://guide{n}.example/'>{line}</a></li>" for n, line in enumerate(links))
    assert cleaned(f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}<ul>{items}</ul><p>{FRENCH[0]}</p></article>") == [
        *PROSE,
        *links,
        FRENCH[0],
    ]
    own = items.replace("https://guide", "/guide")
    assert cleaned(f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}<ul>{own}</ul><p>{FRENCH[0]}</p></article>") == [
        *PROSE,
        FRENCH[0],
    ]


@pytest.mark.parametrize(
    "card",
    [
        "<span class='tooltip-text'>Built 1931, 240 metres long.</span>",
        "<div class='hover-card'><b>Harbour bridge</b><div>Built 1931, 240 metres long.</div></div>",
        "<span role='tooltip'>Built 1931, 240 metres long.</span>",
    ],
)
def test_a_hover_card_is_not_glued_into_its_sentence(card: str) -> None:
    line = PROSE[0].replace("harbour bridge", f"<a href='/b'>harbour bridge</a>{card}")
    body = f"<div class='p'>{line}</div>{paragraphs(PROSE[1:])}"
    assert cleaned(f"<article><h1>{TITLE}</h1><div>{body}</div></article>") == PROSE


def test_the_tail_of_an_article_element_goes() -> None:
    boxes = (
        "<div class='keep-on'><h3>Keep on</h3><ul><li><a href='/a'>Tram line gets a museum at last</a></li></ul></div>"
        "<section class='paper'><h4>The Quay</h4><span>Every Friday</span><span>Harbour district</span></section>"
    )
    assert cleaned(f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}{boxes}</article>") == PROSE


@pytest.mark.parametrize(("title", "lines"), [(TITLE, PROSE), (FRENCH_TITLE, FRENCH)])
@pytest.mark.parametrize("word", ["related", "comments", "sidebar", "menu", "promo", "widget", "share", "player"])
def test_a_word_on_all_parts_of_a_text_makes_no_zone(word: str, title: str, lines: list[str]) -> None:
    parts = "".join(f"<section class='{word}-item'><p>{line}</p></section>" for line in lines)
    assert cleaned(f"<main><h1>{title}</h1>{parts}</main>", title) == lines


@pytest.mark.parametrize(
    "part",
    [
        "<div class='related-item'><p>{}</p><a href='/n/1'>More on the bridge and the harbour</a></div>",
        "<div class='comments-item'><cite>Reader</cite><p>{}</p></div>",
        "<div class='newsletter-box'><p>{}</p><input type='email'></div>",
    ],
)
def test_parts_that_are_what_their_names_say_are_no_text(part: str) -> None:
    html = f"<main><h1>{TITLE}</h1><video src='a.mp4'></video>{''.join(map(part.format, PROSE))}</main>"
    with pytest.raises(Rejected):
        cleaned(html)


def test_a_heading_over_nothing_but_links_goes() -> None:
    items = "".join(f"<li><a href='/n/{n}'>Another piece about the old tram line number {n}</a></li>" for n in range(4))
    assert (
        cleaned(f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}<h3>More stories</h3><ul>{items}</ul></article>") == PROSE
    )
