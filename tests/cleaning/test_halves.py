"""Half an emoji in the JSON of a page costs that letter, and not the article."""

import json

import pytest

from naqi import clean_page
from pipelines.cleaning.halves import without_halves
from tests.spiders.crawling import SENTENCES

PAIR = r"\ud83d\ude00"


@pytest.mark.parametrize(
    ("source", "want"),
    [
        (r"a \ud83d b", r"a \ufffd b"),
        (r"a \uDE00 b", r"a \ufffd b"),
        (r"\ud83d\ud83d\ude00\ude00", r"\ufffd\ud83d\ude00\ufffd"),
        (PAIR, PAIR),
        (r"\\ud83d\\ude00", r"\\ud83d\\ude00"),
        (r"\\ud83d\\u0627", r"\\ufffd\\u0627"),
        (r"ab \u0627 \udx \ud8", r"ab \u0627 \udx \ud8"),
    ],
)
def test_a_half_is_replaced_and_a_pair_stays(source: str, want: str) -> None:
    assert without_halves(source) == want


@pytest.mark.parametrize("half", [r"\ud83d", r"\ude00"])
def test_an_article_of_json_is_taken(half: str) -> None:
    values = {
        "@type": "NewsArticle",
        "headline": "مكتبة @",
        "image": "/@.jpg",
        "articleBody": "\n\n".join(SENTENCES * 3),
    }
    text = json.dumps(values, ensure_ascii=False).replace("صباح", f"صباح {half}").replace("@.", f"{half}.")
    page = f'<html lang="ar"><head><script type="application/ld+json">{text}</script></head><body></body></html>'
    record = clean_page(page.encode(), url="https://sada.example/n/1").record()
    assert "صباح \ufffd اليوم" in record["text"]
    assert record["image"] is None
    json.dumps(record, ensure_ascii=False).encode()
