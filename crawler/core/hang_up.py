"""A terminal that goes away (a broken ssh connection, a window that is closed) stops a command as SIGTERM does."""

import os
import signal


def stop_when_hung_up() -> None:
    """From now on SIGHUP is handed on as SIGTERM, once: a shell that ends sends it again to those that have it already,
    and a second SIGTERM would end a crawl at once. Where SIGHUP is ignored (`nohup`) or cared for, that stays so."""
    if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:
        signal.signal(signal.SIGHUP, _hand_on)


def _hand_on(*_: object) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.kill(os.getpid(), signal.SIGTERM)
