"""Standard input as a file, for commands whose paths may be `-`."""

import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler import exit_status
from crawler.given_paths import what_to_do_with
from crawler.origins import STDIN
from crawler.saved_kinds import head_of, is_list_of_urls


@contextmanager
def standard_input(paths: Collection[str]) -> Iterator[Path | None]:
    """A file with all that comes in on standard input, until the end of the `with`; None where no path is `-`.

    It is read before an event loop runs, so that Ctrl-C ends a command that waits for a person to type. Raises
    UsageError where nothing can come in, or a list of URLs does, and OSError where there is no room for it.
    """
    if STDIN not in paths:
        yield None
        return
    if sys.stdin is None:
        raise UsageError(f"{STDIN}: standard input is closed")
    with tempfile.TemporaryDirectory(prefix="naqi-") as folder:
        file = Path(folder, "standard-input")
        try:
            with file.open("wb") as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy)
        except KeyboardInterrupt:
            raise SystemExit(exit_status.INTERRUPTED) from None
        if is_list_of_urls(head_of(file)):
            raise UsageError(f"{STDIN}: {what_to_do_with('FILE')}")
        yield file
