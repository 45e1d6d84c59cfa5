"""The process that commands are forked from: `python -m tests.processes.server FD`. Ends when the tests do."""

import gc
import json
import multiprocessing.util
import os
import runpy
import socket
import sys
import time
from pathlib import Path
from typing import Any

STREAMS = 3
LARGEST_REQUEST = 1 << 18


def imports() -> None:
    """What commands and their workers import. Nothing that makes a thread or chooses Twisted's reactor."""
    import scrapy.cmdline
    import scrapy.core.downloader.handlers.http11  # noqa: F401

    import crawler.spiders.news  # noqa: F401
    import pipelines.warm  # noqa: F401

    assert "twisted.internet.reactor" not in sys.modules
    gc.collect()
    gc.freeze()


def serve(channel: socket.socket) -> list[str] | None:
    """Fork for each request. Comes back in the fork, with the words of its command; at the end with None."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(channel, LARGEST_REQUEST, STREAMS)
        if not message:
            return None
        process = os.fork()
        if process == 0:
            channel.close()
            return become(json.loads(message), descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        channel.send(str(process).encode())
        channel.send(str(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])).encode())


def become(request: dict[str, Any], descriptors: list[int]) -> list[str]:
    """Take the streams, folder and environment of the command, and give its words."""
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    os.chdir(request["folder"])
    sys.path[0] = request["folder"]
    multiprocessing.util.spawnv_passfds = spawn  # type: ignore[attr-defined]
    return request["words"]  # type: ignore[no-any-return]


_spawn_anew = multiprocessing.util.spawnv_passfds  # type: ignore[attr-defined]


def spawn(path: bytes, arguments: list[str], kept: list[int]) -> int:
    """Start a process of multiprocessing's: a fork server is forked, with its imports; others start anew."""
    if "multiprocessing.forkserver" not in arguments[-1]:
        return _spawn_anew(path, arguments, kept)  # type: ignore[no-any-return]
    process = os.fork()
    if process:
        return process
    try:
        for name in list(Path("/proc/self/fd").iterdir()):
            if int(name.name) > 2 and int(name.name) not in kept:
                _close(int(name.name))
        exec(arguments[-1], {"__name__": "__main__"})
    finally:
        os._exit(0)


def _close(descriptor: int) -> None:
    try:
        os.close(descriptor)
    except OSError:  # the folder that was listed
        return


if __name__ == "__main__":
    imports()
    words = serve(socket.socket(fileno=int(sys.argv[1])))
    if words is not None:
        sys.argv = words
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
