from pathlib import Path

from crawler.ledger import Ledger, Outcome
from crawler.ledger.repeats import PRUNE_BELOW, PRUNE_EVERY, count_lines, read_counts
from pipelines.learned import Learned


def page(number: int, *lines: str) -> Outcome:
    return Outcome(f"https://news.example/{number}", "example", "written", None, f"id{number}", "hash", 1, lines)


def test_a_line_on_every_page_is_learned_and_one_of_a_single_page_is_not(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    assert Learned(ledger).of("example") == frozenset()
    ledger.commit([page(n, "تابعونا", f"خبر {n}") for n in range(100)], {})
    assert Learned(ledger).of("example") == {"تابعونا"}
    assert Learned(ledger).of("another.example") == frozenset()


def test_nothing_is_learned_of_a_site_with_few_pages(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.commit([page(n, "تابعونا") for n in range(5)], {})
    assert Learned(ledger).of("example") == frozenset()


def test_saved_pages_have_nothing_to_learn_from() -> None:
    assert Learned(None).of("example") == frozenset()


def test_rare_lines_are_forgotten_so_that_the_table_stays_small(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.commit([page(n, "تابعونا", f"خبر {n}") for n in range(PRUNE_EVERY)], {})
    with ledger.transaction() as db:
        assert db.execute("SELECT count(*) FROM repeat").fetchone() == (2,)
    assert ledger.repeats("example") == (PRUNE_EVERY, {"تابعونا": PRUNE_EVERY})
    assert PRUNE_BELOW < PRUNE_EVERY


def test_an_empty_line_is_no_page(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    with ledger.transaction() as db:
        for _ in range(PRUNE_BELOW):
            count_lines(db, "sada", ["", "line", "line"])
        assert read_counts(db, "sada") == (PRUNE_BELOW, {"line": PRUNE_BELOW})
