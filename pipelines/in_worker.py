"""What a worker process does with a page."""

import traceback
from collections.abc import Callable
from pathlib import Path

from crawler.core.machine import is_machine_fault
from crawler.items import Article, FetchedPage, Rejected, Trace
from crawler.saved import placed, read_page
from crawler.sites import SitesByHost

Outcome = tuple[Article | Rejected, Trace]
"""The article, or why there is none, and what happened on the way."""

Task = Callable[[FetchedPage], Outcome]
"""What a worker does with a page: a function that the worker can import."""


def clean_in_worker(page: FetchedPage, sites: SitesByHost | None = None) -> Outcome:
    """What a worker does with a page: returns the article, or why there is none, and what happened on the way.

    A page that is still in its file and of which no site is known is looked for among `sites`. Raises what is no fault
    of the page (`is_machine_fault`).
    """
    # Imported here: the main process, which only names this function, is spared trafilatura and dateparser.
    from pipelines.cleaning.chain import clean_fetched
    from pipelines.duplicates.signature import Signature, keys

    try:
        if page.body is None:
            page = read_page(page)
            if sites and page.site is None:
                page = placed(page, sites)
        result, trace = clean_fetched(page)
        if isinstance(result, Article):
            signature = Signature.of(result.text)
            trace.paragraphs, trace.text_keys = signature.paragraphs, tuple(keys(signature.codes))
        return result, trace
    except Rejected as why:
        return why, Trace.of(page)
    except Exception as error:
        if is_machine_fault(error):
            raise
        # A fault of ours must not lose the page: it is kept with its reason.
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return Rejected("cleaner-error", f"{type(error).__name__}: {error} ({where})"[:500]), Trace.of(page)
