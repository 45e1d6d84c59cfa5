"""gs:// without a network: nobody waits for those who do not answer. The sockets are made up."""

import os
import sys
from types import SimpleNamespace

import pytest

from pipelines.engines import google_storage
from pipelines.engines.storage import StorageError, check_packages

asked: list[tuple[str, float]] = []


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The hosts that answer; whoever is asked stands in `asked`, with the seconds that were waited for."""
    hosts: set[str] = set()
    asked.clear()

    def connect(address: tuple[str, int], seconds: float) -> SimpleNamespace:
        asked.append((address[0], seconds))
        if address[0] not in hosts:
            raise OSError(None, "Network is unreachable") if address[1] == 443 else TimeoutError("timed out")
        return SimpleNamespace(close=lambda: None)

    monkeypatch.setattr(google_storage.socket, "create_connection", connect)
    monkeypatch.setattr(google_storage, "getproxies", dict)
    google_storage._connect.cache_clear()
    for name in ("NO_GCE_CHECK", "GCE_METADATA_HOST", "STORAGE_EMULATOR_HOST"):
        monkeypatch.setenv(name, "")  # what the code sets goes with the test
        monkeypatch.delenv(name)
    core = SimpleNamespace(url_to_fs=lambda place: (None, place))
    monkeypatch.setitem(sys.modules, "fsspec", SimpleNamespace(core=core))
    return hosts


def test_without_a_network_it_is_one_line_at_once(answering: set[str]) -> None:
    with pytest.raises(StorageError) as raised:
        check_packages("gs://bucket/in/")
    assert str(raised.value) == "gs://bucket/in/: storage.googleapis.com cannot be reached: Network is unreachable"
    assert asked == [("storage.googleapis.com", google_storage.STORAGE_SECONDS)]


def test_elsewhere_than_on_googles_machines_no_metadata_server_is_waited_for(answering: set[str]) -> None:
    answering.add("storage.googleapis.com")
    check_packages("gs://bucket/in/")
    assert os.environ["NO_GCE_CHECK"] == "true"
    assert asked[-1] == ("metadata.google.internal", google_storage.METADATA_SECONDS)
    check_packages("gs://bucket/out/")
    assert [host for host, _ in asked].count("storage.googleapis.com") == 1


def test_on_googles_machines_the_metadata_server_is_asked(answering: set[str]) -> None:
    answering |= {"storage.googleapis.com", "metadata.google.internal"}
    check_packages("gcs://bucket/in/")
    assert "NO_GCE_CHECK" not in os.environ


@pytest.mark.parametrize("way", ["emulator", "proxy"])
def test_where_something_stands_between_the_storage_itself_is_not_asked(
    way: str, answering: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "proxy":
        monkeypatch.setattr(google_storage, "getproxies", lambda: {"https": "http://proxy.test:3128"})
    else:
        monkeypatch.setenv("STORAGE_EMULATOR_HOST", "http://127.0.0.1:4443")
    check_packages("gs://bucket/in/")
    assert [host for host, _ in asked] == ["metadata.google.internal"]


def test_other_places_ask_nobody(answering: set[str]) -> None:
    check_packages("s3://bucket/in/")
    check_packages("folder/")
    assert asked == []
