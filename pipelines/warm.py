"""What a worker process must have loaded before its first page. Imported by the fork server, never by the crawl.

A page with a bit of everything is cleaned once, so that phrases are read, patterns compiled and libraries set up before
the workers branch off: the first pages of each would else take 0.3 s more.
"""

import gc
from pathlib import Path


def warm_up() -> None:
    """Load and set up everything that cleans pages."""
    gc.disable()  # for the reason that pipelines/warm_one.py gives
    import trafilatura  # noqa: F401 - which is loaded at the first page that needs its vote

    import pipelines.cleaning.boilerplate.plain.bylines
    import pipelines.cleaning.boilerplate.plain.rounds  # noqa: F401
    from pipelines.cleaning.dates import parse_date
    from pipelines.cleaning.lexicon import lexicon
    from pipelines.warm_one import warm_for_one

    warm_for_one()
    for line in Path(__file__).with_name("warm_dates.txt").read_text(encoding="utf-8").splitlines():
        parse_date(line)  # the last is the one kind of date in numbers that dateparser is asked for
    lexicon().compile_all()
    gc.freeze()
    gc.enable()


try:
    warm_up()
except Exception:  # noqa: BLE001 - without the fork server nobody would hear of it: each worker fails at its first page
    gc.enable()
