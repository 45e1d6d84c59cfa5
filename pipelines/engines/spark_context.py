"""The driver's end of Spark: a context, whose Java is set up for handing archives out, and what goes wrong in one line.

What is set here are defaults: the user's spark-defaults.conf, PYSPARK_SUBMIT_ARGS and SPARK_SUBMIT_OPTS stand above
them, and under spark-submit, which has started its Java before, nothing is set at all (docs/scale.md).
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipelines.engines.exchange import EngineError
from pipelines.export.optional import need

OPTIONS = "SPARK_SUBMIT_OPTS"
"""The environment's options of the driver's Java. Properties among them stand below all other configuration."""

QUICK_COMPILER = "-XX:TieredStopAtLevel=1"
"""Java that passes paths on and waits does not live off compiled code: of the 27 s of processor time that it took to
clean one page, 12 went into compiling thoroughly."""

EVERYWHERE = (
    QUICK_COMPILER,
    f"-Dspark.executor.defaultJavaOptions={QUICK_COMPILER}",
    "-Dspark.ui.showConsoleProgress=false",
)
"""The last: a bar would write over the lines that tell of each archive."""

ON_THIS_MACHINE = ("-Dspark.ui.enabled=false",)
"""Where no cluster is named: a web server with a port of its own, for one command."""

PLAIN = (str, int, bool, float, bytes, bytearray, type(None))
"""Types of which Java is sent the values as they are."""


def spark_context(master: str | None) -> Any:
    """The context of a Spark cluster, or of the one that there is already. Raises MissingPackage, EngineError.

    `master` is the cluster as Spark names it; without, it is what Spark's configuration says, or this machine's cores.
    Spark starts the Python of PYSPARK_PYTHON on its workers, by default the system's: this one is named where none is.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    pyspark = need("pyspark", "spark")
    _send_plain_values()
    logging.getLogger("py4j").setLevel(logging.WARNING)  # it tells of its connections that they close
    conf = pyspark.SparkConf().setAppName("naqi")
    if master:
        conf.setMaster(master)
    with told(), _defaults(EVERYWHERE if master else EVERYWHERE + ON_THIS_MACHINE):
        return pyspark.SparkContext.getOrCreate(conf)


@contextmanager
def _defaults(options: tuple[str, ...]) -> Iterator[None]:
    """Options for a Java that is started meanwhile, before the user's own: of two that differ, the last counts."""
    before = os.environ.get(OPTIONS)
    os.environ[OPTIONS] = " ".join((*options, before or "")).strip()
    try:
        yield
    finally:
        if before is None:
            del os.environ[OPTIONS]
        else:
            os.environ[OPTIONS] = before


class _PlainValues:
    """Sends Java plain values as py4j does it anyway, before PySpark asks whether they are NumPy's.

    To ask that, PySpark 4.3 imports pandas and pyarrow where they are installed: 3 s.
    """

    def __init__(self) -> None:
        collections = need("py4j.java_collections", "spark")
        self._converters: dict[type, Any] = {dict: collections.MapConverter(), list: collections.ListConverter()}

    def can_convert(self, value: object) -> bool:
        return type(value) in PLAIN or type(value) in self._converters

    def convert(self, value: object, client: object) -> object:
        converter = self._converters.get(type(value))
        return converter.convert(value, client) if converter else value


def _send_plain_values() -> None:
    """Once a process: what is registered stays."""
    protocol = need("py4j.protocol", "spark")
    if not any(isinstance(one, _PlainValues) for one in protocol.INPUT_CONVERTER):
        protocol.register_input_converter(_PlainValues(), prepend=True)


@contextmanager
def told() -> Iterator[None]:
    """What Spark raises as EngineError: no Java, nobody at the master's address, a task that failed too often."""
    kinds = need("py4j.protocol", "spark").Py4JError, need("pyspark.errors", "spark").PySparkException
    try:
        yield
    except kinds as error:
        raise EngineError(f"Spark: {reason_in(str(error))}") from error


def reason_in(text: str) -> str:
    """The line of a Java error that says what it was; the first says only that there was one."""
    lines = [line.strip(" :") for line in text.splitlines() if line.strip(" :")]
    return next((line for line in lines if "Exception: " in line or line.startswith("[")), lines[0] if lines else "")
