"""What the worker of a run of one page does: it loads what cleans most pages while the run's own process begins.

What few pages need (trafilatura) is left to the page.
"""

import gc
import select
from functools import partial
from pathlib import Path
from socket import socket

from pipelines.worker_messages import serve


def serve_one(channel: socket) -> None:
    """Do what comes from a socket, as a worker does; get ready for it first."""
    warm_for_one(channel)
    serve(channel)


def warm_for_one(channel: socket | None = None) -> None:
    """Load what cleans most pages, read the phrases that each needs, and clean a page with a bit of everything.

    Nothing more of that is begun where a page has come from the socket: that one takes what it needs.
    """
    collects = gc.isenabled()
    # Nothing of what is imported is ever garbage. To look for it takes a tenth of the time, and later, in each worker,
    # writes to memory that the workers share.
    gc.disable()
    import pipelines.duplicates.signature
    import pipelines.in_worker  # noqa: F401 - what is asked of a worker stands there
    from pipelines.cleaning.chain import clean_page
    from pipelines.cleaning.labels.rules import label_rules
    from pipelines.cleaning.lexicon import lexicon

    page = Path(__file__).with_name("warm.html").read_bytes()
    for step in (lexicon, label_rules, partial(clean_page, page)):
        if channel is None or not select.select([channel], [], [], 0)[0]:
            step()
    if collects:
        gc.freeze()
        gc.enable()
