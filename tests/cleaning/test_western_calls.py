"""Calls to the reader of English and French pages, known by their grammar; and sentences that open like them."""

import pytest

from tests.cleaning.western_pages import PROSE, lines_of, paragraphs


def cleaned(lines: list[str]) -> list[str]:
    return lines_of(paragraphs(lines))


@pytest.mark.parametrize(
    "line",
    [
        "Follow Nell Farrow on Twitter.",
        "Follow Nell Farrow on Twitter @nellfarrow",
        "Follow Tidewrack Sports on Facebook and Twitter for more rowing news and highlights.",
        "Follow us on Twitter @courier and Facebook.",
        "Like what you read? Follow us on Facebook.",
        "Get our free newsletter",
        "Sign up for breaking news alerts",
        "Get The Tide. Sign up to receive the top stories you need to know right now.",
        "Download our app for the latest news.",
        "Click here to read the full report by the Courier.",
        "Subscribe to our YouTube channel",
        "Already registered? Log in here.",
        "For more stories like this, visit our website.",
        "Story continues",
        "Article continues after sponsor message",
        "Sponsored by Brandel Works",
        "As an Amazon Associate we earn from qualifying purchases.",
        "We may earn a commission from links on this page.",
        "If you buy something through our links, we may earn an affiliate commission.",
        "Just a heads up, some of the links on the Courier are affiliate links. We earn if you buy.",
        "This post contains affiliate links.",
        "Media playback is unsupported on your device",
        "Watch the full video below:",
        "Listen (4 min)",
        "Image source, Getty Images",
        "Credit: Ann Weir/Getty Images",
        "Crédits photo : Ann Weir",
        "View this post on Instagram",
        "A post shared by Lena Ostrow (@ostrow) on Jan 3, 2019 at 2:20pm PST",
        "What do you think? Let us know in the comments.",
        "Got a tip? Email us at tips@courier.example.",
        "Questions? Comments? Email us at news@courier.example",
        "Suivez-nous sur Facebook et Twitter",
        "Devenez fan sur Facebook, suivez-nous sur Twitter",
        "Retrouvez toute l'actualité sur notre application.",
        "Vous aimez cet article ? Partagez-le",
        "Abonnez-vous à partir de 1€",
        "LIRE AUSSI » Le port change de mains",
        "Cliquez ici pour lire la suite",
    ],
)
@pytest.mark.parametrize("at", [3, 5])
def test_it_goes(line: str, at: int) -> None:
    assert cleaned([*PROSE[:at], line, *PROSE[at:]]) == PROSE


@pytest.mark.parametrize("line", ["Top stories", "Recommended for you", "Réagir à cet article", "Show more"])
def test_a_heading_or_button_goes_behind_the_text_alone(line: str) -> None:
    assert cleaned([*PROSE, line]) == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money on Twitter and you will find the same five names.",
        "Follow the river on foot, she says.",
        "Follow his advice on diet, not on Facebook friends.",
        "Join us on the quay, the poster said.",
        "Get our boats back, the fishermen shouted from the quay.",
        "Sign up to receive nothing but blame, one officer said.",
        "Farmers must sign up to receive the subsidy by the end of May.",
        "Download our files, the hackers wrote, and you will see.",
        "Click here and the whole office hears it, he said.",
        "Subscribe to the theory or not, the brakes are missing.",
        "For more news of his brother, he had to wait a year.",
        "The story continues in the next hall.",
        "Sponsored by the bank, the team rose. Then it fell.",
        "We may earn less, but we sleep at night.",
        "We may get compensation from the government if the quay is lost, he said.",
        "When you buy a boat you may receive a commission of two percent, he says.",
        "Since you're here, he told me, let us talk about the cranes.",
        "Stay with me for more, she called from the boat",
        "Subscribe now to end the strike, the leaflet said",
        "Suivez-nous sur le chemin du port",
        "Retrouvez nous sur la place du marché",
        "The firm may earn a commission of two percent on each sale.",
        "If you buy a boat, you will never have money again.",
        "The police found that the shop lived on affiliate links.",
        "Watch the video above the bar and you will see him twice.",
        "A shop may earn a commission on each sale, and pay no tax on it.",
        "The image is everything in his trade.",
        "Credit: nobody wants to take it.",
        "A post shared by thousands cost him his office.",
        "What do you think? she asked.",
        "Got a tip? Take it and go, said the waiter.",
        "Questions? He had none.",
        "Suivez-nous, leur dit le guide.",
        "Retrouvez vos papiers avant midi, dit la dame.",
        "Abonnez-vous à la patience, conseille le vieux marin.",
        "Cliquez ici, puis attendez trois jours.",
    ],
)
@pytest.mark.parametrize("at", [3, 5])
def test_a_sentence_stays(line: str, at: int) -> None:
    assert line in cleaned([*PROSE[:at], line, *PROSE[at:]])
