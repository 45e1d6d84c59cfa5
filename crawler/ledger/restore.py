"""What output files hold goes back into a ledger that does not know it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from crawler.core.text import all_valid
from crawler.ledger.ledger import Ledger
from crawler.ledger.outcome import DoneState
from crawler.ledger.waiting import day_ahead


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of an output file."""

    key: str
    """The page's URL in the ledger."""
    site: str
    state: DoneState
    moment: str
    """When the page was fetched, as the row says it; of several rows of a page the latest holds."""
    reason: str | None = None
    article: str | None = None
    content_hash: str | None = None
    revision: int = 1


def restore(ledger: Ledger, rows: Iterable[Kept], lengths: dict[str, int]) -> None:
    """Pages are known to be done, and files have their lengths (bytes, by path relative to the output folder).

    What a clock that was ahead has dated into the future is older than all else.
    """
    ahead = day_ahead()
    with ledger.transaction() as db:
        db.executemany(
            "INSERT INTO file VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET length = excluded.length", lengths.items()
        )
        for row in rows:
            values = asdict(all_valid(row)) | {"ahead": ahead}
            db.execute(
                "INSERT INTO url (url, site, state, hints, found_at, done_at, reason, article)"
                " VALUES (:key, :site, :state, '{}', :moment, :moment, :reason, :article)"
                " ON CONFLICT (url) DO UPDATE SET state = :state, tries = 0, done_at = :moment, reason = :reason,"
                f" article = coalesce(:article, article) WHERE {_since(':moment')} >= {_since('done_at')}",
                values,
            )
            if row.article and row.content_hash is not None:
                db.execute(
                    "INSERT INTO article (id, site, content_hash, written_at, revision)"
                    " VALUES (:article, :site, :content_hash, :moment, :revision)"
                    " ON CONFLICT (id) DO UPDATE SET content_hash = :content_hash, written_at = :moment,"
                    # Rows of older versions of naqi have no revision: each other text is one more.
                    " revision = max(:revision, revision"
                    " + (:content_hash != '' AND content_hash NOT IN ('', :content_hash)))"
                    f" WHERE {_since(':moment')} >= {_since('written_at')}",
                    values,
                )


def _since(moment: str) -> str:
    """SQL for a moment as it is compared."""
    return f"(CASE WHEN {moment} < :ahead THEN {moment} ELSE '' END)"
