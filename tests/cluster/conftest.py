"""Ray with two workers, a Spark master with a worker, and an S3 server, all on loopback, once for all tests.

Everything is small (memory, object store) and waits long: the machine may be busy with other things.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

PATIENCE = 300.0
"""Seconds that something may take to start."""

STARTS = 3
"""How often Ray is begun: other parts of it have limits of their own."""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The bucket of an S3 server; its address is in the environment, before any engine starts."""
    pytest.importorskip("moto")
    s3fs = pytest.importorskip("s3fs")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    variables = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": address,
        "FSSPEC_S3_ENDPOINT_URL": address,
    }
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with process(command, tmp_path_factory.mktemp("s3") / "log"):
        wait_for(port)
        s3fs.S3FileSystem(endpoint_url=address).mkdir("naqi-test")
        yield "s3://naqi-test"
    for name, value in before.items():
        os.environ.pop(name)
        if value is not None:
            os.environ[name] = value


@pytest.fixture(scope="session")
def gs_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The bucket of a server that speaks as Google's does."""
    pytest.importorskip("gcp_storage_emulator")
    pytest.importorskip("gcsfs")
    port = free_port()
    command = [str(Path(sys.executable).with_name("gcp-storage-emulator")), "start", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--default-bucket", "naqi-test", "--in-memory"]
    variables = {"STORAGE_EMULATOR_HOST": f"http://127.0.0.1:{port}", "FSSPEC_GS_TOKEN": "anon"}
    variables["GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT"] = "false"  # it asks by gRPC, which this server does not speak
    with pytest.MonkeyPatch.context() as patch, process(command, tmp_path_factory.mktemp("gs") / "log"):
        for name, value in variables.items():
            patch.setenv(name, value)
        wait_for(port)
        yield "gs://naqi-test"


@pytest.fixture(scope="session")
def ray_address(store: str) -> Iterator[None]:
    """A Ray of this machine with two workers; the adapter finds that it is connected already."""
    ray = pytest.importorskip("ray")
    import psutil  # Ray brings it

    # Ray gives its node 30 s, and nothing lengthens that: so its question whether the node is there waits for it.
    asked = ray._private.services.get_node

    def get_node(*args: object) -> object:
        wait_until(partial(answers, asked, *args))
        return asked(*args)

    patch = pytest.MonkeyPatch()
    patch.setattr(ray._private.services, "get_node", get_node)
    me = psutil.Process()
    before = set(me.children(recursive=True))
    for left in reversed(range(STARTS)):
        try:
            ray.init(
                num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=150_000_000, _memory=10**9
            )
            break
        except Exception:  # Ray's own word for a slow start is a bare Exception
            ray.shutdown()
            for one in set(me.children(recursive=True)) - before:  # what it leaves behind then
                one.kill()
            if not left:
                raise
    patch.undo()
    yield None
    ray.shutdown()


@pytest.fixture(scope="session")
def spark_address(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Spark master and a worker of two cores, as on two machines."""
    pyspark = pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("Spark wants a Java, and there is none")
    home = Path(pyspark.__file__).parent
    folder = tmp_path_factory.mktemp("spark")
    port = free_port()
    address = f"spark://127.0.0.1:{port}"
    os.environ |= {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
    settings = {
        "spark.executor.memory": "512m",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "true",  # as Spark has it: the user's configuration stands above ours
        "spark.network.timeout": "900s",
        "spark.executor.heartbeatInterval": "120s",
        "spark.local.dir": str(folder),
    }
    confs = " ".join(f"--conf {name}={value}" for name, value in settings.items())
    os.environ["PYSPARK_SUBMIT_ARGS"] = f"--driver-memory 512m {confs} pyspark-shell"
    run, deploy = str(home / "bin" / "spark-class"), "org.apache.spark.deploy"
    master = [run, f"{deploy}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
    worker = [run, f"{deploy}.worker.Worker", address, "--cores", "2", "--memory", "1g", "--host", "127.0.0.1"]
    worker += ["--webui-port", "0", "--work-dir", str(folder / "work")]
    with process(master, folder / "master.log"):
        wait_for(port)
        with process(worker, folder / "worker.log"):
            wait_until(lambda: "Successfully registered" in (folder / "worker.log").read_text())
            yield address
            pyspark.SparkContext.getOrCreate().stop()


@contextmanager
def process(command: list[str], log: Path) -> Iterator[None]:
    """A process that runs meanwhile."""
    with log.open("w") as file:
        running = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
    try:
        yield
    finally:
        running.terminate()
        running.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(port: int) -> None:
    def listens() -> bool:
        with socket.socket() as asked:
            return asked.connect_ex(("127.0.0.1", port)) == 0

    wait_until(listens)


def answers(function: Callable[..., object], *args: object) -> bool:
    """Whether a function of Ray's gives an answer yet."""
    try:
        function(*args)
    except RuntimeError:
        return False
    return True


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, f"nothing within {PATIENCE:g} s"
        time.sleep(0.2)
