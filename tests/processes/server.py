"""The process that commands are forked from: `python -m tests.processes.server FD`. Ends when the tests do."""

import gc
import importlib
import json
import multiprocessing.util
import os
import pkgutil
import resource
import runpy
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

DESCRIPTORS = 4
"""Of a request: standard input, output and errors of the command, and a socket for its number and exit status."""

LARGEST_REQUEST = 1 << 18


def imports() -> None:
    """What commands and their workers import and read. Nothing that makes a thread or chooses Twisted's reactor."""
    import scrapy.commands
    import scrapy.core.downloader.handlers.http11
    from scrapy.settings import default_settings
    from scrapy.utils.misc import load_object

    import crawler.commands
    import crawler.settings
    import pipelines.warm  # noqa: F401
    from crawler.sites.hosts import registered_domain

    for package in (scrapy.commands, crawler.commands):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    for settings in (vars(default_settings), vars(crawler.settings)):
        for name in settings:
            if name.endswith(("_MIDDLEWARES", "_MIDDLEWARES_BASE", "EXTENSIONS", "EXTENSIONS_BASE", "_PIPELINES")):
                for path in settings[name]:
                    load_object(path)
    importlib.import_module("crawler.spiders.news")
    registered_domain("sada.test")  # it reads the public suffixes
    assert "twisted.internet.reactor" not in sys.modules
    gc.collect()
    gc.freeze()


def serve(channel: socket.socket) -> list[str] | None:
    """Fork for each request. Comes back in the command's process, with its words; at the end with None."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # those that wait for a command are not waited for
    while True:
        message, descriptors, _, _ = socket.recv_fds(channel, LARGEST_REQUEST, DESCRIPTORS)
        if not message:
            return None
        if os.fork() == 0:
            channel.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            return stand_by(json.loads(message), descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def stand_by(request: dict[str, Any], descriptors: list[int]) -> list[str]:
    """Fork the command, tell its number and, when it is over, its exit status. Comes back in the command's process."""
    *streams, told = descriptors
    process = os.fork()
    if process == 0:
        os.close(told)
        return become(request, streams)
    for descriptor in streams:
        os.close(descriptor)
    os.write(told, str(process).encode())
    os.write(told, str(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])).encode())
    os._exit(0)


def become(request: dict[str, Any], descriptors: list[int]) -> list[str]:
    """Take the streams, folder and environment of the command, and give its words."""
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    os.chdir(request["folder"])
    if request["session"]:
        os.setsid()
    if request["largest_file"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (request["largest_file"], request["largest_file"]))
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
