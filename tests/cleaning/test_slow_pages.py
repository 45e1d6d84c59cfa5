"""Small pages never take long, however they are mutated: CPU seconds, measured in the soak run."""

import contextlib
import time

import pytest

from crawler.items import Rejected
from pipelines.cleaning.chain import clean_page
from tests.cleaning.mutated import LARGEST, mutated

PAGES = 1_000
MOST = 1.0
"""CPU seconds that all but one page of a thousand stay under."""


def cost_of(seed: int) -> float:
    raw = mutated(seed)
    assert len(raw) <= LARGEST
    started = time.process_time()
    with contextlib.suppress(Rejected):
        clean_page(raw, url="https://x.example/news/1")
    return time.process_time() - started


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_mutated_pages() -> None:
    clean_page(mutated(0))
    costs = sorted((cost_of(seed), seed) for seed in range(PAGES))
    assert costs[-2][0] < MOST, costs[-10:]
