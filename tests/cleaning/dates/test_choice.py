"""Which of a page's dates is believed."""

from crawler.items import Hints
from crawler.sites import Site
from tests.cleaning.dates.dated import dated, ld


def test_a_dispute_is_flagged() -> None:
    article = dated("{title}<div>20 أيار 2025</div>{text}", ld(datePublished="2025-02-11"))
    assert (article.published, article.flags) == ("2025-02-11", ("date-disputed",))


def test_witnesses_that_do_not_copy_each_other_outweigh_one() -> None:
    article = dated(
        "{title}<div>نشر في 20 أيار 2025</div>{text}",
        ld(datePublished="2025-02-11"),
        url="https://akhbar.example/2025/05/20/jisr",
        hints=Hints(feed_published="2025-05-20T08:00:00+03:00"),
    )
    assert (article.published, article.flags) == ("2025-05-20T08:00:00+03:00", ())


def test_days_next_to_each_other_are_no_dispute() -> None:
    article = dated("{title}<div>21 أيار 2025</div>{text}", ld(datePublished="2025-05-20T22:41:00Z"))
    assert (article.published, article.flags) == ("2025-05-20T22:41:00+00:00", ())


def test_local_midnight_told_as_utc_is_the_day_that_the_page_shows() -> None:
    article = dated("{title}<div>21 أيار 2025</div>{text}", ld(datePublished="2025-05-20T21:00:00Z"))
    assert (article.published, article.published_from) == ("2025-05-21", "visible")


def test_local_time_stamped_as_utc_loses_its_offset() -> None:
    stamp = ld(datePublished="2025-05-20T10:15:00Z")
    line = "{title}<div>20 أيار 2025 10:15</div>{text}"
    assert dated(line, stamp).published == "2025-05-20T10:15:00"
    site = Site(name="akhbar", home="https://akhbar.example/", timezone="Asia/Beirut")
    assert dated(line, stamp, site=site).published == "2025-05-20T10:15:00+03:00"
    assert dated("{title}<div>20 أيار 2025 13:15</div>{text}", stamp).published == "2025-05-20T10:15:00+00:00"
