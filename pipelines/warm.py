"""What a worker process must have loaded before its first page. Imported by the fork server, never by the crawl.

A page with a bit of everything is cleaned once, so that phrases are read, patterns compiled and libraries set up before
the workers branch off: the first pages of each would else take 0.3 s more.
"""

import gc
from pathlib import Path


def warm_up() -> None:
    """Load and set up everything that cleans pages."""
    # Nothing of what is imported is ever garbage. To look for it takes a tenth of the time, and later, in each worker,
    # writes to memory that the workers share.
    gc.disable()
    import trafilatura  # noqa: F401 - which is loaded at the first page that needs its vote

    from pipelines.cleaning.chain import clean_page
    from pipelines.cleaning.dates import parse_date

    clean_page(Path(__file__).with_suffix(".html").read_bytes())
    parse_date("3/4/24")  # the one kind of date in numbers that dateparser is asked for
    gc.freeze()
    gc.enable()


warm_up()
