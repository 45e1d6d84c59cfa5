"""What English and French templates put between paragraphs, and sentences that look like it."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.western_pages import PROSE, among, lines_of


def cleaned(line: str) -> list[str]:
    return lines_of(among(f"<p>{line}</p>"))


@pytest.mark.parametrize(
    "line",
    [
        "<b>Read more: <a href='/1'>Council to vote on the museum</a></b>",
        "RELATED: <a href='/1'>The great strike of 1974</a>",
        "Lesen Sie auch: <a href='/1'>Der Markt zieht wieder um</a>",
        "Te puede interesar: <a href='/1'>La fiesta del queso cumple diez años</a>",
        "Partager : Facebook X Courriel",
        "Mehr zum Thema: <a href='/1'>Schutz wird teurer</a>",
        "Anzeige",
        "Lire aussi : Le prix du gaz a triplé en un an",
        "À lire également <a href='/1'>Les verriers de la vallée</a>",
        "Sur le même sujet",
        "Story continues below advertisement",
        "La suite après la publicité",
        "Publicité",
        "Partager cet article",
        "Temps de lecture : 3 min",
        "Article réservé aux abonnés",
        "Il vous reste 70 % de cet article à lire.",
        "Déjà abonné ? Connectez-vous",
        "Subscribe to continue reading",
        "Get the day's top stories in your inbox every morning.",
        "By signing up, you agree to our Terms of Use and our Privacy Policy.",
        "Suivez toute l'actualité sur notre application",
        "Was this article helpful?",
        "Recevez chaque matin l'essentiel de l'actualité par e-mail.",
        "Story Tools",
        "Read or Share this story: http://courier.example/1x3D",
        "Anhören (4 Minuten)",
        "Ajouter à vos sélections",
        "S’inscrire",
        "Lesen Sie dazu auch",
        "Más información",
    ],
)
def test_it_goes(line: str) -> None:
    assert cleaned(line) == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the teacher said: it is the only advice that he ever gave.",
        "Related companies were not told of the fault.",
        "Follow the money on Facebook, he said.",
        "Weiterlesen lohnt sich, sagt die Lehrerin.",
        "Más información llegará mañana.",
        "Lire, écrire, compter : la réforme divise les parents.",
        "À lire aussi souvent que possible, dit-il en riant.",
        "La publicité pour le tabac est interdite depuis 1991.",
        "The letter lay in your inbox for a week, he told her.",
        "Subscribe to the theory or not, the brakes are missing.",
        "By signing up, he had agreed to everything.",
    ],
)
def test_a_sentence_stays(line: str) -> None:
    assert line in cleaned(line)


def above(line: str) -> list[str]:
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    html = f"<html><body><article><h1>Quays open late</h1><div>{line}</div>{body}</article></body></html>"
    return clean_page(html.encode()).text.split("\n")


@pytest.mark.parametrize(
    "line", ["Par Sylvie Morel et Luc Perrin", "By Jo Keller", "BY Jo Keller, Ann de Witt and Eva Roux"]
)
def test_who_wrote_it_goes(line: str) -> None:
    assert above(line) == PROSE


@pytest.mark.parametrize(
    "line", ["Par amour du verre et de la vallée", "By the time they came it was late", "By Jove they did it again"]
)
def test_a_deck_that_opens_so_stays(line: str) -> None:
    assert above(line) == [line, *PROSE]


def test_who_is_quoted_has_a_line_of_its_own() -> None:
    assert cleaned("<blockquote>Too late for all of us.<cite>Marta, 64</cite></blockquote>")[3:5] == [
        "Too late for all of us.",
        "Marta, 64",
    ]
    assert "She read <cite>The Herring Years</cite> twice.".replace("<cite>", "").replace("</cite>", "") in cleaned(
        "She read <cite>The Herring Years</cite> twice."
    )
