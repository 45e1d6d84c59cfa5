"""Whether anybody answers behind a gs:// address, asked before Google's packages are.

Without a network and without credentials these ask the machine's metadata server five times, then the storage six
times, each time with a longer pause: some 40 s a process and address, and minutes where packets are lost silently.
"""

import os
import socket
from functools import cache
from urllib.request import getproxies

PROTOCOLS = ("gs://", "gcs://")

STORAGE = ("storage.googleapis.com", 443)
METADATA = ("metadata.google.internal", 80)
"""Hands out a machine's credentials on Google's own machines, and answers nowhere else."""

STORAGE_SECONDS = 10.0
METADATA_SECONDS = 2.0
"""A connection that takes longer is none. The metadata server stands on the machine itself: it answers in a
millisecond."""


def is_google(place: str) -> bool:
    """Whether a place is in Google's storage."""
    return place.startswith(PROTOCOLS)


def check_answer() -> None:
    """Raises OSError, one line, where Google's storage cannot be reached.

    Where there is no metadata server, Google's packages are told so: they read credentials from files and the
    environment as ever, and else ask as anybody (public buckets).
    """
    if "STORAGE_EMULATOR_HOST" not in os.environ and not getproxies().keys() & {"https", "all"}:
        try:
            _connect(STORAGE, STORAGE_SECONDS)
        except OSError as error:
            raise OSError(f"{STORAGE[0]} cannot be reached: {error.strerror or error}") from error
    try:
        _connect((os.environ.get("GCE_METADATA_HOST") or METADATA[0], METADATA[1]), METADATA_SECONDS)
    except OSError:
        os.environ.setdefault("NO_GCE_CHECK", "true")


@cache
def _connect(address: tuple[str, int], seconds: float) -> None:
    """Connect once a process; where nobody answered it is tried again. Raises OSError."""
    socket.create_connection(address, seconds).close()
