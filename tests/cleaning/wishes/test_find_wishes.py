from datetime import UTC, datetime

import pytest

from crawler.items import FetchedPage, Rejected
from crawler.sites import UsageTerms
from pipelines.cleaning.chain import clean_fetched, clean_page
from tests.spiders.crawling import article

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def outcome(head: str = "", stated: UsageTerms = UsageTerms(), *, obey: bool = True) -> str:  # noqa: B008 - it is frozen
    """The reason of the rejection, or the flags."""
    page = str(article(7, head=head).body).encode()
    result, _ = clean_fetched(FetchedPage(page, "http://sada.test/7", fetched_at=NOW, stated=stated, obey_tdm=obey))
    return result.reason if isinstance(result, Rejected) else " ".join(result.flags)


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", ""),
        (meta("tdm-reservation", "1"), "tdm-reserved"),
        (meta("TDM-Reservation", " 1 "), "tdm-reserved"),
        (meta("tdm-reservation", "0"), ""),
        (meta("tdm-reservation", "yes"), ""),
        (meta("robots", "index, noai, noimageai"), "no-ai-training"),
        (meta("robots", "NOAI"), "no-ai-training"),
        (meta("robots", "noimageai"), "no-ai-training"),
        (meta("naqi", "noai"), "no-ai-training"),
        (meta("gptbot", "noai"), ""),
        (meta("robots", "noai noimageai"), "no-ai-training"),
        (meta("robots", "max-image-preview: none"), ""),
        ('<meta http-equiv="TDM-Reservation" content="1">', "tdm-reserved"),
        ('<meta http-equiv="X-Robots-Tag" content="gptbot: noai">', ""),
        ('<meta http-equiv="X-Robots-Tag" content="noai">', "no-ai-training"),
        ('<meta http-equiv="Content-Usage" content="train-ai=n">', "no-ai-training"),
        (meta("robots", "index, follow, max-image-preview:large"), ""),
    ],
)
def test_what_a_page_says(head: str, said: str) -> None:
    assert outcome(head) == said


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ((("tdm-reservation", "1"), ("tdm-policy", "https://sada.test/terms.json")), "tdm-reserved"),
        ((("tdm-reservation", "0"),), ""),
        ((("tdm-reservation", "0"), ("tdm-reservation", "1")), "tdm-reserved"),
        ((("x-robots-tag", "noai"),), "no-ai-training"),
        ((("x-robots-tag", "naqi: nofollow, noai"),), "no-ai-training"),
        ((("x-robots-tag", "gptbot: nofollow, noai"),), ""),
        ((("x-robots-tag", "gptbot: nofollow noai"),), ""),
        ((("x-robots-tag", "nofollow noai"),), "no-ai-training"),
        ((("x-robots-tag", "gptbot: noai, naqi: noimageai"),), "no-ai-training"),
        ((("x-robots-tag", "gptbot: noindex"), ("x-robots-tag", "noai")), "no-ai-training"),
        ((("x-robots-tag", "unavailable_after: 25 Jun 2030 15:00:00 PST, noai"),), "no-ai-training"),
        ((("content-usage", "train-ai=n"),), "no-ai-training"),
        ((("content-usage", "train-ai=y"),), ""),
        ((("content-usage", "search=y"), ("content-usage", "train-ai=n")), "no-ai-training"),
    ],
)
def test_what_the_headers_say(headers: tuple[tuple[str, str], ...], said: str) -> None:
    assert outcome(stated=UsageTerms(headers)) == said


def test_the_page_decides_over_the_header_and_the_header_over_the_file() -> None:
    reserved, free = (("tdm-reservation", "1"),), (("tdm-reservation", "0"),)
    assert outcome(stated=UsageTerms(tdm_file=(True, ""))) == "tdm-reserved"
    assert outcome(stated=UsageTerms(free, tdm_file=(True, ""))) == ""
    assert outcome(stated=UsageTerms(reserved, tdm_file=(False, ""))) == "tdm-reserved"
    assert outcome(meta("tdm-reservation", "0"), UsageTerms(reserved)) == ""


def test_one_of_several_preferences_is_enough() -> None:
    allowed = (("content-usage", "train-ai=y"),)
    assert outcome(stated=UsageTerms(allowed, robots_usage=("train-ai=n",))) == "no-ai-training"
    assert outcome(stated=UsageTerms(allowed, robots_usage=("train-ai=y", "search=n"))) == ""
    assert outcome(stated=UsageTerms(ai_txt=True)) == "no-ai-training"


def test_a_reservation_that_is_not_obeyed_is_a_flag() -> None:
    assert outcome(meta("tdm-reservation", "1"), obey=False) == "no-ai-training"


def test_the_terms_are_named_and_headers_can_be_handed_to_clean_page() -> None:
    page = str(article(7).body).encode()
    headers = [("TDM-Reservation", "1"), ("TDM-Policy", "https://sada.test/terms.json"), ("Server", "x")]
    with pytest.raises(Rejected, match=r"header; terms: https://sada\.test/terms\.json"):
        clean_page(page, url="http://sada.test/7", headers=headers)
    assert clean_page(page, url="http://sada.test/7", headers=headers, obey_tdm=False).flags == ["no-ai-training"]
    assert clean_page(page, url="http://sada.test/7", headers=dict(headers), obey_tdm=False).flags == ["no-ai-training"]
