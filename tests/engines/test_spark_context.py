"""What the Java of Spark is started with: defaults that the user's own configuration stands above."""

import os

import pytest

from pipelines.engines.exchange import EngineError
from pipelines.engines.spark_context import OPTIONS, QUICK_COMPILER, spark_context
from tests.engines.made_spark import Conf, put_in_spark


def options_of(monkeypatch: pytest.MonkeyPatch, master: str | None) -> tuple[list[str], dict[str, str]]:
    """The options that a Java is started with, and the configuration that it is given."""

    def start(conf: Conf) -> tuple[list[str], dict[str, str]]:
        return os.environ[OPTIONS].split(), conf.values

    put_in_spark(monkeypatch, start)
    started: tuple[list[str], dict[str, str]] = spark_context(master)
    return started


def test_java_compiles_quickly_here_and_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OPTIONS, raising=False)
    options, conf = options_of(monkeypatch, "spark://10.0.0.9:7077")
    assert QUICK_COMPILER in options
    assert f"-Dspark.executor.defaultJavaOptions={QUICK_COMPILER}" in options
    assert conf == {"spark.app.name": "naqi", "spark.master": "spark://10.0.0.9:7077"}
    assert OPTIONS not in os.environ


def test_the_users_own_options_come_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPTIONS, "-XX:TieredStopAtLevel=4 -Dspark.ui.enabled=true")
    options, _ = options_of(monkeypatch, None)
    assert options.index("-XX:TieredStopAtLevel=4") > options.index(QUICK_COMPILER)
    assert options.index("-Dspark.ui.enabled=true") > options.index("-Dspark.ui.enabled=false")
    assert os.environ[OPTIONS] == "-XX:TieredStopAtLevel=4 -Dspark.ui.enabled=true"


@pytest.mark.parametrize(("master", "shown"), [(None, False), ("spark://10.0.0.9:7077", True)])
def test_a_cluster_keeps_its_web_pages(master: str | None, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    options, conf = options_of(monkeypatch, master)
    assert ("-Dspark.ui.enabled=false" not in options) == shown
    assert ("spark.master" in conf) == shown


def test_the_environment_is_as_it_was_where_spark_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: Conf) -> None:
        raise ArithmeticError("no Java")

    monkeypatch.setenv(OPTIONS, "-Xss4m")
    put_in_spark(monkeypatch, start)
    with pytest.raises(EngineError, match=r"^Spark: no Java$"):
        spark_context(None)
    assert os.environ[OPTIONS] == "-Xss4m"


def test_plain_values_are_sent_without_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    protocol = put_in_spark(monkeypatch, lambda _: None)
    spark_context(None)
    spark_context(None)
    ours, others = protocol.INPUT_CONVERTER
    assert others == "NumPy's"
    for plain in ("text", 3, True, None, bytearray(b"task")):
        assert ours.can_convert(plain)
        assert ours.convert(plain, "java") is plain
    for collection in ({"a": "b"}, ["a"]):
        assert ours.can_convert(collection)
        assert ours.convert(collection, "java") == ("java", collection)
    assert not ours.can_convert(object())
