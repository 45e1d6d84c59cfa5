import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings

from crawler.discovery.shards import Shard, read_shard, shard_of, shard_output

DOMAINS = [f"site-{number}.test" for number in range(2000)]


@given(st.text(min_size=1, max_size=40), st.integers(1, 40))
def test_each_domain_is_held_by_exactly_one_shard(domain: str, count: int) -> None:
    assert sum(Shard(index, count).holds(domain) for index in range(count)) == 1


@pytest.mark.parametrize("count", [1, 4, 9])
def test_a_machine_more_moves_only_what_it_takes(count: int) -> None:
    moved = [domain for domain in DOMAINS if shard_of(domain, count) != shard_of(domain, count + 1)]
    assert all(shard_of(domain, count + 1) == count for domain in moved)
    assert len(moved) == pytest.approx(len(DOMAINS) / (count + 1), rel=0.15)


def test_shards_are_of_one_size() -> None:
    sizes = [sum(Shard(index, 8).holds(domain) for domain in DOMAINS) for index in range(8)]
    assert min(sizes) > 0.75 * len(DOMAINS) / 8
    assert max(sizes) < 1.25 * len(DOMAINS) / 8


def test_the_hash_is_the_same_on_every_machine_and_in_every_version() -> None:
    assert [shard_of(domain, 4) for domain in ("sada.test", "miraat.test", "bbc.com", "ahram.org.eg")] == [3, 2, 1, 3]


@pytest.mark.parametrize(("text", "shard"), [("0/4", Shard(0, 4)), ("3/4", Shard(3, 4)), ("4/4", Shard(0, 4))])
def test_the_argument(text: str, shard: Shard) -> None:
    assert read_shard(text) == shard


@pytest.mark.parametrize("text", ["", "4", "5/4", "1/0", "a/b", "-1/4", "1/4/2", "1.5/4", "\u0661/\u0664"])
def test_a_wrong_argument_is_answered_in_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="I/N is wanted") as caught:
        read_shard(text)
    assert "\n" not in str(caught.value)


def test_a_shard_writes_below_the_output_folder_and_shares_no_ledger() -> None:
    settings = Settings({"OUTPUT_DIR": "out"})
    shard_output(settings, Shard(1, 4))
    assert settings["OUTPUT_DIR"] == "out/shard-1-of-4"
    with pytest.raises(ValueError, match="LEDGER is set"):
        shard_output(Settings({"OUTPUT_DIR": "out", "LEDGER": "one.sqlite"}), Shard(1, 4))
