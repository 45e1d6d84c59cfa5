"""What publishers wish, in a crawl: reservations, preferences, hours and a number of pages a day."""

import json
from datetime import UTC, datetime
from pathlib import Path

from tests.server import Page, Web, serving
from tests.spiders.crawling import article, crawl, rss

HOST = "http://sada.test"
PATHS = ("news/1001", "news/1002", "free/1003", "paid/1004", "paid/1005", "news/1006")


def web(**files: str) -> Web:
    web = Web()
    urls = [f"{HOST}/{path}" for path in PATHS]
    web.put(f"{HOST}/", '<link rel="alternate" type="application/rss+xml" href="/feed"><p>صدى')
    web.put(f"{HOST}/feed", Page(rss(urls), "application/rss+xml"))
    for url in urls:
        web.put(url, article(int(url[-4:])))
    for name, text in files.items():
        web.put(f"{HOST}/{name.replace('__', '.')}", Page(text, "text/plain"))
    return web


def flagged(rows: list[dict[str, object]]) -> list[str]:
    return sorted(str(row["url"])[-4:] for row in rows if "no-ai-training" in row["flags"])  # type: ignore[operator]


def test_reservations_and_preferences_of_a_site(tmp_path: Path) -> None:
    site = web(
        robots__txt="User-agent: *\nContent-Usage: /news/ train-ai=n\n",
        ai__txt="User-agent: *\nDisallow: /free/\n",
    )
    rules = [{"location": "/paid/*5$", "tdm-reservation": 1, "tdm-policy": f"{HOST}/terms"}]
    site.put(f"{HOST}/.well-known/tdmrep.json", Page(json.dumps(rules), "application/json"))
    site.put(f"{HOST}/news/1006", Page(article(1006).body, headers={"tdm-reservation": "1"}))
    with serving(site):
        run = crawl(site, tmp_path, f"url={HOST}/", "max=100", ARCHIVE=1)
        assert flagged(run.rows("sada.test")) == ["1001", "1002", "1003"]
        assert {(row["url"][-4:], row["reason"], row["detail"]) for row in run.rows("sada.test", "rejected")} == {
            ("1005", "tdm-reserved", f"tdmrep.json; terms: {HOST}/terms"),
            ("1006", "tdm-reserved", "header"),
        }
        asked = site.paths("sada.test")
        assert asked.index("/.well-known/tdmrep.json") < asked.index("/")  # before anything else is taken from the site
        assert asked.count("/ai.txt") == asked.count("/.well-known/tdmrep.json") == 1
        site.asked.clear()
        again = crawl(site, tmp_path, f"url={HOST}/", "revisit=0", TDM_OBEY=0)
        assert again.status == 0
        assert "/ai.txt" not in site.paths("sada.test")  # what it said is known for a day


def test_a_reservation_that_is_not_obeyed_is_flagged(tmp_path: Path) -> None:
    site = web()
    site.put(f"{HOST}/news/1001", article(1001, head='<meta name="tdm-reservation" content="1">'))
    with serving(site):
        run = crawl(site, tmp_path, f"url={HOST}/", TDM_OBEY=0)
    assert flagged(run.rows("sada.test")) == ["1001"]
    assert len(run.rows("sada.test")) == len(PATHS)


def site_file(folder: Path, **keys: object) -> Path:
    folder.mkdir(exist_ok=True)
    lines = [f"{key} = {json.dumps(value)}\n" for key, value in ({"home": f"{HOST}/"} | keys).items()]
    (folder / "sada.toml").write_text("".join(lines), encoding="utf-8")
    return folder


def test_a_site_is_asked_for_its_number_of_pages_a_day_over_all_runs(tmp_path: Path) -> None:
    sites = site_file(tmp_path / "sites", daily=4)
    with serving(web()) as site:
        counts = []
        for limit in (3, 100, 100):
            run = crawl(site, tmp_path / "out", "site=sada", f"max={limit}", SITES_DIR=sites)
            counts.append(sum(path[1:] in PATHS for path in site.paths("sada.test")))
        assert counts == [3, 4, 4]
        assert "the 4 pages of this day were asked for" in run.errors
        assert run.status == 0
        site_file(sites, daily=50)
        assert len(crawl(site, tmp_path / "out", "site=sada", SITES_DIR=sites).rows("sada")) == len(PATHS)


def test_a_site_is_asked_at_its_hours_only(tmp_path: Path) -> None:
    hour = datetime.now(UTC).hour
    sites = site_file(tmp_path / "sites", hours=f"{(hour + 3) % 24:02}-{(hour + 6) % 24:02}")
    with serving(web()) as site:
        run = crawl(site, tmp_path / "out", "site=sada", SITES_DIR=sites)
        assert run.status == 0
        assert site.asked == []
        assert "sada: its hours are" in run.errors
        site_file(sites, hours=f"{(hour - 3) % 24:02}-{(hour + 3) % 24:02}")
        assert len(crawl(site, tmp_path / "out", "site=sada", SITES_DIR=sites).rows("sada")) == len(PATHS)


def test_hours_that_end_while_a_run_is_under_way_leave_the_rest_due(tmp_path: Path) -> None:
    hour, late = datetime.now(UTC).hour, tmp_path / "late"
    sites = site_file(tmp_path / "sites", hours=f"{(hour - 3) % 24:02}-{(hour + 3) % 24:02}")

    def last(_: dict[str, str]) -> Page:
        late.touch()
        return article(1002)

    site = web()
    site.put(f"{HOST}/{PATHS[1]}", last)
    with serving(site):
        clock = ("-m", "tests.spiders.late_clock", str(late))
        run = crawl(site, tmp_path / "out", "site=sada", program=clock, SITES_DIR=sites)
        asked = site.paths("sada.test")
        assert asked[-1] == f"/{PATHS[1]}"  # nothing behind the end, not even what waited for its turn
        assert run.status == 0
        assert "are over; what is left waits for a later run" in run.errors
        assert "failed" not in run.output
        left = len(PATHS) - len(run.rows("sada"))
        assert f"pending     {left}: the next run goes on" in run.output
        assert 0 < left < len(PATHS)
        assert run.rows("sada", "rejected") == []
        again = crawl(site, tmp_path / "out", "site=sada", SITES_DIR=sites)
        assert again.urls("sada") == sorted(f"{HOST}/{path}" for path in PATHS)
    assert not [path for path in PATHS if site.paths("sada.test").count(f"/{path}") != 1]
