"""A crawl that is to stop, on a loop on which no time is waited for."""

from types import SimpleNamespace
from typing import Any

import pytest

from crawler.core.faults import Stopping
from crawler.core.signals import give_up
from crawler.extensions import prompt_stop
from crawler.extensions.prompt_stop import GRACE, PromptStop
from tests.rendering import stand_in


class Over(Exception):
    """All is broken off: the crawl would end now."""


def test_what_waits_is_taken_back_at_once_and_the_rest_broken_off_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []

    def send(signal: object) -> None:
        told.append(signal)
        raise Over

    waiting = [SimpleNamespace(errback=told.append)]
    looks: list[int] = []

    def take_back(crawler: object) -> list[Any]:
        looks.append(1)
        assert len(looks) < 100, "it waits for ever"
        return [waiting.pop()] if waiting else []

    monkeypatch.setattr(prompt_stop, "is_closing", lambda crawler: True)
    monkeypatch.setattr(prompt_stop, "take_back_waiting", take_back)
    crawler: Any = SimpleNamespace(signals=SimpleNamespace(send_catch_log=send))

    async def steps() -> None:
        with pytest.raises(Over):
            await PromptStop(crawler)._stop_soon()

    assert GRACE <= stand_in.run(steps()) < 2 * GRACE
    failure, signal = told
    assert isinstance(failure.value, Stopping)
    assert signal is give_up
