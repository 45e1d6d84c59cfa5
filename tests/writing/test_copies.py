"""What is a copy, and what only looks like one."""

from crawler.items import Article, Rejected
from pipelines.writing.copies import Copies
from tests.made_articles import id_of, made_article


def taken(*articles: Article, keep: bool = False) -> list[bool]:
    """Whether each article is written."""
    copies, answers = Copies(keep=keep), []
    for article in articles:
        known = copies.has(article)
        try:
            copies.check(article.record())
        except Rejected as why:
            assert (why.reason, why.detail) == ("copy", f"of {article.id}")
            answers.append(False)
        else:
            answers.append(True)
        assert known is not answers[-1]
    return answers


def of_url(text: str = "text", origin: str = "a.html", **fields: str) -> Article:
    return made_article(origin, text, url="https://a.test/1", **fields)


def test_one_address_and_one_text_are_one_article() -> None:
    again = of_url(origin="elsewhere.html", fetched_at="2026-01-02T00:00:00Z", title="cut differently")
    assert taken(of_url(), of_url("changed"), again) == [True, True, False]
    assert taken(of_url(), again, keep=True) == [True, True]


def test_one_text_under_two_names_is_two_articles() -> None:
    articles = [made_article(origin, "text", id=id_of(name)) for origin, name in (("1", "a"), ("2", "b"), ("3", "a"))]
    assert taken(*articles) == [True, True, False]
