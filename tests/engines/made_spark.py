"""A PySpark without a Java, as far as a context is made of it."""

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest


class Conf:
    """As SparkConf, before there is a Java."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def setAppName(self, name: str) -> "Conf":
        self.values["spark.app.name"] = name
        return self

    def setMaster(self, master: str) -> "Conf":
        self.values["spark.master"] = master
        return self


class Converter:
    """As those of py4j for collections: they make values of Java's."""

    def convert(self, value: object, client: object) -> object:
        return client, value


class Protocol(SimpleNamespace):
    """As py4j.protocol."""

    def __init__(self, error: type[Exception]) -> None:
        super().__init__(Py4JError=error, INPUT_CONVERTER=["NumPy's"])

    def register_input_converter(self, converter: object, *, prepend: bool) -> None:
        self.INPUT_CONVERTER.insert(0 if prepend else len(self.INPUT_CONVERTER), converter)


def put_in_spark(
    monkeypatch: pytest.MonkeyPatch, start: Callable[[Conf], object], error: type[Exception] = ArithmeticError
) -> Protocol:
    """Let PySpark be there whose contexts are what `start` returns; `error` is what py4j and PySpark raise."""
    protocol = Protocol(error)
    for name, fake in {
        "pyspark": SimpleNamespace(SparkConf=Conf, SparkContext=SimpleNamespace(getOrCreate=start)),
        "pyspark.errors": SimpleNamespace(PySparkException=error),
        "py4j.protocol": protocol,
        "py4j.java_collections": SimpleNamespace(MapConverter=Converter, ListConverter=Converter),
    }.items():
        monkeypatch.setitem(sys.modules, name, fake)
    return protocol
