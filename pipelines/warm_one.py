"""What a worker process of a run of one page must have loaded. Imported by the fork server, never by the crawl.

The server waits for the main process longer than this takes. What few pages need (trafilatura) is left to the page.
"""

import gc
from pathlib import Path


def warm_for_one() -> None:
    """Load what cleans most pages, and clean one with a bit of everything: phrases are read, patterns compiled."""
    collects = gc.isenabled()
    # Nothing of what is imported is ever garbage. To look for it takes a tenth of the time, and later, in each worker,
    # writes to memory that the workers share.
    gc.disable()
    import pipelines.duplicates.signature
    import pipelines.worker_messages  # noqa: F401 - the worker talks by these, and signs what it has cleaned
    from pipelines.cleaning.chain import clean_page

    clean_page(Path(__file__).with_name("warm.html").read_bytes())
    if collects:
        gc.freeze()
        gc.enable()


warm_for_one()
